// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { BrowserOut } from './types.ts';

export declare function isBrowser(value: unknown): value is BrowserOut;
