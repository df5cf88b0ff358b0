// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { RecipientsReadable } from './types.ts';

export declare function isRecipients(value: unknown): value is RecipientsReadable;
