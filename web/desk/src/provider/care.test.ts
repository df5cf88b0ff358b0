/** Keys through their life in a member's browser: given, replaced, packages sealed anew, older lists refused. */
import { decodeBase64, sha256Hex, sign, SealingError, thumbprint } from '@titian/sealing';
import { makeOrganisationKey, openMemberFile, type OrganisationKey } from '@titian/sealing/members';
import { openText, sealText } from '@titian/sealing/complaints';
import { makePhrase } from '@titian/sealing/words';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Hub } from '../hub/requests.ts';
import { keepFiles, listMissing, listReceivers, lockWithNewWords, openWithPaper, pinNewRoot, underNewRoot } from './care.ts';
import { believe, browserMemory, type Memory } from './known-trust.ts';
import { makeNextKey } from './make-key.ts';
import { joinKeys, openReferral, type OpenedKeys, OtherKey, unlock } from './open-package.ts';
import type { Generation, OrganisationKeyFacts } from './organisation.ts';
import { listOpenComplaints, listOpenPackages, resealOpen } from './reseal.ts';
import {
  factsOf,
  freshMemory,
  generationOf,
  ITEM,
  keysOf,
  listOf,
  makeWorld,
  REFERRAL,
  sealTo,
  servedBy,
  times,
  type World,
} from './testing.ts';

const PAYLOAD = {
  level: 'TODAY',
  needs: ['accommodation'],
  child: false,
  language: 'id',
  interpreter: false,
  how_to_meet: 'at the blue gate',
  not_tell: [],
  reasons: [],
  rules: [],
  consent: { language: 'id', texts: ['consent.why'], given_for: ['a'] },
  made_on: '2026-11-25',
};

/** A package in the inbox. */
const ROW = {
  item_id: ITEM,
  referral_id: REFERRAL,
  position: 0,
  level: 'TODAY',
  status: 'opened',
  station: { id: 's1', name: 'Saphan Thong land crossing' },
  sha256: '0'.repeat(64),
  received_at: '2026-11-25T01:02:03Z',
  released_at: '2026-11-25T01:02:03Z',
  answer_due_at: '2026-11-25T02:02:03Z',
  answered_at: null,
  paused_at: null,
  from_ended_phone_on: null,
};

let world: World;
let root: string;
let old: OrganisationKey;
let next: OrganisationKey;
const phrase = makePhrase();
let ended: Generation;
let listed: Generation;
let facts: OrganisationKeyFacts;
let keys: OpenedKeys;

beforeAll(async () => {
  world = await makeWorld();
  root = await thumbprint(world.root.publicJwk);
  [old, next] = [await makeOrganisationKey(), await makeOrganisationKey()];
  ended = await generationOf(old, phrase, root, 'ended');
  listed = await generationOf(next, phrase, root, 'listed');
  facts = await factsOf(world, [listed, ended]);
  keys = await unlock(facts, phrase);
});

interface Relay {
  readonly hub: Hub;
  readonly posted: { path: string; body: Record<string, unknown> }[];
  sealed: Uint8Array;
}

/** A hub with one open package of the organisation, which takes what is sealed anew. */
function relayOf(sealed: Uint8Array, recipient: string, change: object = {}): Relay {
  const posted: Relay['posted'] = [];
  const relay: Relay = {
    posted,
    sealed,
    hub: {
      getJson: () => Promise.resolve({ packages: [{ ...ROW, recipient, ...change }], total: 1 }),
      getBytes: () => Promise.resolve(new Uint8Array(relay.sealed)),
      post: (path, body) => {
        posted.push({ path, body: body as Record<string, unknown> });
        return Promise.resolve(null);
      },
    },
  };
  return relay;
}

describe('one set of words, several keys', () => {
  test('the words open every key they were locked with', () => {
    expect(keys.map((key) => key.fingerprint)).toEqual([listed.fingerprint, ended.fingerprint]);
  });

  test('words of one key alone open that one, and a package of the other asks for the other words', async () => {
    const others = makePhrase();
    const older = await generationOf(old, others, root, 'ended');
    const served = await factsOf(world, [listed, older]);
    const opened = await unlock(served, others);
    expect(opened.map((key) => key.fingerprint)).toEqual([older.fingerprint]);
    const envelope = { itemId: ITEM, referralId: REFERRAL, recipient: listed.fingerprint, position: 0 };
    await expect(openReferral(servedBy({}), served, opened, envelope, freshMemory())).rejects.toBeInstanceOf(OtherKey);
  });

  test('a file that holds another key than the hub says is not used', async () => {
    const swapped = { ...listed, fingerprint: ended.fingerprint };
    await expect(unlock(await factsOf(world, [swapped]), phrase)).rejects.toMatchObject({ code: 'member_file.malformed' });
  });

  test('files under two roots are never opened together', async () => {
    const foreign = await generationOf(next, phrase, 'A'.repeat(43), 'listed');
    await expect(unlock(await factsOf(world, [foreign, ended]), phrase)).rejects.toMatchObject({ code: 'member_file.wrong_root' });
  });
});

describe('giving the key to a colleague', () => {
  const bob = (opens: readonly string[]) => ({ id: 'm2', name: 'Bob', isSelf: false, opens });

  test('locks what they lack with new words that are never sent', async () => {
    const member = bob([ended.fingerprint]);
    expect(listReceivers({ ...facts, members: [...facts.members, member] }, keys)).toEqual([member]);
    const locked = await lockWithNewWords(listMissing(member, keys));
    const { hub, posted } = relayOf(new Uint8Array(), listed.fingerprint);
    await keepFiles(hub, locked, member.id);
    expect(posted.map(({ path, body }) => [path, body['fingerprint'], body['member']])).toEqual([
      ['/organisation/key/files', listed.fingerprint, 'm2'],
    ]);
    const opened = await openMemberFile(decodeBase64(String(posted[0]?.body['file'])), locked.phrase.join(' '), root);
    expect(opened.identity).toBe(next.identity);
    expect(JSON.stringify(posted)).not.toContain(locked.phrase.slice(0, 2).join(' '));
  });

  test('nobody who has every key is offered it again, nor is the reader', () => {
    const all = bob([listed.fingerprint, ended.fingerprint]);
    expect(listReceivers({ ...facts, members: [...facts.members, all] }, keys)).toEqual([]);
  });
});

describe('the next key', () => {
  test('keeps the maker’s words and pins the same root, with a new paper', async () => {
    const made = await makeNextKey(keys, `  ${phrase.toUpperCase()} `);
    const member = await openMemberFile(made.memberFile, phrase, root);
    const paper = await openMemberFile(made.paperFile, made.paperPhrase.join(' '), root);
    expect(member.recipient).toBe(made.recipient);
    expect(paper.identity).toBe(member.identity);
    expect(made.recipient).not.toBe(next.recipient);
  });

  test('the paper opens the key in use, and says under which root it was made', async () => {
    const paper = await makeNextKey(keys, phrase);
    const served = { ...facts, fingerprint: listed.fingerprint };
    const hubWith = (file: Uint8Array): Hub =>
      servedBy({ [`/organisation/key/${listed.fingerprint}/paper`]: { file: btoa(String.fromCharCode(...file)) } });
    const opened = await openWithPaper(hubWith(paper.paperFile), served, paper.paperPhrase.join(' '));
    expect(opened.recipient).toBe(paper.recipient);
    expect(opened.rootThumbprint).toBe(root);
  });
});

describe('open packages of an older key', () => {
  test('are sealed anew for the listed key and say what the officer signed', async () => {
    const before = await sealTo(world, old.recipient, PAYLOAD);
    const relay = relayOf(before, ended.fingerprint);
    expect(await resealOpen(relay.hub, facts, keys, freshMemory(), listOpenPackages)).toEqual({ sealed: 1, failed: [], left: 0 });
    const [{ path, body }] = relay.posted as [Relay['posted'][number]];
    expect([path, body['recipient'], body['before']]).toEqual([`/packages/${ITEM}/reseal`, listed.fingerprint, await sha256Hex(before)]);
    const after = decodeBase64(String(body['ciphertext']));
    const envelope = { itemId: ITEM, referralId: REFERRAL, recipient: listed.fingerprint, position: 0 };
    const opened = await openReferral(servedBy({ [`/packages/${ITEM}/ciphertext`]: after }), facts, keys, envelope, freshMemory());
    expect(opened.payload.how_to_meet).toBe('at the blue gate');
  });

  test.each([
    ['closed', { status: 'arrived' }],
    ['sealed to the listed key already', { recipient: 'LISTED' }],
  ])('those %s are left alone', async (_, change) => {
    const recipient = 'recipient' in change ? { recipient: listed.fingerprint } : change;
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD), ended.fingerprint, recipient);
    expect(await resealOpen(relay.hub, facts, keys, freshMemory(), listOpenPackages)).toEqual({ sealed: 0, failed: [], left: 0 });
    expect(relay.posted).toEqual([]);
  });

  test('are never sealed to a key that the hub names and the country did not sign', async () => {
    const swapped = await makeOrganisationKey();
    const theirs = await generationOf(swapped, phrase, root, 'listed');
    // The hub says the swapped key is ours and listed; the country's list still says otherwise.
    const served = { ...facts, fingerprint: theirs.fingerprint, generations: [{ ...theirs, memberFile: null }, ...facts.generations] };
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD), ended.fingerprint);
    await resealOpen(relay.hub, served, keys, freshMemory(), listOpenPackages);
    expect(relay.posted.map(({ body }) => body['recipient'])).toEqual([listed.fingerprint]);
    // The hub shows a list that its own key signed.
    const forged = await sign({ kind: 'recipients', scope: 'TH', recipients: [], former: [], ...times }, world.hubKey);
    await expect(resealOpen(relay.hub, { ...served, recipients: forged }, keys, freshMemory(), listOpenPackages)).rejects.toMatchObject({
      code: 'key.out_of_scope',
    });
  });

  test('are never sealed to a listed key that is not in the member’s own file', async () => {
    const swapped = await generationOf(await makeOrganisationKey(), phrase, root, 'listed');
    const served = { ...facts, recipients: await listOf(world, [swapped]) };
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD), ended.fingerprint);
    expect(await resealOpen(relay.hub, served, keys, freshMemory(), listOpenPackages)).toEqual({ sealed: 0, failed: [], left: 0 });
    expect(relay.posted).toEqual([]);
  });

  test('that do not fit their envelope stay as they are', async () => {
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD, { position: 1 }), ended.fingerprint);
    expect(await resealOpen(relay.hub, facts, keys, freshMemory(), listOpenPackages)).toEqual({
      sealed: 0,
      failed: ['package.wrong_position'],
      left: 0,
    });
    expect(relay.posted).toEqual([]);
  });

  test('of a key that was stolen, under other words than the new one, need both sets of words', async () => {
    const words = makePhrase();
    const stolen = await generationOf(old, words, root, 'ended');
    const served = await factsOf(world, [listed, stolen]);
    const [newer, older] = [await unlock(served, phrase), await unlock(served, words)];
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD), stolen.fingerprint);
    expect(await resealOpen(relay.hub, served, older, freshMemory(), listOpenPackages)).toEqual({ sealed: 0, failed: [], left: 0 });
    expect(await resealOpen(relay.hub, served, newer, freshMemory(), listOpenPackages)).toEqual({ sealed: 0, failed: [], left: 1 });
    expect(await resealOpen(relay.hub, served, joinKeys(newer, older), freshMemory(), listOpenPackages)).toEqual({
      sealed: 1,
      failed: [],
      left: 0,
    });
  });

  test('wait for somebody who has the older words', async () => {
    const relay = relayOf(await sealTo(world, old.recipient, PAYLOAD), ended.fingerprint);
    const [newest] = keys;
    expect(await resealOpen(relay.hub, facts, [newest], freshMemory(), listOpenPackages)).toEqual({ sealed: 0, failed: [], left: 1 });
  });
});

describe('open complaints of an older key', () => {
  /** A hub with one open complaint of the body. */
  const bodyOf = (sealed: Uint8Array, recipient: string): Relay => {
    const relay = relayOf(sealed, recipient);
    const getJson = (path: string): Promise<unknown> => {
      expect(path).toBe('/complaints?limit=200&offset=0');
      return Promise.resolve({ complaints: [{ complaint_id: ITEM, kind: 'complaint', door: 'phone', recipient, status: 'new' }] });
    };
    const getBytes = (path: string): Promise<Uint8Array<ArrayBuffer>> => {
      expect(path).toBe(`/complaints/${ITEM}/reseal`); // nobody reads it by this
      return Promise.resolve(new Uint8Array(sealed));
    };
    return { ...relay, hub: { ...relay.hub, getJson, getBytes } };
  };

  test('are sealed anew for the listed key and say what they said', async () => {
    const said = { kind: 'complaint', about: ['money'], words: 'He took it.', answer_to: old.recipient };
    const before = await sealText(said, old.recipient);
    const body = bodyOf(before, ended.fingerprint);
    expect(await resealOpen(body.hub, facts, keys, freshMemory(), listOpenComplaints)).toEqual({ sealed: 1, failed: [], left: 0 });
    const [{ path, body: left }] = body.posted as [Relay['posted'][number]];
    expect([path, left['recipient'], left['before']]).toEqual([`/complaints/${ITEM}/reseal`, listed.fingerprint, await sha256Hex(before)]);
    const after = decodeBase64(String(left['ciphertext']));
    expect(await openText(after, next.identity)).toEqual(said);
    expect(after.length).toBe(before.length);
  });

  test('that cannot be opened stay as they are', async () => {
    const body = bodyOf(await sealText({}, next.recipient), ended.fingerprint);
    const outcome = await resealOpen(body.hub, facts, keys, freshMemory(), listOpenComplaints);
    expect(outcome).toEqual({ sealed: 0, failed: ['sealed_text.unopenable'], left: 0 });
    expect(body.posted).toEqual([]);
  });

  test('wait for the older words where only the newer are known', async () => {
    const body = bodyOf(await sealText({}, old.recipient), ended.fingerprint);
    const [newest] = keys;
    expect(await resealOpen(body.hub, facts, [newest], freshMemory(), listOpenComplaints)).toEqual({ sealed: 0, failed: [], left: 1 });
  });
});

describe('a new root of the country', () => {
  let other: World;
  let served: OrganisationKeyFacts;
  let newRoot: string;
  beforeAll(async () => {
    other = await makeWorld();
    newRoot = await thumbprint(other.root.publicJwk);
    served = { ...facts, rootJwk: other.root.publicJwk, keys: other.keys, recipients: await listOf(other, [listed, ended]) };
  });

  test('is refused until it is pinned; then keys and words are the same under it', { timeout: 30_000 }, async () => {
    const memory = freshMemory();
    await believe(facts, root, memory);
    await expect(believe(served, keys[0].rootThumbprint, memory)).rejects.toMatchObject({ code: 'root.mismatch' });
    const pinned = await pinNewRoot(served, ` ${phrase.toUpperCase()} `, memory);
    expect(pinned.files.map((file) => file.fingerprint)).toEqual([listed.fingerprint, ended.fingerprint]);
    const generations = served.generations.map((each, place) => ({
      ...each,
      memberFile: decodeBase64(pinned.files[place]?.file ?? ''),
    }));
    const after = await unlock({ ...served, generations }, phrase);
    expect(after.map((key) => [key.identity, key.rootThumbprint])).toEqual([
      [next.identity, newRoot],
      [old.identity, newRoot],
    ]);
    expect((await believe(served, newRoot, memory)).list).not.toBeNull();
    // What was pinned half-way is pinned to the end, and what is pinned already is left alone.
    const halfway = { ...served, generations: [generations[0] ?? listed, ended] };
    await expect(unlock(halfway, phrase)).rejects.toMatchObject({ code: 'member_file.wrong_root' });
    expect((await pinNewRoot(halfway, phrase, memory)).files.map((file) => file.fingerprint)).toEqual([ended.fingerprint]);
  });

  test('that did not sign the hub’s lists pins nothing', async () => {
    await expect(pinNewRoot({ ...served, keys: facts.keys }, phrase, freshMemory())).rejects.toBeInstanceOf(SealingError);
  });

  test('a key its paper opened is locked under it', async () => {
    expect((await underNewRoot(served, keys[0], freshMemory())).rootThumbprint).toBe(newRoot);
  });

  test('open complaints are sealed anew for the next key under it', async () => {
    const memory = freshMemory();
    const under = keys.map((key) => ({ ...key, rootThumbprint: newRoot })) as unknown as OpenedKeys; // as long as before
    const relay = relayOf(await sealText({ kind: 'complaint' }, old.recipient), ended.fingerprint);
    const hub = {
      ...relay.hub,
      getJson: () =>
        Promise.resolve({
          complaints: [{ complaint_id: ITEM, kind: 'complaint', door: 'phone', recipient: ended.fingerprint, status: 'new' }],
        }),
    };
    expect(await resealOpen(hub, served, under, memory, listOpenComplaints)).toEqual({ sealed: 1, failed: [], left: 0 });
  });
});

describe('what this browser has believed before', () => {
  let memory: Memory;
  beforeEach(async () => {
    memory = freshMemory();
    await believe({ ...facts, recipients: await listOf(world, [listed, ended], 5) }, root, memory);
  });

  test('an older list of recipients is refused though it is rightly signed', async () => {
    await expect(believe({ ...facts, recipients: await listOf(world, [ended], 4) }, root, memory)).rejects.toMatchObject({
      code: 'sequence.lower',
    });
  });

  test('another list under the number of one that was seen is refused, and the same one again is not', async () => {
    const same = await listOf(world, [listed, ended], 5);
    await believe({ ...facts, recipients: same }, root, memory);
    const lines = [[world.country, 'country', 'TH']] as const;
    for (const other of [{ recipients: await listOf(world, [ended], 5) }, { keys: await keysOf(world.root, lines), recipients: null }])
      await expect(believe({ ...facts, ...other }, root, memory)).rejects.toMatchObject({ code: 'sequence.lower' });
  });

  test('an older list of keys is refused though it is rightly signed', async () => {
    const lines = [[world.country, 'country', 'TH']] as const;
    await believe({ ...facts, keys: await keysOf(world.root, lines, 3), recipients: null }, root, memory);
    await expect(believe(facts, root, memory)).rejects.toMatchObject({ code: 'sequence.lower' });
  });

  test('another root is refused, and a hub that offers no list brings no older one back', async () => {
    const other = await makeWorld();
    const served = { ...facts, rootJwk: other.root.publicJwk, keys: other.keys, recipients: null };
    await expect(believe(served, await thumbprint(other.root.publicJwk), memory)).rejects.toMatchObject({ code: 'root.mismatch' });
    expect((await believe({ ...facts, recipients: null }, root, memory)).list).toBeNull();
    expect(memory.read('a')?.recipients).toBe(5);
  });

  test('is kept by organisation in the browser, and spoilt notes are as good as none', () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, text: string) => void held.set(name, text),
      removeItem: (name: string) => void held.delete(name),
    };
    const kept = browserMemory(() => storage as unknown as Storage); // the three calls it makes
    kept.write('a', { root, hubId: 'h', keys: 1, recipients: 2 });
    expect(kept.read('a')).toEqual({ root, hubId: 'h', keys: 1, recipients: 2 });
    expect(kept.read('b')).toBeNull();
    held.set('titian.trust.a', '{"root":7}');
    expect(kept.read('a')).toBeNull();
    const closed = browserMemory(() => {
      throw new SealingError('key.unknown');
    });
    closed.write('a', { root, hubId: 'h', keys: 1, recipients: 2 });
    expect(closed.read('a')).toBeNull();
  });
});
