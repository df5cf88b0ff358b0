// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { PackagePayloadReadable } from './types.ts';

export declare const isPackagePayload: {
  (value: unknown): value is PackagePayloadReadable;
  errors?: readonly { readonly instancePath: string; readonly schemaPath: string; readonly params: object }[] | null;
};
