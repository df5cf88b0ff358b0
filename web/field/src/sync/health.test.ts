import 'fake-indexeddb/auto';
import { payloadDigest } from '@titian/sealing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../library/library.ts';
import { TestHub } from '../testing/hub.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { release } from '../testing/parts.ts';
import { DAY, HOUR, MINUTE } from '../vault/clock.ts';
import { openShared, type SharedDatabase } from '../vault/shared.ts';
import { HealthWord, type StorageBand } from './health.ts';
import { Hub } from './hub.ts';

const NOW = Date.parse('2026-11-25T08:00:00Z');
const MB = 1_000_000;

describe("the phone's word on its health", () => {
  let server: TestHub;
  let shared: SharedDatabase;
  let now = NOW;
  let free = 500 * MB;
  const word = (): HealthWord =>
    new HealthWord(() => shared, server.enrolment(), {
      clock: () => now,
      appVersion: '1.2.3',
      estimate: () => Promise.resolve({ quota: 1000 * MB, usage: 1000 * MB - free }),
    });

  beforeEach(async () => {
    now = NOW;
    free = 500 * MB;
    server = await TestHub.open();
    shared = await openShared();
  });
  afterEach(async () => {
    shared.close();
    await forgetDatabases();
  });

  it('is exactly these members and nothing else', async () => {
    const said = await word().due(3); // that something waits; three would be a referral to three
    expect(said?.kind).toBe('health');
    expect(said?.health).toEqual({ app_version: '1.2.3', releases: [], storage: 'ok', waiting: 1, clock: 'unknown' });
  });

  it('names the signed manifests it works from', async () => {
    await server.publish(release());
    const library = await Library.open(server.enrolment());
    const hub = new Hub(server.origin, server.fetch);
    await library.adopt(await hub.releases(), { fetchPart: hub.fetchPart });
    library.close();
    const said = await word().due(0);
    expect(said?.health.releases).toEqual(await Promise.all(server.releases.manifests.map((jws) => payloadDigest(jws))));
  });

  it.each<[number, StorageBand]>([
    [500, 'ok'],
    [99, 'low'],
    [19, 'full'],
  ])('tells room in bands: %i MB is %s', async (megabytes, band) => {
    free = megabytes * MB;
    expect((await word().due(0))?.health.storage).toBe(band);
  });

  it.each([
    [0, 'right'],
    [-5 * MINUTE, 'right'],
    [6 * MINUTE, 'off'],
    [-HOUR, 'off'],
    [DAY + MINUTE, 'far'],
  ])("tells its clock in bands: %i ms from the hub's is %s", async (off, band) => {
    now = NOW + off;
    await word().noteHubTime('2026-11-25T08:00:00Z');
    expect((await word().due(0))?.health.clock).toBe(band);
  });

  it('is said once a day, and again when something has changed', async () => {
    const first = await word().due(0);
    if (first) await word().markSent(first);
    expect(await word().due(0)).toBeNull();
    expect(await word().due(1)).not.toBeNull();
    const kept = await shared.getAll('settings');
    expect(kept.map(({ value }) => value)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]); // tells nothing by itself
    now += DAY;
    expect(await word().due(0)).not.toBeNull();
  });
});
