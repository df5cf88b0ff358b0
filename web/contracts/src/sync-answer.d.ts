// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { SyncAnswerFrame, SyncAnswerItem, SyncAnswerQuestion, SyncAnswerReferral } from './types.ts';

export declare function isFrame(value: unknown): value is SyncAnswerFrame;
export declare function isItem(value: unknown): value is SyncAnswerItem;
export declare function isQuestion(value: unknown): value is SyncAnswerQuestion;
export declare function isReferral(value: unknown): value is SyncAnswerReferral;
