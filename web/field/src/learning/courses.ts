import { isMine } from '@titian/contracts/learning-mine';
import type { LearningTold, MineOut } from '@titian/contracts/types';
import type { Ask } from '../arrivals/told.ts';
import { asAnswer } from '../sync/answer.ts';
import type { TallySource } from '../sync/outbox.ts';
import { type Clock, day as dayOf, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import type { CountedSet } from './cases.ts';
import { type Learnt, NOTHING_LEARNT, type Practised } from './learnt.ts';
import { type Judging, judgingOf, type Study } from './studies.ts';
import { NOTHING_TAKEN, type Sitting, type Taken } from './tests.ts';
import { inTurn } from './turns.ts';

export const MINE_PATH = '/api/v1/learning/mine';

/** One item of a batch: one thing about learning. */
export interface LearningItem {
  readonly item_id: string;
  readonly kind: 'learning';
  readonly learning: LearningTold;
}

/** Something that can be finished, for the first, second … time. */
export interface Finished {
  readonly step: 'module' | 'persona' | 'test';
  readonly id: string;
  readonly number: number;
}

/** Of the course that was asked for: its code, and what somebody said of themselves for its counts. */
export interface Joining {
  readonly code: string;
  readonly agency: string;
  readonly gender: string;
}

/** What the hub is told of learning, and what it has said. Nothing leaves the phone before a course was joined. */
export interface Taught {
  /** The course that was asked for last; null before, and once somebody wished to be forgotten. */
  readonly joining: Joining | null;
  readonly waiting: readonly LearningItem[];
  /** `<step>:<id>` → the highest number that was told or got back. */
  readonly told: Readonly<Record<string, number>>;
  /** `<step>:<id>:<number>` → how often it was shared and taken back, and whether it is shared now. */
  readonly shares: Readonly<Record<string, { readonly turn: number; readonly is_shared: boolean }>>;
  /** Course → what somebody means to do; these words are sent to nobody. */
  readonly plans: Readonly<Record<string, string>>;
  /** Study → what this officer says of its cases; records of before have none. */
  readonly judging?: Readonly<Record<string, Judging>>;
  /** Of each set of cases as it was judged first, in that order; sent to nobody. Records of before have none. */
  readonly sets?: readonly CountedSet[];
  /** What the hub knows of this officer; null while it was never asked. */
  readonly known: MineOut | null;
  /** On which day it was asked last. */
  readonly asked_on: string | null;
  readonly epoch: string | null;
}

type FollowUp = Extract<LearningTold, { readonly what: 'follow_up' }>;
export type Became = FollowUp['answer'];
/** What stood in the way. */
export type Barrier = FollowUp['barriers'][number];

/** How often something was finished, and in which version last. */
type Rounds = Readonly<Record<string, { readonly rounds: number; readonly version: number }>>;

/** A practice interview of which only this is known. */
const NOT_BEGUN = { moves: [], is_ended: false, begun: null };
const SELF = 'self';
const NOTHING: Taught = { joining: null, waiting: [], told: {}, shares: {}, plans: {}, known: null, asked_on: null, epoch: null };
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** A code as it was typed: dashes, spaces and look-alikes are forgiven. Null where it is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return CODE.test(code) ? code : null;
}

/** Courses of one officer, in one record of their vault. */
export class Courses implements TallySource {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock = deviceClock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  async read(): Promise<Taught> {
    return (await this.#vault.getUnlessDamaged('courses', SELF)) ?? NOTHING;
  }

  /** Whether the hub has said that this officer is in a course. */
  async takesPart(): Promise<boolean> {
    return ((await this.read()).known?.courses.length ?? 0) > 0;
  }

  /** Asks to take part; it is told with the next contact. */
  async join(joining: Joining): Promise<void> {
    await this.#change((taught) => ({ ...add(taught, { what: 'join', ...joining } as LearningTold), joining, asked_on: null }));
  }

  /** What was answered, for whoever leads the course; null takes it back. The highest turn stands at the hub. */
  async share(finished: Finished, answers: Readonly<Record<string, string>> | null): Promise<void> {
    const name = `${finished.step}:${finished.id}:${finished.number}`;
    await this.#change((taught) => {
      const turn = (taught.shares[name]?.turn ?? 0) + 1;
      // What was not sent yet is never sent once it is taken back.
      const waiting = taught.waiting.filter(({ learning }) => !(learning.what === 'shared' && nameOf(learning) === name));
      const told: LearningTold = { what: 'shared', ...finished, turn, salt: crypto.randomUUID(), answers };
      const shares = { ...taught.shares, [name]: { turn, is_shared: answers !== null } };
      return { ...add({ ...taught, waiting }, told), shares };
    });
  }

  /** The open studies of this officer's courses. */
  async studies(): Promise<Study[]> {
    return ((await this.read()).known?.courses ?? []).flatMap(({ studies = [] }) => studies);
  }

  /** What they say of one case. It stays here until they give all of it. */
  async judge(study: Study, name: string, answer: string): Promise<void> {
    await this.#judge(study, (own) => ({ ...own, answers: { ...own.answers, [name]: answer } }));
  }

  /** Gives what they said of all cases to the study, or takes it back. The highest turn stands at the hub. */
  async give(study: Study, isGiven: boolean): Promise<void> {
    await this.#judge(study, (own) => ({ ...own, turn: Math.max(own.turn, study.turn) + 1, is_given: isGiven }));
    await this.#change((taught) => tellJudged(taught, study));
  }

  /** What they said is kept from the study; it can be given later. */
  async keepAlone(study: Study): Promise<void> {
    await this.#judge(study, (own) => ({ ...own, is_alone: true }));
  }

  /** What this phone alone counts of a set that was judged whole. The first time stands: by the second its cases are known. */
  async count(counted: CountedSet): Promise<void> {
    await this.#change((taught) => {
      const { sets = [] } = taught;
      return sets.some(({ version }) => version === counted.version) ? taught : { ...taught, sets: [...sets, counted] };
    });
  }

  async #judge(study: Study, change: (own: Judging) => Judging): Promise<void> {
    await this.#change((taught) => ({
      ...taught,
      judging: { ...taught.judging, [study.study_id]: change(judgingOf(taught.judging, study)) },
    }));
  }

  /** Keeps what somebody means to do on this phone; the hub hears that there is a plan, and asks about it. */
  async plan(courseId: string, words: string): Promise<void> {
    await this.#change((taught) => ({
      ...add(taught, { what: 'planned', course_id: courseId }),
      plans: { ...taught.plans, [courseId]: words },
    }));
  }

  /** What became of it. It is not asked again here, whatever the hub still says until it has heard it. */
  async answer(courseId: string, months: 3 | 6, answer: Became, barriers: readonly Barrier[] = []): Promise<void> {
    await this.#change((taught) => ({
      ...add(taught, { what: 'follow_up', course_id: courseId, months, answer, barriers: answer === 'done' ? [] : [...barriers] }),
      known: taught.known && {
        ...taught.known,
        courses: taught.known.courses.map((course) =>
          course.course_id === courseId ? { ...course, asked: course.asked.filter((each) => each !== months) } : course,
        ),
      },
    }));
  }

  /** All of this officer goes at the hub but counts; the phone keeps how far they are. */
  async forget(): Promise<void> {
    await this.#change((taught) => ({
      ...add({ ...NOTHING, epoch: taught.epoch, known: nothingKnown() }, { what: 'forget', salt: crypto.randomUUID() }),
    }));
  }

  /** What waits; and, for whoever asked to take part, whatever was finished since. */
  async due(): Promise<LearningItem[]> {
    const { modules, practice = {} } = await this.#learnt();
    const done: readonly (readonly [Finished['step'], Rounds])[] = [
      ['module', modules],
      ['persona', practice],
      ['test', roundsOf((await this.#taken()).done)],
    ];
    await this.#change((taught) => {
      const takesPart = (taught.known?.courses.length ?? 0) > 0;
      if (!takesPart && !taught.waiting.some(({ learning }) => learning.what === 'join')) return taught;
      let next = taught;
      for (const [step, rows] of done) {
        for (const [id, { rounds, version }] of Object.entries(rows)) {
          for (let number = (next.told[`${step}:${id}`] ?? 0) + 1; number <= rounds; number += 1) {
            const told: LearningTold = { what: 'finished', step, id, number, version, day: dayOf(this.#clock()) };
            next = { ...add(next, told), told: { ...next.told, [`${step}:${id}`]: number } };
          }
        }
      }
      return next;
    });
    return [...(await this.read()).waiting];
  }

  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    await this.#change((taught) => {
      const waiting = taught.waiting.filter(({ item_id }) => !itemIds.has(item_id));
      return waiting.length === taught.waiting.length ? taught : { ...taught, waiting, asked_on: null };
    });
  }

  /** Where the hub was restored from a backup, joining is told again; what else it lacks shows when it is asked. */
  async noteEpoch(epoch: string): Promise<boolean> {
    let isAgain = false;
    await this.#change((taught) => {
      if (taught.epoch === epoch) return taught;
      isAgain = taught.epoch !== null && taught.joining !== null;
      const next = { ...taught, epoch, asked_on: null };
      return isAgain && taught.joining ? add(next, { what: 'join', ...taught.joining } as LearningTold) : next;
    });
    return isAgain;
  }

  /** Asks the hub what it has of this officer: once on every phone, then on each day and after each telling of one who joined. */
  async learn(ask: Ask): Promise<void> {
    const today = dayOf(this.#clock());
    const { known, joining, asked_on, waiting } = await this.read();
    const takesPart = joining !== null || (known?.courses.length ?? 0) > 0;
    if (known !== null && (!takesPart || asked_on === today || waiting.length > 0)) return;
    const mine = asAnswer(await ask(MINE_PATH, {}), isMine);
    await this.#giveBack(mine);
    await this.#change((taught) => this.#note(taught, mine, today));
  }

  /** What the hub lacks is told again; what this phone lacks is known from now on. */
  #note(taught: Taught, mine: MineOut, today: string): Taught {
    const told: Record<string, number> = {};
    const held = new Set(mine.finished.map((each) => `${each.step}:${each.id}:${each.number}`));
    for (const { step, id, number } of mine.finished) told[`${step}:${id}`] = Math.max(told[`${step}:${id}`] ?? 0, number);
    if (mine.courses.length > 0) {
      // Numbers from the first that is missing on are told once more: each is one attempt however often it comes.
      for (const [name, highest] of Object.entries(told)) {
        for (let number = 1; number <= highest; number += 1) {
          if (held.has(`${name}:${number}`)) continue;
          told[name] = number - 1;
          break;
        }
      }
    }
    const shares = { ...taught.shares };
    for (const { step, id, number, turn, is_shared } of mine.shared) {
      const name = `${step}:${id}:${number}`;
      if ((shares[name]?.turn ?? 0) < turn) shares[name] = { turn, is_shared };
    }
    return noteStudies({ ...taught, known: mine, told, shares, asked_on: today });
  }

  /** A phone that was wiped, or a second one, knows what its officer has finished. */
  async #giveBack({ finished }: MineOut): Promise<void> {
    await inTurn(this.#vault, async () => {
      const learnt = await this.#learnt();
      const modules = { ...learnt.modules };
      const practice: Record<string, Practised> = { ...learnt.practice };
      let isChanged = false;
      for (const { step, id, number, version } of finished) {
        if (step === 'test') continue;
        if (((step === 'module' ? modules : practice)[id]?.rounds ?? 0) >= number) continue;
        isChanged = true;
        if (step === 'module') modules[id] = { version, at: 0, answers: {}, begun: null, ...modules[id], rounds: number };
        else practice[id] = { ...NOT_BEGUN, version, ...practice[id], rounds: number };
      }
      await this.#giveBackTests(finished.filter(({ step }) => step === 'test'));
      if (isChanged) await this.#vault.put('learning', SELF, { ...learnt, modules, practice });
    });
  }

  /** That a test was taken, and in which form; how it went is gone with the phone of then. */
  async #giveBackTests(finished: MineOut['finished']): Promise<void> {
    const { begun, done } = await this.#taken();
    const sittings = [...done];
    for (const { id, number, version } of finished) {
      while ((roundsOf(sittings)[id]?.rounds ?? 0) < number)
        sittings.push({ form: id, version, number: sittings.length + 1, counts: null });
    }
    if (sittings.length > done.length) await this.#vault.put('tests', SELF, { begun, done: sittings });
  }

  async #taken(): Promise<Taken> {
    return (await this.#vault.getUnlessDamaged('tests', SELF)) ?? NOTHING_TAKEN;
  }

  async #learnt(): Promise<Learnt> {
    return (await this.#vault.getUnlessDamaged('learning', SELF)) ?? NOTHING_LEARNT;
  }

  async #change(change: (taught: Taught) => Taught): Promise<void> {
    await inTurn(this.#vault, async () => {
      const taught = await this.read();
      const changed = change(taught);
      if (changed !== taught) await this.#vault.put('courses', SELF, changed);
    });
  }
}

/** The same source, which tells of learning besides, and asks about it. */
export function withCourses(vault: Vault, source: TallySource): TallySource {
  const courses = new Courses(vault);
  return {
    due: async () => [...(await source.due()), ...(await courses.due())],
    markSent: async (itemIds) => {
      await source.markSent(itemIds);
      await courses.markSent(itemIds);
    },
    noteEpoch: async (epoch) => {
      const isAgain = [await source.noteEpoch?.(epoch), await courses.noteEpoch(epoch)];
      return isAgain.includes(true);
    },
    learn: async (ask) => {
      await courses.learn(ask).catch(() => undefined); // the next contact asks again
      await source.learn?.(ask);
    },
  };
}

function add(taught: Taught, learning: LearningTold): Taught {
  return { ...taught, waiting: [...taught.waiting, { item_id: crypto.randomUUID(), kind: 'learning', learning }] };
}

/** What stands of a study's answers; what waited of them before is never sent. */
function tellJudged(taught: Taught, study: Study): Taught {
  const { study_id, version } = study;
  const waiting = taught.waiting.filter(({ learning }) => !(learning.what === 'judged' && learning.study_id === study_id));
  const { turn, is_given, answers } = judgingOf(taught.judging, study);
  return add(
    { ...taught, waiting },
    { what: 'judged', study_id, version, turn, salt: crypto.randomUUID(), answers: is_given ? answers : null },
  );
}

/** What another phone of theirs gave or took back is known here; what the hub lacks is told again, and old studies go. */
function noteStudies(taught: Taught): Taught {
  const open = (taught.known?.courses ?? []).flatMap(({ studies = [] }) => studies);
  const judging: Record<string, Judging> = {};
  for (const study of open) {
    const own = judgingOf(taught.judging, study);
    judging[study.study_id] = own.turn > study.turn ? own : { ...own, turn: study.turn, is_given: study.is_given };
  }
  return open.filter(({ study_id, turn }) => (judging[study_id]?.turn ?? 0) > turn).reduce(tellJudged, { ...taught, judging });
}

/** How often each form of the test was taken. */
function roundsOf(sittings: readonly Sitting[]): Rounds {
  const rounds: Record<string, Rounds[string]> = {};
  for (const { form, version } of sittings) rounds[form] = { rounds: (rounds[form]?.rounds ?? 0) + 1, version };
  return rounds;
}

function nameOf({ step, id, number }: Finished): string {
  return `${step}:${id}:${number}`;
}

function nothingKnown(): MineOut {
  return { courses: [], finished: [], shared: [] };
}
