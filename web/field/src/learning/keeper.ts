import type { Course, Persona } from '@titian/engine/courseware';
import { type Clock, deviceClock } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';
import { type Learnt, NOTHING_LEARNT, type Practised, type Progress } from './learnt.ts';
import { type Lessons, type Module, type Step, textId } from './modules.ts';

/** The one record; its id tells nothing. */
const SELF = 'self';
const AT_THE_START: Progress = { version: 0, at: 0, answers: {}, rounds: 0, begun: null };

const NOT_PRACTISED: Practised = { version: 0, moves: [], rounds: 0, is_ended: false, begun: null };
/** What text ids of practice begin with, but for those of personas. */
const COMMON = ['move.', 'conduct.', 'ending.', 'missing.'];

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

/**
 * How far this officer is. It writes one record of the vault and nothing else: no screening, tally, referral or line in a
 * log comes of it, and nothing of it is sent.
 */
export class LearningKeeper {
  #learnt: Learnt = NOTHING_LEARNT;
  #writing: Promise<void> = Promise.resolve();
  readonly #vault: Vault;
  readonly #clock: Clock;

  private constructor(vault: Vault, clock: Clock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /** What was learnt here; a record that cannot be read begins anew. */
  static async open(vault: Vault, clock: Clock = deviceClock): Promise<LearningKeeper> {
    const keeper = new LearningKeeper(vault, clock);
    keeper.#learnt = (await vault.getUnlessDamaged('learning', SELF)) ?? NOTHING_LEARNT;
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
    const progress = { ...before, version: now.version, at: 0, answers: {}, begun };
    await this.#keep(id, progress);
    return { module: now, words: lessons.words, language: lessons.language, progress };
  }

  /** The officer stands at another step. */
  async go(id: string, at: number): Promise<void> {
    await this.#keep(id, { ...this.progressOf(id), at });
  }

  /** The first touch on a choice: it counts for when the question is asked again, later ones do not. */
  async answer(id: string, step: Step, choice: string): Promise<void> {
    const before = this.progressOf(id);
    if (step.id in before.answers) return;
    await this.#ask(`${id}.${step.id}`, step.right.includes(choice));
    await this.#keep(id, { ...before, answers: { ...before.answers, [step.id]: choice } });
  }

  /** The end of a module: what was kept of it goes, and it can be begun again. Answers how many first answers were right. */
  async finish(id: string, module: Module): Promise<{ readonly right: number; readonly count: number }> {
    const before = this.progressOf(id);
    const asked = module.steps.filter((step) => step.id in before.answers);
    const right = asked.filter((step) => step.right.includes(before.answers[step.id] ?? '')).length;
    await this.#keep(id, { ...before, at: 0, answers: {}, rounds: before.rounds + 1, begun: null });
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
    await this.#practise(id, {
      ...before,
      ...{ version, moves: [], is_ended: false, begun: { course: now, words, language: lessons.language } },
    });
    return { course: now, persona: found, words: lessons.words, language: lessons.language, moves: [] };
  }

  /** The officer has made another move. Here and nowhere else it is known that a persona was practised to an end, how often, and in which version. */
  async move(id: string, moves: readonly string[], isEnded: boolean): Promise<void> {
    const before = this.practiceOf(id);
    const isFinished = isEnded && !before.is_ended;
    await this.#practise(id, { ...before, moves, is_ended: isEnded, rounds: before.rounds + (isFinished ? 1 : 0) });
  }

  /** Looked back on: what was kept of it goes, and it can be practised again. */
  async closePractice(id: string): Promise<void> {
    await this.#practise(id, { ...this.practiceOf(id), moves: [], is_ended: false, begun: null });
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
    await this.#write();
  }

  async #ask(name: string, isRight: boolean): Promise<void> {
    const { answered } = await import('./again.ts');
    const { cards } = this.#learnt;
    this.#learnt = { ...this.#learnt, cards: { ...cards, [name]: answered(cards[name], isRight, this.#clock()) } };
  }

  async #keep(id: string, progress: Progress): Promise<void> {
    this.#learnt = { ...this.#learnt, modules: { ...this.#learnt.modules, [id]: progress } };
    await this.#write();
  }

  async #practise(id: string, practised: Practised): Promise<void> {
    this.#learnt = { ...this.#learnt, practice: { ...this.#learnt.practice, [id]: practised } };
    await this.#write();
  }

  /** One after the other, so that the last stands. */
  async #write(): Promise<void> {
    const learnt = this.#learnt;
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#vault.put('learning', SELF, learnt));
    await this.#writing;
  }
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
