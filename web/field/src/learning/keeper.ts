import type { Course, Persona } from '@titian/engine/courseware';
import { type Clock, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import { type Learnt, NOTHING_LEARNT, type Practised, type Progress } from './learnt.ts';
import { type Lessons, type Module, type Step, textId } from './modules.ts';
import { inTurn } from './turns.ts';

/** The one record; its id tells nothing. */
const SELF = 'self';
const AT_THE_START: Progress = { version: 0, at: 0, answers: {}, rounds: 0, begun: null };

const NOT_PRACTISED: Practised = { version: 0, moves: [], rounds: 0, is_ended: false, begun: null };
/** What text ids of practice begin with, but for those of personas. */
const COMMON = ['move.', 'conduct.', 'ending.', 'missing.'];

/** What the keeper needs of a vault. */
export type KeptIn = Pick<Vault, 'put' | 'getUnlessDamaged'>;

/** A practice interview that is open: as it was begun, in the words of now where nothing of it has changed since. */
export interface OpenPractice {
  readonly course: Course;
  readonly persona: Persona;
  readonly words: Readonly<Record<string, string>>;
  readonly language: string;
  readonly moves: readonly string[];
}

/** A module that is open: as it was begun, in the words of now where it has not changed since. */
export interface OpenModule {
  readonly module: Module;
  readonly words: Readonly<Record<string, string>>;
  readonly language: string;
  readonly progress: Progress;
}

/** A question whose time has come. */
export interface Due {
  readonly name: string;
  readonly module: Module;
  readonly step: Step;
}

type Change = (learnt: Learnt) => Learnt;
/** Nothing is waited for. */
const AT_ONCE = Promise.resolve();

/**
 * How far this officer is. It writes one record of the vault and nothing else: no screening, tally, referral or line in a
 * log comes of it, and nothing of it is sent.
 */
export class LearningKeeper {
  /** As it is shown: what is kept, and what is not kept yet. */
  #learnt: Learnt = NOTHING_LEARNT;
  /** As it was kept last; it stands where the record cannot be read any more. */
  #kept: Learnt = NOTHING_LEARNT;
  #waiting: readonly Change[] = [];
  readonly #vault: KeptIn;
  readonly #clock: Clock;

  private constructor(vault: KeptIn, clock: Clock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** What was learnt here; a record that cannot be read begins anew. */
  static async open(vault: KeptIn, clock: Clock = deviceClock): Promise<LearningKeeper> {
    const keeper = new LearningKeeper(vault, clock);
    keeper.#learnt = keeper.#kept = (await vault.getUnlessDamaged('learning', SELF)) ?? NOTHING_LEARNT;
    return keeper;
  }

  progressOf(id: string): Progress {
    return this.#learnt.modules[id] ?? AT_THE_START;
  }

  /** Opens a module where it was left, or at its first step. Null where it is not on this phone. */
  async open(lessons: Lessons, id: string): Promise<OpenModule | null> {
    const now = lessons.modules.find((module) => module.id === id);
    const before = this.progressOf(id);
    if (before.begun) {
      const { module, words, language } = before.begun;
      const isSame = now?.version === before.version && now.steps.length === module.steps.length;
      return isSame
        ? { module: now, words: lessons.words, language: lessons.language, progress: before }
        : { module, words, language, progress: before };
    }
    if (!now || now.steps.length === 0) return null;
    const begun = { module: now, words: wordsOf(now, lessons.words), language: lessons.language };
    await this.#keep(id, (progress) => ({ ...progress, version: now.version, at: 0, answers: {}, begun }));
    return { module: now, words: lessons.words, language: lessons.language, progress: this.progressOf(id) };
  }

  /** The officer stands at another step. */
  async go(id: string, at: number): Promise<void> {
    await this.#keep(id, (progress) => ({ ...progress, at }));
  }

  /** The first touch on a choice: it counts for when the question is asked again, later ones do not. */
  async answer(id: string, step: Step, choice: string): Promise<void> {
    if (step.id in this.progressOf(id).answers) return;
    await this.#ask(`${id}.${step.id}`, step.right.includes(choice), (learnt) =>
      withProgress(learnt, id, (progress) => ({ ...progress, answers: { ...progress.answers, [step.id]: choice } })),
    );
  }

  /** The end of a module: what was kept of it goes, and it can be begun again. Answers how many first answers were right. */
  async finish(id: string, module: Module): Promise<{ readonly right: number; readonly count: number }> {
    const before = this.progressOf(id);
    const asked = module.steps.filter((step) => step.id in before.answers);
    const right = asked.filter((step) => step.right.includes(before.answers[step.id] ?? '')).length;
    await this.#keep(id, ({ version, rounds }) => ({ version, at: 0, answers: {}, rounds: rounds + 1, begun: null }));
    return { right, count: asked.length };
  }

  practiceOf(id: string): Practised {
    return this.#learnt.practice?.[id] ?? NOT_PRACTISED;
  }

  /** Opens a practice where it was left, or anew. Null where this phone has no such persona. */
  async openPractice(lessons: Lessons, course: Course, id: string): Promise<OpenPractice | null> {
    const before = this.practiceOf(id);
    const found = course.personas.find((each) => each.id === id);
    const now = found ? alone(course, found) : null;
    const { begun } = before;
    const [pinned] = begun?.course.personas ?? [];
    if (begun && pinned) {
      const { words, language } = JSON.stringify(begun.course) === JSON.stringify(now) ? lessons : begun;
      return { course: begun.course, persona: pinned, words, language, moves: before.moves };
    }
    if (!now || !found) return null;
    const { version } = found;
    const words = wordsFor(found, lessons.words);
    const anew = { version, moves: [], is_ended: false, begun: { course: now, words, language: lessons.language } };
    await this.#practise(id, ({ rounds }) => ({ rounds, ...anew }));
    return { course: now, persona: found, words: lessons.words, language: lessons.language, moves: [] };
  }

  /** The officer has made another move, which is stored once it is `drawn`. Here and nowhere else it is known that a persona was practised to an end, how often, and in which version. */
  async move(id: string, moves: readonly string[], isEnded: boolean, drawn = AT_ONCE): Promise<void> {
    await this.#practise(
      id,
      (before) => {
        const isFinished = isEnded && !before.is_ended;
        return { ...before, moves, is_ended: isEnded, rounds: before.rounds + (isFinished ? 1 : 0) };
      },
      drawn,
    );
  }

  /** Looked back on: what was kept of it goes, and it can be practised again. */
  async closePractice(id: string): Promise<void> {
    await this.#practise(id, (before) => ({ ...before, moves: [], is_ended: false, begun: null }));
  }

  /** The questions that are asked again by now. One whose module or step is gone is not. */
  async listDue(lessons: Lessons): Promise<Due[]> {
    if (Object.keys(this.#learnt.cards).length === 0) return [];
    const { listDue } = await import('./again.ts');
    return listDue(this.#learnt.cards, this.#clock()).flatMap((name) => {
      const [id, stepId] = name.split('.');
      const module = lessons.modules.find((each) => each.id === id);
      const step = module?.steps.find((each) => each.id === stepId && each.kind === 'question');
      return module && step ? [{ name, module, step }] : [];
    });
  }

  /** What was answered to a question that was asked again. */
  async answerDue({ name, step }: Due, choice: string): Promise<void> {
    await this.#ask(name, step.right.includes(choice));
  }

  /** When a question is asked again, and what besides is kept with its answer. */
  async #ask(name: string, isRight: boolean, besides: Change = (learnt) => learnt): Promise<void> {
    const { answered } = await import('./again.ts');
    const now = this.#clock();
    await this.#change((learnt) => {
      const { cards } = learnt;
      return besides({ ...learnt, cards: { ...cards, [name]: answered(cards[name], isRight, now) } });
    });
  }

  async #keep(id: string, change: (progress: Progress) => Progress): Promise<void> {
    await this.#change((learnt) => withProgress(learnt, id, change));
  }

  async #practise(id: string, change: (practised: Practised) => Practised, drawn = AT_ONCE): Promise<void> {
    await this.#change(
      (learnt) => ({
        ...learnt,
        practice: { ...learnt.practice, [id]: change(learnt.practice?.[id] ?? NOT_PRACTISED) },
      }),
      drawn,
    );
  }

  /**
   * Shown at once, and kept in turn, over the record as it lies there by then: what the hub has given back meanwhile
   * stays. What could not be kept is kept with the next change; so is what waits to be `drawn`.
   */
  async #change(change: Change, drawn = AT_ONCE): Promise<void> {
    this.#learnt = change(this.#learnt);
    this.#waiting = [...this.#waiting, change];
    if (drawn !== AT_ONCE) await drawn; // all else takes its turn within this call
    await inTurn(this.#vault, async () => {
      const changes = this.#waiting;
      if (changes.length === 0) return; // an earlier turn has kept this one, too
      const learnt = inOrder((await this.#vault.getUnlessDamaged('learning', SELF)) ?? this.#kept, changes);
      await this.#vault.put('learning', SELF, learnt);
      this.#kept = learnt;
      this.#waiting = this.#waiting.slice(changes.length);
      this.#learnt = inOrder(learnt, this.#waiting);
    });
  }
}

function inOrder(learnt: Learnt, changes: readonly Change[]): Learnt {
  return changes.reduce((before, change) => change(before), learnt);
}

function withProgress(learnt: Learnt, id: string, change: (progress: Progress) => Progress): Learnt {
  return { ...learnt, modules: { ...learnt.modules, [id]: change(learnt.modules[id] ?? AT_THE_START) } };
}

/** The words of one module alone. */
function wordsOf(module: Module, words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const beginning = textId(module.id, '');
  return Object.fromEntries(Object.entries(words).filter(([id]) => id.startsWith(beginning)));
}

/** A course with one persona, and what is put to them. */
function alone(course: Course, persona: Persona): Course {
  const { adult, children, clear } = course;
  const asks = persona.child ? children : adult;
  const items = Object.values(asks).flatMap((ask) => ask.items);
  return {
    ...course,
    ...(persona.child ? { adult: {} } : { children: {} }),
    clear: Object.fromEntries(Object.entries(clear).filter(([item]) => items.includes(item))),
    personas: [persona],
  };
}

/** The words of one persona, and those that all share. */
function wordsFor({ id }: Persona, words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const beginnings = [...COMMON, `persona.${id}.`];
  return Object.fromEntries(Object.entries(words).filter(([text]) => beginnings.some((each) => text.startsWith(each))));
}
