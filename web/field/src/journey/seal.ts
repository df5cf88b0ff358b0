// Loaded when a referral is sealed: age is 50 kB that no first screen needs.
import { sealPackage } from '@titian/sealing/packages';
import type { SealPackage } from './packages.ts';

export const sealInBrowser: SealPackage = (claims, officerKey, certificate, recipient) =>
  sealPackage({ ...claims, payload: { ...claims.payload } }, officerKey, certificate, recipient);
