// Loaded when a referral is sealed: age is 50 kB that no first screen needs.
import { sealPackage } from '@titian/sealing/packages';
import { sealSquares, SQUARES_BYTES, squaresText } from '@titian/sealing/squares';
import { importSigningKey } from '@titian/sealing';
import { claimsDigest, signWithoutConsent } from '@titian/sealing/without-consent';
import type { SealPackage, SignWithoutConsent } from './packages.ts';
import type { WriteSquares } from './squares.ts';

export const sealInBrowser: SealPackage = (claims, officerKey, certificate, recipient) =>
  sealPackage({ ...claims, payload: { ...claims.payload } }, officerKey, certificate, recipient);

export const signInBrowser: SignWithoutConsent = async (claims, ground, officerKey, second) => {
  const { referral_id, recipient, payload } = claims;
  const statement = { referral_id, ground, recipient, level: payload.level, package: await claimsDigest(claims) };
  return {
    ground,
    package: statement.package,
    first: await signWithoutConsent(statement, await importSigningKey(officerKey)),
    ...(second ? { second: await second.sign(statement) } : {}),
  };
};

export const writeSquaresInBrowser: WriteSquares = async (claims, officerKey, certificate, recipient) => {
  const sealed = await sealSquares({ ...claims, payload: { ...claims.payload } }, officerKey, certificate, recipient);
  return sealed.length > SQUARES_BYTES ? null : squaresText(sealed);
};
