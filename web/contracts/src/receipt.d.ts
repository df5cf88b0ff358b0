// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ReceiptOut } from './types.ts';

export declare function isReceipt(value: unknown): value is ReceiptOut;
