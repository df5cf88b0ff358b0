import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { HUB_ID, TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { toBase64Url, utf8 } from '../vault/encoding.ts';
import { openTransportKey } from '../vault/keys.ts';
import { listEnrolments, openShared } from '../vault/shared.ts';
import { unlock } from '../vault/vault.ts';
import { claim, type EnrolmentLink, readLink, readTypedCode } from './enrol.ts';
import { Hub } from './hub.ts';

const SECRET = '4820193756';

describe('an enrolment link', () => {
  const link = { hub: 'http://hub.test', hub_id: HUB_ID, code: 'code', root: 'root' };
  const hash = (content: unknown): string => `#enrol=${toBase64Url(utf8(JSON.stringify(content)))}`;

  it('is read from the address', () => {
    expect(readLink(hash(link))).toEqual(link);
  });
  it('is absent from an address without one', () => {
    expect(readLink('')).toBeNull();
    expect(readLink('#other=1')).toBeNull();
  });
  it.each([['#enrol=%%%'], [hash({ ...link, root: '' })], [hash([link])], [hash({ hub: 1 })]])(
    'is refused when broken: %s',
    async (broken) => {
      expect(await codeOf(() => readLink(broken))).toBe('enrol.link_unreadable');
    },
  );
});

describe('a typed code', () => {
  it.each([
    ['abcd-efgh-jkmn', 'ABCD-EFGH-JKMN'],
    [' ABCDEFGHJKMN ', 'ABCD-EFGH-JKMN'],
    ['o1il abcd efgh', '0111-ABCD-EFGH'],
  ])('%s is read as %s', (typed, code) => {
    expect(readTypedCode(typed)).toBe(code);
  });
  it.each([['ABCD-EFGH-JKM'], ['ABCD-EFGH-JKMU'], ['']])('%s is refused', async (typed) => {
    expect(await codeOf(() => readTypedCode(typed))).toBe('enrol.code_unreadable');
  });
});

describe('claiming an enrolment', () => {
  let server: TestHub;
  let hub: Hub;
  const link = (): EnrolmentLink => ({ hub: server.origin, hub_id: HUB_ID, code: 'link-code', root: server.root.kid });
  const options = { cost: QUICK };

  beforeEach(async () => {
    server = await TestHub.open();
    hub = new Hub(server.origin, server.fetch);
  });
  afterEach(forgetDatabases);

  it('by link keeps vault, keys and enrolment, and the vault opens with the secret', async () => {
    const pending = await claim(hub, link(), options);
    expect(pending).toMatchObject({ hub_name: 'Demo hub', country: 'TH', needs_comparison: false });
    const { enrolment, vault } = await pending.adopt(SECRET, 'Officer 1');
    vault.lock();
    const shared = await openShared();
    const { officer_name, station, certificate, ...row } = enrolment;
    expect(await listEnrolments(shared)).toEqual([row]);
    const readable = await dumpAll();
    expect(readable).toContain('Officer 1'); // the dump does look there
    for (const word of [officer_name, station.name, certificate]) expect(readable).not.toContain(word);
    const transport = await openTransportKey(shared, enrolment.enrolment_id);
    expect(transport.privateKey.extractable).toBe(false);
    shared.close();
    const opened = await unlock(enrolment.enrolment_id, SECRET, options);
    const officer = await opened.get('officer', 'signing');
    expect(officer?.d).toBeTruthy();
    expect(await dumpAll()).not.toContain(officer?.d);
    opened.lock();
  });

  it('by typed code shows the root’s words to compare, and keeps nothing before they were', async () => {
    server.claimCode = 'ABCD-EFGH-JKMN';
    const pending = await claim(hub, { typed: 'abcdefghjkmn' }, options);
    expect(pending.needs_comparison).toBe(true);
    expect(pending.root_words).toHaveLength(6);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it.each<[string, (server: TestHub) => Partial<EnrolmentLink>]>([
    ['enrol.wrong_hub', () => ({ hub_id: 'another-hub' })],
    ['enrol.wrong_root', (from) => ({ root: from.stranger.kid })],
    ['enrol.code_refused', () => ({ code: 'guessed' })],
  ])('is refused with %s', async (code, change) => {
    expect(await codeOf(claim(hub, { ...link(), ...change(server) }, options))).toBe(code);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is refused when the certificate is for another officer’s key', async () => {
    server.certificateFor = () => server.stranger.publicJwk;
    expect(await codeOf(claim(hub, link(), options))).toBe('enrol.certificate_refused');
  });

  it('is refused when a stranger signed the certificate', async () => {
    const keys = await server.keysJws();
    server.keysJws = () => Promise.resolve(keys);
    server.hub = server.stranger;
    expect(await codeOf(claim(hub, link(), options))).toBe('enrol.certificate_refused');
  });

  it('sends the same keys again when the answer was lost', async () => {
    const code = 'code-of-a-lost-answer';
    server.claimCode = code;
    server.faults = ['unreachable'];
    expect(await codeOf(claim(hub, { ...link(), code }, options))).toBe('hub.unreachable');
    await claim(hub, { ...link(), code }, options);
    const [first, second] = server.requests.map((request) => request.body);
    expect(second).toEqual(first);
  });

  it('with a weak secret keeps nothing and may be tried again', async () => {
    const pending = await claim(hub, link(), options);
    expect(await codeOf(pending.adopt('1234', 'Officer 1'))).toBe('secret.too_short');
    expect(await indexedDB.databases()).toEqual([]);
    const { vault } = await pending.adopt(SECRET, 'Officer 1');
    expect(vault.isLocked).toBe(false);
    vault.lock();
  });
});
