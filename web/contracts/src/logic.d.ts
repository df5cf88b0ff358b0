// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { LogicReadable, LogicReadableItem } from './types.ts';

export declare function isLogic(value: unknown): value is LogicReadable;
export declare function isLogicItem(value: unknown): value is LogicReadableItem;
