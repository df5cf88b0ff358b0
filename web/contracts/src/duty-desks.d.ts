// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { DesksOut, DutyDesksReadable } from './types.ts';

export declare function isDesksAnswer(value: unknown): value is DesksOut;
export declare function isDutyDesks(value: unknown): value is DutyDesksReadable;
