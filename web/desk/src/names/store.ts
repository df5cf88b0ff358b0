/**
 * A list of names, sealed here. An organisation's key lies on the hub, locked with seven words that never leave the
 * browser; each of its lists is sealed to that key, taken from the opened file and never from the hub.
 *
 * Imports age: load this module only where a list is made or opened.
 */
import { SealingError } from '@titian/sealing';
import { openText, sealText } from '@titian/sealing/complaints';
import { makeMemberFile, makeOrganisationKey, openMemberFile, type OrganisationKey } from '@titian/sealing/members';

/** Every list has one length, so that the hub does not see how many stand on it: some 500 people. */
export const PADDED = 65_536;

export interface Person {
  readonly name: string;
  readonly agreed_on: string;
}

/** A new key for an organisation's lists, and its file locked with these words. */
export async function makeStore(phrase: string, root: string): Promise<{ readonly key: OrganisationKey; readonly file: Uint8Array }> {
  const key = await makeOrganisationKey();
  return { key, file: await makeMemberFile(key.identity, phrase, root) };
}

/** Refuses `phrase.malformed`, `member_file.unopenable`, `member_file.malformed`, `member_file.wrong_root`. */
export async function openStore(file: Uint8Array, phrase: string, root: string): Promise<OrganisationKey> {
  return openMemberFile(file, phrase, root);
}

/** Refuses `sealed_text.too_large`. */
export async function sealPeople(people: readonly Person[], key: OrganisationKey): Promise<Uint8Array> {
  return sealText({ people }, key.recipient, PADDED);
}

/** Refuses `sealed_text.unopenable`, `sealed_text.malformed`. */
export async function openPeople(ciphertext: Uint8Array, key: OrganisationKey): Promise<readonly Person[]> {
  const { people } = await openText(ciphertext, key.identity);
  if (!Array.isArray(people) || !people.every(isPerson)) throw new SealingError('sealed_text.malformed');
  return people;
}

/** Both lists as one: whoever stands on either stands on it once. */
export function joinPeople(theirs: readonly Person[], ours: readonly Person[]): readonly Person[] {
  const known = new Set(theirs.map(({ name }) => name));
  return [...theirs, ...ours.filter(({ name }) => !known.has(name))];
}

function isPerson(value: unknown): value is Person {
  if (typeof value !== 'object' || value === null) return false;
  const { name, agreed_on } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof agreed_on === 'string';
}
