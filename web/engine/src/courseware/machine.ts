/**
 * The machine of a practice interview, the twin of `titian.courseware.practice.machine`; both obey
 * contracts/courseware/vectors.json. A run is kept as its list of moves; everything else follows from it.
 */
import { asksOf, movesFor } from './course.js';
import type { By, Course, Ending, Fact, Moment, Move, Persona, Rule, Run, State } from './types.js';

const STOP = 'stop';

/** A move that cannot be made here. */
export class NotNow extends Error {
  readonly code = 'practice.not_now';
  constructor(readonly move: string) {
    super(`${move} is no move that can be made here.`);
  }
}

interface Step {
  readonly state: State;
  readonly keeps: Rule | null;
  readonly breaks: Rule | null;
  readonly reply: string;
  readonly fact: Fact | null;
}

/** The text id of a line: said aloud, or, where its name begins with `does_`, a gesture that the officer reads. */
export const textOf = (persona: Persona, line: string): string =>
  `persona.${persona.id}.${line}.${line.startsWith('does_') ? 'officer' : 'label'}`;

const who = (line: string): By => (line.startsWith('does_') ? 'body' : line.startsWith('other_') ? 'companion' : 'person');

const plus = (set: ReadonlySet<string>, ...names: readonly string[]): ReadonlySet<string> => new Set([...set, ...names]);
const minus = (set: ReadonlySet<string>, ...names: readonly string[]): ReadonlySet<string> =>
  new Set([...set].filter((name) => !names.includes(name)));

export class Machine {
  readonly moves: readonly Move[];
  private readonly byId: ReadonlyMap<string, Move>;
  private readonly bySubject: ReadonlyMap<string, Fact>;
  private readonly private: ReadonlySet<string>;

  constructor(
    readonly course: Course,
    readonly persona: Persona,
  ) {
    this.moves = movesFor(course, persona);
    this.byId = new Map(this.moves.map((move) => [move.id, move]));
    this.bySubject = new Map(persona.facts.map((fact) => [fact.subject, fact]));
    this.private = new Set(course.private);
  }

  /** Nothing was done yet. */
  begin(): State {
    const { companion, child, trust } = this.persona;
    const flags = companion === 'none' ? ['apart'] : ['companion'];
    if (companion === 'controls') flags.push('controls');
    if (child) flags.push('child');
    return { trust: trust.start, flags: new Set(flags), told: new Set(), skipped: new Set(), ending: null };
  }

  /** Whether a flag stands; some are worked out. */
  has({ flags, told, skipped }: State, flag: string): boolean {
    if (flag === 'private') return flags.has('apart') && (flags.has('place') || flags.has('earphones'));
    if (flag === 'skipped') return skipped.size > 0 || flags.has('refused');
    return flag === 'told' ? told.size > 0 : flags.has(flag);
  }

  private canMake(state: State, move: Move): boolean {
    return move.needs.every((flag) => this.has(state, flag)) && !move.unless.some((flag) => this.has(state, flag));
  }

  /** The moves that can be made here. */
  listOpen(state: State): readonly Move[] {
    return state.ending === null ? this.moves.filter((move) => this.canMake(state, move)) : [];
  }

  /** Whether this fact would be told now. */
  isOpen(state: State, fact: Fact): boolean {
    return this.listMissing(state, fact).length === 0;
  }

  /** Which conditions of a fact are not there: `trust`, flags by name, facts as `fact_<id>`. */
  listMissing(state: State, { needs }: Fact): readonly string[] {
    return [
      ...(state.trust < needs.trust ? ['trust'] : []),
      ...needs.flags.filter((flag) => !this.has(state, flag)),
      ...needs.facts.filter((name) => !state.told.has(name)).map((name) => `fact_${name}`),
    ];
  }

  /** The run of these moves. Throws NotNow at the first that cannot be made. */
  play(moves: readonly string[]): Run {
    let state = this.begin();
    const said = new Map<string, number>();
    const moments: Moment[] = [];
    for (const id of moves) {
      const move = this.byId.get(id);
      if (!move || state.ending !== null || !this.canMake(state, move)) throw new NotNow(id);
      const step = this.do(state, move);
      state = step.state;
      const line = this.chooseLine(step, id, said);
      moments.push({
        move: id,
        says: line === null ? null : textOf(this.persona, line),
        by: line === null ? null : who(line),
        cue: state.flags.has('cue') && state.ending === null,
        keeps: step.keeps,
        breaks: step.breaks,
        fact: step.fact?.id ?? null,
        trust: state.trust,
      });
    }
    const ending = this.persona.endings.find(({ id }) => id === state.ending) ?? null;
    return { state, moments, moves: this.listOpen(state).map(({ id }) => id), ending };
  }

  /** The line of those that fit which was said least recently: each in turn. */
  private chooseLine(step: Step, move: string, said: Map<string, number>): string | null {
    if (step.fact) return step.fact.line;
    const { replies } = this.persona;
    const key = move in replies ? move : step.reply;
    const lines = replies[key] ?? [];
    if (lines.length === 0) return null;
    const before = said.get(key) ?? 0;
    said.set(key, before + 1);
    return lines[before % lines.length] ?? null;
  }

  private do(state: State, move: Move): Step {
    const plain = (after: State, reply = '', fact: Fact | null = null): Step => ({
      state: after,
      keeps: move.keeps,
      breaks: move.breaks,
      reply,
      fact,
    });
    if (move.kind === 'end') return plain({ ...state, ending: this.findEnding(state, move.id) });
    if ((move.kind === 'ask' || move.kind === 'invite') && state.flags.has('cue')) return this.harm(state, -1, 'K10', 'cue');
    if (move.kind === 'ask') return this.ask(state, move, plain);
    if (move.kind === 'invite') return this.invite(state, plain);
    if (move.kind === 'consent') return { ...this.askConsent(state, move), keeps: move.keeps, breaks: null, fact: null };
    const flags = (before: State): ReadonlySet<string> => minus(plus(before.flags, ...move.sets), ...move.clears);
    if (move.breaks) return this.harm({ ...state, flags: flags(state) }, move.trust, move.breaks, 'hurt');
    const grown = this.gain(state, move);
    return plain({ ...grown, flags: flags(grown) }, grown.trust > state.trust ? 'warm' : '');
  }

  /** What a good move adds, once, and not while they are hurt. */
  private gain(state: State, move: Move): State {
    const stands =
      move.once === null ? move.sets.length > 0 && move.sets.every((flag) => state.flags.has(flag)) : state.flags.has(move.once);
    if (move.trust <= 0 || stands || (state.flags.has('hurt') && !move.repairs)) return state;
    const trust = Math.min(state.trust + move.trust, this.persona.trust.max);
    return { ...state, trust, flags: move.once === null ? state.flags : plus(state.flags, move.once) };
  }

  private harm(state: State, change: number, rule: Rule, reply: string): Step {
    const { min, max } = this.persona.trust;
    const after = { ...state, trust: Math.min(Math.max(state.trust + change, min), max), flags: plus(state.flags, 'hurt') };
    const ended = after.trust === min ? { ...after, ending: this.findEnding(after, STOP) } : after;
    return { state: ended, keeps: null, breaks: rule, reply, fact: null };
  }

  private askConsent(state: State, move: Move): Pick<Step, 'state' | 'reply'> {
    if (state.flags.has('consent')) return { state, reply: 'agree' };
    if (state.trust < this.persona.consent) return { state: { ...state, flags: plus(state.flags, 'refused') }, reply: 'refuse' };
    const grown = this.gain(state, move);
    const flags = minus(plus(grown.flags, ...move.sets, 'consent'), ...move.clears, 'refused');
    return { state: { ...grown, flags }, reply: 'agree' };
  }

  private ask(state: State, move: Move, plain: (after: State, reply?: string, fact?: Fact | null) => Step): Step {
    const fact = this.bySubject.get(move.subject ?? '');
    if (fact && (state.told.has(fact.id) || state.skipped.has(fact.id))) return this.harm(state, -1, 'K08', 'again');
    const skipped = fact ? plus(state.skipped, fact.id) : state.skipped;
    if (this.isPrivate(move, fact) && !this.has(state, 'private')) return this.harm({ ...state, skipped }, -1, 'K02', 'listened');
    if (!fact) return plain(state, 'plain');
    if (this.isOpen(state, fact)) return plain(tell(state, fact), '', fact);
    return plain({ ...state, skipped, flags: fact.painful ? plus(state.flags, 'cue') : state.flags }, fact.untold);
  }

  /** What this person would answer decides; where they have nothing to answer, the pack. */
  private isPrivate({ subject }: Move, fact: Fact | undefined): boolean {
    if (fact) return Object.keys(fact.answers).some((item) => this.private.has(item));
    return asksOf(this.course, this.persona)[subject ?? '']?.private ?? false;
  }

  private invite(state: State, plain: (after: State, reply?: string, fact?: Fact | null) => Step): Step {
    const untold = this.persona.facts.filter(({ id }) => !state.told.has(id));
    const fact = untold.find((each) => this.isOpen(state, each));
    return fact ? plain(tell(state, fact), '', fact) : plain(state, untold.length > 0 ? 'skip' : 'plain');
  }

  private findEnding(state: State, move: string): string {
    const fits = ({ when }: Ending): boolean =>
      (when.move.length === 0 || when.move.includes(move)) &&
      when.told.every((fact) => state.told.has(fact)) &&
      !when.untold.some((fact) => state.told.has(fact)) &&
      when.flags.every((flag) => this.has(state, flag)) &&
      !when.without.some((flag) => this.has(state, flag)) &&
      (when.trust === null || state.trust >= when.trust) &&
      (when.trust_below === null || state.trust < when.trust_below);
    return this.persona.endings.find(fits)?.id ?? '';
  }
}

const tell = (state: State, fact: Fact): State => ({
  ...state,
  told: plus(state.told, fact.id),
  skipped: minus(state.skipped, fact.id),
  flags: fact.painful ? plus(state.flags, 'cue') : state.flags,
});
