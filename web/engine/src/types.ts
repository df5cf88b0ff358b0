/**
 * What the engine reads and answers. Mirrors contracts/schemas/logic.schema.json and outcome.schema.json.
 */

/** Answer key → answer, as a flat XLSForm record; several values of one answer are separated by spaces. */
export type Answers = Readonly<Record<string, string>>;

export type Status = 'established' | 'open' | 'not_established';

/** One expression of the `rules` profile, as the pack compiler writes it. */
export type Tree =
  | { readonly op: 'and' | 'or'; readonly of: readonly Tree[] }
  | { readonly op: 'not'; readonly of: readonly [Tree] }
  | { readonly op: 'flagged' | 'observed' | 'gate_unexplored'; readonly items: readonly string[] }
  | { readonly op: 'answered'; readonly item: string; readonly values: readonly string[] }
  | { readonly op: 'at_least'; readonly count: number; readonly items: readonly string[] }
  | { readonly op: 'present'; readonly indicators: readonly string[] }
  | { readonly op: 'listed'; readonly list: string }
  | { readonly op: 'any_indicator'; readonly dimensions: readonly string[] }
  | { readonly op: 'positive'; readonly dimension: string }
  | { readonly op: 'positive_dimensions' | 'not_understood'; readonly count: number }
  | { readonly op: 'tagged'; readonly count: number; readonly tag: string }
  | { readonly op: 'two_facts'; readonly tags: readonly [string, string] }
  | { readonly op: 'opened'; readonly module: string }
  | { readonly op: 'mode'; readonly mode: string }
  | { readonly op: 'established'; readonly rules: readonly string[] }
  | {
      readonly op:
        'always' | 'strong_any' | 'any_sign' | 'child' | 'understood' | 'agreed' | 'refused' | 'incomplete' | 'nothing' | 'not_screened';
    };

export interface Stage {
  readonly id: string;
  readonly needs_consent: boolean;
  readonly recorded: boolean;
  readonly modules: readonly string[];
}

export interface Module {
  readonly stage: string;
  readonly opened_when: Tree;
  readonly ask_when: Tree;
  readonly counts_for_completeness: boolean;
}

export interface Scale {
  readonly values: readonly string[];
  readonly multiple: boolean;
  /** What a missing answer means: not known, or clear (a tick that was not set). */
  readonly blank: 'unknown' | 'clear';
}

export interface Phase {
  /** Where the answer to "when was that?" is kept, for example `TL08_when`. */
  readonly answer_key: string;
  readonly scale: string;
  /** Indicator when it happened at work. */
  readonly work: string;
  /** Indicator when it happened before leaving or on the way. */
  readonly before_or_way: string;
}

export interface Item {
  readonly id: string;
  readonly module: string;
  readonly stage: string;
  readonly scale: string;
  readonly asked_of: 'person' | 'officer_observes' | 'legal_aid';
  readonly role: 'gate' | 'indicator' | 'need' | 'effect' | 'context';
  /** Answers that raise this item. */
  readonly flag_when: readonly string[];
  /** Indicators the item is evidence for. */
  readonly maps: readonly string[];
  readonly phase: Phase | null;
  /** Never on the loudspeaker; earphones or a confirmed private place. */
  readonly private: boolean;
  /** Never listed as something still worth asking, unless it was only not understood. */
  readonly sensitive: boolean;
  /** Leaves the phone only towards legal aid. */
  readonly self_incriminating: boolean;
  readonly specialist_only: boolean;
  /** Groups of modules; a flagged gate is cleared when one module of every group was answered clear. */
  readonly explored_by: readonly (readonly string[])[];
  /** Items that ask the same fact: once one is answered this one is not asked. */
  readonly covered_by: readonly string[];
  readonly relevant: Tree | null;
  readonly ask_when: Tree | null;
  /** Its place among the questions put to every adult who agreed, whatever is answered; null outside them. */
  readonly block: number | null;
  readonly recorded: boolean;
  readonly pictogram: string;
  readonly has_before: boolean;
}

export interface Indicator {
  readonly id: string;
  readonly dimension: string;
  readonly weights: { readonly adult_labour: Weight; readonly child_labour: Weight };
  readonly tags: readonly string[];
  readonly provisional: boolean;
  readonly source: string;
}

/** Strong, medium, weak, not used, not known. The last two count nothing. */
export type Weight = 'S' | 'M' | 'W' | '-' | '?';

export interface Rule {
  readonly id: string;
  readonly kind: 'default' | 'care' | 'finding' | 'consent' | 'choice' | 'closing';
  readonly when: Tree;
  readonly level: string | null;
  readonly effects: readonly string[];
  readonly needs: readonly string[];
  /** What an officer is shown in place of the rule; an empty list: nothing; null: the rule itself. */
  readonly classes: readonly string[] | null;
  /** The officer reads "confidential reason" in place of what led here. */
  readonly confidential_reason: boolean;
  readonly source: string;
}

/** What an officer is shown in place of the rules that name it: one action, with its needs and effects. */
export interface ActionClass {
  readonly id: string;
  readonly needs: readonly string[];
  readonly effects: readonly string[];
  /** Classes beside which it always stands. */
  readonly shown_with: readonly string[];
}

/** How the talk stands. `not_screened`: what everybody is asked was withheld, or the talk was the short one. */
export type TalkState = 'no_language' | 'refused' | 'emergency' | 'not_screened' | 'not_finished' | 'stopped' | 'screened';

/** The items a few words of the vocabulary stand on. */
export interface Anchors {
  /** Any of these flagged: a child, or the age is in doubt. */
  readonly child: readonly string[];
  /** The question for the age; while it is open the stronger weight is thought possible. */
  readonly age: string | null;
  readonly language: string | null;
  readonly consent: string | null;
  readonly assent: string | null;
}

/** The compiled logic exactly as published. */
export interface LogicDocument {
  readonly id: string;
  readonly version: string;
  readonly maturity: 'demo' | 'pilot' | 'live';
  readonly anchors: Anchors;
  readonly stages: readonly Stage[];
  readonly modules: Readonly<Record<string, Module>>;
  readonly scales: Readonly<Record<string, Scale>>;
  readonly items: readonly Item[];
  readonly dimensions: readonly string[];
  readonly indicators: readonly Indicator[];
  readonly lists: Readonly<Record<string, { readonly indicators?: readonly string[]; readonly items?: readonly string[] }>>;
  /** Most urgent by rank; of one rank the level listed first is shown. */
  readonly levels: readonly { readonly id: string; readonly rank: number; readonly effects: readonly string[] }[];
  readonly classes: readonly ActionClass[];
  /** All that is asked after consent in the short talk for a crowd. */
  readonly minimum: readonly string[];
  readonly rules: readonly Rule[];
  readonly triage: readonly { readonly outcome: string; readonly when: Tree }[];
  readonly limits: Readonly<Record<string, number>>;
  readonly overrides: unknown;
}

/** A logic that was read and checked; `release` is the SHA-256 of its bytes, in lower hex. */
export interface Logic extends LogicDocument {
  readonly release: string;
  /** Items by id. */
  readonly itemsById: ReadonlyMap<string, Item>;
}

export interface Reason {
  /** The answer key: an item id, or `<id>_when`. */
  readonly item: string;
  readonly answer: string;
  /** Indicator id; alternatives joined by `|` when it is not known which; null when none applies. */
  readonly indicator: string | null;
  readonly source: string;
}

export interface RuleOutcome {
  readonly id: string;
  readonly level: string | null;
  readonly status: 'established' | 'open';
  readonly reasons: readonly Reason[];
  /** Open rules only: answer keys still to be asked that would settle it. */
  readonly would_settle: readonly string[];
  /** True when none of `would_settle` does so alone. */
  readonly jointly: boolean;
  readonly needs: readonly string[];
  readonly effects: readonly string[];
}

/** For the person and for whoever they send it to; what an officer may see of it says `seeOutcome`. */
export interface Outcome {
  readonly release: string;
  readonly level: string;
  readonly talk: TalkState;
  /** What an officer is shown in place of rules that have classes, in the order of the pack. */
  readonly classes: readonly string[];
  readonly dimensions: Readonly<Record<string, Status>>;
  readonly indicators: readonly string[];
  /** Every established or open rule, in the order of the outcomes sheet. */
  readonly outcomes: readonly RuleOutcome[];
  readonly effects: readonly string[];
  readonly needs: readonly string[];
}

/** All that an officer may see of an outcome. `statements` are text ids, in the order in which they are read. */
export interface Visible {
  readonly level: string;
  readonly talk: TalkState;
  readonly classes: readonly string[];
  readonly statements: readonly string[];
  readonly effects: readonly string[];
  readonly needs: readonly string[];
}

export interface Asking {
  /** Answer keys still to be put, in order. */
  readonly ask: readonly string[];
  readonly next: string | null;
  readonly triage: readonly string[];
  readonly complete: boolean;
}
