// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { LearningReadable } from './types.ts';

export declare function isLearning(value: unknown): value is LearningReadable;
