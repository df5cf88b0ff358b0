import 'fake-indexeddb/auto';
import { generateSigningKey, sign } from '@titian/sealing';
import { checkWithoutConsent, claimsDigest } from '@titian/sealing/without-consent';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { dumpAll, forgetDatabases } from '../testing/phone.ts';
import { Counter, logic, officerOf, SECRET, organisation } from '../testing/screening.ts';
import { agree, talk } from '../testing/talk.ts';
import { MINUTE } from '../vault/clock.ts';
import type { OpenEnrolment } from '../vault/shared.ts';
import { unlock } from '../vault/vault.ts';
import { Journey } from './journey.ts';
import { LOWERING_REASONS, lowerTo, readOverrides } from './overrides.ts';
import { officerIn, openOf, otherOfficers, SecondOfficer } from './second.ts';

/** An officer's key, as their vault has it. */
async function keyOf(name: string): Promise<object> {
  const vault = await unlock(`enrolment-${name}`, SECRET);
  const key = await vault.get('officer', 'signing');
  vault.lock();
  if (!key) throw new Error('no key');
  return key;
}

let counter: Counter;
let second: SecondOfficer;

beforeEach(async () => {
  const other = await Counter.open('Somchai');
  other.vault.lock();
  counter = await Counter.open('Nok');
  second = await SecondOfficer.confirm(counter.enrolment, other.enrolment, SECRET);
});
afterEach(async () => {
  counter.vault.lock();
  await forgetDatabases();
});

async function begin(seen: readonly string[] = []): Promise<Journey> {
  const journey = await Journey.start(counter.rooms, 'id');
  for (const item of seen) journey.observe(item, true);
  journey.finishLook();
  return journey;
}

async function atConsent(seen: readonly string[] = []): Promise<Journey> {
  const journey = await begin(seen);
  journey.answer('P01', 'yes');
  journey.finishCare();
  journey.setCompany('apart');
  journey.setPrivacy('earphones');
  return journey;
}

async function asking(seen: readonly string[] = []): Promise<Journey> {
  const journey = await atConsent(seen);
  journey.answer(journey.view.is_child ? 'A02' : 'P02', 'yes');
  return journey;
}

const today = async (): Promise<Journey> => talk(await asking(), { P10: 'yes', FC05: 'yes' });
const rules = (journey: Journey): string[] => journey.outcome.outcomes.filter(({ status }) => status === 'established').map(({ id }) => id);
const shown = (journey: Journey): string[] => journey.officerView().actions.map(({ text }) => text);

describe('what the independent body hears by itself', () => {
  it('is that a person stopped, once, and nothing of why', async () => {
    const journey = await asking();
    journey.stop();
    await journey.settled();
    expect(counter.told).toEqual([{ what: 'stopped', reason: '', suggested: '', kept: '' }]);
  });

  it('is that the talk goes on after the app said to stop, and not that help came', async () => {
    const journey = await begin(['S02']);
    journey.careIsInPlace();
    await journey.settled();
    expect(counter.told.map(({ what }) => what)).toEqual(['went_on']);
  });

  it('is nothing of a talk in which nothing of it happened', async () => {
    const journey = talk(await asking(), { P16: 'not_yet' });
    await journey.close();
    expect(counter.told).toEqual([]);
  });
});

describe('who is near', () => {
  it('ends the questions as long as somebody stays, and nothing but their leaving opens them', async () => {
    const journey = await atConsent();
    journey.setCompany('present');
    expect(journey.stage).toBe('outcome');
    expect(journey.view.can_go_on).toBe(false);
    expect(() => journey.goTo('ask')).toThrow();
    journey.observe('S06', true); // looking goes on
    expect(shown(journey)).toContain('rule.R01c.officer');
    journey.companyHasLeft();
    expect(journey.stage).toBe('consent');
    journey.answer('P02', 'yes');
    expect(journey.stage).toBe('ask');
  });

  it('leaves even the question of consent unasked, by whichever way the talk comes to it', async () => {
    const journey = await atConsent();
    journey.setCompany('present');
    journey.noteSeen({ S02: true });
    journey.careIsInPlace();
    expect([journey.stage, journey.view.question]).toEqual(['consent', null]);
    expect(await codeOf(() => journey.answer('P02', 'yes'))).toBe('journey.not_asked');
    journey.setCompany('apart');
    expect(journey.view.question?.key).toBe('P02');
  });

  it('is no way to questions somebody refused or stopped', async () => {
    const refused = await atConsent();
    refused.answer('P02', 'no');
    refused.setCompany('present');
    refused.goTo('outcome');
    refused.companyHasLeft();
    expect(refused.stage).toBe('outcome');
    const stopped = await asking();
    stopped.stop();
    stopped.setCompany('present');
    stopped.companyHasLeft();
    expect(stopped.stage).toBe('outcome');
  });

  it('is asked anew when control is seen, and after the app was closed', async () => {
    const journey = await asking();
    journey.noteSeen({ S04: true });
    expect(journey.view.company).toBe('unconfirmed');
    journey.setCompany('apart');
    journey.noteSeen({ S06: true });
    expect(journey.view.company).toBe('apart');
  });
});

describe('a talk that was ended', () => {
  it('goes on where it was when the person wants it, with what they said, and nothing skipped is asked', async () => {
    const journey = await asking();
    journey.skip('P05');
    journey.answer('P07', 'yes');
    journey.stop();
    expect(journey.outcome.level).toBe('TODAY');
    journey.reconsider();
    expect(journey.stage).toBe('ask');
    expect([journey.view.is_stopped, journey.outcome.level, journey.answers['P05'], journey.answers['P02']]).toEqual([
      false,
      'TODAY',
      'skip',
      'yes',
    ]);
    talk(journey);
    expect(Object.keys(journey.answers).filter((key) => key === 'P05')).toHaveLength(1);
    expect(journey.answers['P05']).toBe('skip');
    await journey.close();
    expect(counter.tallied).toEqual(['id TODAY']); // no stop is counted: there was none in the end
  });

  it('is not opened by an officer who was not asked: only a refusal or a stop can be', async () => {
    const journey = await today();
    expect(await codeOf(() => journey.reconsider())).toBe('journey.wrong_stage');
  });

  it('before any question goes back to where it stood', async () => {
    const atLanguage = await begin();
    atLanguage.stop();
    atLanguage.reconsider();
    expect(atLanguage.stage).toBe('language');
    const atCare = await begin();
    atCare.answer('P01', 'yes');
    atCare.stop();
    atCare.reconsider();
    expect(atCare.stage).toBe('care');
    const unasked = await atConsent();
    unasked.stop();
    unasked.reconsider();
    expect(unasked.stage).toBe('consent');
  });

  it('loses nothing told under a yes, when a child refuses the assent twice', async () => {
    const journey = await asking();
    journey.answer('P05', 'no');
    journey.answer('P07', 'yes');
    journey.noteSeen({ S03: true });
    expect(journey.stage).toBe('consent');
    journey.answer('A02', 'no');
    expect(rules(journey)).toContain('R04');
    journey.reconsider();
    expect(journey.stage).toBe('consent');
    expect(rules(journey)).toContain('R04');
    journey.answer('A02', 'no');
    expect(rules(journey)).toContain('R04');
  });
});

describe('when something happened', () => {
  it('is not asked where either time is for today: one of the two holds, and the questions about work are over', async () => {
    const journey = talk(await asking(), { P10: 'yes', FC05: 'yes' });
    expect([journey.outcome.level, journey.answers['FC05_when']]).toEqual(['TODAY', undefined]);
    expect(journey.outcome.indicators.map((each) => JSON.stringify(each)).join()).toContain('CD01');
  });

  it('is asked where the time makes a difference', async () => {
    const journey = talk(await asking(), { P11: 'yes', TL13: 'yes' }, 'TL13_when');
    expect(journey.view.question?.key).toBe('TL13_when');
    journey.answer('TL13_when', 'work');
    expect(rules(journey)).toContain('R10');
  });
});

describe('two officers', () => {
  it('may do what the pack allows, and the pack allows it only together', () => {
    const manifest = readFileSync(new URL('../../../../content/packs/first-contact/pack.yaml', import.meta.url), 'utf8');
    expect(manifest).toContain('consent_to_questions:\n    can_be_overridden: false');
    expect(readOverrides(logic)).toEqual({
      lowerable: ['NOW', 'TODAY'],
      exceptions: ['threat_to_life', 'child', 'incapacity'],
      recipients: ['emergency', 'child_protection'],
    });
    expect(readOverrides({ ...logic, overrides: {} })).toEqual({ lowerable: [], exceptions: [], recipients: [] });
    expect(readOverrides({ ...logic, overrides: { lowering: { levels: ['NOW'], needs_second_person: false } } }).lowerable).toEqual([]);
  });

  it('are two people: neither the same twice, nor a wrong secret', async () => {
    const again = await Counter.open('again');
    const twice = { ...again.enrolment, officer_name: 'Nok' };
    await again.vault.put('identity', 'self', { officer_name: 'Nok', station: twice.station, certificate: '' });
    again.vault.lock();
    expect(otherOfficers(counter.enrolment, [counter.enrolment, officerOf('Somchai')]).map((each) => each.label)).toEqual([
      'Label of Somchai',
    ]);
    expect(await codeOf(async () => SecondOfficer.confirm(counter.enrolment, counter.enrolment, SECRET))).toBe('second.same_officer');
    expect(await codeOf(async () => SecondOfficer.confirm(counter.enrolment, twice, SECRET))).toBe('second.same_officer');
    expect(await codeOf(() => SecondOfficer.confirm(counter.enrolment, officerOf('Somchai'), '1029384756'))).toBe('secret.wrong');
  });

  it('are told apart by the word of their certificates, whatever they are called', async () => {
    const hub = await generateSigningKey();
    const word = (officer: string): Promise<string> => sign({ kind: 'enrolment', officer }, hub);
    const opened = async (name: string, officer: string): Promise<OpenEnrolment> => {
      const other = await Counter.open(`${name} ${officer}`);
      const identity = { officer_name: name, station: other.enrolment.station, certificate: await word(officer) };
      await other.vault.put('identity', 'self', identity);
      other.vault.lock();
      return { ...other.enrolment, ...identity };
    };
    const nok = await opened('Nok', 'aaaaaaaaaaaaaaaa');
    const namesake = await opened('Nok', 'bbbbbbbbbbbbbbbb');
    const renamed = await opened('Nok Sukjai', 'aaaaaaaaaaaaaaaa');
    expect((await SecondOfficer.confirm(nok, namesake, SECRET)).enrolmentId).toBe(namesake.enrolment_id);
    expect(await codeOf(() => SecondOfficer.confirm(nok, renamed, SECRET))).toBe('second.same_officer');
    expect([officerIn(nok.certificate), officerIn('of before'), officerIn(await sign({ kind: 'enrolment' }, hub))]).toEqual([
      'aaaaaaaaaaaaaaaa',
      null,
      null,
    ]);
  });

  it('lower TODAY to a referral; defaults, actions, needs and pathways stay, and so does what is sealed', async () => {
    const journey = await today();
    const before = journey.officerView();
    expect(journey.lowerLevels).toEqual(['REFER']);
    journey.lower('REFER', 'taken_over', second);
    const after = journey.officerView();
    expect([after.level, after.suggested, after.lowered?.reason]).toEqual(['REFER', 'TODAY', 'taken_over']);
    for (const part of ['actions', 'effects', 'first', 'needs', 'pathways', 'contact_first'] as const)
      expect(after[part]).toEqual(before[part]);
    expect(after.effects).toEqual(expect.arrayContaining(['effect.no_return_step.officer', 'effect.no_consular_contact.officer']));
    journey.goTo('choice');
    journey.answer('W01', 'now');
    journey.answer('W02', 'nobody');
    journey.goTo('recipients');
    agree(journey, 'shelter');
    await journey.seal();
    expect(counter.sealed.map((claims) => claims.payload.level)).toEqual(['TODAY']);
    expect(counter.tallied).toEqual(['id TODAY OVERRIDDEN']);
    expect(counter.told).toEqual([{ what: 'lowered', reason: 'taken_over', suggested: 'TODAY', kept: 'REFER' }]);
  });

  it('lower, and the independent body hears of it at once, also where it is taken back or the talk is thrown away', async () => {
    const journey = await today();
    journey.lower('REFER', 'person_asks', second);
    journey.takeBackLowering();
    await journey.settled();
    expect(counter.told).toEqual([{ what: 'lowered', reason: 'person_asks', suggested: 'TODAY', kept: 'REFER' }]);
  });

  it('are told of at the end where the phone was full before, and stop for nothing', async () => {
    counter.isFull = true;
    const journey = await today();
    journey.lower('REFER', 'danger_over', second);
    await journey.settled();
    expect([journey.officerView().level, counter.told]).toEqual(['REFER', []]);
    counter.isFull = false;
    await journey.close();
    expect(counter.told.map(({ what }) => what)).toEqual(['lowered']);
  });

  it('lower nothing below a referral, nothing that is not urgent, and give no reason of their own words', async () => {
    expect([lowerTo(logic, 'NOW'), lowerTo(logic, 'REFER'), lowerTo(logic, 'INFO')]).toEqual([['TODAY', 'REFER'], [], []]);
    const journey = await today();
    expect(await codeOf(() => journey.lower('INFO', 'danger_over', second))).toBe('journey.wrong_stage');
    expect(LOWERING_REASONS).toHaveLength(4);
  });

  it('lower what was known then: what comes up later stands, and one alone takes it back', async () => {
    const journey = await today();
    journey.lower('REFER', 'person_asks', second);
    journey.markAfraid();
    expect(journey.officerView().level).toBe('TODAY');
    journey.lower('REFER', 'person_asks', second);
    expect(journey.officerView().level).toBe('REFER');
    expect(journey.officerView().effects).toContain('effect.suspend_return.officer');
    journey.takeBackLowering();
    expect(journey.officerView().level).toBe('TODAY');
  });

  it('are needed: an officer’s own confirmation is none', async () => {
    const own = await SecondOfficer.confirm(officerOf('Somchai'), counter.enrolment, SECRET);
    const journey = await today();
    expect(await codeOf(() => journey.lower('REFER', 'danger_over', own))).toBe('second.same_officer');
  });

  describe('may send without a yes', () => {
    const wanted = { exception: 'child', organisation: 'children', how_to_meet: 'Counter 3' } as const;

    it('not because somebody refused', async () => {
      const journey = await atConsent();
      journey.answer('P02', 'no');
      journey.goTo('outcome');
      expect(journey.exceptions).toEqual([]);
      expect(await codeOf(() => journey.sealWithoutConsent(wanted, second))).toBe('journey.no_exception');
      expect(counter.sent).toEqual([]);
    });

    it('for a child, to child protection alone, and the least there is', async () => {
      const journey = await atConsent(['S07']);
      journey.answer('A02', 'no');
      journey.goTo('outcome');
      expect(journey.exceptions).toEqual(['child']);
      expect(journey.recipientsWithoutConsent('child').map((each) => each.organisation_id)).toEqual(['children']);
      expect(await codeOf(() => journey.sealWithoutConsent({ ...wanted, organisation: 'police' }, second))).toBe(
        'journey.recipient_unknown',
      );
      await journey.sealWithoutConsent(wanted, second);
      expect(journey.view.wishes.code, 'nobody can pause it').toBeUndefined();
      const [claims] = counter.sealed;
      // The same for a receiver with no network.
      expect(journey.squares).toEqual({ text: 'TITIAN:0', recipient: 'children', dropped: [] });
      expect(counter.written).toEqual([claims]);
      expect(claims?.payload).toMatchObject({
        without_consent: 'child',
        child: true,
        level: 'NOW',
        needs: ['child_protection'],
        how_to_meet: 'Counter 3',
        reasons: [],
        rules: [],
        consent: { texts: [], given_for: [] },
      });
      expect(claims?.payload.answers).toBeUndefined();
      expect([journey.stage, await Journey.listDrafts(counter.vault)]).toEqual(['sealed', []]);
      expect(counter.tallied).toEqual(['id NOW OVERRIDDEN REFUSED']);
      expect(counter.told, 'with no answer, no person and no referral').toEqual([
        { what: 'without_consent', reason: 'child', suggested: 'NOW', kept: 'NOW' },
      ]);
    });

    it('for a child with the signatures of two officers over what was sealed, and never with one', async () => {
      const journey = await atConsent(['S07']);
      journey.answer('A02', 'no');
      journey.goTo('outcome');
      expect(await codeOf(() => journey.sealWithoutConsent(wanted, null))).toBe('second.needed');
      expect([journey.stage, counter.sent]).toEqual(['outcome', []]);
      await journey.sealWithoutConsent(wanted, second);
      const [claims] = counter.sealed;
      const [sent] = counter.sent;
      if (!claims || !sent?.envelope.without_consent) throw new Error('not signed');
      const { ground, package: digest, first, second: other } = sent.envelope.without_consent;
      const { referral_id, recipient, level } = sent.envelope;
      const statement = { referral_id, ground, recipient, level, package: digest };
      expect([ground, digest]).toEqual(['child', await claimsDigest(claims)]);
      await checkWithoutConsent(first, statement, await keyOf('Nok'));
      await checkWithoutConsent(other ?? '', statement, await keyOf('Somchai'));
    });

    it('for a life in danger at once with one, and a second signs the same later', async () => {
      const journey = await begin(['S02']);
      const life = { exception: 'threat_to_life', organisation: 'clinic', how_to_meet: '' } as const;
      expect(await codeOf(() => journey.sealWithoutConsent({ ...life, exception: 'incapacity' }, null))).toBe('second.needed');
      await journey.sealWithoutConsent(life, null);
      const [sent] = counter.sent;
      expect(sent?.envelope.without_consent).toMatchObject({ ground: 'threat_to_life' });
      expect(sent?.envelope.without_consent?.second).toBeUndefined();
    });

    it('says nothing of it in an envelope that goes with a yes', async () => {
      const journey = await today();
      journey.goTo('choice');
      journey.answer('W01', 'now');
      journey.answer('W02', 'nobody');
      journey.goTo('recipients');
      agree(journey, 'shelter');
      await journey.seal();
      expect(Object.keys(counter.sent[0]?.envelope ?? {})).not.toContain('without_consent');
    });

    it('for a life in danger, to help and never to an authority', async () => {
      counter.recipients.push(organisation('ambulance', ['health'], { answer_within_minutes: 15 }));
      const journey = await begin(['S02']);
      expect(journey.stage).toBe('outcome');
      expect(journey.exceptions).toEqual(['threat_to_life', 'incapacity']);
      const of = (exception: 'threat_to_life' | 'incapacity'): string[] =>
        journey.recipientsWithoutConsent(exception).map((each) => each.organisation_id);
      // An adult is no case for those who protect children; whoever answers soonest stands first.
      expect([of('threat_to_life'), of('incapacity')]).toEqual([
        ['ambulance', 'clinic'],
        ['ambulance', 'clinic'],
      ]);
    });

    it('and when it could not be sealed all is as before: what was agreed before is not lost, nothing is agreed now', async () => {
      const journey = await atConsent(['S03']);
      journey.answer('A02', 'no');
      journey.goTo('outcome');
      await journey.settled();
      const before = journey.view.wishes;
      const broken = await Journey.resume({ ...counter.rooms, seal: () => Promise.reject(new Error('no room')) }, journey.id);
      expect(await codeOf(() => broken.sealWithoutConsent(wanted, second))).toBe('journey.seal_failed');
      expect([broken.stage, broken.view.wishes]).toEqual(['outcome', before]);
      await broken.close();
      expect(counter.tallied).toEqual(['id TODAY REFUSED']);
    });

    it('and never twice when the app was killed in between', async () => {
      const journey = await atConsent(['S03']);
      journey.answer('A02', 'no');
      journey.goTo('outcome');
      await journey.settled();
      const draft = await counter.vault.get('drafts', journey.id);
      await journey.sealWithoutConsent(wanted, second);
      const referral_id = counter.sent[0]?.envelope.referral_id ?? '';
      if (!draft) throw new Error('no draft');
      await counter.vault.put('drafts', journey.id, { ...draft, without_consent: 'child', referral: { ...draft.referral, referral_id } });
      const again = await Journey.resume(counter.rooms, journey.id);
      expect([again.stage, counter.sent.length]).toEqual(['sealed', 1]);
    });
  });

  it('pass a talk from one vault to the other, and it is gone from the first', async () => {
    const journey = await asking();
    journey.answer('P05', 'no');
    journey.answer('P07', 'yes');
    const { id } = journey;
    const vault = await openOf(counter.enrolment, officerOf('Somchai'), SECRET);
    await journey.passOn(vault);
    vault.lock();
    expect([journey.stage, await Journey.listDrafts(counter.vault), counter.tallied]).toEqual(['closed', [], []]);
    expect(await dumpAll()).not.toContain('"P07');
    const opened = await unlock('enrolment-Somchai', SECRET, { clock: () => counter.now });
    const taken = await Journey.resume({ ...counter.rooms, vault: opened, enrolment: officerOf('Somchai') }, id);
    expect([taken.stage, taken.answers['P07'], taken.view.company, taken.view.privacy]).toEqual([
      'ask',
      'yes',
      'unconfirmed',
      'unconfirmed',
    ]);
    opened.lock();
  });
});

describe('a child', () => {
  it('by an officer’s doubt is a child, and so is somebody who does not know the age', async () => {
    const doubted = await atConsent(['S03']);
    expect([doubted.view.is_child, doubted.view.question?.key]).toEqual([true, 'A02']);
    const unsure = talk(await asking(), {}, 'P04');
    unsure.answer('P04', 'dont_know');
    expect([unsure.view.is_child, unsure.stage]).toEqual([true, 'consent']);
  });

  it('is asked little: age, family, help to take part and the child’s module; nothing for a specialist', async () => {
    const journey = await asking(['S03']);
    const asked: string[] = [];
    journey.subscribe((view) => void (view.question && asked.push(view.question.item)));
    talk(journey, { CH08: 'yes', P14: 'yes' });
    const allowed = (item: string): boolean => /^(P03|P04|P06|P14|W0|A02|CH|MU|DI)/.test(item);
    expect(asked.filter((item) => !allowed(item))).toEqual([]);
    expect(asked.some((item) => item.startsWith('CH'))).toBe(true);
    const locked = logic.items.filter((item) => item.specialist_only || ['TS', 'OT'].includes(item.module)).map((item) => item.id);
    expect(locked.length).toBeGreaterThan(5);
    expect(asked.filter((item) => locked.includes(item))).toEqual([]);
  });

  it('is never taken for safe with the adult who came along', async () => {
    const journey = await atConsent(['S07']);
    expect(journey.officerView().effects).toContain('effect.accompanying_adult_not_assumed_safe.officer');
    expect(journey.officerView().effects).toContain('effect.no_release_to_companion.officer');
    journey.setCompany('present');
    expect([journey.stage, journey.view.can_go_on]).toEqual(['outcome', false]);
  });

  it('has a short talk: a rest at twenty minutes, an end at thirty', async () => {
    const journey = await asking(['S03']);
    expect([journey.view.offers_rest, journey.view.suggests_end]).toEqual([false, false]);
    counter.now += 20 * MINUTE;
    journey.setPrivacy('earphones');
    expect([journey.view.offers_rest, journey.view.suggests_end]).toEqual([true, false]);
    journey.answerRest(false);
    counter.now += 10 * MINUTE;
    journey.setPrivacy('private_place');
    expect([journey.view.offers_rest, journey.view.suggests_end]).toEqual([false, true]);
  });

  it('is told no end by the clock where it is none', async () => {
    const journey = await asking();
    counter.now += 40 * MINUTE;
    journey.setPrivacy('private_place');
    expect([journey.view.offers_rest, journey.view.suggests_end]).toEqual([true, false]);
  });
});

describe('before work has begun', () => {
  /** The place and the pay changed since the promise. */
  const DECEIVED = { P16: 'not_yet', P09: 'yes', PR05: 'yes', PR11: 'yes' };
  const never = 'effect.never_ground_for_refusal.officer';

  it('leads to information and a contact before the person goes on, and to nothing that stops them', async () => {
    const journey = talk(await asking(), DECEIVED);
    const view = journey.officerView();
    expect([view.level, view.contact_first]).toEqual(['TODAY', true]);
    expect(rules(journey)).toContain('R06b');
    expect(shown(journey)).toContain('class.specialist.officer');
    expect(view.needs).toContain('independent_advice');
    expect(view.effects.filter((effect) => /refus|offload|delay|detention/.test(effect))).toEqual([never]);
    expect(journey.personView().statements.map(({ text }) => text)).toContain('rule.R06b.person');
  });

  it('and what two officers lower is still no ground for refusal', async () => {
    const journey = talk(await asking(), DECEIVED);
    journey.lower('REFER', 'person_asks', second);
    expect([journey.officerView().effects.includes(never), journey.officerView().contact_first]).toEqual([true, true]);
  });

  it('somebody with nothing to tell goes on with a card', async () => {
    const journey = talk(await asking(), { P16: 'not_yet' });
    const { first, effects, contact_first } = journey.officerView();
    expect([journey.outcome.level, first, effects.includes(never), contact_first]).toEqual(['INFO', [], true, false]);
  });
});

it('an interpreter the person refuses is not proposed again, and the one they accept is noted by code', async () => {
  const journey = await begin();
  journey.setInterpreterCode('TM07');
  expect([journey.view.interpreter, journey.view.wishes.interpreter]).toEqual(['TM07', true]);
  journey.refuseInterpreter('TM07');
  expect([journey.view.interpreter, journey.view.interpreters_refused]).toEqual([null, ['TM07']]);
  await journey.settled();
  expect(await dumpAll()).not.toContain('"TM07');
});
