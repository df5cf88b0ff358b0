// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ComplaintOversightReadable } from './types.ts';

export declare function isComplaintOversight(value: unknown): value is ComplaintOversightReadable;
