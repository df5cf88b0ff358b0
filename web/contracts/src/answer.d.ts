// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { AnswerOut } from './types.ts';

export declare function isAnswer(value: unknown): value is AnswerOut;
