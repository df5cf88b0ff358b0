// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { LanguagesReadable } from './types.ts';

export declare function isLanguages(value: unknown): value is LanguagesReadable;
