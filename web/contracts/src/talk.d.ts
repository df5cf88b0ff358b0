// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { TalkReadable } from './types.ts';

export declare function isTalk(value: unknown): value is TalkReadable;
