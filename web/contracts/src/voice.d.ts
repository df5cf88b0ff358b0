// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { VoiceReadable } from './types.ts';

export declare function isVoice(value: unknown): value is VoiceReadable;
