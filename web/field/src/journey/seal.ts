// Loaded when a referral is sealed: age is 50 kB that no first screen needs.
import type { SealPackage } from './packages.ts';

export const sealInBrowser: SealPackage = async (claims, officerKey, certificate, recipient) => {
  const { sealPackage } = await import('@titian/sealing/packages');
  return sealPackage(claims, officerKey, certificate, recipient);
};
