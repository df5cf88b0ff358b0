// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { NonceOut } from './types.ts';

export declare function isNonce(value: unknown): value is NonceOut;
