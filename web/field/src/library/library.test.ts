import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FieldError } from '../errors.ts';
import { codeOf } from '../testing/codes.ts';
import { HUB_ID, TestHub } from '../testing/hub.ts';
import { DIRECTORY, languages, release, wording } from '../testing/parts.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { Hub } from '../sync/hub.ts';
import { DAY } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { openShared, type Station } from '../vault/shared.ts';
import { readPayload } from './believe.ts';
import { changeRelease, otherRelease, removeVoice, sizesOf } from './changes.ts';
import { type FetchPart, Library, type Progress } from './library.ts';

const NOW = Date.parse('2026-11-25T08:00:00Z');

describe('the library', () => {
  let server: TestHub;
  let hub: Hub;
  let library: Library;
  let now = NOW;

  const adopt = async (onProgress?: (progress: Progress) => void) => {
    await library.adopt(await hub.releases(), { fetchPart: hub.fetchPart, onProgress });
    await library.fetchVoices({ fetchPart: hub.fetchPart });
    return library.ready();
  };
  const greeting = async (language = 'id') => (await library.wording(language)).texts['talk.greeting'];

  beforeEach(async () => {
    now = NOW;
    server = await TestHub.open();
    hub = new Hub(server.origin, server.fetch);
    await server.publish(release());
    library = await Library.open(server.enrolment(), { clock: () => now });
  });
  afterEach(async () => {
    library.close();
    await forgetDatabases();
  });

  it('is not ready before a release was adopted', async () => {
    expect(library.ready()).toMatchObject({ ready: false, languages: [], voices: [], bytes: 0 });
    expect(await codeOf(library.logic())).toBe('library.empty');
  });

  it('adopts a whole release and then reads it with no network', async () => {
    const seen: Progress[] = [];
    const ready = await adopt((progress) => seen.push(progress));
    expect(ready).toMatchObject({ ready: true, maturity: 'demo', age_days: 5, is_expired: false });
    expect(ready).toMatchObject({ languages: ['en', 'id', 'my'], voices: ['en', 'id'] });
    const voices = sizesOf(library).voices.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(seen.at(-1)).toEqual({ done_bytes: ready.bytes - voices, total_bytes: ready.bytes - voices });
    server.faults = ['unreachable'];
    library.close();
    library = await Library.open(server.enrolment(), { clock: () => now });
    expect(library.ready()).toEqual(ready);
    expect((await library.logic()).itemsById.has('P10')).toBe(true);
    expect(await greeting()).toBe('greeting id');
    expect((await library.directory()).pathways[1]?.gaps).toEqual(['Who can suspend a return here is not known.']);
    expect(await (await library.clip('id', 'item.P10.label'))?.text()).toBe('OggS papers');
    expect(await library.clip('id', 'item.P07.label')).toBeNull();
    expect(await library.picture('item.P10')).toMatch(/^blob:/);
    expect(await library.picture('item.none')).toBeNull();
  });

  it('adopts a live release in which everything is approved', async () => {
    await server.publish(release({ state: 'approved' }), 2);
    await sayLive(server);
    expect(await adopt()).toMatchObject({ ready: true, maturity: 'live' });
    expect(await (await library.clip('id', 'item.P10.label'))?.text()).toBe('OggS papers');
  });

  it('fetches the words of every language, the voices of its station, and a further voice on demand', async () => {
    await adopt();
    expect(await greeting('my')).toBe('greeting my');
    expect((await library.wording('my')).autonym).toBe('my in English'); // what it calls itself is not settled
    expect(await library.clip('my', 'talk.greeting')).toBeNull();
    const before = server.requests.length;
    await library.chooseVoices(['en', 'id', 'my']);
    expect(await adopt()).toMatchObject({ voices: ['en', 'id', 'my'] });
    const fetched = server.requests.slice(before).filter((request) => request.path.includes('/blobs/'));
    expect(fetched).toHaveLength(1); // the voice of one language, nothing twice
    expect(await (await library.clip('my', 'talk.greeting'))?.text()).toBe('OggS clip');
  });

  describe('at its station', () => {
    const land = { id: 'pier', name: 'Pier', kind: 'land' };
    let published = 1;
    const at = async (station: Station, likely: readonly unknown[]) => {
      const parts = release();
      const directory = { kind: 'directory', bytes: utf8(JSON.stringify({ ...DIRECTORY, languages: likely })) };
      await server.publish(
        { ...parts, country: [...parts.country.filter(({ kind }) => kind !== 'directory'), directory] },
        (published += 1),
      );
      library.close();
      library = await Library.open(server.enrolment(), { clock: () => now, station });
    };
    const everywhere = { tag: 'id', station_kinds: [], stations: [] };
    const byLand = { tag: 'my', station_kinds: ['land'], stations: [] };
    const fetchedBy = async (chosen?: readonly string[]): Promise<string[]> => {
      server.requests = [];
      if (chosen) await library.chooseVoices(chosen);
      await adopt();
      return server.requests.filter(({ path }) => path.includes('/blobs/')).map(({ path }) => path);
    };

    it.each<[string, Station, readonly unknown[], readonly string[]]>([
      ['of its kind', land, [everywhere, byLand], ['en', 'id', 'my']],
      ['of another kind', { ...land, kind: 'airport' }, [everywhere, byLand], ['en', 'id']],
      ['of a kind nobody said', { id: 'pier', name: 'Pier' }, [byLand], ['en', 'my']],
      ['that is named', land, [{ tag: 'my', station_kinds: [], stations: ['Pier'] }], ['en', 'my']],
      ['where another is named', land, [{ tag: 'my', station_kinds: [], stations: ['Bridge'] }], ['en']],
    ])('speaks what is likely %s', async (_what, station, likely, voices) => {
      await at(station, likely);
      expect(await adopt()).toMatchObject({ languages: ['en', 'id', 'my'], voices });
    });

    it('asks for the same parts as every phone there, whoever is spoken to', async () => {
      await at(land, [everywhere, byLand]);
      const one = await fetchedBy();
      await greeting('my');
      await library.clip('my', 'talk.greeting');
      expect(await fetchedBy()).toEqual([]);
      await forgetDatabases();
      await at(land, [everywhere, byLand]);
      expect([...(await fetchedBy())].sort()).toEqual([...one].sort());
    });

    it('keeps what was fetched of a voice when a release is adopted meanwhile', async () => {
      await at(land, [everywhere, byLand]);
      let calls = 0;
      const slow: FetchPart = async (sha256, from) => {
        calls += 1;
        if (calls === 2) void library.adopt(await hub.releases(), { fetchPart: hub.fetchPart });
        return hub.fetchPart(sha256, from);
      };
      await library.adopt(await hub.releases(), { fetchPart: hub.fetchPart });
      await library.fetchVoices({ fetchPart: slow });
      await library.adopt(await hub.releases(), { fetchPart: hub.fetchPart });
      server.requests = [];
      await library.fetchVoices({ fetchPart: hub.fetchPart });
      expect(library.ready().voices).toEqual(['en', 'id', 'my']);
      const fetched = server.requests.filter(({ path }) => path.includes('/blobs/')).map(({ path }) => path);
      expect(new Set(fetched).size).toBe(fetched.length);
      expect(fetched.length).toBeLessThan(4);
    });

    it('leaves out the voice that was taken off, and follows the list where it grows', async () => {
      await at(land, [everywhere]);
      await adopt();
      await removeVoice(library, 'id');
      await at(land, [everywhere, byLand]);
      expect(await adopt()).toMatchObject({ voices: ['en', 'my'] });
      await library.chooseVoices(['en', 'id', 'my']); // ticked again
      expect(await adopt()).toMatchObject({ voices: ['en', 'my', 'id'] });
    });

    it('is in use as soon as the words are here, and each voice as soon as that is', async () => {
      await at(land, [everywhere, byLand]);
      const seen: (readonly string[])[] = [];
      const options = { fetchPart: hub.fetchPart, onMore: () => seen.push(library.ready().voices) };
      expect(await library.adopt(await hub.releases(), options)).toMatchObject({ ready: true, voices: [] });
      await library.fetchVoices(options);
      expect(seen).toEqual([['en'], ['en', 'id'], ['en', 'id', 'my']]);
    });

    it('goes on with the voices where the network broke, without asking for the release anew', async () => {
      await at(land, [everywhere, byLand]);
      const voiced = new Set<string>();
      for (const part of readPayload(server.releases.manifests[1] ?? '')['parts'] as { kind: string; language: string; sha256: string }[])
        if (part.kind === 'voice' && part.language === 'my') voiced.add(part.sha256);
      const broken: FetchPart = (sha256, from) => {
        if (voiced.has(sha256)) throw new FieldError('part.unreachable', { kind: 'voice' });
        return hub.fetchPart(sha256, from);
      };
      await library.adopt(await hub.releases(), { fetchPart: broken });
      expect(await codeOf(library.fetchVoices({ fetchPart: broken }))).toBe('part.unreachable');
      expect(library.ready()).toMatchObject({ ready: true, voices: ['en', 'id'] });
      server.requests = [];
      await library.fetchVoices({ fetchPart: hub.fetchPart });
      expect(library.ready().voices).toEqual(['en', 'id', 'my']);
      expect(server.requests.every(({ path }) => path.includes('/blobs/'))).toBe(true);
    });
  });

  it('keeps the words and the voice of a talk whose language the next release leaves out', async () => {
    await adopt();
    const { release: logic } = await library.logic();
    const parts = release({ greeting: 'new' });
    const without = parts.country.filter((part) => part.language !== 'id' && part.kind !== 'languages');
    await server.publish({ ...parts, country: [languages({ en: 'draft', my: 'draft' }), ...without] }, 2);
    await adopt();
    expect(await codeOf(library.wording('id'))).toBe('library.language_missing');
    expect((await library.wording('id', logic)).texts['talk.greeting']).toBe('greeting id');
    expect(await (await library.clip('id', 'item.P10.label', logic))?.text()).toBe('OggS papers');
    expect((await library.wording('en', logic)).texts['talk.greeting']).toBe('new'); // the same questions: the newer words
  });

  it('says a talk with the words of its own questions', async () => {
    await adopt();
    const { release: logic } = await library.logic();
    const parts = release({ asked: 'new words' });
    const other = JSON.parse(new TextDecoder().decode(parts.publisher[0]?.bytes)) as Record<string, unknown>;
    const newer = { kind: 'logic', bytes: utf8(JSON.stringify({ ...other, version: '2' })) };
    await server.publish({ ...parts, publisher: [newer, ...parts.publisher.slice(1)] }, 2);
    await adopt();
    expect((await library.wording('id', logic)).texts['item.P10.label']).toBe('papers id');
    expect((await library.wording('id')).texts['item.P10.label']).toBe('new words');
  });

  it('fetches only what changed when one module says other words', async () => {
    await adopt();
    const before = server.requests.length;
    await server.publish(release({ asked: 'new words' }), 2);
    await adopt();
    expect(server.requests.slice(before).filter((request) => request.path.includes('/blobs/'))).toHaveLength(1);
    expect((await library.wording('id')).texts).toEqual({ 'talk.greeting': 'greeting id', 'item.P10.label': 'new words' });
  });

  it('keeps every part of the old release until the new one is whole', async () => {
    await adopt();
    const clip = crypto.getRandomValues(new Uint8Array(60_000));
    await server.publish(release({ asked: 'new words', clip }), 2);
    server.cutBlobsAfter = 50_000;
    expect(await codeOf(adopt())).toBe('part.unreachable');
    expect((await library.wording('id')).texts['item.P10.label']).toBe('papers id');
    expect(await (await library.clip('id', 'talk.greeting'))?.text()).toBe('OggS clip');
    server.cutBlobsAfter = null;
    await adopt();
    expect((await library.wording('id')).texts['item.P10.label']).toBe('new words');
    expect(await (await openShared()).getAllKeys('partials')).toEqual([]);
  });

  it('leaves nothing half-fetched of a release it never adopted', async () => {
    await server.publish(release({ clip: crypto.getRandomValues(new Uint8Array(60_000)) }), 2);
    server.cutBlobsAfter = 50_000;
    await codeOf(adopt());
    expect((await (await openShared()).getAllKeys('partials')).length).toBeGreaterThan(0);
    server.cutBlobsAfter = null;
    await server.publish(release(), 3);
    await adopt();
    expect(await (await openShared()).getAllKeys('partials')).toEqual([]);
  });

  it('offers languages before their words are here, and those that await a recording', async () => {
    await adopt();
    const offered = await library.languages();
    expect(offered.map(({ tag, audio }) => [tag, audio])).toEqual([
      ['en', 'claimed'],
      ['id', 'claimed'],
      ['my', 'claimed'],
      ['rhg', 'awaiting_recording'],
    ]);
    expect(offered[2]).toMatchObject({ greeting: 'greeting my', autonym: null, direction: 'ltr', state: 'draft' });
    expect(offered.filter((each) => each.state !== null).map((each) => each.tag)).toEqual(['en', 'id', 'my']);
    await library.chooseVoices(['en', 'id', 'rhg']);
    expect(await adopt()).toMatchObject({ languages: ['en', 'id', 'my'], voices: ['en', 'id'] });
  });

  it('fetches what officers read in the officer’s language alone, and English to fall back on', async () => {
    await adopt();
    expect((await library.wording('id')).texts['rule.R01s.officer']).toBeUndefined();
    expect((await library.officerWording()).texts['rule.R01s.officer']).toBe('Call an ambulance.');
    await library.chooseOfficerLanguage('id');
    expect((await library.officerWording()).language).toBe('id'); // its words for the person are here already
    expect((await library.officerWording()).texts['rule.R01s.officer']).toBe('Call an ambulance.');
    const before = server.requests.length;
    await adopt();
    expect(server.requests.slice(before).filter((request) => request.path.includes('/blobs/'))).toHaveLength(1);
    expect((await library.officerWording()).texts).toMatchObject({
      'talk.greeting': 'greeting id',
      'rule.R01s.officer': 'Panggil ambulans.',
      'rule.R10.officer': 'Refer today.',
    });
  });

  it('shows an officer what is not written in theirs in English', async () => {
    await library.chooseOfficerLanguage('my');
    await adopt();
    expect((await library.officerWording()).texts).toMatchObject({
      'talk.greeting': 'greeting my',
      'rule.R01s.officer': 'Call an ambulance.',
    });
  });

  it('fetches a release of an older app anew', async () => {
    await adopt();
    const { publisher, country } = release();
    await server.publish({ publisher, country: country.filter((part) => part.kind !== 'languages') }, 2);
    const shared = await openShared();
    const held = await shared.get('libraries', HUB_ID);
    if (!held?.release) throw new Error('nothing was adopted');
    await shared.put('libraries', { ...held, release: { ...held.release, country: server.releases.manifests[1] ?? '' } });
    shared.close();
    library.close();
    library = await Library.open(server.enrolment(), { clock: () => now });
    expect(library.ready().ready).toBe(false);
    expect(await codeOf(adopt())).toBe('release.incomplete'); // nor is one taken that lists no languages
    await server.publish(release(), 3);
    expect(await adopt()).toMatchObject({ ready: true });
  });

  it('resumes a broken download where it broke', async () => {
    const clip = crypto.getRandomValues(new Uint8Array(60_000));
    await server.publish(release({ clip }), 2);
    server.cutBlobsAfter = 50_000;
    expect(await codeOf(adopt())).toBe('part.unreachable');
    expect(library.ready().ready).toBe(false);
    server.cutBlobsAfter = null;
    await adopt();
    expect(server.requests.map((request) => request.range)).toContain('bytes=50000-');
    expect(new Uint8Array((await (await library.clip('id', 'talk.greeting'))?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(clip);
  });

  it('starts anew when a server does not honour ranges', async () => {
    await server.publish(release({ clip: crypto.getRandomValues(new Uint8Array(60_000)) }), 2);
    server.cutBlobsAfter = 50_000;
    await codeOf(adopt());
    server.cutBlobsAfter = null;
    server.honoursRange = false;
    expect(await adopt()).toMatchObject({ ready: true });
  });

  describe('refuses, and keeps the old release when', () => {
    beforeEach(async () => {
      await adopt();
    });
    afterEach(async () => {
      expect(library.ready().ready).toBe(true);
      expect(await greeting()).toBe('greeting id');
      library.close();
      library = await Library.open(server.enrolment(), { clock: () => now });
      expect(await greeting()).toBe('greeting id');
    });

    it('a manifest was changed after signing', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      const [head, payload = '', signature] = server.releases.manifests[1]?.split('.') ?? [];
      const changed = Buffer.from(payload, 'base64url').toString().replace('"sequence":2', '"sequence":9');
      server.releases.manifests[1] = [head, Buffer.from(changed).toString('base64url'), signature].join('.');
      expect(await codeOf(adopt())).toBe('release.not_trusted');
    });

    it('a manifest is not signed', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      const [head, payload] = server.releases.manifests[1]?.split('.') ?? [];
      server.releases.manifests[1] = `${head}.${payload}.`;
      expect(await codeOf(adopt())).toBe('release.not_trusted');
    });

    it('somebody else signed it', async () => {
      server.country = server.stranger;
      await server.publish(release({ greeting: 'new' }), 2);
      server.releases.keys = (await (await openShared()).get('libraries', HUB_ID))?.keys ?? '';
      expect(await codeOf(adopt())).toBe('release.not_trusted');
    });

    it('the publisher’s key was stolen, has left the list, and signs on', async () => {
      const thief = server.publisher;
      server.publisher = server.stranger; // the new key
      server.keysSequence += 1;
      await server.publish(release(), 2);
      await adopt();
      const { publisher } = release({ greeting: 'new' });
      await server.publish(release(), 3);
      const parts = await Promise.all(
        publisher.map(async ({ bytes, kind }) => ({
          sha256: await sha256Hex(bytes),
          bytes: bytes.length,
          kind,
          module: null,
          language: null,
        })),
      );
      const said = { sequence: 99, maturity: 'demo', parts };
      server.releases.manifests[0] = await server.statement('manifest', 'first-contact', said, thief);
      expect(await codeOf(adopt())).toBe('release.not_trusted');
      // Nor does the hub bring back the list that still held it.
      server.keysSequence -= 1;
      server.releases.keys = await server.keysJws();
      expect(await codeOf(adopt())).toBe('release.lower_sequence');
    });

    it('the list of keys is not the root’s', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      server.releases.keys = await server.keysJws(server.stranger);
      expect(await codeOf(adopt())).toBe('release.not_trusted');
    });

    it('the country signed the logic', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      const { publisher } = release();
      const content = {
        sequence: 2,
        maturity: 'demo',
        parts: publisher.map((part) => ({ sha256: '0'.repeat(64), bytes: part.bytes.length, kind: part.kind })),
      };
      server.releases.manifests[0] = await server.statement('manifest', 'first-contact', content, server.country);
      expect(await codeOf(adopt())).toBe('release.wrong_scope');
    });

    it.each(['languages', 'wording', 'voice', 'directory'])('the publisher lists a %s', async (kind) => {
      const { publisher, country } = release({ greeting: 'new' });
      const stolen = country.filter((part) => part.kind === kind);
      await server.publish({ publisher: [...publisher, ...stolen], country }, 2);
      expect(await codeOf(adopt())).toBe('release.wrong_scope');
    });

    it.each(['logic', 'pictures'])('the country lists %s', async (kind) => {
      const { publisher, country } = release({ greeting: 'new' });
      const stolen = publisher.filter((part) => part.kind === kind);
      await server.publish({ publisher, country: [...country, ...stolen] }, 2);
      expect(await codeOf(adopt())).toBe('release.wrong_scope');
    });

    it.each(['draft', 'translated', 'back_translated'])('it is live and the words of a language are %s', async (words) => {
      await server.publish(release({ greeting: 'new', state: 'approved', words }), 2);
      await sayLive(server);
      expect(await codeOf(adopt())).toBe('release.not_approved');
    });

    it('it is live and greets in a language nobody approved', async () => {
      const { publisher, country } = release({ greeting: 'new', state: 'approved' });
      const listed = languages({ en: 'approved', id: 'approved', my: 'translated' });
      await server.publish({ publisher, country: [listed, ...country.filter((part) => part.kind !== 'languages')] }, 2);
      await sayLive(server);
      expect(await codeOf(adopt())).toBe('release.not_approved');
    });

    it.each(['draft', 'recorded'])('it is live and one bundle holds a clip that is %s', async (papers) => {
      await server.publish(release({ greeting: 'new', state: 'approved', papers }), 2);
      await sayLive(server);
      expect(await codeOf(adopt())).toBe('release.not_approved');
    });

    it('it is live over the very parts of a demo', async () => {
      await server.publish(release(), 2);
      await sayLive(server);
      expect(await codeOf(adopt())).toBe('release.not_approved');
      expect(library.ready().maturity).toBe('demo');
    });

    it('it is for another country', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      server.releases.manifests[1] = await server.statement('manifest', 'ID', { sequence: 2, maturity: 'demo', parts: [] }, server.country);
      expect(await codeOf(adopt())).toBe('release.wrong_scope');
    });

    it('it is older than the one adopted', async () => {
      await server.publish(release(), 5);
      await adopt();
      await server.publish(release({ greeting: 'old' }), 4);
      expect(await codeOf(adopt())).toBe('release.lower_sequence');
    });

    it('the keys are older than those believed', async () => {
      server.keysSequence = 3;
      await server.publish(release(), 2);
      await adopt();
      server.keysSequence = 2;
      await server.publish(release({ greeting: 'new' }), 3);
      expect(await codeOf(adopt())).toBe('release.lower_sequence');
    });

    it('a part is not what the manifest says', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      for (const [sha256, bytes] of server.blobs)
        server.blobs.set(
          sha256,
          bytes.map((byte) => byte ^ 1),
        );
      expect(await codeOf(adopt())).toBe('part.hash_mismatch');
    });

    it('a part is longer than the manifest says', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      for (const [sha256, bytes] of server.blobs) server.blobs.set(sha256, Uint8Array.from([...bytes, 0]));
      expect(await codeOf(adopt())).toBe('part.too_long');
    });

    it('the officers’ language is missing', async () => {
      const parts = release({ greeting: 'new' });
      await server.publish({ ...parts, country: parts.country.filter((part) => part.language !== 'en') }, 2);
      expect(await codeOf(adopt())).toBe('release.incomplete');
    });

    it('the disk is full', async () => {
      await server.publish(release({ greeting: 'new' }), 2);
      const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      expect(await codeOf(adopt())).toBe('storage.full');
      put.mockRestore();
    });
  });

  it('refuses another one under the sequence of the one adopted, or goes back to what was corrected', async () => {
    const [wrong, corrected] = [release({ greeting: 'wrong' }), release({ greeting: 'corrected' })];
    await server.publish(wrong, 5);
    await adopt();
    await server.publish(corrected, 5);
    expect(await codeOf(adopt())).toBe('release.lower_sequence');
    await server.publish(corrected, 6);
    await adopt();
    for (const sequence of [5, 6]) {
      await server.publish(wrong, sequence);
      expect(await codeOf(adopt())).toBe('release.lower_sequence');
    }
    await server.publish(corrected, 6); // the same again, signed anew
    await adopt();
    expect(await greeting('en')).toBe('corrected');
  });

  it.each(['keys', 'recipients'] as const)('refuses other %s under the sequence of those believed', async (list) => {
    server.keysSequence = 3;
    await server.publish(release(), 2);
    await adopt();
    const before = server.releases;
    server.issuedAt = '2026-11-26T00:00:00Z';
    await server.publish(release(), 2);
    server.releases = { ...before, [list]: server.releases[list] };
    expect(await codeOf(adopt())).toBe('release.lower_sequence');
    expect(library.held?.[list]).toBe(before[list]);
    server.releases = before;
    await adopt();
  });

  it.each(['publisher', 'country'] as const)('does not trust a stored release whose %s lists what is not its own', async (signer) => {
    await adopt();
    const parts = release({ greeting: 'stolen' });
    const other = parts[signer === 'publisher' ? 'country' : 'publisher'];
    await server.publish({ ...parts, [signer]: [...other, ...parts[signer]] });
    const [publisher = '', country = ''] = server.releases.manifests;
    const shared = await openShared();
    const held = await shared.get('libraries', HUB_ID);
    if (!held?.release) throw new Error('nothing was adopted');
    await shared.put('libraries', { ...held, release: { ...held.release, publisher, country } });
    shared.close();
    library.close();
    library = await Library.open(server.enrolment(), { clock: () => now });
    expect(library.ready().ready).toBe(false);
    expect(await codeOf(library.wording('id'))).toBe('library.empty');
    expect(await codeOf(library.logic())).toBe('library.empty');
    expect(await library.clip('id', 'talk.greeting')).toBeNull();
    await server.publish(release());
    expect(await adopt()).toMatchObject({ ready: true });
    expect(await greeting()).toBe('greeting id');
  });

  it('keeps its recipients and takes the rest when the hub has no list of them', async () => {
    await server.publish(release(), 3, [listed('a')]);
    await adopt();
    await server.publish(release({ greeting: 'new' }), 4);
    await library.adopt({ ...(await hub.releases()), recipients: null }, { fetchPart: hub.fetchPart });
    expect(await greeting()).toBe('new');
    expect(library.recipients().map((recipient) => recipient.name)).toEqual(['a']);
    await server.publish(release(), 2, [listed('old')]); // an older list is still known to be older
    const { recipients } = await hub.releases();
    await server.publish(release(), 5);
    expect(await codeOf(library.adopt({ ...(await hub.releases()), recipients }, { fetchPart: hub.fetchPart }))).toBe(
      'release.lower_sequence',
    );
  });

  it('adopts a first release with no list of recipients', async () => {
    await library.adopt({ ...(await hub.releases()), recipients: null }, { fetchPart: hub.fetchPart });
    expect(library.ready().ready).toBe(true);
    expect(library.recipients()).toEqual([]);
    await server.publish(release(), 1, [listed('a')]);
    await adopt();
    expect(library.recipients()).toHaveLength(1);
  });

  it('takes new recipients even when the voices of the new release cannot be fetched', async () => {
    await adopt();
    await server.publish(release({ greeting: 'new' }), 2, [listed('a')]);
    server.cutBlobsAfter = 1;
    expect(await codeOf(adopt())).toBe('part.unreachable');
    expect(library.recipients().map((recipient) => recipient.name)).toEqual(['a']);
    expect(await greeting()).toBe('greeting id');
  });

  it('shows age and expiry by the later of both clocks, and never blocks on them', async () => {
    await adopt();
    now = NOW + 400 * DAY;
    expect(library.ready()).toMatchObject({ ready: true, age_days: 405, is_expired: true });
    expect(await greeting()).toBe('greeting id');
    now = NOW - 400 * DAY; // set back: the hub's signed time still counts
    expect(library.ready()).toMatchObject({ ready: true, age_days: 0 });
    expect(await adopt()).toMatchObject({ ready: true });
  });

  it('keeps the logic of the release before for a screening that began with it, and no more', async () => {
    await adopt();
    const first = (await library.logic()).release;
    const changed = release();
    const logic = JSON.parse(new TextDecoder().decode(changed.publisher[0]?.bytes)) as { version: string };
    const bytes = (version: string) => new TextEncoder().encode(JSON.stringify({ ...logic, version }));
    const publish = async (version: string, sequence: number) => {
      await server.publish({ ...changed, publisher: [{ kind: 'logic', bytes: bytes(version) }, ...changed.publisher.slice(1)] }, sequence);
      await adopt();
    };
    await publish('2', 2);
    expect((await library.logicOf(first))?.release).toBe(first);
    await publish('3', 3);
    expect(await library.logicOf(first)).toBeNull();
  });

  describe('goes back to the release before', () => {
    const logicOf = async (version: string) => {
      const of = release();
      const logic = JSON.parse(new TextDecoder().decode(of.publisher[0]?.bytes)) as Record<string, unknown>;
      const bytes = new TextEncoder().encode(JSON.stringify({ ...logic, version }));
      return { ...of, publisher: [{ kind: 'logic', bytes }, ...of.publisher.slice(1)] };
    };
    const reopen = async () => {
      library.close();
      library = await Library.open(server.enrolment(), { clock: () => now });
    };
    beforeEach(async () => {
      await server.publish(await logicOf('1'), 1);
      await adopt();
      await server.publish(await logicOf('2'), 2);
      await adopt();
    });

    it('with no network, keeps to it when the same newer one is offered, and forward again', async () => {
      const newer = (await library.logic()).release;
      server.faults = ['unreachable'];
      expect(otherRelease(library)).toMatchObject({ is_newer: false });
      await changeRelease(library);
      const older = (await library.logic()).release;
      expect(older).not.toBe(newer);
      expect(await greeting()).toBe('greeting id');
      await reopen();
      server.faults = [];
      await adopt();
      expect((await library.logic()).release).toBe(older);
      expect((await library.logicOf(newer))?.release).toBe(newer);
      expect(otherRelease(library)).toMatchObject({ is_newer: true });
      await changeRelease(library);
      expect((await library.logic()).release).toBe(newer);
    });

    it('until the hub offers another, and never lets the hub itself offer an older one', async () => {
      await changeRelease(library);
      await server.publish(await logicOf('1'), 1);
      expect(await codeOf(adopt())).toBe('release.lower_sequence');
      await server.publish(await logicOf('3'), 3);
      await adopt();
      expect(otherRelease(library)).toMatchObject({ is_newer: false });
    });

    it('and has nothing to go back to before a second release', async () => {
      await forgetDatabases();
      await reopen();
      await adopt();
      expect(otherRelease(library)).toBeNull();
      expect(await codeOf(changeRelease(library))).toBe('library.empty');
    });
  });

  it('knows a language of which a live release holds the first words alone', async () => {
    const { publisher, country } = release({ state: 'approved' });
    const others = country.filter((part) => part.kind !== 'wording' || part.language !== 'my');
    const first = wording('my', 'first', { 'talk.greeting': 'greeting my' }, 'approved');
    await server.publish({ publisher, country: [...others, first] }, 2);
    await sayLive(server);
    expect(await adopt()).toMatchObject({ maturity: 'live', languages: ['en', 'id', 'my'] });
    expect(['en', 'id', 'my', 'km'].map((each) => library.hasFirstWordsOnly(each))).toEqual([false, false, true, false]);
    const offered = await library.languages();
    expect(offered.filter((each) => each.has_first_words_only).map(({ tag }) => tag)).toEqual(['my']);
    expect((await library.wording('my')).texts).toEqual({ 'talk.greeting': 'greeting my' });
  });

  it('refuses first words that nobody approved in a live release', async () => {
    const { publisher, country } = release({ state: 'approved' });
    const others = country.filter((part) => part.kind !== 'wording' || part.language !== 'my');
    await server.publish({ publisher, country: [...others, wording('my', 'first', { 'talk.greeting': 'greeting my' })] }, 2);
    await sayLive(server);
    expect(await codeOf(adopt())).toBe('release.not_approved');
  });

  it('takes a voice off the phone with no network, and leaves the words', async () => {
    await adopt();
    server.faults = ['unreachable'];
    const before = library.ready().bytes;
    const { words, voices } = sizesOf(library);
    const size = voices.find((each) => each.language === 'id')?.bytes ?? 0;
    expect(size).toBeGreaterThan(0);
    await removeVoice(library, 'id');
    expect(library.ready()).toMatchObject({ ready: true, languages: ['en', 'id', 'my'], voices: ['en'], bytes: before - size });
    expect(await greeting('id')).toBe('greeting id');
    expect(await library.clip('id', 'talk.greeting')).toBeNull();
    expect(await library.chosenVoices()).toEqual(['en']);
    expect(sizesOf(library).words).toBe(words);
  });
});

/** Signs both manifests again as live, whatever their parts hold. */
async function sayLive(server: TestHub): Promise<void> {
  const [publisher = '', country = ''] = server.releases.manifests;
  server.releases.manifests = [
    await server.statement('manifest', 'first-contact', { ...readPayload(publisher), maturity: 'live' }, server.publisher),
    await server.statement('manifest', 'TH', { ...readPayload(country), maturity: 'live' }, server.country),
  ];
}

function listed(name: string): unknown {
  // Any well-formed recipient: nothing is sealed here.
  const recipient = `age1${'q'.repeat(58)}`;
  const fingerprint = createHash('sha256').update(recipient).digest('hex');
  return {
    organisation_id: name,
    name,
    fictional: true,
    recipient,
    fingerprint,
    services: [],
    independent: true,
    legal_aid: false,
    answer_within_minutes: 60,
  };
}
