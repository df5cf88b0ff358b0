// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
import type { EnrolmentReadable, EnrolmentLinkReadable } from './types.ts';

export declare function isEnrolment(value: unknown): value is EnrolmentReadable;
export declare function isLink(value: unknown): value is EnrolmentLinkReadable;
