import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LearningTold, MineOut } from '@titian/contracts/types';
import { dumpAll, forgetDatabases, measureAll } from '../testing/phone.ts';
import { Counter } from '../testing/screening.ts';
import { DAY } from '../vault/clock.ts';
import { Courses, MINE_PATH, readCode } from './courses.ts';
import { LearningKeeper } from './keeper.ts';
import { NOTHING_LEARNT } from './learnt.ts';
import { type Lessons, parseLessons } from './modules.ts';
import { TestKeeper } from './tests.ts';
import type { Study } from './studies.ts';

const JOINING = { code: 'K7M29QXA', agency: 'navy', gender: 'women' };
const NOTHING: MineOut = { courses: [], finished: [], shared: [] };
const COURSE = {
  ...{ course_id: '6d0b2a54-7c1d-4a55-8f0b-3a9b6c1d2e3f', title: 'A course', code: JOINING.code },
  ...{ begins_on: '2026-06-01', ends_on: '2026-06-02', is_open: true, has_plan: false, asked: [] as number[] },
  studies: [] as Study[],
};
const finished = (id: string, number: number, version = 1): MineOut['finished'][number] => ({
  ...{ step: 'module', id, number, version, day: '2026-06-01' },
});

describe('courses on a phone', () => {
  let counter: Counter;
  let courses: Courses;
  /** What the hub knows; each telling is written into it as the hub does. */
  let mine: MineOut;
  let asked: number;

  const told = async (): Promise<LearningTold[]> => (await courses.due()).map(({ learning }) => learning);
  const learn = (): Promise<void> =>
    courses.learn(async (path) => {
      expect(path).toBe(MINE_PATH);
      asked += 1;
      return mine;
    });
  /** One contact in which the hub takes everything. */
  const contact = async (): Promise<LearningTold[]> => {
    const due = await courses.due();
    for (const { learning } of due) {
      if (learning.what === 'join') mine = { ...mine, courses: [COURSE] };
      if (learning.what === 'finished' && mine.courses.length > 0)
        mine = { ...mine, finished: [...mine.finished, finished(learning.id, learning.number, learning.version)] };
      if (learning.what === 'forget') mine = NOTHING;
    }
    await courses.markSent(new Set(due.map(({ item_id }) => item_id)));
    await learn();
    return due.map(({ learning }) => learning);
  };
  const goThrough = async (id: string, rounds: number, version = 1): Promise<void> => {
    const learnt = (await counter.vault.getUnlessDamaged('learning', 'self')) ?? NOTHING_LEARNT;
    const modules = { ...learnt.modules, [id]: { version, at: 0, answers: {}, rounds, begun: null } };
    await counter.vault.put('learning', 'self', { ...learnt, modules });
  };

  beforeEach(async () => {
    counter = await Counter.open();
    courses = new Courses(counter.vault, () => counter.now);
    mine = NOTHING;
    asked = 0;
  });
  afterEach(forgetDatabases);

  it('tell nothing before one is joined, whatever was finished', async () => {
    await goThrough('fear', 3);
    expect(await contact()).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it('tell that a test was taken, in which form, and give it back without how it went', async () => {
    const counts = { knowledge: { right: 4, count: 5 }, attitude: { right: 5, count: 5 }, practice: { right: 2, count: 5 } };
    const sitting = (form: string, number: number) => ({ form, version: 2, number, counts });
    await counter.vault.put('tests', 'self', { begun: null, done: [sitting('b', 1), sitting('a', 2), sitting('b', 3)] });
    await courses.join(JOINING);
    const said = (await contact()).flatMap((one) => (one.what === 'finished' ? [one] : []));
    expect(said.map(({ step, id, number, version }) => [step, id, number, version])).toEqual([
      ['test', 'b', 1, 2],
      ['test', 'b', 2, 2],
      ['test', 'a', 1, 2],
    ]);
    expect(JSON.stringify(said)).not.toContain('right');
    await forgetDatabases();
    const again = await Counter.open();
    mine = {
      ...mine,
      finished: said.map(({ step, id, number, version }) => ({ step, id, number, version, day: '2026-06-01' })),
    };
    const back = new Courses(again.vault, () => again.now);
    await back.learn(() => Promise.resolve(mine));
    expect((await again.vault.getUnlessDamaged('tests', 'self'))?.done).toEqual([
      { form: 'b', version: 2, number: 1, counts: null },
      { form: 'b', version: 2, number: 2, counts: null },
      { form: 'a', version: 2, number: 3, counts: null },
    ]);
    expect(await back.due()).toEqual([]);
  });

  it('tell of joining and of each time something was finished, once', async () => {
    await goThrough('fear', 2, 4);
    await courses.join(JOINING);
    const said = await contact();
    expect(said[0]).toEqual({ what: 'join', ...JOINING });
    expect(said.slice(1).map((one) => one.what === 'finished' && [one.id, one.number, one.version])).toEqual([
      ['fear', 1, 4],
      ['fear', 2, 4],
    ]);
    expect(await contact()).toEqual([]);
    await goThrough('fear', 3, 4);
    expect((await contact()).map((one) => one.what === 'finished' && one.number)).toEqual([3]);
  });

  it('keep the same item until the hub has vouched for it', async () => {
    await courses.join(JOINING);
    const [first] = await courses.due();
    expect((await courses.due())[0]).toEqual(first);
  });

  it('tell again what the hub does not have', async () => {
    await goThrough('fear', 2);
    await courses.join(JOINING);
    await contact();
    mine = { ...mine, finished: mine.finished.filter(({ number }) => number !== 1) };
    counter.now += DAY;
    await contact();
    expect((await told()).map((one) => one.what === 'finished' && one.number)).toEqual([1, 2]);
  });

  it('a code of no open course tells nothing more, and is known to be none', async () => {
    await goThrough('fear', 1);
    await courses.join(JOINING);
    await courses.markSent(new Set((await courses.due()).map(({ item_id }) => item_id)));
    await learn();
    expect(await told()).toEqual([]);
    const { joining, known } = await courses.read();
    expect([joining?.code, known?.courses]).toEqual([JOINING.code, []]);
  });

  it('give a wiped phone its own back without telling it again', async () => {
    mine = { courses: [COURSE], finished: [finished('fear', 1), finished('fear', 2, 5)], shared: [] };
    await learn();
    const learnt = await counter.vault.getUnlessDamaged('learning', 'self');
    expect(learnt?.modules['fear']).toMatchObject({ rounds: 2, begun: null });
    expect(await told()).toEqual([]);
    await goThrough('fear', 3, 5);
    expect((await told()).map((one) => one.what === 'finished' && one.number)).toEqual([3]);
  });

  describe('while the officer learns', () => {
    const step = { id: 'one', kind: 'read', shows: [], sources: [] };
    const lessons: Lessons = parseLessons({
      modules: { modules: ['fear', 'children'].map((id) => ({ id, version: 1, minutes: 20, steps: [step] })), sources: {} },
      words: {},
      language: 'en',
    });
    const item = { id: 'a_k', module: 'fear', kind: 'knowledge' as const, choices: ['a', 'b'], right: 'a', sources: [] };
    const roundsOf = async () => {
      const { modules } = (await counter.vault.getUnlessDamaged('learning', 'self')) ?? NOTHING_LEARNT;
      return Object.fromEntries(Object.entries(modules).map(([id, { rounds }]) => [id, rounds]));
    };

    it('give back what an open screen does not know of, and the screen writes nothing over it', async () => {
      const keeper = await LearningKeeper.open(counter.vault, () => counter.now);
      const module = (await keeper.open(lessons, 'fear'))?.module;
      mine = { courses: [COURSE], finished: [finished('fear', 1), finished('fear', 2), finished('children', 1)], shared: [] };
      await learn();
      await keeper.go('fear', 0);
      expect(await roundsOf()).toEqual({ fear: 2, children: 1 });
      if (module) await keeper.finish('fear', module);
      expect(await roundsOf()).toEqual({ fear: 3, children: 1 });
      expect((await told()).map((one) => one.what === 'finished' && [one.id, one.number])).toEqual([['fear', 3]]);
    });

    it('write nothing over a step that is kept meanwhile, whichever comes first', async () => {
      const keeper = await LearningKeeper.open(counter.vault, () => counter.now);
      await keeper.open(lessons, 'fear');
      mine = { courses: [COURSE], finished: [finished('fear', 1), finished('children', 1)], shared: [] };
      const at = [1, 2, 3, 4, 5, 6].map((place) => keeper.go('fear', place));
      await Promise.all([...at.slice(0, 3), learn(), ...at.slice(3)]);
      const kept = await counter.vault.getUnlessDamaged('learning', 'self');
      expect(kept?.modules['fear']).toMatchObject({ at: 6, rounds: 1, begun: { module: { id: 'fear' } } });
      expect(kept?.modules['children']?.rounds).toBe(1);
      await keeper.go('fear', 6);
      expect(keeper.progressOf('children').rounds).toBe(1);
    });

    it('give back a test that an open test does not know of', async () => {
      const keeper = await TestKeeper.open(counter.vault, () => 0);
      await keeper.begin({ version: 2, forms: { a: [item] } }, {}, 'en');
      mine = {
        ...{ courses: [COURSE], shared: [] },
        finished: [{ step: 'test', id: 'b', number: 1, version: 2, day: '2026-06-01' }],
      };
      await Promise.all([keeper.answer('a_k', 'a'), learn()]);
      expect(await keeper.finish()).toMatchObject({ form: 'a', number: 2, counts: { knowledge: { right: 1, count: 1 } } });
      expect((await counter.vault.getUnlessDamaged('tests', 'self'))?.done.map(({ form }) => form)).toEqual(['b', 'a']);
    });
  });

  it('leave what this phone has begun and finished more often', async () => {
    await goThrough('fear', 5);
    mine = { courses: [COURSE], finished: [finished('fear', 1)], shared: [] };
    await learn();
    expect((await counter.vault.getUnlessDamaged('learning', 'self'))?.modules['fear']?.rounds).toBe(5);
    expect((await told()).map((one) => one.what === 'finished' && one.number)).toEqual([2, 3, 4, 5]);
  });

  it('ask the hub once where nothing was joined, and once a day where it was', async () => {
    await learn();
    await learn();
    counter.now += DAY;
    await learn();
    expect(asked).toBe(1);
    await courses.join(JOINING);
    await contact();
    await learn();
    expect(asked).toBe(2);
    counter.now += DAY;
    await learn();
    expect(asked).toBe(3);
  });

  it('share and take back in turns, and what was not sent yet never goes', async () => {
    const which = { step: 'module', id: 'fear', number: 1 } as const;
    await courses.share(which, { q: 'wait' });
    await courses.share(which, null);
    await courses.share(which, { q: 'press' });
    await courses.share(which, null);
    expect(await told()).toEqual([{ what: 'shared', ...which, turn: 4, salt: expect.any(String), answers: null }]);
    expect((await courses.read()).shares['module:fear:1']).toEqual({ turn: 4, is_shared: false });
  });

  it('send that there is a plan and never a word of it', async () => {
    await courses.plan(COURSE.course_id, 'teach the night shift');
    expect(await told()).toEqual([{ what: 'planned', course_id: COURSE.course_id }]);
    expect((await courses.read()).plans[COURSE.course_id]).toBe('teach the night shift');
    expect(await dumpAll()).not.toContain('night shift');
  });

  it('answer what is asked once, and do not ask it again meanwhile', async () => {
    mine = { ...NOTHING, courses: [{ ...COURSE, asked: [3, 6] }] };
    await learn();
    await courses.answer(COURSE.course_id, 3, 'partly');
    expect((await courses.read()).known?.courses[0]?.asked).toEqual([6]);
    await courses.answer(COURSE.course_id, 6, 'not_yet', ['time', 'law']);
    const followUp = (months: number, answer: string, barriers: string[]) => ({
      ...{ what: 'follow_up', course_id: COURSE.course_id, months, answer, barriers },
    });
    expect(await told()).toEqual([followUp(3, 'partly', []), followUp(6, 'not_yet', ['time', 'law'])]);
    await courses.answer(COURSE.course_id, 6, 'done', ['time']);
    expect((await told()).at(-1)).toEqual(followUp(6, 'done', []));
  });

  describe('that hold a study', () => {
    const STUDY: Study = { study_id: '2b0d9d0e-6c11-4f7a-9f5e-1d2c3b4a5968', title: 'Spring', version: 1, turn: 0, is_given: false };
    /** The hub has this of the study. */
    const hold = (study: Partial<Study>): void => {
      mine = { ...NOTHING, courses: [{ ...COURSE, studies: [{ ...STUDY, ...study }] }] };
    };
    const judged = (turn: number, answers: Readonly<Record<string, string>> | null) => ({
      ...{ what: 'judged', study_id: STUDY.study_id, version: 1, turn, salt: expect.any(String), answers },
    });
    beforeEach(async () => {
      hold({});
      await learn();
    });

    it('keep what is said of each case and send it whole, once it is given', async () => {
      expect(await courses.studies()).toEqual([STUDY]);
      await courses.judge(STUDY, 'taxi', 'child');
      await courses.judge(STUDY, 'gate', 'refer');
      await courses.judge(STUDY, 'gate', 'emergency');
      expect(await told()).toEqual([]);
      expect(await dumpAll()).not.toContain('emergency');
      await courses.give(STUDY, true);
      expect(await told()).toEqual([judged(1, { taxi: 'child', gate: 'emergency' })]);
      expect(await told()).toEqual([judged(1, { taxi: 'child', gate: 'emergency' })]);
    });

    it('never send what was taken back before it went, and keep it to be given again', async () => {
      await courses.judge(STUDY, 'taxi', 'child');
      await courses.give(STUDY, true);
      await courses.give(STUDY, false);
      expect(await told()).toEqual([judged(2, null)]);
      await courses.give(STUDY, true);
      expect(await told()).toEqual([judged(3, { taxi: 'child' })]);
    });

    it('know what another phone gave, and go on from its turn', async () => {
      hold({ turn: 4, is_given: true });
      counter.now += DAY;
      await courses.join(JOINING);
      await courses.markSent(new Set((await courses.due()).map(({ item_id }) => item_id)));
      await learn();
      const { judging } = await courses.read();
      expect(judging?.[STUDY.study_id]).toEqual({ answers: {}, turn: 4, is_given: true });
      await courses.give(STUDY, false);
      expect(await told()).toEqual([judged(5, null)]);
    });

    it('tell again what the hub lacks, and let go of a study that is closed', async () => {
      await courses.judge(STUDY, 'taxi', 'child');
      await courses.give(STUDY, true);
      await courses.markSent(new Set((await courses.due()).map(({ item_id }) => item_id)));
      await learn(); // a hub that was restored from before
      expect(await told()).toEqual([judged(1, { taxi: 'child' })]);
      await courses.markSent(new Set((await courses.due()).map(({ item_id }) => item_id)));
      hold({ turn: 1, is_given: true });
      await learn();
      expect(await told()).toEqual([]);
      mine = { ...NOTHING, courses: [COURSE] };
      counter.now += 400 * DAY;
      await learn();
      expect(await courses.read()).toMatchObject({ judging: {} });
      counter.now -= 800 * DAY;
      hold({});
      await learn();
      expect(await courses.studies()).toEqual([STUDY]);
    });

    it('count a set for the officer alone: the first time stands, beyond its study, until they wish to be forgotten', async () => {
      await courses.judge(STUDY, 'taxi', 'child');
      await courses.count({ version: 1, right: 7, count: 12 });
      await courses.count({ version: 1, right: 12, count: 12 });
      await courses.keepAlone(STUDY);
      await courses.count({ version: 2, right: 9, count: 12 });
      expect(await told()).toEqual([]);
      await learn();
      expect((await courses.read()).judging?.[STUDY.study_id]).toMatchObject({ is_alone: true, is_given: false });
      mine = { ...NOTHING, courses: [COURSE] };
      counter.now += DAY;
      await courses.join(JOINING);
      await contact();
      expect((await courses.read()).judging).toEqual({});
      expect((await courses.read()).sets).toEqual([
        { version: 1, right: 7, count: 12 },
        { version: 2, right: 9, count: 12 },
      ]);
      expect(await dumpAll()).not.toContain('"right"');
      await courses.forget();
      expect((await courses.read()).sets).toBeUndefined();
    });
  });

  it('forget: nothing that waited goes, and nothing is told after it', async () => {
    await goThrough('fear', 1);
    await courses.join(JOINING);
    await contact();
    await courses.share({ step: 'module', id: 'fear', number: 1 }, { q: 'wait' });
    await courses.forget();
    expect((await contact()).map(({ what }) => what)).toEqual(['forget']);
    await goThrough('fear', 2);
    expect(await contact()).toEqual([]);
  });

  it('join again where the hub was restored from a backup', async () => {
    await courses.join(JOINING);
    await courses.noteEpoch('one');
    await contact();
    expect(await courses.noteEpoch('one')).toBe(false);
    expect(await courses.noteEpoch('two')).toBe(true);
    expect((await told()).map(({ what }) => what)).toEqual(['join']);
  });

  it('have one record of one length, joined or not', async () => {
    await learn();
    const before = await measureAll();
    await courses.join(JOINING);
    expect(await measureAll()).toBe(before);
  });
});

it.each([
  ['k7m2-9qxa', 'K7M29QXA'],
  [' K7M2 9QXA ', 'K7M29QXA'],
  ['OIL29QXA', '01129QXA'],
  ['K7M29QX', null],
  ['K7M29QXU', null],
])('reads %j as %j', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});
