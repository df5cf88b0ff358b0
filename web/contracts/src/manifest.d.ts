// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { ManifestReadable, ManifestPart } from './types.ts';

export declare function isManifest(value: unknown): value is ManifestReadable;
export declare function isPart(value: unknown): value is ManifestPart;
