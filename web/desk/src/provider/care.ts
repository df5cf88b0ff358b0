/** What a member does with the opened key: give it to a colleague, come back with the paper. */
import { isPaperFile } from '@titian/contracts/paper-file';
import { encodeBase64, thumbprint } from '@titian/sealing';
import { makeMemberFile, openMemberFile } from '@titian/sealing/members';
import { makePhrase, normalisePhrase } from '@titian/sealing/words';
import { type Hub, HubError, readAnswer } from '../hub/requests.ts';
import { believe, type Memory } from './known-trust.ts';
import { openFiles, type OpenedKey, type OpenedKeys } from './open-package.ts';
import { type Member, type OrganisationKeyFacts, readFile } from './organisation.ts';

/** Files for one person, all locked with the same new words; nothing is sent before they have written the words down. */
export interface LockedFiles {
  readonly phrase: readonly string[];
  readonly files: readonly { readonly fingerprint: string; readonly file: string }[];
}

/** The opened keys this colleague has no file of. */
export function listMissing(member: Member, keys: OpenedKeys): readonly OpenedKey[] {
  return keys.filter((key) => !member.opens.includes(key.fingerprint));
}

/** Colleagues who lack a key that is open here, in use or still needed. */
export function listReceivers(facts: OrganisationKeyFacts, keys: OpenedKeys): readonly Member[] {
  return facts.members.filter((member) => !member.isSelf && listMissing(member, keys).length > 0);
}

/** Locks these keys with seven new words. */
export async function lockWithNewWords(keys: readonly OpenedKey[]): Promise<LockedFiles> {
  return lock(keys, makePhrase());
}

async function lock(keys: readonly OpenedKey[], phrase: string): Promise<LockedFiles> {
  const files: { fingerprint: string; file: string }[] = [];
  for (const key of keys) {
    const file = await makeMemberFile(key.identity, phrase, key.rootThumbprint);
    files.push({ fingerprint: key.fingerprint, file: encodeBase64(file) });
  }
  return { phrase: phrase.split(' '), files };
}

/**
 * The country has a new root and its six words were heard: from here on this browser and the member's own files believe
 * it and no other. The keys and the member's words stay; answers the files to keep. Raises what `believe` raises when
 * the hub's lists are not signed under it.
 */
export async function pinNewRoot(facts: OrganisationKeyFacts, phrase: string, memory: Memory): Promise<LockedFiles> {
  const root = await believeNewRoot(facts, memory);
  const opened = await openFiles(facts, phrase);
  return lock(
    opened.filter((key) => key.rootThumbprint !== root).map((key) => ({ ...key, rootThumbprint: root })),
    normalisePhrase(phrase),
  );
}

/** The same for a key that its paper opened: it is then locked with new words, under the new root. */
export async function underNewRoot(facts: OrganisationKeyFacts, key: OpenedKey, memory: Memory): Promise<OpenedKey> {
  return { ...key, rootThumbprint: await believeNewRoot(facts, memory) };
}

async function believeNewRoot(facts: OrganisationKeyFacts, memory: Memory): Promise<string> {
  const root = await thumbprint(facts.rootJwk);
  memory.forget(facts.organisationId);
  await believe(facts, root, memory);
  return root;
}

/** Hands the locked files to the hub: for a colleague, or as the member's own. */
export async function keepFiles(hub: Hub, { files }: LockedFiles, member: string | null): Promise<void> {
  for (const { fingerprint, file } of files) await hub.post('/organisation/key/files', { fingerprint, file, member });
}

/** Opens the key in use with the words of its paper, under whatever root it was printed. */
export async function openWithPaper(hub: Hub, facts: OrganisationKeyFacts, phrase: string): Promise<OpenedKey> {
  if (facts.fingerprint === null) throw new HubError('organisation_key.unknown', 404);
  const { file } = await readAnswer(hub.getJson(`/organisation/key/${facts.fingerprint}/paper`), isPaperFile);
  const opened = await openMemberFile(readFile(file), phrase);
  return { ...opened, fingerprint: facts.fingerprint };
}
