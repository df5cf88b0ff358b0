import { asksOf, type Course, isOwn, type Kept, type Move, type Persona } from '@titian/engine/courseware';

export const GROUPS = ['before', 'ask', 'say', 'end'] as const;
export type Group = (typeof GROUPS)[number];

/** Rules that a way of speaking keeps: what is said in a talk, and not what is prepared for it. */
const OF_TONE = ['K08', 'K10', 'K13'];
/** What a talk is closed with. */
const CLOSING = 'closing';

/** Where a move stands among those an officer can choose from. */
export function groupOf({ kind, breaks, keeps, needs, sets }: Move): Group {
  if (kind === 'ask') return 'ask';
  if (kind === 'end' || needs.includes(CLOSING) || sets.includes(CLOSING)) return 'end';
  return kind === 'invite' || breaks !== null || OF_TONE.includes(keeps ?? '') ? 'say' : 'before';
}

/** In each group by name: whichever keeps a rule and whichever breaks one stand mixed, and their place tells nothing. */
export function inGroups(moves: readonly Move[]): readonly { readonly group: Group; readonly moves: readonly Move[] }[] {
  return GROUPS.map((group) => {
    const own = moves.filter((move) => groupOf(move) === group);
    return { group, moves: group === 'say' || group === 'end' ? own.sort((one, other) => (one.id < other.id ? -1 : 1)) : own };
  }).filter((each) => each.moves.length > 0);
}

/** The text id of what an officer reads of a move. */
export const moveText = (course: Course, persona: Persona, move: string): string =>
  isOwn(course, move) ? `persona.${persona.id}.move_${move}.officer` : `move.${move}.officer`;

/**
 * What whoever leads a course reads of a practice that is shared, by codes: `move.<move>` → how often it was made, and
 * `rule.<rule>` → whether it was kept. Not in which order, so that it holds nothing of what was told.
 */
export function practiceToShare(moves: readonly string[], rules: readonly Kept[]): Readonly<Record<string, string>> {
  const shared: Record<string, string> = {};
  for (const move of moves) shared[`move.${move}`] = String(Number(shared[`move.${move}`] ?? 0) + 1);
  for (const { rule, kept, broken, is_marked } of rules) {
    if (!is_marked && broken === 0) continue; // as the debrief lists them
    shared[`rule.${rule.toLowerCase()}`] = broken > 0 ? 'not_kept' : kept > 0 ? 'kept' : 'not_met';
  }
  return shared;
}

/** The text id of what was missing for a fact, by the code the debrief names it with. */
export function missingText(persona: Persona, code: string, has: (id: string) => boolean): string {
  const own = `persona.${persona.id}.missing_${code}.officer`;
  if (has(own)) return own;
  return `missing.${code.startsWith('fact_') ? 'fact' : code}.officer`;
}

/** Which of the app's own screens a move is made on; null where it has none. */
export type Surface = 'look' | 'language' | 'company' | 'privacy' | 'care' | 'consent' | 'ask' | 'rest' | 'close';
const SURFACES: Readonly<Record<string, Surface>> = {
  look: 'look',
  language: 'language',
  companion_away: 'company',
  place: 'privacy',
  earphones: 'privacy',
  care: 'care',
  break: 'rest',
  card: 'close',
};

/** A question that the phone would not have put where others hear has no screen: it was put by the officer's mouth. */
export function surfaceOf(course: Course, persona: Persona, move: Move, isPrivate: boolean): Surface | null {
  if (move.kind === 'consent') return 'consent';
  if (move.kind === 'ask') return asksOf(course, persona)[move.subject ?? '']?.private && !isPrivate ? null : 'ask';
  return SURFACES[move.id] ?? null;
}
