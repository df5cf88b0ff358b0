// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { DirectoryReadable } from './types.ts';

export declare function isDirectory(value: unknown): value is DirectoryReadable;
