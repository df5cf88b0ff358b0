/** How far somebody is in a lesson, as a learning system keeps it. What they touched is not in it. */
import type { Lesson } from './content.ts';

export interface Progress {
  readonly at: number;
  /** The last step they have reached. */
  readonly furthest: number;
}

export const BEGINNING: Progress = { at: 0, furthest: 0 };

type Of = Pick<Lesson, 'id' | 'version'> & { readonly steps: { readonly length: number } };

/** Of one length, near enough, for every lesson. */
export function packProgress({ id, version }: Of, { at, furthest }: Progress): string {
  return JSON.stringify({ lesson: id, version, at, furthest });
}

/** Null for what is no state of this lesson in this version. */
export function unpackProgress(lesson: Of, kept: string): Progress | null {
  let found: unknown;
  try {
    found = JSON.parse(kept);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { lesson: id, version, at, furthest } = found as Record<string, unknown>;
  const isStep = (place: unknown): place is number => Number.isInteger(place) && Number(place) >= 0 && Number(place) < lesson.steps.length;
  if (id !== lesson.id || version !== lesson.version || !isStep(at) || !isStep(furthest)) return null;
  return { at, furthest: Math.max(at, furthest) };
}
