import 'fake-indexeddb/auto';
import * as engine from '@titian/engine';
import { canonicalJson, generateSigningKey, importSigningKey, type SigningKey, sign, Trust } from '@titian/sealing';
import { openPackage } from '@titian/sealing/packages';
import { openSquares, readSquaresText, SQUARES_BYTES } from '@titian/sealing/squares';
import { proofOfCode, referralIdOfProof } from '@titian/sealing/person-code';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDirectory } from '../library/directory.ts';
import type { Recipient } from '../library/manifest.ts';
import type { PackageItem } from '../sync/outbox.ts';
import { codeOf } from '../testing/codes.ts';
import { TestHub } from '../testing/hub.ts';
import { DIRECTORY, LOGIC } from '../testing/parts.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import { agree, draw, quietAnswer, talk } from '../testing/talk.ts';
import { HOUR } from '../vault/clock.ts';
import { makeOfficerKey } from '../vault/keys.ts';
import type { OpenEnrolment } from '../vault/shared.ts';
import { createVault, unlock, type Vault } from '../vault/vault.ts';
import { Journey, type JourneyRooms } from './journey.ts';
import type { OfficerView, PersonView } from './views.ts';
import { checkValue, laterKeys, lookKeys, makeQuestion, saidFirst } from './questions.ts';

const SECRET = '4820193756';
const NOW = Date.parse('2026-11-25T08:00:00Z');
const ID = 'enrolment-1';
const logic = await engine.parseLogic(LOGIC);
const directory = parseDirectory(DIRECTORY, '2026-11-26');

interface Provider extends Recipient {
  readonly identity: string;
}

async function provider(name: string, change: Partial<Recipient> = {}): Promise<Provider> {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  const fingerprint = createHash('sha256').update(recipient).digest('hex');
  const services = ['trafficking_identification', 'asylum', 'independent_advice'];
  return {
    organisation_id: name,
    name,
    fictional: true,
    recipient,
    fingerprint,
    services,
    independent: false,
    legal_aid: false,
    authority: null,
    owner: 'unknown',
    answer_within_minutes: 60,
    identity,
    ...change,
  };
}

describe('a screening', () => {
  let server: TestHub;
  let vault: Vault;
  let rooms: JourneyRooms;
  let enrolment: OpenEnrolment;
  let trust: Trust;
  let providers: Provider[];
  let sent: PackageItem[];
  let tallied: string[];
  let officer: SigningKey;

  beforeEach(async () => {
    server = await TestHub.open();
    vault = await createVault(ID, SECRET, { clock: () => NOW, cost: QUICK });
    const privateJwk = await makeOfficerKey();
    await vault.put('officer', 'signing', privateJwk);
    officer = await importSigningKey(privateJwk);
    const certificate = await server.statement(
      'enrolment',
      'TH',
      { enrolment_id: ID, officer_jwk: officer.publicJwk, transport_jwk_thumbprint: 't', station: { id: 's', name: 'S' } },
      server.hub,
    );
    enrolment = { ...server.enrolment(), certificate };
    trust = await Trust.fromKeys(await server.keysJws(), server.root.kid, server.root.publicJwk);
    providers = [await provider('a'), await provider('b', { independent: true, services: ['independent_advice'] })];
    sent = [];
    tallied = [];
    rooms = {
      vault,
      enrolment,
      library: {
        ready: () => ({ maturity: 'demo' }),
        logic: async () => logic,
        logicOf: async (release) => (release === logic.release ? logic : null),
        directory: async () => directory,
        recipients: () => providers,
        hasFirstWordsOnly: (language) => language === 'km',
      },
      noBeds: () => [],
      outbox: {
        add: async (items) => void sent.push(...items),
        isHandedOver: async (id) => sent.some((each) => each.envelope.referral_id === id),
      },
      tallies: { add: async (language, level, marks) => void tallied.push([language, level, ...marks].join(' ')) },
      clock: () => NOW,
    };
  });
  afterEach(async () => {
    vault.lock();
    vi.restoreAllMocks();
    await forgetDatabases();
  });

  const start = (): Promise<Journey> => Journey.start(rooms, 'id');

  async function atConsent(seen: readonly string[] = []): Promise<Journey> {
    const journey = await start();
    for (const item of seen) journey.observe(item, true);
    journey.finishLook();
    journey.answer('P01', 'yes');
    journey.finishCare();
    return journey;
  }

  async function asking(seen: readonly string[] = []): Promise<Journey> {
    const journey = await atConsent(seen);
    journey.answer('P02', 'yes');
    journey.setPrivacy('earphones');
    return journey;
  }

  /** A person whose passport is kept at work and who was not free to go. */
  async function disclosed(): Promise<Journey> {
    return talk(await asking(), { P10: 'yes', FC05: 'yes' });
  }

  async function atRecipients(choice = 'now', notTell = 'nobody'): Promise<Journey> {
    const journey = await disclosed();
    journey.goTo('choice');
    journey.answer('W01', choice);
    if (journey.view.question) journey.answer('W02', notTell);
    journey.goTo('recipients');
    return journey;
  }

  it('goes from the look to the close', async () => {
    const journey = await start();
    const stages = [journey.stage];
    journey.subscribe((view) => {
      if (view.stage !== stages.at(-1)) stages.push(view.stage);
    });
    journey.finishLook();
    journey.answer('P01', 'yes');
    journey.finishCare();
    journey.answer('P02', 'yes');
    journey.setPrivacy('private_place');
    talk(journey, { P07: 'yes' }, 'hand-back');
    journey.goTo('ask');
    journey.answerOffer('MORE', false);
    journey.answer('W01', 'now');
    journey.goTo('recipients');
    agree(journey, 'a');
    await journey.seal();
    await journey.close();
    const before = ['look', 'language', 'care', 'consent', 'ask', 'outcome'];
    expect(stages.filter((stage, place) => stage !== 'outcome' || place === 5)).toEqual([
      ...before,
      ...['ask', 'choice', 'recipients', 'sealed', 'closed'],
    ]);
    expect(tallied).toEqual(['id TODAY']);
    expect(await vault.list('drafts')).toEqual([]);
  });

  it('says that it is practice in a demo, and nowhere else', () => {
    expect(saidFirst('demo')).toEqual(['talk.practice']);
    expect((['pilot', 'live'] as const).flatMap(saidFirst)).toEqual([]);
  });

  describe('asks everybody the same first:', () => {
    const BLOCK = logic.items.filter(({ block }) => block !== null).sort((one, other) => (one.block ?? 0) - (other.block ?? 0));
    /** Every screen of the questions until the phone goes back, answered by what is given. */
    function screens(journey: Journey, answer: (key: string) => string): string[] {
      const seen: string[] = [];
      while (journey.stage === 'ask') {
        const key = journey.view.question?.key ?? 'none';
        seen.push(key);
        journey.answer(key, answer(key));
      }
      return seen;
    }

    it('twelve screens and the phone goes back, whatever is answered or skipped', async () => {
      const keys = BLOCK.map(({ id }) => id);
      expect(keys).toHaveLength(12);
      const flagged = (key: string): string => logic.itemsById.get(key)?.flag_when[0] ?? 'skip';
      const ways: ((key: string) => string)[] = [
        (key) => quietAnswer(logic, makeQuestion(logic, key)),
        (key) => (key === 'P04' ? 'no' : 'skip'),
        (key) => (key === 'P03' || key === 'P04' ? 'no' : flagged(key)),
        ...keys.slice(2).map((one) => (key: string) => (key === one ? flagged(key) : quietAnswer(logic, makeQuestion(logic, key)))),
      ];
      for (const way of ways) {
        const journey = await asking();
        expect(screens(journey, way)).toEqual(keys);
        expect(journey.view).toMatchObject({ stage: 'outcome', is_go_on_due: true, can_go_on: true });
        await journey.close();
      }
    });

    it('a permutation of the ten places after doctor and under 18 changes nothing that is shown or told', async () => {
      const keys = BLOCK.map(({ id }) => id);
      const places = logic.items.flatMap((item, place) => (keys.indexOf(item.id) >= 2 ? [place] : []));
      expect(places).toHaveLength(10);
      const shuffled = (ten: readonly string[], chance: () => number): string[] =>
        ten
          .map((key) => ({ key, at: chance() }))
          .sort((one, other) => one.at - other.at)
          .map(({ key }) => key);

      async function walked(order: readonly string[], said: ReadonlyMap<string, string>): Promise<[OfficerView, PersonView['statements']]> {
        const document = JSON.parse(new TextDecoder().decode(LOGIC)) as { items: { id: string; block: number | null }[] };
        const items = new Map(document.items.map((item) => [item.id, item]));
        for (const [at, key] of order.entries()) {
          const item = items.get(key);
          const place = places[at];
          if (!item || place === undefined) throw new Error(`no place for ${key}`);
          document.items[place] = { ...item, block: at + 3 };
        }
        const permuted = await engine.parseLogic(canonicalJson(document));
        const given = rooms;
        rooms = { ...given, library: { ...given.library, logic: async () => permuted } };
        const journey = await asking();
        rooms = given;
        expect(screens(journey, (key) => said.get(key) ?? 'no')).toEqual([...keys.slice(0, 2), ...order]);
        const seen: [OfficerView, PersonView['statements']] = [journey.officerView(), journey.personView().statements];
        await journey.close();
        return seen;
      }

      const levels = new Set<string>();
      for (let seed = 1; seed <= 8; seed += 1) {
        const chance = draw(seed);
        const often = chance();
        const said = new Map<string, string>();
        for (const key of keys.slice(2)) {
          const flags = logic.itemsById.get(key)?.flag_when ?? [];
          const flag = flags[Math.floor(chance() * flags.length)] ?? 'skip';
          const quiet = chance() < 0.2 ? 'skip' : quietAnswer(logic, makeQuestion(logic, key));
          said.set(key, chance() < often ? flag : quiet);
        }
        const asWritten = await walked(keys.slice(2), said);
        expect(await walked(shuffled(keys.slice(2), chance), said), `seed ${seed}`).toEqual(asWritten);
        levels.add(asWritten[0].level);
      }
      expect(levels.size).toBeGreaterThan(1);
    });

    it('a doctor who is needed cuts it short, and it goes on where it was once help has come', async () => {
      const journey = await asking();
      journey.answer('P03', 'yes');
      expect(journey.view).toMatchObject({ stage: 'outcome', can_go_on: false, is_go_on_due: false });
      journey.careIsInPlace();
      expect(journey.view).toMatchObject({ stage: 'ask', question: { key: 'P04' } });
    });

    it('whether to go on in the same words; a no leads to the choice, and nothing more is asked', async () => {
      const told: readonly Readonly<Record<string, string>>[] = [{}, { P10: 'yes' }, { P12: 'yes', W04: 'talk today' }];
      for (const answers of told) {
        const journey = talk(await asking(), answers, 'hand-back');
        journey.goTo('ask');
        expect(journey.view.offer).toEqual({ module: 'MORE', text: 'module.MORE.offer', picture: 'module.MORE', is_private: false });
        journey.answerOffer('MORE', false);
        expect(journey.view).toMatchObject({ stage: 'choice', question: { key: 'W01' } });
        journey.goTo('outcome');
        expect(journey.view).toMatchObject({ can_go_on: false, is_go_on_due: false });
        await journey.close();
      }
    });

    it('what those who give care must report, before it is offered', async () => {
      const health = ['consent.health_unknown'];
      rooms = {
        ...rooms,
        library: { ...rooms.library, directory: async () => ({ ...directory, consent: { ...directory.consent, health } }) },
      };
      const journey = talk(await asking(), {}, 'GB06');
      expect(journey.view.question).toMatchObject({ key: 'GB06', before: ['item.GB06.before', 'consent.health_unknown'] });
      expect(makeQuestion(logic, 'P15').before).toEqual(['item.P15.before']);
    });

    it('a child goes on in one talk', async () => {
      const journey = await asking();
      journey.answer('P03', 'no');
      journey.answer('P04', 'yes');
      journey.answer('A02', 'yes');
      talk(journey, {}, 'module.MORE.offer');
      expect(journey.view).toMatchObject({ stage: 'ask', offer: { module: 'MORE' } });
      expect(journey.answers).toMatchObject({ CH_open: 'yes', CH01: expect.any(String) });
    });
  });

  describe('in a crowd', () => {
    async function short(...seen: string[]): Promise<Journey> {
      const journey = await Journey.start(rooms, 'id', 'minimum');
      for (const item of seen) journey.observe(item, true);
      journey.finishLook();
      journey.answer('P01', 'yes');
      journey.finishCare();
      return journey;
    }

    it('asks three things in one breath, sends nothing, and is never called calm', async () => {
      const journey = await short();
      expect(journey.view.script.points.flatMap(({ said }) => said).at(-1)).toBe('talk.ask_three');
      expect(journey.view.script.recipient).toEqual([]);
      journey.answer('P02', 'yes');
      const asked: string[] = [];
      while (journey.stage === 'ask') {
        const key = journey.view.question?.key ?? 'none';
        asked.push(key);
        journey.answer(key, quietAnswer(logic, makeQuestion(logic, key)));
      }
      expect(asked).toEqual(['P03', 'P04', 'P06']);
      expect(journey.outcome).toMatchObject({ talk: 'not_screened', level: 'INCOMPLETE' });
      expect(journey.view).toMatchObject({ is_short: true, is_go_on_due: false });
      journey.goTo('choice');
      journey.answer('W01', 'now');
      expect(await codeOf(() => journey.goTo('recipients'))).toBe('journey.wrong_stage');
    });

    it('hears who is afraid, and calls where a life is in danger', async () => {
      const journey = await short();
      journey.markAfraid();
      expect(journey.outcome.effects).toContain('suspend_return');
      journey.answer('P02', 'yes');
      journey.answer('P03', 'yes');
      expect(journey.officerView().emergency).toEqual(['medical']);
    });

    it.each(['S03', 'S07', 'S04', 'S05', 'V03'])('becomes the whole talk where %s is seen', async (item) => {
      expect((await short()).view.is_short).toBe(true);
      const journey = await Journey.start(rooms, 'id', 'minimum');
      journey.observe(item, true);
      journey.finishLook();
      expect([journey.view.is_short, journey.answers['mode']]).toEqual([false, item === 'S03' || item === 'S07' ? 'minimum' : undefined]);
      const later = await short();
      later.answer('P02', 'yes');
      later.noteSeen({ [item]: true });
      expect(later.view.is_short).toBe(false);
      expect(later.stage).not.toBe('ask');
    });

    it('is left by a child, who is asked anew in a child’s words', async () => {
      const journey = await short();
      journey.answer('P02', 'yes');
      journey.answer('P03', 'no');
      journey.answer('P04', 'yes');
      expect(journey.view).toMatchObject({ is_short: false, question: { key: 'A02' } });
    });

    it('goes on to the whole talk by its own yes; what was said counts', async () => {
      const journey = await short();
      journey.answer('P02', 'yes');
      talk(journey, { P06: 'yes' });
      journey.wholeTalk();
      expect(journey.view).toMatchObject({ stage: 'consent', is_short: false, question: { key: 'P02' } });
      expect(journey.answers).toMatchObject({ P06: 'yes' });
      journey.answer('P02', 'yes');
      expect(journey.view.question?.key).toBe('P16');
      expect(await codeOf(() => journey.wholeTalk())).toBe('journey.wrong_stage');
    });
  });

  describe('asks nothing without a clear yes:', () => {
    it.each(['no', 'dont_know', 'skip', 'not_understood'])('%s', async (value) => {
      const journey = await atConsent();
      journey.answer('P02', value);
      expect(journey.stage).toBe('refused');
      expect(journey.view.question).toBeNull();
      expect(await codeOf(() => journey.answer('P07', 'yes'))).toBe('journey.not_asked');
      expect(await codeOf(() => journey.goTo('ask'))).toBe('journey.wrong_stage');
      expect(await codeOf(() => journey.undo())).toBe(value === 'skip' ? 'journey.skip_is_final' : 'journey.nothing_to_undo');
      journey.goTo('outcome');
      expect(await codeOf(() => journey.goTo('ask'))).toBe('journey.wrong_stage');
      expect(journey.outcome.effects).toContain('offer_other_person_language_time');
    });

    it('a person who refused can still be helped', async () => {
      const journey = await atConsent();
      journey.answer('P02', 'no');
      journey.goTo('outcome');
      journey.goTo('choice');
      journey.answer('W01', 'now');
      journey.goTo('recipients');
      expect(journey.recipientOptions().map((option) => option.name)).toEqual(['b']); // always an independent one
    });

    it('another language is a new offer, and understanding is asked again', async () => {
      const journey = await atConsent();
      journey.answer('P02', 'skip');
      journey.setLanguage('en');
      expect(journey.stage).toBe('language');
      expect(journey.answers).toEqual({ CARE_open: 'stopped' });
      journey.answer('P01', 'yes');
      expect(journey.stage).toBe('consent');
    });

    describe('of which no more than the first words is proved', () => {
      /** In Khmer here, by its touch, and the care offer is over. */
      async function afterCare(wanted = 'water'): Promise<Journey> {
        const journey = await start();
        journey.finishLook();
        journey.setLanguage('km');
        journey.chooseLanguage();
        expect(journey.stage).toBe('care');
        journey.answer('C01', wanted);
        journey.finishCare();
        return journey;
      }

      it('offers care, then leads to another language or an interpreter, and asks nothing', async () => {
        const journey = await afterCare();
        expect(journey.stage).toBe('language');
        expect(journey.isUnderstood).toBe(false);
        expect(await codeOf(() => journey.answer('P01', 'yes'))).toBe('journey.not_asked');
        expect(await codeOf(() => journey.goTo('consent'))).toBe('journey.wrong_stage');
      });

      it('is left for a whole one, in which the talk goes on without care offered twice', async () => {
        const journey = await afterCare();
        journey.setLanguage('id');
        journey.chooseLanguage();
        expect(journey.stage).toBe('consent');
      });

      it('leads to an interpreter as no common language does', async () => {
        const journey = await afterCare();
        journey.noCommonLanguage();
        expect(journey.view).toMatchObject({ stage: 'outcome', wishes: { interpreter: true } });
        expect(await codeOf(() => journey.goTo('choice'))).toBe('journey.wrong_stage');
      });

      it('is greeted in by the short talk for a crowd too, and asked nothing', async () => {
        const journey = await Journey.start(rooms, 'id', 'minimum');
        journey.finishLook();
        journey.setLanguage('km');
        journey.chooseLanguage();
        journey.finishCare();
        expect(journey.view).toMatchObject({ stage: 'language', is_short: true });
      });

      it('tells what must be done at once before anything else', async () => {
        const journey = await afterCare('doctor');
        const stopped = await start();
        stopped.finishLook();
        stopped.setLanguage('km');
        stopped.chooseLanguage();
        stopped.noteSeen({ S01: true });
        stopped.finishCare();
        expect([journey.stage, stopped.stage]).toEqual(['language', 'outcome']);
        stopped.careIsInPlace();
        expect(stopped.stage).toBe('language');
      });

      it('takes the place of no language in which somebody agreed', async () => {
        const journey = await asking();
        expect(await codeOf(() => journey.setLanguage('km'))).toBe('journey.wrong_stage');
        expect(journey.view.language).toBe('id');
      });

      it('is offered again at the consent, which is then not given', async () => {
        const journey = await atConsent();
        journey.setLanguage('km');
        expect(journey.stage).toBe('language');
        journey.chooseLanguage();
        expect(journey.stage).toBe('care');
        journey.finishCare();
        expect(journey.stage).toBe('language');
      });
    });

    it('the same language is none', async () => {
      const journey = await atConsent();
      journey.answer('P02', 'no');
      journey.setLanguage('id');
      expect(journey.stage).toBe('refused');
      expect(await codeOf(() => journey.goTo('consent'))).toBe('journey.wrong_stage');
      journey.goTo('language');
      expect(journey.view.can_undo).toBe(false);
      journey.answer('P01', 'yes');
      expect(journey.stage).toBe('refused');
    });

    it('only the person’s own wish brings the question back', async () => {
      const journey = await atConsent();
      journey.answer('P02', 'no');
      journey.reconsider();
      expect(journey.view).toMatchObject({ stage: 'consent', question: { key: 'P02' } });
    });
  });

  it('hears "afraid" without consent, and it stands', async () => {
    const journey = await atConsent();
    journey.markAfraid();
    journey.answer('P02', 'no');
    journey.stop();
    expect(journey.outcome).toMatchObject({ level: 'TODAY' });
    expect(journey.outcome.effects).toEqual(expect.arrayContaining(['suspend_return', 'no_return_step']));
    expect(await codeOf(() => journey.observe('V01', false))).toBe('journey.not_asked');
    expect(journey.view.is_afraid).toBe(true);
  });

  it('has the defaults for everybody from the first second', async () => {
    expect((await start()).outcome.effects).toEqual(expect.arrayContaining(['no_return_step', 'no_consular_contact']));
  });

  it('keeps a removed tick nowhere', async () => {
    const journey = await start();
    journey.observe('S04', true);
    expect(journey.view.triage).toEqual(['private_place']);
    journey.observe('S04', false);
    expect(journey.answers).toEqual({});
  });

  async function atCare(): Promise<Journey> {
    const journey = await start();
    journey.finishLook();
    journey.answer('P01', 'yes');
    return journey;
  }

  it('acts on care answers and writes them nowhere', async () => {
    const journey = await atCare();
    journey.answer('C01', 'water doctor');
    expect(journey.outcome).toMatchObject({ level: 'TODAY' });
    await journey.settled();
    const [draft] = await vault.list('drafts');
    expect(draft?.value.answers).toEqual({ P01: 'yes' });
    expect(JSON.stringify(draft?.value)).not.toContain('water');
    journey.finishCare();
    expect(journey.stage).toBe('consent');
  });

  it('counts nothing of what was said to the care offer', async () => {
    const journey = await atCare();
    journey.answer('C01', 'doctor');
    journey.finishCare();
    expect(journey.outcome.level).toBe('TODAY');
    await journey.close();
    expect(tallied).toHaveLength(1);
    expect(tallied).not.toContain('id TODAY');
  });

  it('goes straight to what must be done when danger is seen, and on when help has come', async () => {
    const journey = await start();
    journey.observe('S01', true);
    journey.finishLook();
    expect(journey.stage).toBe('outcome');
    expect(journey.officerView()).toMatchObject({ level: 'NOW' });
    expect(journey.officerView().actions[0]).toMatchObject({ text: 'rule.R01.officer', title: 'rule.R01.title', seen: ['S01'] });
    journey.careIsInPlace();
    expect(journey.stage).toBe('language');
  });

  it('never asks again what was skipped, nor lets it be undone', async () => {
    const journey = await asking();
    const key = journey.view.question?.key ?? 'none';
    journey.skip(key);
    expect(journey.view.question?.key).not.toBe(key);
    expect(await codeOf(() => journey.answer(key, 'yes'))).toBe('journey.skip_is_final');
    expect(journey.view.can_undo).toBe(false);
    expect(await codeOf(() => journey.undo())).toBe('journey.skip_is_final');
  });

  it('takes back the last answer, also after it led to the outcome', async () => {
    const journey = await asking();
    journey.answer('P03', 'no');
    journey.undo();
    expect(journey.view.question?.key).toBe('P03');
    talk(journey);
    expect(journey.stage).toBe('outcome');
    journey.undo();
    expect(journey.view).toMatchObject({ stage: 'ask', question: { key: 'GB01' } });
  });

  it('takes back nothing said before, where the person chooses', async () => {
    const journey = await disclosed();
    journey.goTo('choice');
    const before = journey.answers;
    expect(journey.view.can_undo).toBe(false);
    expect(await codeOf(() => journey.undo())).toBe('journey.nothing_to_undo');
    journey.answer('W01', 'now');
    journey.goTo('recipients');
    journey.answer('W03', 'yes');
    journey.goTo('choice');
    journey.undo();
    expect(journey.view).toMatchObject({ stage: 'choice', answers: before, can_undo: false, question: { key: 'W01' } });
    expect(journey.outcome.level).toBe('TODAY');
    journey.goTo('outcome');
  });

  it('keeps a refusal, also where the person chooses', async () => {
    const journey = await atConsent();
    journey.answer('P02', 'no');
    journey.goTo('outcome');
    expect(journey.view.can_undo).toBe(false);
    journey.goTo('choice');
    expect(journey.view.can_undo).toBe(false);
    journey.answer('W01', 'skip');
    expect(await codeOf(() => journey.undo())).toBe('journey.skip_is_final');
    expect(journey.answers).toMatchObject({ P02: 'no', W01: 'skip' });
  });

  it('never takes back a stop, nor what was said before it', async () => {
    const journey = await asking();
    journey.answer('P04', 'no');
    journey.stop();
    expect(await codeOf(() => journey.undo())).toBe('journey.nothing_to_undo');
    journey.goTo('choice');
    journey.answer('W01', 'later');
    journey.undo();
    expect(await codeOf(() => journey.undo())).toBe('journey.nothing_to_undo');
    expect(journey.view).toMatchObject({ stage: 'choice', is_stopped: true, answers: { P04: 'no' } });
  });

  it('takes no answer away whose question would not come back', async () => {
    const journey = await asking();
    talk(journey, { P11: 'yes' }, 'TL09');
    journey.endModule('TL');
    expect(journey.view).toMatchObject({ offer: { module: 'AP' }, can_undo: false });
  });

  it('refuses answers the question does not have', async () => {
    const journey = await asking();
    expect(await codeOf(() => journey.answer('P04', 'perhaps'))).toBe('journey.value_unknown');
    expect(await codeOf(() => journey.answer('P04', 'yes no'))).toBe('journey.value_unknown');
    expect(await codeOf(() => journey.answer('P99', 'yes'))).toBe('journey.not_asked');
    expect(await codeOf(() => journey.answer('TL08', 'yes'))).toBe('journey.not_asked');
  });

  it('does not repeat a question in the language in which it was not understood, but in another', async () => {
    const journey = await asking();
    for (const key of ['P03', 'P04', 'P06']) journey.answer(key, 'no');
    journey.answer('P16', 'not_understood');
    expect(journey.view.question?.key).toBe('P10');
    journey.setLanguage('en');
    expect(journey.view.question?.key).toBe('P16');
    expect(journey.answers['P04']).toBe('no');
  });

  it('withholds private questions until privacy is confirmed', async () => {
    const journey = await atConsent();
    journey.answer('P02', 'yes');
    for (const key of ['P03', 'P04', 'P06', 'P16']) journey.answer(key, key === 'P16' ? 'begun' : 'no');
    expect(journey.view).toMatchObject({ question: { key: 'P10', is_private: true }, is_withheld: true });
    expect(journey.personView()).toMatchObject({ question: null, is_withheld: true });
    journey.setPrivacy('private_place');
    expect(journey.personView()).toMatchObject({ question: { key: 'P10' }, is_withheld: false });
  });

  it('asks no private question where privacy cannot be had, and never calls that calm', async () => {
    const journey = await asking();
    journey.setPrivacy('not_possible');
    talk(journey);
    expect(journey.stage).toBe('outcome');
    expect(journey.outcome).toMatchObject({ level: 'INCOMPLETE', talk: 'not_screened' });
    expect(journey.officerView().actions.map(({ text }) => text)).toContain('rule.R18n.officer');
    expect(journey.answers['P07']).toBe('not_asked');
    await journey.settled();
    expect(JSON.stringify(await vault.get('drafts', journey.id))).not.toContain('not_asked');
    journey.setPrivacy('private_place');
    expect(journey.view.can_go_on).toBe(true);
    journey.goTo('ask');
    expect(journey.view).toMatchObject({ question: { key: 'P10' }, block_left: 8 });
  });

  it('asks nothing at all beside a controlling companion', async () => {
    const journey = await asking(['S04']);
    journey.setPrivacy('not_possible');
    expect(journey.stage).toBe('outcome');
    expect(journey.outcome.effects).toContain('separate_companion');
  });

  it('stops asking about trafficking once TODAY stands', async () => {
    const journey = await disclosed();
    expect(journey.stage).toBe('outcome');
    expect(journey.outcome.level).toBe('TODAY');
    expect(journey.answers).not.toHaveProperty('FC06');
  });

  it('stops when the person wants, and holds nothing against them', async () => {
    const journey = await asking();
    journey.answer('P04', 'no');
    journey.stop();
    expect(journey.view).toMatchObject({ stage: 'outcome', is_stopped: true, can_go_on: false });
    expect(journey.outcome.level).not.toBe('INCOMPLETE');
  });

  describe('offers a subject before its questions:', () => {
    const offered = { P11: 'yes' };

    it('none of them is put before the answer', async () => {
      const journey = talk(await asking(), offered, 'module.TL.offer');
      expect(journey.view).toMatchObject({ question: null, offer: { module: 'TL', text: 'module.TL.offer', is_private: true } });
      expect(await codeOf(() => journey.answer('TL08', 'yes'))).toBe('journey.not_asked');
      expect(await codeOf(() => journey.answerOffer('AP', true))).toBe('journey.not_asked');
      journey.answerOffer('TL', true);
      expect(journey.view).toMatchObject({ question: { key: 'TL08' }, offer: null });
    });

    it('not now: it is left out for good, counts against nobody, and leaves nothing unfinished', async () => {
      const journey = talk(await asking(), offered, 'module.TL.offer');
      journey.answerOffer('TL', false);
      expect(journey.answers['TL_open']).toBe('no');
      expect(journey.view).toMatchObject({ offer: { module: 'AP' }, can_undo: false });
      expect(await codeOf(() => journey.endModule('TL'))).toBe('journey.not_asked');
      talk(journey);
      expect(journey.outcome.outcomes.map((rule) => rule.id)).toContain('R10g');
      expect(journey.outcome.level).toBe('REFER');
      expect(journey.view.can_go_on).toBe(false);
    });

    it('enough of it, after something was said: that counts, and the talk goes on', async () => {
      const journey = talk(await asking(), { ...offered, TL01: 'yes', P09: 'yes', FC_open: 'no' }, 'TL02');
      journey.endModule('TL');
      expect(journey.answers).toMatchObject({ TL_open: 'stopped', TL01: 'yes' });
      expect(journey.view).toMatchObject({ stage: 'ask', is_stopped: false, offer: { module: 'AP' } });
      expect(journey.outcome.outcomes.map((rule) => rule.id)).toContain('R10');
    });

    it('enough of it before anything was said is a no', async () => {
      const journey = talk(await asking(), offered, 'TL08');
      journey.endModule('TL');
      expect(journey.answers['TL_open']).toBe('no');
    });

    it('withholds the offer of a private subject until privacy is confirmed', async () => {
      const journey = talk(await asking(), offered, 'module.TL.offer');
      journey.setPrivacy('unconfirmed');
      expect(journey.view.is_withheld).toBe(true);
      expect(journey.personView()).toMatchObject({ offer: null, is_withheld: true });
    });

    it('knows while a question stands what may be said by itself after it, and changes nothing by that', async () => {
      const journey = await asking();
      journey.setPrivacy('earphones');
      let foreseen = 0;
      for (let turn = 0; turn < 40 && journey.stage === 'ask'; turn += 1) {
        if (journey.view.offers_rest) journey.answerRest(false);
        const before = journey.view;
        const next = journey.saidNext;
        expect(journey.view).toBe(before);
        const { question, offer } = before;
        if (offer) journey.answerOffer(offer.module, true);
        else if (question) journey.answer(question.key, turn % 3 === 0 ? 'skip' : quietAnswer(journey.logic, question));
        const { view } = journey;
        if (view.is_go_on_due) journey.goTo('ask');
        if (view.stage !== 'ask' || question?.is_multiple) continue;
        expect(next).toContain(view.offer?.text ?? view.question?.before[0] ?? view.question?.label);
        foreseen += 1;
      }
      expect(foreseen).toBeGreaterThan(12);
    });

    it('foresees nothing private where it would not sound by itself', async () => {
      const journey = talk(await asking(), offered, 'P14');
      journey.setPrivacy('private_place');
      expect(journey.saidNext).not.toContain('module.TL.offer');
      journey.setPrivacy('earphones');
      expect(journey.saidNext).toContain('module.TL.offer');
    });

    it('takes back a yes to the offer like an answer', async () => {
      const journey = talk(await asking(), offered, 'TL08');
      journey.undo();
      expect(journey.view.offer?.module).toBe('TL');
      journey.undo();
      expect(journey.view.question?.key).toBe('P14');
    });

    it('never a subject for specialists only', async () => {
      const journey = talk(await asking(), { P05: 'yes', P11: 'yes', P12: 'yes' });
      const asked = Object.keys(journey.answers).filter((key) => logic.itemsById.get(key)?.specialist_only);
      expect(asked).toEqual([]);
      expect(journey.answers).not.toHaveProperty('TS_open');
    });
  });

  describe('offers a rest', () => {
    const long: Readonly<Record<string, string>> = { P09: 'yes', P13: 'yes' };

    it('after thirty answers, and again only after thirty more', async () => {
      const journey = await asking();
      const offeredAfter: number[] = [];
      for (let given = 2; journey.stage === 'ask' || journey.view.is_go_on_due; given += 1) {
        if (journey.view.is_go_on_due) journey.goTo('ask');
        if (journey.view.offers_rest) {
          offeredAfter.push(given); // understanding and consent are the first two
          journey.answerRest(false);
        }
        const { question, offer } = journey.view;
        if (offer) journey.answerOffer(offer.module, true);
        else if (question) journey.answer(question.key, long[question.key] ?? quietAnswer(logic, question));
      }
      expect(offeredAfter).toEqual([30]);
    });

    it('after twenty minutes; a rest taken gives the phone back and the talk goes on from there', async () => {
      let now = NOW;
      rooms = { ...rooms, clock: () => now };
      const journey = await asking();
      journey.answer('P03', 'no');
      expect(journey.view.offers_rest).toBe(false);
      now += 20 * 60_000;
      journey.answer('P04', 'no');
      expect(journey.view.offers_rest).toBe(true);
      journey.answerRest(true);
      expect(journey.view).toMatchObject({ stage: 'outcome', can_go_on: true, is_stopped: false });
      journey.goTo('ask');
      expect(journey.view).toMatchObject({ offers_rest: false, question: { key: 'P06' } });
    });
  });

  describe('notes what is seen during the talk:', () => {
    it('the looks of eight first, the rest later, and of a child only where there is one', () => {
      expect(lookKeys(logic)).toEqual(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08']);
      expect(laterKeys(logic, false)).toEqual(['V02', 'V03', 'SM07']);
      expect(laterKeys(logic, true)).toEqual(['V02', 'V03', 'SM07', 'CH05', 'CH06', 'CH07']);
    });

    it('an accusation calls for a lawyer before any statement, and is not shown as a reason', async () => {
      const journey = await asking();
      journey.noteSeen({ V02: true });
      expect(journey.stage).toBe('ask');
      expect(journey.officerView().first).toContain('effect.legal_aid_before_statement.officer');
      expect(journey.officerView().needs).toContain('justice');
      expect(JSON.stringify(journey.officerView())).not.toContain('V02');
      journey.noteSeen({ V02: false });
      expect(journey.answers).not.toHaveProperty('V02');
    });

    it('danger that comes up ends the questions, also after help has come for something else', async () => {
      const journey = await asking(['S02']).catch(() => null);
      expect(journey).toBeNull(); // an emergency is dealt with first
      const talking = await asking();
      talking.noteSeen({ S01: true });
      expect(talking.view).toMatchObject({ stage: 'outcome', can_go_on: false });
      talking.careIsInPlace();
      expect(talking.stage).toBe('ask');
      talking.noteSeen({ S05: true });
      expect(talking.stage).toBe('outcome');
    });

    it('an apparent child turns the talk to the assent', async () => {
      const journey = await asking();
      journey.noteSeen({ S03: true });
      expect(journey.view).toMatchObject({ stage: 'consent', question: { key: 'A02' } });
    });

    it('refuses what is asked, not seen', async () => {
      const journey = await asking();
      expect(await codeOf(() => journey.noteSeen({ P10: true }))).toBe('journey.not_asked');
      expect(await codeOf(() => journey.noteSeen({ V01: false }))).toBe('journey.not_asked');
    });
  });

  it('brings at once what must be done within minutes, and goes on afterwards', async () => {
    const journey = talk(await asking(), { P17: 'yes', SM09: 'yes' });
    expect(journey.stage).toBe('outcome');
    expect(journey.officerView().actions[0]).toMatchObject({ text: 'rule.R01s.officer', level: 'NOW' });
    journey.goTo('ask');
    expect(journey.view.question?.key).toBe('SM04');
    journey.answer('SM04', 'no');
    expect(journey.stage).toBe('ask');
  });

  it('asks the engine once for each answer', async () => {
    const evaluate = vi.fn(engine.evaluate);
    const findNext = vi.fn(engine.findNext);
    rooms = { ...rooms, engine: { ...engine, evaluate, findNext } };
    const journey = await asking();
    journey.subscribe(() => undefined);
    journey.answer('P03', 'no');
    journey.answer('P04', 'no');
    for (const key of ['P06', 'P16', 'P10', 'P11']) {
      evaluate.mockClear();
      findNext.mockClear();
      journey.answer(key, 'skip');
      expect([evaluate.mock.calls.length, findNext.mock.calls.length]).toEqual([1, 1]);
    }
  });

  describe('before work has begun', () => {
    it('shows plainly that it is no ground for refusal', async () => {
      const journey = talk(await asking(), { P16: 'not_yet', P09: 'yes', PR05: 'yes', PR11: 'yes' });
      const view = journey.officerView();
      expect(view.level).toBe('TODAY');
      expect(view.effects).toContain('effect.never_ground_for_refusal.officer');
      expect(view.actions.map((action) => action.text)).toContain('class.specialist.officer');
    });
  });

  it('puts a lawyer before everything but what must be done within minutes', async () => {
    const journey = talk(await asking(), { P15: 'yes' });
    const legal = journey.officerView().actions.find(({ text }) => text === 'class.legal.officer');
    expect(legal).toMatchObject({ level: 'TODAY', comes_first: true, is_confidential: false });
    expect(journey.officerView().first).toEqual(['effect.legal_aid_before_statement.officer']);
    journey.noteSeen({ S01: true });
    expect(journey.officerView().actions[0]).toMatchObject({ text: 'rule.R01.officer' });
  });

  it('takes countries by their codes, another one as ZZ, and none beside another', () => {
    const question = makeQuestion(logic, 'ST03');
    expect(question.choices.at(0)).toEqual({ value: 'MM', text: 'choice.country.MM' });
    expect(question.choices.at(21)).toEqual({ value: 'ZZ', text: 'choice.country.iso' });
    for (const value of ['MM TH', 'ZZ', 'FR', 'none', 'dont_know']) expect(() => checkValue(logic, question, value)).not.toThrow();
    for (const value of ['iso', 'Thailand', 'none MM', 'MM skip'])
      expect(() => checkValue(logic, question, value)).toThrow('value_unknown');
  });

  it('offers no answer that is not the person’s to give', () => {
    expect(makeQuestion(logic, 'P04').choices.map((each) => each.value)).toEqual(['yes', 'no']);
    expect(makeQuestion(logic, 'P07').choices.map((each) => each.value)).toEqual(['yes', 'no']);
  });

  describe('of a child', () => {
    it('asks for assent in a child’s words, and only what the engine lists', async () => {
      const journey = await atConsent(['S03']);
      expect(journey.view).toMatchObject({
        question: { key: 'A02' },
        is_child: true,
        script: { points: [{ said: ['talk.for_officer', 'assent.first_why'] }] },
      });
      journey.answer('A02', 'yes');
      expect(journey.view.question?.key).toBe('P03');
      talk(journey);
      expect(journey.stage).toBe('outcome');
      expect(journey.answers).toMatchObject({ CH01: 'parent', CH_open: 'yes' });
      expect(journey.answers).not.toHaveProperty('P10');
      expect(journey.officerView().pathways.map((pathway) => pathway.id)).toContain('child');
    });

    it('turns to assent when the age becomes known during the questions', async () => {
      const journey = await asking();
      journey.answer('P04', 'yes');
      expect(journey.view).toMatchObject({ stage: 'consent', question: { key: 'A02' } });
    });
  });

  it('shows the officer actions and no answer', async () => {
    const journey = await disclosed();
    const view = journey.officerView();
    const shown = JSON.stringify(view);
    for (const item of logic.items.filter((each) => each.private)) expect(shown).not.toContain(item.id);
    for (const rule of logic.rules.filter((each) => each.classes !== null)) expect(shown).not.toContain(`"rule.${rule.id}.`);
    expect(shown).not.toMatch(/"(yes|no|work)"/);
    expect(view.actions[0]).toEqual({
      level: 'TODAY',
      text: 'class.specialist.officer',
      title: 'class.specialist.title',
      is_confidential: false,
      comes_first: false,
      seen: [],
    });
    expect(view.pathways.map((pathway) => pathway.id)).toEqual(['trafficking', 'everyone']);
    expect(view.pathways[0]?.steps[0]?.contact).toMatchObject({ phone: '1300', verified_on: null });
    expect(view.pathways[0]?.steps[0]?.fallback_contacts.map(({ id }) => id)).toEqual(['legal-aid']);
    expect(view.pathways[0]).toMatchObject({ independent_contact: null, is_other_hour: false });
  });

  it('does not show the officer why, when the fear was tapped', async () => {
    const journey = await start();
    journey.markAfraid();
    expect(journey.officerView().actions.find((action) => action.text === 'class.legal.officer')).toMatchObject({
      title: 'class.legal.title',
      seen: [],
    });
  });

  it('keeps what a private reason says to the person from the loudspeaker', async () => {
    const journey = await disclosed();
    expect(journey.personView().statements).toContainEqual({ text: 'rule.R10T.person', is_private: true });
  });

  describe('in the hands of two:', () => {
    it('takes back nothing that was said before the phone last came back', async () => {
      const journey = await asking();
      talk(journey, {}, 'P08');
      const key = journey.view.question?.key ?? '';
      expect(journey.view.can_undo).toBe(true);
      journey.phoneCameBack();
      expect(journey.view.can_undo).toBe(false);
      expect(await codeOf(() => journey.undo())).toBe('journey.nothing_to_undo');
      journey.answer(key, 'no');
      expect(journey.view.can_undo).toBe(true);
      journey.undo();
      expect(journey.view.question?.key).toBe(key);
      expect(journey.view.can_undo).toBe(false);
    });
  });

  describe('is kept', () => {
    async function kill(): Promise<void> {
      vault.lock();
      vault = await unlock(ID, SECRET, { clock: () => NOW + 3_600_000, cost: QUICK });
      rooms = { ...rooms, vault };
    }

    it('with every change, and goes on after the app was killed', async () => {
      const journey = await asking();
      journey.answer('P03', 'no');
      await journey.settled();
      const before = journey.view;
      await kill();
      const [draft] = await Journey.listDrafts(vault, () => NOW);
      const resumed = await Journey.resume(rooms, draft?.id ?? 'none');
      expect(resumed.view).toEqual(before);
      expect(resumed.view.question?.key).toBe('P04');
    });

    describe('and taken up again', () => {
      async function takenUp(journey: Journey): Promise<Journey> {
        await journey.settled();
        await kill();
        const resumed = await Journey.resume(rooms, journey.id);
        resumed.takeUp();
        return resumed;
      }

      it('in the middle of a subject it begins at its offer, and what was said counts', async () => {
        const middle = talk(await asking(['S06']), {}, 'MU04');
        middle.answer('MU04', 'yes');
        expect(middle.view.question?.module).toBe('MU');
        const { level, outcomes } = middle.outcome;
        const asked = middle.view.question?.key;
        const resumed = await takenUp(middle);
        resumed.setCompany('apart');
        resumed.setPrivacy('earphones');
        expect([resumed.view.question, resumed.view.offer?.text]).toEqual([null, 'module.MU.offer']);
        expect([resumed.outcome.level, resumed.outcome.outcomes]).toEqual([level, outcomes]);
        expect(resumed.view.can_undo).toBe(false);
        resumed.answerOffer('MU', true);
        expect(resumed.view.question?.key).toBe(asked);
        // Taken back, it is the offer that comes again.
        resumed.undo();
        resumed.answerOffer('MU', false);
        expect(resumed.answers['MU_open']).toBe('stopped');
        expect(resumed.outcome.level).toBe(level);
        expect(resumed.view.question?.module).not.toBe('MU');
      });

      it('before anything of a subject was said, a no to its offer is a no', async () => {
        const resumed = await takenUp(talk(await asking(), { P10: 'yes' }, 'FC05'));
        resumed.setCompany('apart');
        resumed.setPrivacy('earphones');
        resumed.answerOffer('FC', false);
        expect(resumed.answers['FC_open']).toBe('no');
      });

      it('asks anew who is near, who hears, and takes nothing back', async () => {
        const resumed = await takenUp(talk(await asking(), { P03: 'no' }, 'P06'));
        expect([resumed.view.company, resumed.view.privacy, resumed.view.can_undo]).toEqual(['unconfirmed', 'unconfirmed', false]);
        expect(resumed.view.question?.key).toBe('P06');
      });

      it('beside somebody who stays nothing is asked of the person, wherever it was', async () => {
        for (const begun of [talk(await asking(), { P10: 'yes' }, 'FC05'), await atRecipients()]) {
          const resumed = await takenUp(begun);
          resumed.setCompany('present');
          expect(resumed.stage).toBe('outcome');
          resumed.companyHasLeft();
          expect(resumed.view.company).toBe('apart');
        }
      });
    });

    it.each([
      ['twelve hours', undefined, 12],
      ['as long as the country says', 2, 2],
      ['a day at most', 24, 24],
    ])('for %s, also where nobody locks the phone', async (_, draft_hours, hours) => {
      const said = parseDirectory({ ...DIRECTORY, draft_hours }, '2026-11-26');
      rooms = { ...rooms, library: { ...rooms.library, directory: async () => said } };
      const journey = await asking();
      await journey.settled();
      expect(await Journey.listDrafts(vault, () => NOW + hours * HOUR)).toHaveLength(1);
      expect(await Journey.listDrafts(vault, () => NOW + hours * HOUR + 1)).toEqual([]);
      expect(await vault.list('drafts')).toEqual([]);
    });

    it('in ciphertext only', async () => {
      const journey = await atRecipients();
      journey.setHowToMeet('behind the planted walnut tree');
      await journey.settled();
      const everything = await dumpAll();
      for (const planted of ['walnut', '"P10', '"FC05', 'earphones', 'recipients"']) expect(everything).not.toContain(planted);
    });

    it('in memory when the disk is full, which it says, and stored again when there is room', async () => {
      const journey = await asking();
      await journey.settled();
      const put = vi.spyOn(vault, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
      journey.answer('P03', 'no');
      await journey.settled();
      expect(journey.view.problem?.code).toBe('storage.full');
      expect(journey.view.question?.key).toBe('P04');
      put.mockRestore();
      journey.answer('P04', 'no');
      await journey.settled();
      expect(journey.view.problem).toBeNull();
      expect((await vault.get('drafts', journey.id))?.answers).toMatchObject({ P03: 'no', P04: 'no' });
    });
  });

  describe('that ends in a referral', () => {
    it('needs the person’s own choice', async () => {
      const journey = await disclosed();
      journey.goTo('choice');
      expect(await codeOf(() => journey.goTo('recipients'))).toBe('journey.wrong_stage');
      journey.answer('W01', 'information');
      expect(await codeOf(() => journey.goTo('recipients'))).toBe('journey.wrong_stage');
      await journey.close();
      expect(sent).toEqual([]);
      expect(tallied).toEqual(['id TODAY']);
    });

    it('needs a yes for each recipient', async () => {
      const journey = await atRecipients();
      expect(await codeOf(journey.seal())).toBe('journey.no_recipient');
      journey.answerRecipient('a', 'no');
      expect(journey.recipientOptions().map((option) => option.name)).toEqual(['b']);
      expect(await codeOf(() => journey.answerRecipient('a', 'yes'))).toBe('journey.recipient_unknown');
    });

    it('offers only independent organisations to who wants to speak with someone else', async () => {
      const journey = await atRecipients('someone_else');
      expect(journey.recipientOptions().map((option) => option.name)).toEqual(['b']);
    });

    it('seals one package per recipient in the agreed order, which only that one opens', async () => {
      const journey = await atRecipients();
      agree(journey, 'b');
      agree(journey, 'a');
      journey.setHowToMeet('at the blue gate');
      const { referral_id } = await journey.seal();
      expect(sent.map((item) => item.envelope.recipient)).toEqual([providers[1]?.fingerprint, providers[0]?.fingerprint]);
      expect(sent.map((item) => item.envelope.position)).toEqual([0, 1]);
      const [first] = sent;
      if (!first || !providers[1] || !providers[0]) throw new Error('nothing sealed');
      const opened = await openPackage(first.ciphertext, providers[1].identity, trust, {
        referral_id,
        recipient: providers[1].fingerprint,
        position: 0,
      });
      expect(opened.claims).toMatchObject({ release: logic.release });
      expect(opened.claims.payload).toMatchObject({
        level: 'TODAY',
        child: false,
        language: 'id',
        how_to_meet: 'at the blue gate',
        reasons: [],
        rules: [],
        consent: {
          language: 'id',
          given_for: ['b', 'a'],
          texts: [
            ...['talk.for_officer', 'consent.first_why', 'consent.first_choice', 'consent.kept_unknown'],
            ...['closing.ask_recipient', 'closing.ask_fallback', 'closing.share_answers'],
            ...['closing.read_back', 'closing.read_back_only_help', 'closing.ask_send'],
          ],
        },
        made_on: '2026-11-25',
      });
      expect(opened.claims.payload).not.toHaveProperty('answers');
      // The same for the first of them without a network, and for nobody else.
      const slip = readSquaresText(journey.squares?.text ?? '');
      expect((await openSquares(slip, providers[1].identity, trust)).claims).toEqual(opened.claims);
      expect(slip.length).toBeLessThanOrEqual(SQUARES_BYTES);
      await expect(openSquares(slip, providers[0].identity, trust)).rejects.toThrow();
      await expect(
        openPackage(first.ciphertext, providers[0].identity, trust, { referral_id, recipient: providers[0].fingerprint, position: 0 }),
      ).rejects.toThrow();
      expect(first.envelope.sha256).toBe(createHash('sha256').update(first.ciphertext).digest('hex'));
      expect(Object.keys(first.envelope).sort()).toEqual([
        'answer_within',
        'item_id',
        'level',
        'position',
        'recipient',
        'referral_id',
        'sha256',
      ]);
    });

    it('lets answers through only with a yes, and never those to the care offer', async () => {
      const journey = await atRecipients();
      agree(journey, 'a', true);
      const { referral_id } = await journey.seal();
      const [only] = sent;
      const [to] = providers;
      if (!only || !to) throw new Error('nothing sealed');
      const { claims } = await openPackage(only.ciphertext, to.identity, trust, { referral_id, recipient: to.fingerprint, position: 0 });
      const payload = { ...claims.payload } as Readonly<Record<string, unknown>>;
      expect(payload['answers']).toMatchObject({ P04: 'no', P07: 'no', P10: 'yes', P11: 'no', FC05: 'yes' });
      for (const key of ['C01', 'P01', 'P02', 'W01', 'W02', 'FC_open']) expect(payload['answers']).not.toHaveProperty(key);
      expect(payload['reasons']).toContainEqual(expect.objectContaining({ item: 'FC05', answer: 'yes', indicator: 'CD01|CR03' }));
      expect(payload['rules']).toContain('R10T');
      expect(payload['rules']).not.toContain('R00');
      expect(payload['rules']).not.toContain('R18');
    });

    /** Payloads of the packages sealed so far, in order. */
    async function openAll(to: readonly Provider[], referral_id: string): Promise<Readonly<Record<string, unknown>>[]> {
      const opened: Readonly<Record<string, unknown>>[] = [];
      for (const [position, item] of sent.entries()) {
        const { identity, fingerprint: recipient } = to[position] as Provider;
        const { claims } = await openPackage(item.ciphertext, identity, trust, { referral_id, recipient, position });
        opened.push({ ...claims.payload });
      }
      return opened;
    }

    it('tells what was done to the person to all, and to legal aid no more than that: no officer asked for more', async () => {
      providers = [await provider('shelter'), await provider('lawyer', { legal_aid: true, services: ['legal_aid_non_punishment'] })];
      const journey = talk(await asking(), { P10: 'yes', P15: 'yes', FC05: 'no', FC06: 'yes', FC06_when: 'work' });
      journey.goTo('choice');
      journey.answer('W01', 'now');
      journey.answer('W02', 'nobody');
      journey.goTo('recipients');
      agree(journey, 'shelter', true);
      agree(journey, 'lawyer');
      const { referral_id } = await journey.seal();
      const [shelter, lawyer] = await openAll(providers, referral_id);
      expect(shelter?.['rules']).toContain('R10T');
      expect(shelter?.['needs']).toContain('trafficking_identification');
      for (const part of ['level', 'needs', 'rules', 'answers', 'reasons']) expect(lawyer?.[part]).toEqual(shelter?.[part]);
    });

    it('carries an id made of the code that the person may keep', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      const { referral_id } = await journey.seal();
      expect(await referralIdOfProof(await proofOfCode(journey.view.wishes.code ?? ''))).toBe(referral_id);
    });

    it('has no code where it is a child’s: whoever finds one could stop their help', async () => {
      providers = [await provider('a', { services: ['child_protection'] })];
      const journey = await atConsent(['S03']);
      journey.answer('A02', 'yes');
      talk(journey);
      journey.goTo('choice');
      while (journey.view.question) journey.answer(journey.view.question.key, journey.view.question.key === 'W01' ? 'now' : 'nobody');
      journey.goTo('recipients');
      agree(journey, 'a');
      await journey.seal();
      expect(journey.view).toMatchObject({ stage: 'sealed', is_child: true });
      expect(journey.view.wishes.code).toBeUndefined();
      expect(sent[0]?.envelope.referral_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    });

    it('says who must not be told, also where no answer is let through', async () => {
      const journey = await atRecipients('now', 'police companions');
      agree(journey, 'a');
      const { referral_id } = await journey.seal();
      const [payload] = await openAll(providers, referral_id);
      expect(payload).toMatchObject({ not_tell: ['police', 'companions'] });
      expect(payload).not.toHaveProperty('answers');
    });

    it.each([
      ['nobody', []],
      ['skip', null],
    ])('tells %s apart from what was not said', async (said, not_tell) => {
      const journey = await atRecipients('now', said);
      agree(journey, 'a');
      const { referral_id } = await journey.seal();
      expect((await openAll(providers, referral_id))[0]).toMatchObject({ not_tell });
    });

    it('leaves out an authority that must not be told, also one that was agreed to before', async () => {
      providers = [await provider('unit', { authority: 'police' }), await provider('house')];
      const journey = await atRecipients('now', 'nobody');
      agree(journey, 'unit');
      journey.goTo('choice');
      journey.undo();
      expect(journey.view.question?.key).toBe('W02');
      journey.answer('W02', 'police');
      journey.goTo('recipients');
      expect(journey.recipientOptions().map((option) => option.name)).toEqual(['house']);
      expect(await codeOf(journey.seal())).toBe('journey.no_recipient');
    });

    it('asks who must not be told only before a referral, in private, of somebody who agreed to questions', async () => {
      const journey = await disclosed();
      journey.goTo('choice');
      journey.answer('W01', 'later');
      expect(journey.view.question).toBeNull();
      journey.goTo('outcome');
      journey.setPrivacy('unconfirmed');
      journey.goTo('choice');
      expect(journey.view.question?.key).toBe('W01'); // the choice is offered anew
      journey.answer('W01', 'now');
      expect(journey.view).toMatchObject({ question: { key: 'W02' }, is_withheld: true });
      journey.setPrivacy('not_possible');
      expect(journey.view.question).toBeNull();
    });

    it('forgets the draft once the packages are kept, and counts once', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      await journey.seal();
      expect(await vault.list('drafts')).toEqual([]);
      expect(journey.stage).toBe('sealed');
      expect(await codeOf(journey.seal())).toBe('journey.wrong_stage');
      await journey.close();
      expect(tallied).toEqual(['id TODAY']);
      await journey.settled();
      expect(await vault.list('drafts')).toEqual([]);
    });

    it('keeps the draft when the outbox is full', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      const add = vi.spyOn(rooms.outbox, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
      await expect(journey.seal()).rejects.toThrow();
      add.mockRestore();
      expect(journey.stage).toBe('recipients');
      expect(await vault.list('drafts')).toHaveLength(1);
      await journey.seal();
      expect(sent).toHaveLength(1);
    });

    it('does not seal twice when killed between handing over and forgetting', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      vi.spyOn(vault, 'remove').mockRejectedValueOnce(new Error('killed'));
      await expect(journey.seal()).rejects.toThrow('killed');
      expect(sent).toHaveLength(1);
      const resumed = await Journey.resume(rooms, journey.id);
      expect(resumed.stage).toBe('sealed');
      expect(sent).toHaveLength(1);
      expect(await vault.list('drafts')).toEqual([]);
    });

    it('is handed over once when it is taken up again while it is still being sealed', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      let goOn = (): void => undefined;
      const isHeld = new Promise<void>((resolve) => (goOn = resolve));
      vi.spyOn(rooms.outbox, 'add').mockImplementation(async (items) => {
        await isHeld;
        const known = sent.map((each) => each.envelope.referral_id);
        sent.push(...items.filter((each) => !known.includes(each.envelope.referral_id)));
      });
      const first = journey.seal();
      await vi.waitFor(() => expect(rooms.outbox.add).toHaveBeenCalledOnce(), 30_000);
      const other = await Journey.resume(rooms, journey.id);
      const second = other.seal();
      await vi.waitFor(() => expect(rooms.outbox.add).toHaveBeenCalledTimes(2), 30_000);
      goOn();
      expect(await second).toEqual(await first);
      expect([journey.stage, other.stage, sent.length]).toEqual(['sealed', 'sealed', 1]);
    });

    it('is not handed over while its draft cannot be kept: cut off then, it would be sealed again under another id', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      await journey.settled();
      const put = vi.spyOn(vault, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
      expect(await codeOf(journey.seal())).toBe('storage.full');
      expect([journey.stage, sent.length]).toEqual(['recipients', 0]);
      put.mockRestore();
      await journey.seal();
      expect(sent).toHaveLength(1);
    });

    it('makes no second set of packages when it could not forget and is tapped again', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      vi.spyOn(vault, 'remove').mockRejectedValueOnce(new Error('disk'));
      await expect(journey.seal()).rejects.toThrow('disk');
      const before = [...sent];
      expect(await journey.seal()).toEqual({ referral_id: before[0]?.envelope.referral_id });
      expect(sent).toEqual(before);
      expect(journey.stage).toBe('sealed');
      expect(tallied).toEqual(['id TODAY']);
    });

    it('is sealed also when it cannot be counted, and counted at the close', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      vi.spyOn(rooms.tallies, 'add').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
      await journey.seal();
      expect(journey.stage).toBe('sealed');
      expect(sent).toHaveLength(1);
      await journey.close();
      expect(tallied).toEqual(['id TODAY']);
    });

    it('goes nowhere else when an agreed recipient is no longer listed', async () => {
      const journey = await atRecipients();
      agree(journey, 'a');
      agree(journey, 'b');
      providers.shift();
      expect(await codeOf(journey.seal())).toBe('journey.recipient_unknown');
      expect(sent).toEqual([]);
    });

    it('limits the one free text', async () => {
      const journey = await atRecipients();
      expect(await codeOf(() => journey.setHowToMeet('x'.repeat(301)))).toBe('journey.text_too_long');
    });
  });

  it('cannot be started by somebody’s forged certificate', async () => {
    // The reader, not the phone, checks: a package with a stranger's certificate is refused before anything is shown.
    const stranger = await generateSigningKey();
    const forged = await sign(
      {
        kind: 'enrolment',
        scope: 'TH',
        sequence: 1,
        issued_at: '2026-11-20T00:00:00Z',
        expires_at: '2027-11-20T00:00:00Z',
        officer_jwk: officer.publicJwk,
        enrolment_id: ID,
        transport_jwk_thumbprint: 't',
        station: { id: 's', name: 'S' },
      },
      stranger,
    );
    rooms = { ...rooms, enrolment: { ...enrolment, certificate: forged } };
    const journey = await atRecipients();
    agree(journey, 'a');
    const { referral_id } = await journey.seal();
    const [only] = sent;
    const [to] = providers;
    if (!only || !to) throw new Error('nothing sealed');
    await expect(
      openPackage(only.ciphertext, to.identity, trust, { referral_id, recipient: to.fingerprint, position: 0 }),
    ).rejects.toMatchObject({ code: 'key.unknown' });
  });
});
