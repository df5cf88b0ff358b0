// How large a referral may become: everything asked was answered by what raises it, and all of it was let through.
import * as engine from '@titian/engine';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { fingerprint } from '@titian/sealing';
import { sealPackage } from '@titian/sealing/packages';
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../testing/contract.ts';
import { logic, organisation } from '../testing/screening.ts';
import { TestHub } from '../testing/hub.ts';
import { makeOfficerKey } from '../vault/keys.ts';
import { signInBrowser } from './seal.ts';
import { NO_WISHES } from './draft.ts';
import { HOW_TO_MEET_LIMIT } from './journey.ts';
import { makePayload, type PackagePayload, sealAll, type SealingState } from './packages.ts';
import { MOST_RECIPIENTS } from './recipients.ts';

const MOST_BYTES = 20_000;

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
});
