// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { DriftAnswer } from './types.ts';

export declare function isDriftAnswer(value: unknown): value is DriftAnswer;
