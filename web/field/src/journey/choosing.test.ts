import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { forgetDatabases } from '../testing/phone.ts';
import { Counter, organisation } from '../testing/screening.ts';
import { agree, talk } from '../testing/talk.ts';
import { Journey } from './journey.ts';

let counter: Counter;

beforeEach(async () => {
  counter = await Counter.open();
  counter.recipients = [
    organisation('house', ['accommodation', 'safety', 'trafficking_identification'], { owner: 'independent', independent: true }),
    organisation('office', ['trafficking_identification', 'safety'], { owner: 'state' }),
    organisation('police', ['trafficking_identification', 'safety'], { owner: 'state', authority: 'police' }),
    organisation('lawyer', ['independent_advice'], { owner: 'independent', independent: true }),
  ];
});
afterEach(async () => {
  counter.vault.lock();
  await forgetDatabases();
});

const TOLD = { P10: 'yes', FC05: 'yes' };

/** A person whose passport is kept at work, with the phone in their hands. */
async function choosing(choice = 'now', notTell = 'nobody', told: Readonly<Record<string, string>> = TOLD): Promise<Journey> {
  const journey = await Journey.start(counter.rooms, 'id');
  journey.finishLook();
  journey.answer('P01', 'yes');
  journey.finishCare();
  journey.answer('P02', 'yes');
  journey.setPrivacy('earphones');
  talk(journey, told);
  journey.goTo('choice');
  journey.answer('W01', choice);
  if (journey.view.question) journey.answer('W02', notTell);
  journey.goTo('recipients');
  return journey;
}

const names = (journey: Journey): string[] => journey.recipientOptions().map(({ name }) => name);
/** What is asked of whom, such as `who house`. */
const asked = ({ choosing: now }: Journey): string => (now.step === 'chosen' ? 'chosen' : `${now.step} ${now.option.name}`);
const full = (...ids: string[]) =>
  ids.map((organisation_id) => ({ organisation_id, said_at: '2026-11-25T11:40:00Z', until: '2026-11-26T01:00:00Z' }));

describe('a person who chooses', () => {
  it('is asked about one after the other; a first yes alone sends nothing', async () => {
    const journey = await choosing();
    expect(asked(journey)).toBe('who house');
    journey.answerRecipient('house', 'yes');
    expect([asked(journey), journey.view.wishes.recipients]).toEqual(['share house', []]);
    expect(await codeOf(() => journey.answerRecipient('house', 'yes'))).toBe('journey.not_asked');
    journey.setShareAnswers(true);
    expect([asked(journey), journey.view.wishes.recipients]).toEqual(['send house', []]);
    expect(await codeOf(journey.seal())).toBe('journey.no_recipient');
    journey.answerRecipient('house', 'yes');
    expect(journey.view.wishes.recipients).toEqual(['house']);
    // Of answers they are asked once: everybody who agrees hears the same read back.
    journey.answerRecipient('office', 'yes');
    expect(asked(journey)).toBe('send office');
    expect(await codeOf(() => journey.setShareAnswers(false))).toBe('journey.not_asked');
    journey.answerRecipient('office', 'no');
    expect([asked(journey), journey.view.wishes.recipients]).toEqual(['who lawyer', ['house']]);
  });

  it('has an order that is the order of their yeses, and ends it when they have enough', async () => {
    const journey = await choosing();
    agree(journey, 'lawyer');
    agree(journey, 'house');
    journey.endChoosing();
    expect(asked(journey)).toBe('chosen');
    await journey.seal();
    expect(counter.sealed.map(({ recipient }) => recipient)).toEqual(['lawyer', 'house']);
  });

  it('has chosen when nobody is left, also where they said no to all', async () => {
    const journey = await choosing();
    for (const name of names(journey)) journey.answerRecipient(name, 'no');
    expect([asked(journey), journey.view.wishes.has_chosen, journey.view.wishes.recipients]).toEqual(['chosen', true, []]);
  });

  it('may have one alone to choose', async () => {
    counter.recipients = counter.recipients.slice(0, 1);
    const journey = await choosing();
    agree(journey, 'house');
    expect(asked(journey)).toBe('chosen');
  });

  it('takes back one step after the other, down to who must not be told', async () => {
    const journey = await choosing();
    agree(journey, 'house', true);
    journey.answerRecipient('office', 'yes');
    for (const step of ['who lawyer', 'who house']) {
      journey.undo();
      expect(asked(journey)).toBe(step);
    }
    // With nobody agreed to, whether answers go along is asked anew.
    expect(journey.view.wishes).toMatchObject({ recipients: [], share_answers: null });
    journey.answerRecipient('house', 'no');
    journey.undo();
    expect(asked(journey)).toBe('who house');
    journey.undo();
    expect([journey.stage, journey.view.question?.key]).toEqual(['choice', 'W02']);
  });

  it('comes back from having enough', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.endChoosing();
    journey.undo();
    expect(asked(journey)).toBe('who house');
  });

  it('never hears again about whom they did not want to speak', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.answerRecipient('office', 'skip');
    expect([journey.view.can_undo, names(journey)]).toEqual([false, ['house', 'lawyer', 'police']]);
    expect(await codeOf(() => journey.answerRecipient('office', 'yes'))).toBe('journey.recipient_unknown');
  });

  it('takes nothing back once the phone was with the officer, and goes on where they were', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.answerRecipient('office', 'yes');
    journey.phoneCameBack();
    expect(asked(journey)).toBe('send office');
    journey.undo(); // what the office would read was not answered yet
    expect([asked(journey), journey.view.can_undo]).toEqual(['who lawyer', false]);
  });

  it('goes on after the app was killed: at what one would read, and after the last', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.answerRecipient('office', 'yes');
    await journey.settled();
    const resumed = await Journey.resume(counter.rooms, journey.id);
    expect(asked(resumed)).toBe('send office');
    agree(resumed, 'lawyer');
    resumed.endChoosing();
    await resumed.settled();
    const again = await Journey.resume(counter.rooms, journey.id);
    expect([asked(again), again.view.wishes.recipients]).toEqual(['chosen', ['house', 'lawyer']]);
  });

  it('keeps what they chose in another language', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.setLanguage('en');
    expect([journey.stage, asked(journey), journey.view.wishes.recipients]).toEqual(['recipients', 'who lawyer', ['house']]);
  });

  it('may choose anew; whom they said no to stays out', async () => {
    const journey = await choosing();
    agree(journey, 'house', true);
    journey.answerRecipient('office', 'no');
    journey.endChoosing();
    journey.chooseAgain();
    expect(journey.view.wishes).toMatchObject({ recipients: [], share_answers: null, declined: ['office'] });
    expect(asked(journey)).toBe('who house');
  });

  it('may end it with the officer, and nothing is sent', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.goTo('outcome');
    await journey.close();
    expect(counter.sealed).toEqual([]);
  });
});

describe('who is offered', () => {
  it('are independent ones alone to who wants somebody else', async () => {
    expect(names(await choosing('someone_else'))).toEqual(['house', 'lawyer']);
  });

  it('are not those who must not be told', async () => {
    expect(names(await choosing('now', 'police'))).toEqual(['house', 'lawyer', 'office']);
  });

  it('stand in one order for everybody, and legal aid is offered to all: who was asked first says nothing of what was told', async () => {
    const services = ['health', 'labour_complaint', 'asylum', 'safety', 'independent_advice', 'trafficking_identification'];
    const kept = ['ward', 'union', 'tent', 'shelter', 'rest', 'quay'];
    counter.recipients = [
      ...kept.map((name, at) => organisation(name, services.slice(at), { independent: at % 2 === 0 })),
      organisation('aid', ['legal_aid_non_punishment'], { legal_aid: true, owner: 'state' }),
    ];
    const orders: string[][] = [];
    const talks: readonly Readonly<Record<string, string>>[] = [
      TOLD,
      { W04: 'nurse' },
      { P11: 'yes', P15: 'yes' },
      { P12: 'yes', W04: 'today' },
      { P05: 'yes' },
    ];
    for (const told of talks) orders.push(names(await choosing('now', 'nobody', told)));
    const all = ['rest', 'tent', 'ward', 'aid', 'quay', 'shelter', 'union'];
    for (const order of orders) {
      expect(order).toEqual(all.filter((name) => order.includes(name)));
      for (const name of ['rest', 'tent', 'ward', 'aid']) expect(order).toContain(name);
    }
  });

  it('is a full house like any other, with the hour at which it said so, and one with room among the first two', async () => {
    counter.full = full('house');
    const journey = await choosing();
    expect(names(journey)).toEqual(['house', 'lawyer', 'office', 'police']);
    expect(journey.recipientOptions().map((option) => option.no_bed_said_at)).toEqual(['2026-11-25T11:40:00Z', null, null, null]);
    agree(journey, 'house');
    await journey.seal();
    expect(counter.sealed.map(({ recipient }) => recipient)).toEqual(['house']);
  });

  it('leads nobody to the state alone where the independent ones answer fewer needs', async () => {
    counter.recipients = [
      organisation('office', ['trafficking_identification', 'safety', 'accommodation']),
      organisation('police', ['trafficking_identification', 'safety'], { authority: 'police' }),
      organisation('advice', ['independent_advice'], { independent: true }),
    ];
    expect(names(await choosing())).toEqual(['advice', 'office', 'police']);
  });

  it('is one that filled up after it was chosen: it is sent to all the same', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    journey.endChoosing();
    counter.full = full('house');
    expect(journey.recipientOptions().find(({ name }) => name === 'house')?.no_bed_said_at).toBe('2026-11-25T11:40:00Z');
    await journey.seal();
    expect(counter.sealed).toHaveLength(1);
  });

  it('is nobody who left the list while they were asked about: the next is asked about, and nothing counts', async () => {
    const journey = await choosing();
    journey.answerRecipient('house', 'yes');
    counter.recipients = counter.recipients.slice(1);
    journey.answerRecipient('house', 'yes');
    expect([asked(journey), journey.view.wishes.recipients]).toEqual(['who lawyer', []]);
  });

  it('is nobody who left the list after they were chosen: nothing goes elsewhere until the person chose anew', async () => {
    const journey = await choosing();
    agree(journey, 'house');
    agree(journey, 'lawyer');
    journey.endChoosing();
    counter.recipients = counter.recipients.slice(1);
    expect(await codeOf(journey.seal())).toBe('journey.recipient_unknown');
    journey.chooseAgain();
    agree(journey, 'lawyer');
    journey.endChoosing();
    await journey.seal();
    expect(counter.sealed.map(({ recipient }) => recipient)).toEqual(['lawyer']);
  });
});
