// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { PicturesReadable } from './types.ts';

export declare function isPictures(value: unknown): value is PicturesReadable;
