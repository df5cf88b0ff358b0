// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { PaperFileOut } from './types.ts';

export declare function isPaperFile(value: unknown): value is PaperFileOut;
