// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { WordingReadable } from './types.ts';

export declare function isWording(value: unknown): value is WordingReadable;
