import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestHub } from '../testing/hub.ts';
import { dumpAll, forgetDatabases, QUICK } from '../testing/phone.ts';
import type { Enrolment } from '../vault/shared.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { sendAhead } from './ahead.ts';
import { claim } from './enrol.ts';
import { Hub } from './hub.ts';
import { Outbox, type TallySource } from './outbox.ts';
import { type Question, QuestionAnswers, readQuestions } from './questions.ts';

const WHEN: Question = { question_id: 'b7f1-asked-for-a-test', referral_id: 'a1', code: 'when' };
const NOTHING: TallySource = { due: async () => [], markSent: async () => undefined };

describe('what the hub says is asked', () => {
  it('is read as codes, and what is none of them is passed over', () => {
    const said = [WHEN, { ...WHEN, code: 'What is her name?' }, { ...WHEN, code: 'toString' }, { ...WHEN, question_id: 7 }, null, 'when'];
    expect(readQuestions(said)).toEqual([WHEN]);
  });

  it('is nothing known where an older hub says nothing of it', () => {
    expect(readQuestions(undefined)).toBeNull();
  });
});

describe('a question', () => {
  let server: TestHub;
  let enrolment: Enrolment;
  let vault: Vault;
  let outbox: Outbox;
  let answers: QuestionAnswers;

  beforeEach(async () => {
    server = await TestHub.open();
    const hub = new Hub(server.origin, server.fetch);
    const link = { hub: server.origin, hub_id: server.enrolment().hub_id, code: 'link-code', root: server.root.kid };
    ({ enrolment, vault } = await (await claim(hub, link, { cost: QUICK })).adopt('4820193756', 'Officer 1'));
    outbox = await Outbox.open(enrolment, hub);
    answers = new QuestionAnswers(vault);
  });
  afterEach(async () => {
    outbox.close();
    vault.lock();
    await forgetDatabases();
  });

  const send = () => outbox.send(sendAhead(answers, NOTHING));

  it('is told at every contact until it is answered, and lies nowhere on the phone', async () => {
    server.questions = [WHEN];
    expect((await send()).questions).toEqual([WHEN]);
    expect((await send()).questions).toEqual([WHEN]);
    expect(await dumpAll()).not.toContain('b7f1-asked-for-a-test');
    server.questions = [];
    expect((await send()).questions).toEqual([]);
  });

  it('is not forgotten by a hub that does not say, nor by a line that breaks', async () => {
    expect((await send()).questions).toBeNull();
    server.questions = [WHEN];
    server.faults = ['lost_answer'];
    expect((await send()).questions).toBeNull();
    expect((await send()).questions).toEqual([WHEN]);
  });

  it('is answered in a code of its own, once', async () => {
    await answers.add(WHEN, 'She waits behind the ice house');
    await answers.add(WHEN, 'yes');
    expect(await answers.due()).toEqual([]);
    await answers.add(WHEN, 'today');
    await answers.add(WHEN, 'now');
    expect(await answers.due()).toMatchObject([{ kind: 'answer', answer: { question_id: 'b7f1-asked-for-a-test', answer: 'today' } }]);
    expect([...(await answers.answered())]).toEqual(['b7f1-asked-for-a-test']);
  });

  it('keeps its answer until the hub has signed for exactly it, and sends the same one again', async () => {
    await answers.add(WHEN, 'today');
    const [kept] = await answers.due();
    for (const fault of ['unreachable', 'forged', 'lost_answer'] as const) {
      server.faults = [fault];
      await send();
      expect(await answers.due()).toEqual([kept]);
    }
    await send();
    expect(await answers.due()).toEqual([]);
    const sent = server.batches().flatMap((batch) => batch.filter((item) => item['kind'] === 'answer'));
    expect(new Set(sent.map((item) => JSON.stringify(item))).size).toBe(1);
  });

  it('is answered by nobody who has not unlocked: another officer’s vault holds no answer of this one', async () => {
    await answers.add(WHEN, 'today');
    const other = await createVault('enrolment-2', '5930284617', { cost: QUICK });
    expect(await new QuestionAnswers(other).due()).toEqual([]);
    expect(await dumpAll()).not.toContain('today');
    other.lock();
  });
});
