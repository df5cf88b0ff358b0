// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { LogicOverrides } from './types.ts';

export declare function isOverrides(value: unknown): value is LogicOverrides;
