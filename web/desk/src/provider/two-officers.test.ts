/** "Two officers" is said only where both signatures were checked; real keys, as in `provider.test.ts`. */
import { fingerprint, generatePrivateJwk, importSigningKey, type SigningKey, thumbprint } from '@titian/sealing';
import { makeOrganisationKey } from '@titian/sealing/members';
import { claimsDigest, type Ground, signWithoutConsent, type WithoutConsent } from '@titian/sealing/without-consent';
import { makePhrase } from '@titian/sealing/words';
import { beforeAll, describe, expect, test } from 'vitest';
import { openReferral, unlock } from './open-package.ts';
import type { OrganisationKeyFacts } from './organisation.ts';
import { factsOf, freshMemory, generationOf, ITEM, listOf, makeWorld, REFERRAL, sealTo, servedBy, type World } from './testing.ts';
import { type HubWord, readHubWord, type WithoutYes } from './two-officers.ts';

const NOK = 'qO1xYh3mT0aPz5Ck';
const SOMCHAI = 'Vn8Rb2LdJw6Se4Gu';

let world: World;
let own: Awaited<ReturnType<typeof makeOrganisationKey>>;
let phrase: string;
let facts: OrganisationKeyFacts;
let recipient: string;
let theirs: { readonly key: SigningKey; readonly certificate: string; readonly jwk: object };

beforeAll(async () => {
  world = await makeWorld();
  own = await makeOrganisationKey();
  phrase = makePhrase();
  recipient = await fingerprint(own.recipient);
  const generations = [await generationOf(own, phrase, await thumbprint(world.root.publicJwk))];
  const clinic = { services: ['health', 'child_protection'], authority: null };
  facts = await factsOf(world, generations, { recipients: await listOf(world, generations, 1, clinic) });
  const jwk = await generatePrivateJwk();
  theirs = { key: await importSigningKey(jwk), certificate: await world.certify(jwk, SOMCHAI), jwk };
});

const payloadOf = (ground: string): object => ({
  ...{ level: 'NOW', needs: ['health'], child: false, language: 'id', interpreter: true, how_to_meet: '', not_tell: null },
  ...{ reasons: [], rules: [], without_consent: ground, made_on: '2026-11-25' },
  consent: { language: 'id', texts: [], given_for: [] },
});
const claimsOf = (payload: object): object => ({
  ...{ kind: 'package', referral_id: REFERRAL, recipient, position: 0, release: '0'.repeat(64) },
  payload,
});
const statementOf = async (ground: Ground, payload = payloadOf(ground)): Promise<WithoutConsent> => ({
  referral_id: REFERRAL,
  ground,
  recipient,
  level: 'NOW',
  package: await claimsDigest(claimsOf(payload)),
});
const word = (change: Partial<HubWord> = {}): HubWord => ({
  firstCertificate: world.certificate,
  secondSignature: '',
  secondCertificate: '',
  ...change,
});
const signedBy = async (statement: WithoutConsent, who = theirs): Promise<HubWord> =>
  word({ secondSignature: await signWithoutConsent(statement, who.key), secondCertificate: who.certificate });

async function read(
  said: HubWord | null,
  {
    ground = 'threat_to_life',
    by = world,
    served = facts,
  }: { readonly ground?: string; readonly by?: World; readonly served?: OrganisationKeyFacts } = {},
): Promise<WithoutYes | null> {
  const sealed = await sealTo(by, own.recipient, payloadOf(ground));
  const hub = servedBy({ [`/packages/${ITEM}/ciphertext`]: sealed });
  const envelope = { itemId: ITEM, referralId: REFERRAL, recipient, position: 0, word: said };
  return (await openReferral(hub, served, await unlock(facts, phrase), envelope, freshMemory())).withoutYes;
}

describe('a referral without a yes', () => {
  test.each<Ground>(['threat_to_life', 'child', 'incapacity'])('was agreed on by two where both signatures fit: %s', async (ground) => {
    expect(await read(await signedBy(await statementOf(ground)), { ground })).toEqual({ ground, officers: 'two', isForUs: true });
  });

  test('is one officer’s where there is no second signature, and where the hub was not told at all', async () => {
    for (const said of [word(), null]) expect(await read(said)).toMatchObject({ officers: 'one' });
    expect(await read(null, { ground: 'child' })).toMatchObject({ officers: 'one' });
  });

  test('is never two where the second signed something else', async () => {
    const right = await statementOf('threat_to_life');
    const others: Partial<WithoutConsent>[] = [
      { level: 'TODAY' },
      { recipient: 'c3'.repeat(32) },
      { referral_id: ITEM },
      { ground: 'incapacity' },
      { package: 'd4'.repeat(32) },
    ];
    for (const change of others)
      expect(await read(await signedBy({ ...right, ...change })), JSON.stringify(change)).toMatchObject({ officers: 'other' });
  });

  test('is never two where one account was added twice, or the second is nobody this country enrolled', async () => {
    const right = await statementOf('threat_to_life');
    const again = await generatePrivateJwk();
    const twice = { key: await importSigningKey(again), certificate: await world.certify(again, NOK), jwk: again };
    const own_ = { key: await importSigningKey(world.officerJwk), certificate: world.certificate, jwk: {} };
    const elsewhere = await makeWorld();
    const foreign = { ...theirs, certificate: await elsewhere.certify(theirs.jwk, SOMCHAI) };
    const borrowed = { ...theirs, certificate: world.certificate };
    for (const [index, who] of [twice, own_, foreign, borrowed].entries())
      expect(await read(await signedBy(right, who)), String(index)).toMatchObject({ officers: 'other' });
    const garbled = word({ secondSignature: 'a..b', secondCertificate: theirs.certificate });
    expect(await read(garbled)).toMatchObject({ officers: 'other' });
  });

  test('of a phone of before cannot be checked, until its certificate is renewed for the same key', async () => {
    const before = { ...world, certificate: await world.certify(world.officerJwk, null) };
    const right = await signedBy(await statementOf('threat_to_life'));
    expect(await read(null, { by: before })).toMatchObject({ officers: 'unchecked' });
    expect(await read({ ...right, firstCertificate: before.certificate }, { by: before })).toMatchObject({ officers: 'unchecked' });
    expect(await read(right, { by: before }), 'renewed').toMatchObject({ officers: 'two' });
    const ofAnother = { ...right, firstCertificate: await world.certify(await generatePrivateJwk(), NOK) };
    expect(await read(ofAnother, { by: before }), 'of another key').toMatchObject({ officers: 'unchecked' });
    const second = { ...theirs, certificate: await world.certify(theirs.jwk, null) };
    expect(await read(await signedBy(await statementOf('threat_to_life'), second))).toMatchObject({ officers: 'unchecked' });
  });

  test('says where the country does not list the organisation for it', async () => {
    const generations = facts.generations;
    const listed = async (more: object): Promise<OrganisationKeyFacts> => ({
      ...facts,
      recipients: await listOf(world, generations, 2, more),
    });
    const right = await signedBy(await statementOf('threat_to_life'));
    for (const more of [{ services: ['accommodation'] }, { services: ['health'], authority: 'police' }, {}])
      expect(await read(right, { served: await listed(more) }), JSON.stringify(more)).toMatchObject({ officers: 'two', isForUs: false });
    const child = await signedBy(await statementOf('child'));
    expect(await read(child, { ground: 'child', served: await listed({ services: ['health'] }) })).toMatchObject({ isForUs: false });
    expect(await read(right, { served: { ...facts, recipients: null } })).toMatchObject({ isForUs: null });
  });

  test('on a ground nobody knows is neither two nor for us', async () => {
    expect(await read(word(), { ground: 'curiosity' })).toEqual({ ground: 'threat_to_life', officers: 'unchecked', isForUs: false });
  });
});

test('the page brings the hub’s word, or none', () => {
  expect(readHubWord({})).toBeNull();
  expect(readHubWord({ firstCertificate: 'a' })).toEqual({ firstCertificate: 'a', secondSignature: '', secondCertificate: '' });
});
