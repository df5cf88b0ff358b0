/** A practice interview as data: the shapes of `titian.courseware.practice.model`, with everything filled in. */
import type { Answers } from '../types.js';

export type Rule = `K${string}`;
export type MoveKind = 'act' | 'ask' | 'consent' | 'invite' | 'end';
export type EndingKind = 'helped' | 'open' | 'on_the_way' | 'emergency' | 'shut' | 'lost';
/** Who answers with a line: a gesture is read by the officer, the companion speaks with a voice of their own. */
export type By = 'person' | 'companion' | 'body';

/** One thing an officer can do. Its words are `move.<id>.officer`, or `persona.<persona>.move_<id>.officer`. */
export interface Move {
  readonly id: string;
  readonly kind: MoveKind;
  readonly keeps: Rule | null;
  readonly breaks: Rule | null;
  readonly trust: number;
  readonly needs: readonly string[];
  readonly unless: readonly string[];
  readonly sets: readonly string[];
  readonly clears: readonly string[];
  readonly once: string | null;
  readonly presses: boolean;
  readonly repairs: boolean;
  readonly subject: string | null;
}

export interface Fact {
  readonly id: string;
  readonly subject: string;
  readonly needs: { readonly trust: number; readonly flags: readonly string[]; readonly facts: readonly string[] };
  readonly answers: Answers;
  readonly line: string;
  readonly untold: 'skip' | 'no' | 'silence';
  readonly painful: boolean;
}

export interface When {
  readonly move: readonly string[];
  readonly told: readonly string[];
  readonly untold: readonly string[];
  readonly trust: number | null;
  readonly trust_below: number | null;
  readonly flags: readonly string[];
  readonly without: readonly string[];
}

/** How a practice ends; its words are `persona.<persona>.end_<id>.officer`. */
export interface Ending {
  readonly id: string;
  readonly kind: EndingKind;
  readonly when: When;
}

export interface Persona {
  readonly id: string;
  /** Grows with each change that somebody in the middle would notice. */
  readonly version: number;
  readonly population: string;
  readonly language: string;
  readonly child: boolean;
  readonly companion: 'none' | 'near' | 'controls';
  readonly nothing_to_tell: boolean;
  readonly seen: readonly string[];
  readonly trust: { readonly start: number; readonly min: number; readonly max: number };
  readonly consent: number;
  readonly answers: Answers;
  readonly facts: readonly Fact[];
  readonly replies: Readonly<Record<string, readonly string[]>>;
  readonly moves: readonly Move[];
  readonly endings: readonly Ending[];
  readonly best: string;
  readonly marks: readonly Rule[];
}

export interface Ask {
  readonly private: boolean;
  readonly items: readonly string[];
}

/** All that practice needs beside words. */
export interface Course {
  readonly pack: string;
  readonly moves: readonly Move[];
  readonly adult: Readonly<Record<string, Ask>>;
  readonly children: Readonly<Record<string, Ask>>;
  readonly private: readonly string[];
  readonly clear: Answers;
  readonly personas: readonly Persona[];
}

/** Where a talk stands. */
export interface State {
  readonly trust: number;
  readonly flags: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
  readonly skipped: ReadonlySet<string>;
  /** The id of the ending; null while the talk goes on. */
  readonly ending: string | null;
}

/** One move of a run: what was said (a text id, or nothing), by whom, whether the cue stands, the rule kept or broken. */
export interface Moment {
  readonly move: string;
  readonly says: string | null;
  readonly by: By | null;
  readonly cue: boolean;
  readonly keeps: Rule | null;
  readonly breaks: Rule | null;
  readonly fact: string | null;
  readonly trust: number;
}

/** A talk so far: where it stands, each moment, what can be done next, and how it ended. */
export interface Run {
  readonly state: State;
  readonly moments: readonly Moment[];
  readonly moves: readonly string[];
  readonly ending: Ending | null;
}

export interface Untold {
  readonly fact: string;
  readonly line: string;
  readonly missing: readonly string[];
  readonly trust_needed: number;
}

export interface Kept {
  readonly rule: Rule;
  readonly kept: number;
  readonly broken: number;
  readonly is_marked: boolean;
}

export interface RuleMoment {
  readonly at: number;
  readonly move: string;
  readonly rule: Rule;
  readonly is_kept: boolean;
}

/** A run looked back on: outcome and process. It counts moves, never facts. */
export interface Debrief {
  readonly persona: string;
  readonly ending: string | null;
  readonly kind: EndingKind | null;
  readonly is_good: boolean;
  readonly is_best: boolean;
  readonly told: readonly string[];
  readonly untold: readonly Untold[];
  readonly moments: readonly RuleMoment[];
  readonly rules: readonly Kept[];
  readonly marks: number;
  readonly marks_of: number;
  readonly trust: readonly number[];
  readonly answers_told: Answers;
  readonly answers_true: Answers;
}
