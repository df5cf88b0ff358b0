// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ComplaintsOut } from './types.ts';

export declare function isComplaints(value: unknown): value is ComplaintsOut;
