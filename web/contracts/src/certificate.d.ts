// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { CertificateOut } from './types.ts';

export declare function isCertificate(value: unknown): value is CertificateOut;
