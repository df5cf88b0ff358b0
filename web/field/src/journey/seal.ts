// Loaded when a referral is sealed: age is 50 kB that no first screen needs.
import { sealPackage } from '@titian/sealing/packages';
import { sealSlip, SLIP_BYTES, slipText } from '@titian/sealing/slips';
import type { SealPackage } from './packages.ts';
import type { WriteSlip } from './slip.ts';

export const sealInBrowser: SealPackage = (claims, officerKey, certificate, recipient) =>
  sealPackage({ ...claims, payload: { ...claims.payload } }, officerKey, certificate, recipient);

export const writeSlipInBrowser: WriteSlip = async (claims, officerKey, certificate, recipient) => {
  const sealed = await sealSlip({ ...claims, payload: { ...claims.payload } }, officerKey, certificate, recipient);
  return sealed.length > SLIP_BYTES ? null : slipText(sealed);
};
