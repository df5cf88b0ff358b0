// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { MineOut } from './types.ts';

export declare function isMine(value: unknown): value is MineOut;
