/**
 * Organisations' keys, and the files they are kept in.
 *
 * An organisation has one age X25519 identity. Each member holds it in a file of their own, and one
 * more is sealed to a paper key: age passphrase files, seven generated words, scrypt work factor 15
 * (about half a second on a slow phone; 77 bits need no more). The plaintext is an age identity file
 * whose first comment pins the root. The hub stores the files and cannot open them.
 *
 * Imports age: load this module only where a key is made or opened.
 */
import { Decrypter, Encrypter, generateX25519Identity } from 'age-encryption';
import type { Bytes } from './encoding';
import { SealingError } from './errors';
import { identityRecipient } from './packages';
import { normalisePhrase } from './words';

/** Set explicitly: the library's own default costs four seconds on a phone. */
export const WORK_FACTOR = 15;
const ROOT_LINE = /^# titian root ([A-Za-z0-9_-]{43})$/;

export type OrganisationKey = { readonly identity: string; readonly recipient: string };
export type OpenedMemberFile = OrganisationKey & { readonly rootThumbprint: string };

/** A new organisation key, made in the browser of its first member. */
export async function makeOrganisationKey(): Promise<OrganisationKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityRecipient(identity) };
}

/**
 * The key file of one member (or of the paper key: the same, with another phrase).
 *
 * `workFactor` is for phrases that stand in clear beside what they lock, as a demo's do: no browser gives one.
 */
export async function makeMemberFile(identity: string, phrase: string, rootThumbprint: string, workFactor = WORK_FACTOR): Promise<Bytes> {
  await identityRecipient(identity);
  const rootLine = `# titian root ${rootThumbprint}`;
  if (!ROOT_LINE.test(rootLine)) throw new SealingError('member_file.malformed');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalisePhrase(phrase));
  encrypter.setScryptWorkFactor(workFactor);
  return new Uint8Array(await encrypter.encrypt(`${rootLine}\n${identity}\n`));
}

/**
 * The organisation key in a member's file, and the root pinned when the file was made.
 *
 * Refuses `phrase.malformed` (a word is not in the list), `member_file.unopenable` (wrong words or a
 * damaged file), `member_file.malformed`, and `member_file.wrong_root` when `expectedRoot` differs.
 */
export async function openMemberFile(file: Uint8Array, phrase: string, expectedRoot?: string): Promise<OpenedMemberFile> {
  // A hub could hand out a file that takes a gigabyte to try: nothing above our own factor is tried.
  const factor = /^age-encryption\.org\/v1\n-> scrypt [^ \n]+ (\d+)\n/.exec(String.fromCharCode(...file.subarray(0, 80)))?.[1];
  if (factor === undefined || Number(factor) > WORK_FACTOR) throw new SealingError('member_file.malformed');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalisePhrase(phrase));
  let text: string;
  try {
    text = await decrypter.decrypt(file, 'text');
  } catch {
    throw new SealingError('member_file.unopenable');
  }
  const [rootLine = '', identity = '', ...rest] = text.split('\n');
  const rootThumbprint = ROOT_LINE.exec(rootLine)?.[1];
  if (rootThumbprint === undefined || rest.join('') !== '') throw new SealingError('member_file.malformed');
  if (expectedRoot !== undefined && expectedRoot !== rootThumbprint) throw new SealingError('member_file.wrong_root');
  try {
    return { identity, recipient: await identityRecipient(identity), rootThumbprint };
  } catch {
    throw new SealingError('member_file.malformed');
  }
}
