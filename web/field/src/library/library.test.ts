import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { HUB_ID, TestHub } from '../testing/hub.ts';
import { release } from '../testing/parts.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { Hub } from '../sync/hub.ts';
import { DAY } from '../vault/clock.ts';
import { openShared } from '../vault/shared.ts';
import { Library, type Progress } from './library.ts';

const NOW = Date.parse('2026-11-25T08:00:00Z');

describe('the library', () => {
  let server: TestHub;
  let hub: Hub;
  let library: Library;
  let now = NOW;

  const adopt = async (onProgress?: (progress: Progress) => void) =>
    library.adopt(await hub.releases(), { fetchPart: hub.fetchPart, onProgress });
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
    expect(library.ready()).toMatchObject({ ready: false, languages: [], bytes: 0 });
    expect(await codeOf(library.logic())).toBe('library.empty');
  });

  it('adopts a whole release and then reads it with no network', async () => {
    const seen: Progress[] = [];
    const ready = await adopt((progress) => seen.push(progress));
    expect(ready).toMatchObject({ ready: true, languages: ['en', 'id'], maturity: 'demo', age_days: 5, is_expired: false });
    expect(seen.at(-1)).toEqual({ done_bytes: ready.bytes, total_bytes: ready.bytes });
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

  it('fetches only chosen languages, and a further one on demand', async () => {
    await adopt();
    expect(await codeOf(library.wording('my'))).toBe('library.language_missing');
    expect(await library.clip('my', 'talk.greeting')).toBeNull();
    const before = server.requests.length;
    await library.chooseLanguages(['en', 'id', 'my']);
    await adopt();
    const fetched = server.requests.slice(before).filter((request) => request.path.includes('/blobs/'));
    expect(fetched).toHaveLength(2); // the wording and the voice of one language, nothing twice
    expect(await greeting('my')).toBe('greeting my');
  });

  it('always holds English', async () => {
    await library.chooseLanguages(['id']);
    expect(await library.chosenLanguages()).toEqual(['en', 'id']);
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

    it.each(['wording', 'voice', 'directory'])('the publisher lists a %s', async (kind) => {
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
});

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
