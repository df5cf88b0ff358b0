/** The provider's logic with real keys, real age and real signatures: nothing here is imitated but the hub's transport. */
import { canonicalJson, encodeBase64, fingerprint, sha256Hex, sign, type SigningKey, thumbprint } from '@titian/sealing';
import { makeOrganisationKey, openMemberFile } from '@titian/sealing/members';
import { fingerprintWords, makePhrase } from '@titian/sealing/words';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Hub, HubError, makeHub } from '../hub/requests.ts';
import { isWordAt, makeKey, pickTwoPlaces, uploadOf } from './make-key.ts';
import { type Envelope, NoKeyFile, openReferral, unlock } from './open-package.ts';
import { getOrganisationKey, type OrganisationKeyFacts } from './organisation.ts';
import { readPayload, sayAnswer, sayAnswers, sayDay, sayIndicators, sayLanguage, sayNotTold } from './payload.ts';
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
import { getWording, NO_WORDING, readWording } from './wording.ts';

const PAYLOAD = {
  level: 'TODAY',
  needs: ['accommodation'],
  child: false,
  language: 'id',
  interpreter: true,
  how_to_meet: 'at the blue gate',
  not_tell: ['police', 'companions'],
  answers: { TL08: 'yes', TL08_when: 'before work', P01: 'yes' },
  reasons: [{ item: 'TL08', answer: 'yes', indicator: 'CD01', source: 'ILO 2009' }],
  rules: ['R08'],
  consent: { language: 'id', texts: ['consent.why'], given_for: ['a', 'b'] },
  made_on: '2026-11-25',
};
const LOGIC = {
  items: [
    { id: 'P01', scale: 'yes_no', phase: null },
    { id: 'TL08', scale: 'yes_no', phase: { answer_key: 'TL08_when', scale: 'phase' } },
  ],
};
const TEXTS = {
  language: 'en',
  module: 'core',
  state: 'draft',
  texts: {
    'item.P01.label': 'Do you understand me?',
    'choice.yes_no.yes': 'Yes',
    'choice.phase.before': 'Before I left',
    'choice.phase.work': 'At the work place',
  },
};
const TEXTS_OF_MODULE = {
  language: 'en',
  module: 'TL',
  state: 'draft',
  texts: { 'item.TL08.label': 'Has anyone kept your passport?', 'item.TL08.when': 'When was that?' },
};

let world: World;
let own: Awaited<ReturnType<typeof makeOrganisationKey>>;
let phrase: string;
let facts: OrganisationKeyFacts;
let envelope: Envelope;

beforeAll(async () => {
  world = await makeWorld();
  own = await makeOrganisationKey();
  phrase = makePhrase();
  const root = await thumbprint(world.root.publicJwk);
  facts = await factsOf(world, [await generationOf(own, phrase, root)]);
  envelope = { itemId: ITEM, referralId: REFERRAL, recipient: await fingerprint(own.recipient), position: 0 };
});

const seal = (change: { payload?: object; referral_id?: string; position?: number } = {}, by: World = world): Promise<Uint8Array> =>
  sealTo(by, own.recipient, change.payload ?? PAYLOAD, change);

async function open(sealed: Uint8Array, served: OrganisationKeyFacts = facts): Promise<Awaited<ReturnType<typeof openReferral>>> {
  const keys = await unlock(facts, phrase);
  return openReferral(servedBy({ [`/packages/${ITEM}/ciphertext`]: sealed }), served, keys, envelope, freshMemory());
}

describe('opening a package', () => {
  test('gives the station that sealed it and what it says', async () => {
    const opened = await open(await seal());
    expect(opened.station).toBe('Saphan Thong land crossing');
    expect(opened.payload).toMatchObject({
      level: 'TODAY',
      how_to_meet: 'at the blue gate',
      interpreter: true,
      consent: { given_for: ['a', 'b'] },
    });
    expect(opened.payload.without_consent).toBeUndefined();
  });

  test('says why it was sent without a yes, where it was', async () => {
    const consent = { language: 'id', texts: [], given_for: [] };
    const opened = await open(await seal({ payload: { ...PAYLOAD, consent, without_consent: 'child' } }));
    expect(opened.payload).toMatchObject({ consent: { given_for: [] }, without_consent: 'child' });
  });

  test('wrong words are told apart from misspelt ones, and change nothing', async () => {
    const others = makePhrase();
    await expect(unlock(facts, others)).rejects.toMatchObject({ code: 'member_file.unopenable' });
    await expect(unlock(facts, `${phrase} qwxz`)).rejects.toMatchObject({
      code: 'phrase.malformed',
      details: { places: '8' },
    });
    expect((await unlock(facts, `  ${phrase.toUpperCase()} `))[0].identity).toBe(own.identity);
  });

  test('a member without a file is told so', async () => {
    await expect(
      unlock({ ...facts, generations: facts.generations.map((each) => ({ ...each, memberFile: null })) }, phrase),
    ).rejects.toBeInstanceOf(NoKeyFile);
  });

  test('a hub that names another root is refused, whatever it signed', async () => {
    const other = await makeWorld();
    const served = { ...facts, rootJwk: other.root.publicJwk, keys: other.keys };
    await expect(open(await seal({}, other), served)).rejects.toMatchObject({ code: 'root.mismatch' });
  });

  test('keys that the pinned root did not sign are refused', async () => {
    const other = await makeWorld();
    await expect(open(await seal(), { ...facts, keys: other.keys })).rejects.toMatchObject({ code: 'key.unknown' });
  });

  test('a phone that another hub enrolled is refused', async () => {
    const other = await makeWorld();
    await expect(open(await seal({}, other))).rejects.toMatchObject({ code: 'key.unknown' });
  });

  test('a package of another referral or place is refused', async () => {
    const elsewhere = 'c0ffee00-0000-4000-8000-000000000000';
    await expect(open(await seal({ referral_id: elsewhere }))).rejects.toMatchObject({
      code: 'package.wrong_referral',
    });
    await expect(open(await seal({ position: 1 }))).rejects.toMatchObject({ code: 'package.wrong_position' });
  });

  test('one changed byte is refused', async () => {
    const sealed = await seal();
    sealed.set([(sealed.at(-1) ?? 0) ^ 1], sealed.length - 1);
    await expect(open(sealed)).rejects.toMatchObject({ code: 'package.unopenable' });
  });

  test('a payload with another shape is refused as a whole', async () => {
    await expect(open(await seal({ payload: { ...PAYLOAD, needs: 'accommodation' } }))).rejects.toMatchObject({
      code: 'package.malformed',
      details: { member: 'needs' },
    });
  });
});

describe('making a key', () => {
  test('both files open to one key, each with its own words, and pin the root', async () => {
    const made = await makeKey(facts, freshMemory());
    const root = await thumbprint(world.root.publicJwk);
    const member = await openMemberFile(made.memberFile, made.phrase.join(' '), root);
    const paper = await openMemberFile(made.paperFile, made.paperPhrase.join(' '), root);
    expect(member.identity).toBe(paper.identity);
    expect(member.recipient).toBe(made.recipient);
    expect(made.phrase).toHaveLength(7);
    expect(made.phrase).not.toEqual(made.paperPhrase);
    expect(made.fingerprintWords).toEqual(fingerprintWords(await fingerprint(made.recipient)));
    await expect(openMemberFile(made.memberFile, made.paperPhrase.join(' '))).rejects.toMatchObject({
      code: 'member_file.unopenable',
    });
  });

  test('what is uploaded holds no word and no private key', async () => {
    const made = await makeKey(facts, freshMemory());
    const body = uploadOf(made);
    expect(Object.keys(body).sort()).toEqual(['member_file', 'paper_file', 'recipient', 'replaces']);
    const text = atob(body.member_file) + atob(body.paper_file) + JSON.stringify(body);
    expect(text).not.toContain('AGE-SECRET-KEY');
    for (const pair of [made.phrase, made.paperPhrase].map((words) => words.slice(0, 2).join(' '))) expect(text).not.toContain(pair);
  });

  test('no key is made under keys that the root did not sign', async () => {
    const other = await makeWorld();
    await expect(makeKey({ ...facts, keys: other.keys }, freshMemory())).rejects.toMatchObject({ code: 'key.unknown' });
  });

  test('two different places are asked for, in order', () => {
    for (const [one, two] of [
      [0, 0],
      [0.99, 0.99],
      [0.5, 0],
      [0, 0.99],
    ] as const) {
      const given = [one, two];
      const [first, second] = pickTwoPlaces(7, () => given.shift() ?? 0);
      expect(first).toBeGreaterThanOrEqual(1);
      expect(second).toBeLessThanOrEqual(7);
      expect(first).toBeLessThan(second);
    }
  });

  test('a typed word counts whatever its case, and only at its place', () => {
    const words = phrase.split(' ');
    expect(isWordAt(words, 3, ` ${(words[2] ?? '').toUpperCase()} `)).toBe(true);
    expect(isWordAt(['tennis', 'macrame'], 1, 'macrame')).toBe(false);
    expect(isWordAt(words, 3, '')).toBe(false);
    expect(isWordAt(words, 3, 'qwxz')).toBe(false);
  });
});

describe('words for what a package says', () => {
  async function served(change: { signer?: SigningKey; texts?: object } = {}): Promise<{ hub: Hub; release: string }> {
    const logic = canonicalJson(LOGIC);
    const texts = canonicalJson(TEXTS);
    const others = canonicalJson(TEXTS_OF_MODULE);
    const [release, wording, other] = await Promise.all([sha256Hex(logic), sha256Hex(texts), sha256Hex(others)]);
    const parts = [
      { sha256: wording, bytes: texts.length, kind: 'wording', module: 'core', language: 'en' },
      { sha256: '0'.repeat(64), bytes: 1, kind: 'wording', module: 'core', language: 'id' },
      { sha256: other, bytes: others.length, kind: 'wording', module: 'TL', language: 'en' },
    ];
    const manifest = await sign({ kind: 'manifest', scope: 'TH', maturity: 'demo', parts, ...times }, change.signer ?? world.country);
    const blob = change.texts ? canonicalJson(change.texts) : texts;
    const hub = servedBy({
      '/releases': { keys: world.keys, manifests: ['rubbish', manifest], recipients: '' },
      [`/blobs/${release}`]: logic,
      [`/blobs/${wording}`]: blob,
      [`/blobs/${other}`]: others,
    });
    return { hub, release };
  }

  test('answers are said in words, in the order of the questionnaire', async () => {
    const { trust } = await open(await seal());
    const { hub, release } = await served();
    const wording = await getWording(hub, trust, release);
    expect(sayAnswers(PAYLOAD.answers, wording)).toEqual([
      { question: 'Do you understand me?', answer: 'Yes', isNo: false },
      { question: 'Has anyone kept your passport?', answer: 'Yes', isNo: false },
      { question: 'When was that?', answer: 'Before I left, At the work place', isNo: false },
    ]);
    const noes = { P01: 'no', TL08: 'no', TL08_when: 'before' };
    expect(sayAnswers(noes, wording, new Set(['TL08'])).map(({ isNo }) => isNo)).toEqual([true, false, false]);
  });

  test('words that the country did not sign, or that were changed, are not used', async () => {
    const { trust } = await open(await seal());
    for (const change of [{ signer: world.hubKey }, { texts: { ...TEXTS, texts: { 'item.P01.label': 'Something else' } } }]) {
      const { hub, release } = await served(change);
      expect((await getWording(hub, trust, release)).find('item.P01.label')).toBeNull();
    }
  });

  test('codes stand where there are no words', () => {
    expect(sayAnswers({ P10: 'yes' }, NO_WORDING)).toEqual([{ question: 'P10', answer: 'yes', isNo: false }]);
    expect(sayIndicators('CD01|CR03', NO_WORDING)).toBe('CD01 / CR03');
    expect(readWording([null], 'rubbish').find('item.P01.label')).toBeNull();
  });

  test('languages and days are said as people say them', () => {
    expect(sayLanguage('id')).toBe('Indonesian');
    expect(sayLanguage('not a tag!')).toBe('not a tag!');
    expect(sayDay('2026-11-25')).toBe('25 November 2026');
    expect(sayDay('soon')).toBe('soon');
  });

  test('who must not be told is there without answers, and silence is not a yes to telling', () => {
    expect(readPayload({ ...PAYLOAD, answers: undefined }).not_tell).toEqual(['police', 'companions']);
    expect(readPayload({ ...PAYLOAD, not_tell: [] }).not_tell).toEqual([]);
    expect(readPayload({ ...PAYLOAD, not_tell: null }).not_tell).toBeNull();
    expect(() => readPayload({ ...PAYLOAD, not_tell: 'police' })).toThrow();
  });

  test.each([
    ['payload', null],
    ['payload', []],
    ['level', { ...PAYLOAD, level: undefined }],
    ['child', { ...PAYLOAD, child: 'PLANTED' }],
    ['needs', { ...PAYLOAD, needs: ['food', 7] }],
    ['answers', { ...PAYLOAD, answers: { PLANTED: 7 } }],
    ['reasons', { ...PAYLOAD, reasons: ['PLANTED'] }],
    ['reasons.item', { ...PAYLOAD, reasons: [{ answer: 'PLANTED' }] }],
    ['consent.given_for', { ...PAYLOAD, consent: { given_for: 'PLANTED' } }],
  ])('what is not as documented is named by its member, and never by what stands in it: %s', (member, payload) => {
    try {
      readPayload(payload);
    } catch (error) {
      expect(error).toMatchObject({ code: 'package.malformed', details: { member } });
      return;
    }
    expect.unreachable();
  });

  test('what a newer phone says besides is passed over, and what an older one did not say is not there', () => {
    expect(readPayload({ ...PAYLOAD, weather: 'rain' })).toMatchObject(PAYLOAD);
    const { needs: _, rules: __, not_tell: ___, consent: ____, ...older } = PAYLOAD;
    expect(readPayload(older).not_tell).toBeUndefined();
  });

  test('countries are said by their names, listed in the pack or not', () => {
    const wording = readWording(
      [
        { state: 'draft', texts: { 'choice.country.MM': 'Myanmar (Burma)', 'choice.country.iso': 'Another country' } },
        { state: 'draft', texts: { 'choice.not_tell.police': 'Police' } },
      ],
      { items: [{ id: 'ST03', scale: 'country', phase: null }] },
    );
    expect(sayAnswer('ST03', 'MM FR ZZ', wording)).toBe('Myanmar (Burma), France, Another country');
    expect(sayAnswer('P10', 'FR', wording)).toBe('FR');
    expect(sayNotTold('police', wording)).toBe('Police');
    expect(sayNotTold('embassy', wording)).toBe('embassy');
  });
});

describe('requests to the hub', () => {
  const answer =
    (status: number, body: string): typeof fetch =>
    () =>
      Promise.resolve(new Response(body, { status }));

  test('carry the token of the page when they write', async () => {
    const seen: Request[] = [];
    const hub = makeHub(
      () => 'token',
      (path, init) => {
        seen.push(new Request(new URL(String(path), 'http://localhost'), { ...init, credentials: undefined }));
        return Promise.resolve(Response.json({ ok: true }));
      },
    );
    await hub.post('/packages/1/opened', {});
    expect(seen[0]?.headers.get('x-csrftoken')).toBe('token');
    expect(new URL(seen[0]?.url ?? '').pathname).toBe('/api/v1/packages/1/opened');
  });

  test.each([
    [409, '{"code":"package.closed","message":"…"}', 'package.closed'],
    [401, '{"detail":"Unauthorized"}', 'session.over'],
    [403, '<html>', 'action.not_allowed'],
    [502, '<html>', 'hub.failed'],
  ])('a refusal %i keeps the code the hub gave', async (status, body, code) => {
    await expect(makeHub(() => '', answer(status, body)).getJson('/x')).rejects.toMatchObject({ code, status });
  });

  test('no answer is told apart from a refusal', async () => {
    const hub = makeHub(
      () => '',
      () => Promise.reject(new TypeError('failed')),
    );
    await expect(hub.getJson('/x')).rejects.toMatchObject({ code: 'hub.unreachable' });
  });

  test('the organisation’s key facts are read strictly', async () => {
    const file = new Uint8Array([1, 2, 3]);
    const [made_at, member_file] = ['2026-11-25T01:02:03Z', encodeBase64(file)];
    const generation = { recipient: 'age1x', fingerprint: 'f', state: 'listed', ending: '', made_at, member_file };
    const body = {
      organisation_id: 'a',
      name: 'A',
      recipient: 'age1x',
      fingerprint: 'f',
      listed: true,
      member_file,
      generations: [generation],
      members: [{ id: 'm', name: 'M', is_self: true, opens: ['f'] }],
      root_jwk: {},
      keys: 'k',
      recipients: null,
    };
    const read = (change: object): Promise<OrganisationKeyFacts> =>
      getOrganisationKey(servedBy({ '/organisation/key': { ...body, ...change } }));
    expect((await read({})).generations[0]?.memberFile).toEqual(file);
    for (const change of [
      { keys: 7 },
      { generations: [{ ...generation, member_file: '§' }] },
      { generations: [{ ...generation, state: 'unheard of' }] },
      { members: {} },
      { members: [{ id: 'm', name: 'M', opens: [7] }] },
    ]) {
      await expect(read(change)).rejects.toBeInstanceOf(HubError);
    }
  });
});
