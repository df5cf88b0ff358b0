// What a referral holds: how large it may become, and that nobody but legal aid reads from it what was said to a lawyer.
import * as engine from '@titian/engine';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { fingerprint, type PrivateJwk } from '@titian/sealing';
import { sealPackage } from '@titian/sealing/packages';
import { afterAll, describe, expect, it } from 'vitest';
import type { Recipient } from '../library/manifest.ts';
import { faultsIn } from '../testing/contract.ts';
import { logic, organisation } from '../testing/screening.ts';
import { TestHub } from '../testing/hub.ts';
import { draw } from '../testing/talk.ts';
import { makeOfficerKey } from '../vault/keys.ts';
import { signInBrowser } from './seal.ts';
import { NO_WISHES } from './draft.ts';
import { HOW_TO_MEET_LIMIT } from './journey.ts';
import { makePayload, type PackageClaims, type PackagePayload, sealAll, type SealingState } from './packages.ts';
import { MOST_RECIPIENTS } from './recipients.ts';

const MOST_BYTES = 20_000;
const TALKS = 200;
const seeds = [1, 2, 3, 4];

/** Every item answered by all that raises it, and when it was so. */
function everything(): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const item of logic.items) {
    if (!item.recorded) continue;
    answers[item.id] = item.flag_when.join(' ') || 'yes';
    if (item.phase) answers[item.phase.answer_key] = 'before way work';
  }
  return answers;
}

/** Of random talks: packages to others than legal aid, and those that no talk explains in which a lawyer heard only no. */
const tried = { talks: 0, packages: 0, unexplained: 0 };
afterAll(() => {
  console.info(`talks tried: ${tried.talks}, packages: ${tried.packages}, that no such talk explains: ${tried.unexplained}`);
});

describe('a sealed referral', () => {
  it('has at most 20 kB for each recipient, though all of it was said and let through', async () => {
    const hub = await TestHub.open();
    const officerKey = await makeOfficerKey();
    const { kty, crv, x, y } = officerKey;
    const certificate = await hub.statement(
      'enrolment',
      'TH',
      {
        enrolment_id: crypto.randomUUID(),
        officer_jwk: { kty, crv, x, y },
        transport_jwk_thumbprint: 't'.repeat(43),
        station: { id: crypto.randomUUID(), name: 'ท'.repeat(80) },
      },
      hub.hub,
    );
    const recipients = await Promise.all(
      Array.from({ length: MOST_RECIPIENTS }, async (_, number) => {
        const recipient = await identityToRecipient(await generateIdentity());
        return organisation(crypto.randomUUID(), ['justice'], {
          recipient,
          fingerprint: await fingerprint(recipient),
          legal_aid: number === 0,
        });
      }),
    );
    const told: PackagePayload[] = [];
    const items = await sealAll(
      {
        logic,
        evaluate: engine.evaluate,
        answers: everything(),
        isChild: false,
        notTold: ['police', 'family', 'companions'],
        language: 'th',
        consentTexts: Array.from({ length: 20 }, (_, number) => `consent.a_longer_name_than_any_${number}`),
        withoutConsent: null,
        wishes: {
          ...NO_WISHES,
          recipients: recipients.map((each) => each.organisation_id),
          share_answers: true,
          how_to_meet: 'ท'.repeat(HOW_TO_MEET_LIMIT),
        },
        recipients,
        madeOn: '2026-11-25',
      },
      crypto.randomUUID(),
      {
        seal: (claims, ...rest) => (told.push(claims.payload), sealPackage(claims, ...rest)),
        sign: signInBrowser,
        officerKey,
        certificate,
        second: null,
      },
    );
    for (const payload of told) expect(faultsIn('package-payload', payload)).toBe('');
    for (const { envelope } of items) expect(faultsIn('envelope', envelope)).toBe('');
    expect(new Set(told.map(({ level }) => level))).toEqual(new Set(items.map(({ envelope }) => envelope.level)));
    const sizes = items.map(({ ciphertext }) => ciphertext.length);
    expect(sizes).toHaveLength(MOST_RECIPIENTS);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BYTES);
    expect(Math.min(...sizes)).toBeGreaterThan(2_000);
  });

  it.each<[string, Partial<SealingState>]>([
    ['as the person let it through', {}],
    ['without answers', { wishes: NO_WISHES }],
    ['where the person did not say whom not to tell', { notTold: null }],
    ['without a yes', { withoutConsent: 'child' }],
    ['with nothing answered', { answers: {} }],
  ])('says what the contract says, and nothing besides: %s', (_, change) => {
    const recipient = organisation('shelter', ['accommodation']);
    const state: SealingState = {
      logic,
      evaluate: engine.evaluate,
      answers: everything(),
      isChild: true,
      notTold: [],
      language: 'th',
      consentTexts: ['consent.who_we_are'],
      withoutConsent: null,
      wishes: { ...NO_WISHES, recipients: ['shelter'], share_answers: true },
      recipients: [recipient],
      madeOn: '2026-11-25',
      ...change,
    };
    expect(faultsIn('package-payload', makePayload(state, recipient))).toBe('');
  });

  it.each<Readonly<Record<string, string>>>([{}, { mode: 'legal_aid' }, { mode: 'specialist' }])(
    'is to everybody but legal aid the very one of a talk no lawyer held: %o',
    (session) => {
      const lawyers = logic.items.filter((item) => item.asked_of === 'legal_aid').map(({ id }) => id);
      expect(lawyers).toHaveLength(6);
      const said: Readonly<Record<string, string>> = { ...everything(), ...session, P01: 'yes', P02: 'yes' };
      const without = Object.fromEntries(Object.entries(said).filter(([key]) => !lawyers.includes(key)));
      const state = (answers: Readonly<Record<string, string>>): SealingState => ({
        logic,
        evaluate: engine.evaluate,
        answers,
        isChild: false,
        notTold: null,
        language: 'th',
        consentTexts: [],
        withoutConsent: null,
        wishes: { ...NO_WISHES, recipients: ['shelter'], share_answers: true },
        recipients: [],
        madeOn: '2026-11-25',
      });
      const shelter = organisation('shelter', ['safety']);
      const all = [without, { ...without, ...Object.fromEntries(lawyers.map((id) => [id, 'no'])) }, said];
      const packages = all.map((answers) => JSON.stringify(makePayload(state(answers), shelter)));
      expect(new Set(packages).size).toBe(1);
      for (const id of lawyers) expect(packages[0]).not.toContain(`"${id}"`);
      const lawyer = organisation('lawyer', ['legal_aid_non_punishment'], { legal_aid: true });
      expect(JSON.stringify(makePayload(state(said), lawyer)).includes('"LA01"')).toBe(true);
    },
  );

  it.each(seeds)('could be, to everybody but legal aid, of a talk in which a lawyer heard nothing but no: seed %i', async (seed) => {
    const chance = draw(seed);
    let differing = 0;
    tried.talks += TALKS;
    for (let talk = 0; talk < TALKS; talk += 1) {
      const said = randomTalk(chance);
      const denied = { ...said, ...Object.fromEntries(LAWYERS.map((id) => [id, 'no'])) };
      const chosen = randomRecipients(chance);
      const wishes = {
        ...NO_WISHES,
        recipients: chosen.map((each) => each.organisation_id),
        share_answers: chance() < 0.7,
        how_to_meet: chance() < 0.5 ? 'at the gate' : '',
      };
      const notTold = chance() < 0.5 ? null : ['police'].filter(() => chance() < 0.5);
      const isChild = chance() < 0.2;
      const [told, otherwise] = [
        await sealed({ said, wishes, notTold, isChild, chosen }),
        await sealed({ said: denied, wishes, notTold, isChild, chosen }),
      ];
      for (const [at, recipient] of chosen.entries()) {
        const [one, other] = [JSON.stringify(told[at]), JSON.stringify(otherwise[at])];
        if (recipient.legal_aid) differing += Number(one !== other);
        else tried.packages += 1;
        if (!recipient.legal_aid && one !== other) tried.unexplained += 1;
      }
    }
    expect(tried.unexplained).toBe(0);
    expect(differing).toBeGreaterThan(0); // a lawyer reads the difference: the two talks do differ
  });
});

const LAWYERS = logic.items.filter((item) => item.asked_of === 'legal_aid').map(({ id }) => id);

/** Whatever may be answered, also more than any talk would bring together, a lawyer's subjects among it. */
function randomTalk(chance: () => number): Record<string, string> {
  const often = chance();
  const answers: Record<string, string> = { P01: 'yes', P02: 'yes' };
  for (const item of logic.items) {
    if (answers[item.id] !== undefined || !item.recorded || chance() > 0.6) continue;
    const { values = [] } = logic.scales[item.scale] ?? {};
    const of = chance() < often && item.flag_when.length > 0 ? item.flag_when : values.filter((value) => value !== 'iso');
    answers[item.id] = of[Math.floor(chance() * of.length)] ?? 'skip';
    if (item.phase && chance() < 0.5) answers[item.phase.answer_key] = 'work';
  }
  const mode = ['legal_aid', 'legal_aid', 'specialist', undefined][Math.floor(chance() * 4)];
  return mode === undefined ? answers : { ...answers, mode };
}

function randomRecipients(chance: () => number): Recipient[] {
  const services = ['safety', 'health', 'justice', 'asylum', 'labour_complaint', 'independent_advice', 'legal_aid_non_punishment'];
  const some = (): string[] => services.filter(() => chance() < 0.4);
  const others = Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, number) =>
    organisation(`house-${number}`, some(), { independent: chance() < 0.5, authority: chance() < 0.2 ? 'police' : null }),
  );
  const lawyer = organisation('lawyer', some(), { legal_aid: true, independent: true });
  return chance() < 0.5 ? [lawyer, ...others] : [...others, lawyer];
}

interface Sent {
  readonly said: Readonly<Record<string, string>>;
  readonly wishes: SealingState['wishes'];
  readonly notTold: readonly string[] | null;
  readonly isChild: boolean;
  readonly chosen: readonly Recipient[];
}

/** What each reads, and what the hub does of it: payload, place, level and term; without what is another one each time. */
async function sealed({ said, wishes, notTold, isChild, chosen }: Sent): Promise<unknown[]> {
  const told: unknown[] = [];
  const state: SealingState = {
    ...{ logic, evaluate: engine.evaluate, answers: said, isChild, notTold, language: 'th', consentTexts: ['consent.first_why'] },
    ...{ withoutConsent: null, wishes, recipients: chosen, madeOn: '2026-11-25' },
  };
  const seal = async ({ payload, position }: PackageClaims): Promise<Uint8Array> => {
    told.push({ payload, position });
    return new Uint8Array([1]);
  };
  const items = await sealAll(state, 'r', { seal, sign: signInBrowser, officerKey: {} as PrivateJwk, certificate: 'c', second: null });
  return items.map(({ envelope: { level, position, answer_within, recipient } }, at) => [
    told[at],
    level,
    position,
    answer_within,
    recipient,
  ]);
}
