// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { BoardAnswer } from './types.ts';

export declare function isBoardAnswer(value: unknown): value is BoardAnswer;
