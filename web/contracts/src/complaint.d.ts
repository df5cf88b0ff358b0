// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ComplaintReadable } from './types.ts';

export declare function isComplaint(value: unknown): value is ComplaintReadable;
