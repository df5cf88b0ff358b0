// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ReceiptFrame, ReceiptItem, RevocationReadable, StandingReadable } from './types.ts';

export declare function isReceiptPayload(value: unknown): value is ReceiptFrame;
export declare function isReceivedItem(value: unknown): value is ReceiptItem;
export declare function isRevocationPayload(value: unknown): value is RevocationReadable;
export declare function isStandingPayload(value: unknown): value is StandingReadable;
