// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { Releases } from './types.ts';

export declare function isReleases(value: unknown): value is Releases;
