import 'fake-indexeddb/auto';
import { sign } from '@titian/sealing';
import { checkWithoutConsent, type WithoutConsent } from '@titian/sealing/without-consent';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../arrivals/told.ts';
import { officerIn, SecondOfficer } from '../journey/second.ts';
import { TestHub } from '../testing/hub.ts';
import { faultsIn } from '../testing/contract.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { DAY } from '../vault/clock.ts';
import { sha256Hex, utf8 } from '../vault/encoding.ts';
import { makeOfficerKey } from '../vault/keys.ts';
import { openShared, type OpenEnrolment } from '../vault/shared.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { CERTIFICATE_PATH, renewCertificate, renewing } from './certificate.ts';
import { claim } from './enrol.ts';
import { Hub } from './hub.ts';
import { Outbox, type PackageItem } from './outbox.ts';
import { Register } from './register.ts';

const SECRET = '4820193756';
const REFERRAL = '5d3c0d0e-60c6-4a56-8f3e-0a8d40a53c01';
let now = Date.parse('2026-11-25T08:00:00Z');
const clock = (): number => now;
let server: TestHub;
let enrolment: OpenEnrolment;
let vault: Vault;
let outbox: Outbox;
let register: Register;

async function item(second?: string): Promise<PackageItem> {
  const ciphertext = utf8('sealed');
  const signed = { ground: 'threat_to_life', package: 'b'.repeat(64), first: 'a..b', ...(second ? { second } : {}) } as const;
  return {
    ciphertext,
    envelope: {
      item_id: crypto.randomUUID(),
      referral_id: REFERRAL,
      recipient: 'f'.repeat(64),
      position: 0,
      level: 'NOW',
      answer_within: 30,
      sha256: await sha256Hex(ciphertext),
      without_consent: signed,
    },
  };
}

/** Another officer of this phone, who types their own secret. */
async function colleague(): Promise<{ readonly second: SecondOfficer; readonly key: object }> {
  const other = { ...enrolment, enrolment_id: 'enrolment-2' };
  const theirs = await createVault(other.enrolment_id, SECRET, { cost: QUICK });
  const key = await makeOfficerKey();
  await theirs.put('officer', 'signing', key);
  await theirs.put('identity', 'self', { officer_name: 'Somchai', station: other.station, certificate: 'of before' });
  theirs.lock();
  return { second: await SecondOfficer.confirm(enrolment, other, SECRET), key };
}

const toSign = async (): Promise<WithoutConsent | null | undefined> => (await register.statuses(new Set()))[0]?.to_sign;

beforeEach(async () => {
  now = Date.parse('2026-11-25T08:00:00Z');
  server = await TestHub.open();
  const hub = new Hub(server.origin, server.fetch);
  const link = { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid };
  ({ enrolment, vault } = await (await claim(hub, link, { cost: QUICK })).adopt(SECRET, 'Officer 1'));
  outbox = await Outbox.open(enrolment, hub, { clock });
  register = new Register(vault, { clock });
  await outbox.send();
});
afterEach(async () => {
  outbox.close();
  vault.lock();
  await forgetDatabases();
});

describe('what one officer sent without a yes', () => {
  it('waits for a second, whose signature goes with the next contact, once', async () => {
    await register.keep([await item()], outbox);
    const statement = await toSign();
    expect(statement).toEqual({
      referral_id: REFERRAL,
      ground: 'threat_to_life',
      recipient: 'f'.repeat(64),
      level: 'NOW',
      package: 'b'.repeat(64),
    });
    if (!statement) throw new Error('nothing to sign');
    const { second, key } = await colleague();
    await register.sign(statement, second);
    await register.sign(statement, second);
    expect(await toSign()).toBeNull();
    const [due, ...more] = await register.due();
    expect(more).toEqual([]);
    if (!due) throw new Error('nothing is due');
    expect(faultsIn('sync-item', due)).toBe('');
    expect(due.second_officer.referral_id).toBe(REFERRAL);
    await checkWithoutConsent(due.second_officer.signature, statement, key);
    await outbox.send(register);
    expect([await register.due(), await toSign()]).toEqual([[], null]);
    expect(server.received.get(due.item_id)?.item).toEqual(due);
  });

  it('refused by the hub, as before its package has come, is offered again', async () => {
    await register.keep([await item()], outbox);
    const statement = await toSign();
    if (!statement) throw new Error('nothing to sign');
    await register.sign(statement, (await colleague()).second);
    const [due] = await register.due();
    server.refuseItems.set(due?.item_id ?? '', 'officers.nothing_to_sign');
    await outbox.send(register);
    expect(await register.due()).toEqual([due]);
    server.refuseItems.clear();
    await outbox.send(register);
    expect(await register.due()).toEqual([]);
  });

  it('is signed by two where both were there', async () => {
    await register.keep([await item('c..d')], outbox);
    expect(await toSign()).toBeNull();
  });

  it('asks nothing of what went with a yes', async () => {
    const { envelope, ciphertext } = await item();
    const { without_consent: _none, ...plain } = envelope;
    await register.keep([{ envelope: plain, ciphertext }], outbox);
    expect(await toSign()).toBeNull();
  });

  it('is kept past its closing until a second has signed and the hub knows it, and no longer than the hub reports', async () => {
    const tidy = async (): Promise<number> => {
      const shared = await openShared();
      await register.tidy(shared, outbox);
      shared.close();
      return (await register.list()).length;
    };
    await register.keep([await item()], outbox);
    server.backedUpThrough = 9;
    await outbox.send();
    await outbox.send();
    await register.note([{ referral_id: REFERRAL, responsibility: 'taken' }]);
    now += 10 * DAY;
    expect(await tidy()).toBe(1);
    const statement = await toSign();
    if (!statement) throw new Error('nothing to sign');
    await register.sign(statement, (await colleague()).second);
    expect(await tidy()).toBe(1);
    await outbox.send(register);
    expect(await tidy()).toBe(0);
  });

  it('stays with whoever sent it, and in the register alone', async () => {
    await register.keep([await item()], outbox);
    const statement = await toSign();
    if (!statement) throw new Error('nothing to sign');
    await register.sign(statement, (await colleague()).second);
    const lying = await dumpAll();
    for (const word of ['threat_to_life', REFERRAL, 'b'.repeat(64), 'without_consent', 'second_officer'])
      expect(lying.includes(word), word).toBe(false);
    const theirs = await createVault('enrolment-3', SECRET, { cost: QUICK });
    const other = new Register(theirs, { clock });
    await other.take([REFERRAL], register);
    expect([(await other.statuses(new Set()))[0]?.to_sign, await other.due()]).toEqual([null, []]);
    theirs.lock();
  });
});

describe('a certificate of before', () => {
  const certify = async (change: object = {}, key = server.hub): Promise<string> => {
    const { d: _secret, ...officer_jwk } = (await vault.get('officer', 'signing')) ?? { d: '' };
    return server.statement(
      'enrolment',
      'TH',
      {
        enrolment_id: enrolment.enrolment_id,
        officer_jwk,
        transport_jwk_thumbprint: 't',
        station: enrolment.station,
        officer: 'Vn8Rb2LdJw6Se4Gu',
        ...change,
      },
      key,
    );
  };
  const asked: string[] = [];
  const answering =
    (certificate: string): Ask =>
    async (path) => {
      asked.push(path);
      return { certificate };
    };

  it('is exchanged at the next contact for one that names its officer, and then not asked for again', async () => {
    asked.length = 0;
    const heard: string[] = [];
    const certificate = await certify();
    const told: string[] = [];
    const source = renewing(
      { due: async () => [], markSent: async () => undefined, learn: async () => void told.push('learnt') },
      { vault, enrolment, renewed: (each) => void heard.push(each) },
    );
    await source.learn?.(answering(certificate));
    expect([heard, told, asked]).toEqual([[certificate], ['learnt'], [CERTIFICATE_PATH]]);
    expect(officerIn((await vault.get('identity', 'self'))?.certificate ?? '')).toBe('Vn8Rb2LdJw6Se4Gu');
    await renewCertificate(answering(certificate), { vault, enrolment: { ...enrolment, certificate }, renewed: () => undefined });
    expect(asked).toHaveLength(1);
  });

  it('stays where the next one is of another key or phone, names nobody, or is not the hub’s', async () => {
    const other = await makeOfficerKey();
    const { d: _secret, ...officer_jwk } = other;
    const before = (await vault.get('identity', 'self'))?.certificate;
    const wrong = [
      await certify({ officer_jwk }),
      await certify({ enrolment_id: 'enrolment-9' }),
      await certify({ officer: undefined }).catch(() => sign({ kind: 'enrolment' }, server.hub)),
      await certify({}, server.stranger),
    ];
    for (const each of wrong)
      await renewCertificate(answering(each), { vault, enrolment, renewed: () => expect.unreachable() }).catch(() => undefined);
    expect((await vault.get('identity', 'self'))?.certificate).toBe(before);
  });

  it('never keeps anybody from learning what there is, whatever the hub says', async () => {
    const told: string[] = [];
    const source = renewing(
      { due: async () => [], markSent: async () => undefined, learn: async () => void told.push('learnt') },
      { vault, enrolment, renewed: () => undefined },
    );
    await source.learn?.(() => Promise.reject(new Error('an older hub')));
    expect(told).toEqual(['learnt']);
  });
});
