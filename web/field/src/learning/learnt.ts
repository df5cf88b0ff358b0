/** How far an officer is in what they learn, as the vault keeps it. No person, no screening and no hour is in it. */
import type { Course } from '@titian/engine/courseware';
import type { Card } from './again.ts';
import type { Module } from './modules.ts';

export interface Progress {
  /** Of the module that was begun; whoever is in the middle keeps it. */
  readonly version: number;
  /** Place of the step that is next. */
  readonly at: number;
  /** Question → the choice that was touched first in this round. */
  readonly answers: Readonly<Record<string, string>>;
  /** How often it was gone through to the end. */
  readonly rounds: number;
  /** The module as it was begun, with its words; null between rounds. */
  readonly begun: { readonly module: Module; readonly words: Readonly<Record<string, string>>; readonly language: string } | null;
}

/** A practice interview is its list of moves; all else follows from them. */
export interface Practised {
  /** Of the persona that was begun, or practised last. */
  readonly version: number;
  readonly moves: readonly string[];
  /** How often it was practised to an end. */
  readonly rounds: number;
  /** It came to an end, and is looked back on. */
  readonly is_ended: boolean;
  /** The persona as it was begun, with what it needs; null between rounds. */
  readonly begun: { readonly course: Course; readonly words: Readonly<Record<string, string>>; readonly language: string } | null;
}

export interface Learnt {
  readonly modules: Readonly<Record<string, Progress>>;
  /** `<module>.<step>` → when that question is asked again. */
  readonly cards: Readonly<Record<string, Card>>;
  /** Persona → its practice; records of before have none. */
  readonly practice?: Readonly<Record<string, Practised>>;
}

export const NOTHING_LEARNT: Learnt = { modules: {}, cards: {} };
