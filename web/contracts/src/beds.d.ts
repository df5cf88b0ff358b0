// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { BedsReadable } from './types.ts';

export declare function isBeds(value: unknown): value is BedsReadable;
