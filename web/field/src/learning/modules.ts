import { isLearning } from '@titian/contracts/learning';
import { checked } from '../library/parse.ts';

const KINDS = ['read', 'listen', 'look', 'question', 'practise', 'pathway'] as const;
export type StepKind = (typeof KINDS)[number];

/** One screen. What a kind does not use is empty. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  /** Texts of the pack that stand beside the words. */
  readonly shows: readonly string[];
  readonly sources: readonly string[];
  readonly picture: string | null;
  readonly choices: readonly string[];
  readonly right: readonly string[];
  readonly needs: readonly string[];
  /** Whom one may practise with here. */
  readonly personas: readonly string[];
}

export interface Module {
  readonly id: string;
  readonly version: number;
  readonly minutes: number;
  /** Modules that are best gone through before; nothing is locked by it. */
  readonly after: readonly string[];
  readonly steps: readonly Step[];
}

export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly year?: number | null;
}

/** What a release holds to learn with, and its words. */
export interface Lessons {
  readonly modules: readonly Module[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Practice interviews as they were published, for `parseCourse`; null in learning of before. */
  readonly practice: unknown;
  readonly words: Readonly<Record<string, string>>;
  /** Of the words. */
  readonly language: string;
}

function isKind(kind: string): kind is StepKind {
  return (KINDS as readonly string[]).includes(kind);
}

/** A step of a kind this app does not know is left out, so that an older app still reads a newer release. */
export function parseLessons(from: {
  readonly modules: unknown;
  readonly words: Readonly<Record<string, string>>;
  readonly language: string;
}): Lessons {
  const { modules, sources, practice = null } = checked(from.modules, isLearning, 'learning');
  return {
    words: from.words,
    language: from.language,
    sources,
    practice,
    modules: modules.map(({ id, version, minutes, after, steps }) => ({
      ...{ id, version, minutes, after: after ?? [] },
      steps: steps.flatMap(({ id, kind, shows, sources: named, picture, choices, right, needs, personas }) =>
        isKind(kind)
          ? {
              ...{ id, kind, shows: shows ?? [], sources: named ?? [], picture: picture ?? null },
              ...{ choices: choices ?? [], right: right ?? [], needs: needs ?? [], personas: personas ?? [] },
            }
          : [],
      ),
    })),
  };
}

/** The id of a word of a module, or of one of its steps. */
export function textId(module: string, field: string, step?: string): string {
  return step === undefined ? `module.${module}.${field}` : `module.${module}.${step}.${field}`;
}
