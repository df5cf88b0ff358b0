/** Making an organisation's key: two sets of seven words, two locked files, and what the hub may know. */
import { encodeBase64, fingerprint, thumbprint } from '@titian/sealing';
import { makeMemberFile, makeOrganisationKey } from '@titian/sealing/members';
import { fingerprintWords, makePhrase, normalisePhrase } from '@titian/sealing/words';
import { believe, type Memory } from './known-trust.ts';
import type { OpenedKeys } from './open-package.ts';
import type { OrganisationKeyFacts } from './organisation.ts';

/** The key as it leaves this browser, and the words that must not. */
export interface MadeKey {
  readonly recipient: string;
  readonly fingerprint: string;
  readonly fingerprintWords: readonly string[];
  readonly phrase: readonly string[];
  readonly paperPhrase: readonly string[];
  readonly memberFile: Uint8Array;
  readonly paperFile: Uint8Array;
}

/**
 * The first key. The root is pinned into both files, after its list of keys was checked against it: from then on this
 * organisation believes no other root. Raises what `believe` raises.
 */
export async function makeKey(facts: OrganisationKeyFacts, memory: Memory): Promise<MadeKey> {
  const root = await thumbprint(facts.rootJwk);
  await believe(facts, root, memory);
  return lockNewKey(root, makePhrase());
}

/** The next key of an organisation under the same root, its maker's own file locked with the words they have already. */
export function makeNextKey(keys: OpenedKeys, ownPhrase: string): Promise<MadeKey> {
  return lockNewKey(keys[0].rootThumbprint, normalisePhrase(ownPhrase));
}

async function lockNewKey(root: string, phrase: string): Promise<MadeKey> {
  const key = await makeOrganisationKey();
  const paperPhrase = makePhrase();
  const ownFingerprint = await fingerprint(key.recipient);
  return {
    recipient: key.recipient,
    fingerprint: ownFingerprint,
    fingerprintWords: fingerprintWords(ownFingerprint),
    phrase: phrase.split(' '),
    paperPhrase: paperPhrase.split(' '),
    memberFile: await makeMemberFile(key.identity, phrase, root),
    paperFile: await makeMemberFile(key.identity, paperPhrase, root),
  };
}

/** What `POST /organisation/key` takes: no word and no identity in it. `replaces` is the key it follows, if any. */
export function uploadOf(made: MadeKey, replaces = ''): { recipient: string; member_file: string; paper_file: string; replaces: string } {
  return {
    recipient: made.recipient,
    member_file: encodeBase64(made.memberFile),
    paper_file: encodeBase64(made.paperFile),
    replaces,
  };
}

/** Two different places (from 1), in order, to ask for. `random` gives numbers from 0 up to 1. */
export function pickTwoPlaces(count: number, random: () => number = secureRandom): readonly [number, number] {
  const first = Math.floor(random() * count);
  const step = 1 + Math.floor(random() * (count - 1));
  const second = (first + step) % count;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** Whether what was typed is the word at that place; case and spaces do not matter. */
export function isWordAt(phrase: readonly string[], place: number, typed: string): boolean {
  try {
    return normalisePhrase(typed) === phrase[place - 1];
  } catch {
    return false;
  }
}

function secureRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
