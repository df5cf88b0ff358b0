/** A referral without the person's yes: whether two officers signed it, and whether it may go to this organisation. */
import {
  type Certificate,
  listGenerations,
  type RecipientList,
  SealingError,
  thumbprint,
  type Trust,
  verifyCertificate,
} from '@titian/sealing';
import type { OpenedPackage } from '@titian/sealing/packages';
import { type Ground, verifySecond } from '@titian/sealing/without-consent';
import { without_consent as rules } from '../../../../contracts/sync.json';
import type { PackagePayload } from './payload.ts';

/**
 * `two`: both signatures were checked, and are of two officers. `one`: there is no second. `other`: there is a second, and
 * it does not fit. `unchecked`: a phone of before does not say whose it is.
 */
export type Officers = 'two' | 'one' | 'other' | 'unchecked';

/** What the hub has besides the package: certificates as they are now, and the second signature where there is one. */
export interface HubWord {
  readonly firstCertificate: string;
  readonly secondSignature: string;
  readonly secondCertificate: string;
}

export interface WithoutYes {
  readonly ground: Ground;
  readonly officers: Officers;
  /** Null where the country's list cannot say. */
  readonly isForUs: boolean | null;
}

/** As a page's dataset has it; null where the hub was not told that it goes without a yes. */
export function readHubWord(data: DOMStringMap): HubWord | null {
  const { firstCertificate, secondSignature = '', secondCertificate = '' } = data;
  return firstCertificate === undefined ? null : { firstCertificate, secondSignature, secondCertificate };
}

/** Null where the person said yes. Nothing that the hub says is taken on trust but that there is no second signature. */
export async function checkOfficers(
  { claims, certificate, digest }: OpenedPackage,
  payload: PackagePayload,
  word: HubWord | null,
  { trust, list }: { readonly trust: Trust; readonly list: RecipientList | null },
): Promise<WithoutYes | null> {
  const ground = payload.without_consent;
  if (ground === undefined) return null;
  if (!isGround(ground)) return { ground: 'threat_to_life', officers: 'unchecked', isForUs: false };
  const isForUs = list === null ? null : isAllowed(list, claims.recipient, ground);
  if (word === null || word.secondSignature === '') {
    // A phone of before told the hub nothing, and may have had a second officer.
    const isOfBefore = word === null && certificate.officer === null;
    return { ground, officers: isOfBefore ? 'unchecked' : 'one', isForUs };
  }
  const { referral_id, recipient } = claims;
  const statement = { referral_id, ground, recipient, level: payload.level, package: digest };
  const second = { signature: word.secondSignature, certificate: word.secondCertificate };
  try {
    await verifySecond(second, statement, await newest(certificate, word.firstCertificate, trust), trust);
    return { ground, officers: 'two', isForUs };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return { ground, officers: error.code === 'officer.unnamed' ? 'unchecked' : 'other', isForUs };
  }
}

/** The certificate of now for the same key: the one inside may be of before, and not say whose it is. */
async function newest(inside: Certificate, now: string, trust: Trust): Promise<Certificate> {
  if (inside.officer !== null) return inside;
  const renewed = await verifyCertificate(now, trust);
  return (await thumbprint(renewed.officerJwk)) === (await thumbprint(inside.officerJwk)) ? renewed : inside;
}

/** Whether the country lists this organisation, by whichever of its keys, for what this ground allows; no authority. */
function isAllowed(list: RecipientList, recipient: string, ground: Ground): boolean {
  const keys = listGenerations(list, recipient);
  const needs: readonly string[] = rules.needs[ground];
  return list.recipients
    .filter((each) => keys.has(each.fingerprint))
    .some(({ entry: { services, authority = null } }) => {
      return authority === null && Array.isArray(services) && services.some((need) => needs.includes(String(need)));
    });
}

function isGround(ground: string): ground is Ground {
  return Object.hasOwn(rules.needs, ground);
}
