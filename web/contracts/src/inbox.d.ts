// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { InboxOut } from './types.ts';

export declare function isInbox(value: unknown): value is InboxOut;
