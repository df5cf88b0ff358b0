import type { Logic } from '@titian/engine';
import { type Directory, reachedNeeds } from '../library/directory.ts';
import { readNeededServices } from './overrides.ts';
import { isOffered, openKey } from './questions.ts';

/** A subject that is not asked here while live: nobody verified answers its need. */
export interface ShutSubject {
  readonly module: string;
  readonly need: string;
}

/** What nobody could help with is not asked. It stays unknown: never present, never absent, never unfinished. */
export function shutSubjects(logic: Logic, directory: Directory, day: string): ShutSubject[] {
  const reached = reachedNeeds(directory.services, day);
  return [...readNeededServices(logic)].flatMap(([module, need]) =>
    isOffered(logic, module) && !reached.has(need) ? [{ module, need }] : [],
  );
}

/** How the engine is told: as of a subject that was not wanted. Nothing of it is recorded as the person's word. */
export function shutAnswers(shut: readonly ShutSubject[]): Readonly<Record<string, string>> {
  return Object.fromEntries(shut.map(({ module }) => [openKey(module), 'no']));
}
