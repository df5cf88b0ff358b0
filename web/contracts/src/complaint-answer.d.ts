// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ComplaintAnswerReadable } from './types.ts';

export declare function isComplaintAnswer(value: unknown): value is ComplaintAnswerReadable;
