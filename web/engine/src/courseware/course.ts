/** What `titian learning build` wrote, with what it leaves out filled in. */
import type { Answers } from '../types.js';
import type { Ask, Course, Ending, Fact, Move, Persona, When } from './types.js';

/** A course that cannot be practised with: it is no JSON of practice. */
export class CourseError extends Error {
  readonly code = 'learning.unreadable';
}

type Left<Whole, Given extends keyof Whole> = Partial<Whole> & Pick<Whole, Given>;
interface WrittenFact extends Left<Omit<Fact, 'needs'>, 'id' | 'subject' | 'answers'> {
  readonly needs: Left<Fact['needs'], 'trust'>;
}
interface WrittenPersona extends Left<
  Omit<Persona, 'facts' | 'moves' | 'endings'>,
  'id' | 'population' | 'language' | 'trust' | 'consent' | 'replies' | 'best' | 'marks'
> {
  readonly facts: readonly WrittenFact[];
  readonly moves?: readonly Left<Move, 'id'>[];
  readonly endings: readonly (Pick<Ending, 'id' | 'kind'> & { readonly when: Partial<When> })[];
}
interface Written {
  readonly pack: string;
  readonly moves: readonly Left<Move, 'id'>[];
  readonly adult: Readonly<Record<string, Ask>>;
  readonly children: Readonly<Record<string, Ask>>;
  readonly private: readonly string[];
  readonly clear: Answers;
  readonly personas: readonly WrittenPersona[];
}

/** The course of parsed JSON. It comes out of a signed release; throws CourseError where it is something else. */
export function parseCourse(raw: unknown): Course {
  if (!isWritten(raw)) throw new CourseError('This is no course of practice.');
  return { ...raw, moves: raw.moves.map(fillMove), personas: raw.personas.map(fillPersona) };
}

function isWritten(raw: unknown): raw is Written {
  if (typeof raw !== 'object' || raw === null) return false;
  return 'pack' in raw && 'moves' in raw && Array.isArray(raw.moves) && 'personas' in raw && Array.isArray(raw.personas);
}

const fillMove = (move: Left<Move, 'id'>): Move => ({
  kind: 'act',
  keeps: null,
  breaks: null,
  trust: 0,
  needs: [],
  unless: [],
  sets: [],
  clears: [],
  once: null,
  presses: false,
  repairs: false,
  subject: null,
  ...move,
});

const fillFact = (fact: WrittenFact): Fact => ({
  untold: 'skip',
  painful: false,
  ...fact,
  line: fact.line ?? fact.id,
  needs: { flags: [], facts: [], ...fact.needs },
});

const fillWhen = (when: Partial<When>): When => ({
  move: [],
  told: [],
  untold: [],
  trust: null,
  trust_below: null,
  flags: [],
  without: [],
  ...when,
});

const fillPersona = (persona: WrittenPersona): Persona => ({
  version: 1,
  child: false,
  companion: 'none',
  nothing_to_tell: false,
  seen: [],
  answers: {},
  ...persona,
  facts: persona.facts.map(fillFact),
  moves: (persona.moves ?? []).map(fillMove),
  endings: persona.endings.map((ending) => ({ ...ending, when: fillWhen(ending.when) })),
});

/** The persona of this id. Throws CourseError. */
export function getPersona(course: Course, id: string): Persona {
  const found = course.personas.find((persona) => persona.id === id);
  if (!found) throw new CourseError(`This course has no persona ${id}.`);
  return found;
}

/** The subjects that are put to this person: a child's are others. */
export const asksOf = (course: Course, persona: Persona): Readonly<Record<string, Ask>> => (persona.child ? course.children : course.adult);

/** What an officer can do here: the common moves, some of them weighed otherwise, and the persona's own. */
export function movesFor(course: Course, persona: Persona): readonly Move[] {
  const asks = asksOf(course, persona);
  const own = new Map(persona.moves.map((move) => [move.id, move]));
  const known = new Set(course.moves.map(({ id }) => id));
  const common = course.moves.map((move) => own.get(move.id) ?? move).filter(({ subject }) => subject === null || subject in asks);
  return [...common, ...persona.moves.filter(({ id }) => !known.has(id))];
}

/** Whether the words of a move are the persona's own. */
export const isOwn = (course: Course, move: string): boolean => !course.moves.some(({ id }) => id === move);
