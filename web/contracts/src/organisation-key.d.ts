// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { KeyOut } from './types.ts';

export declare function isOrganisationKey(value: unknown): value is KeyOut;
