// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { WorkOut } from './types.ts';

export declare function isWork(value: unknown): value is WorkOut;
