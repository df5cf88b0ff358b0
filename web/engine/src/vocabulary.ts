/** The words of the `rules` profile with the keys of their trees: the twin of titian.instrument.vocabulary. */

export type NameKind = 'item' | 'value' | 'indicator' | 'list' | 'dimension' | 'tag' | 'module' | 'mode' | 'rule' | 'class';
export type Home = 'relevance' | 'ask' | 'rule' | 'closing' | 'triage';

interface Word {
  /** Key of the tree → kind of name; `+` a list of at least one, `*` a list that may be empty, `2` exactly two. */
  readonly keys: Readonly<Record<string, readonly [NameKind, '1' | '+' | '*' | '2']>>;
  readonly counted?: true;
  readonly homes?: readonly Home[];
}

const ITEMS = { items: ['item', '+'] } as const;

export const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['flagged', { keys: ITEMS }],
  ['observed', { keys: ITEMS }],
  ['answered', { keys: { item: ['item', '1'], values: ['value', '+'] } }],
  ['at_least', { keys: ITEMS, counted: true }],
  ['present', { keys: { indicators: ['indicator', '+'] } }],
  ['listed', { keys: { list: ['list', '1'] } }],
  ['any_indicator', { keys: { dimensions: ['dimension', '*'] } }],
  ['strong_any', { keys: {} }],
  ['positive', { keys: { dimension: ['dimension', '1'] } }],
  ['positive_dimensions', { keys: {}, counted: true }],
  ['tagged', { keys: { tag: ['tag', '1'] }, counted: true }],
  ['two_facts', { keys: { tags: ['tag', '2'] } }],
  ['any_sign', { keys: {} }],
  ['gate_unexplored', { keys: ITEMS }],
  ['child', { keys: {} }],
  ['understood', { keys: {} }],
  ['agreed', { keys: {} }],
  ['refused', { keys: {} }],
  ['not_understood', { keys: {}, counted: true, homes: ['ask', 'rule', 'triage'] }],
  ['opened', { keys: { module: ['module', '1'] } }],
  ['mode', { keys: { mode: ['mode', '1'] } }],
  ['always', { keys: {} }],
  ['established', { keys: { rules: ['rule', '+'] }, homes: ['ask'] }],
  ['incomplete', { keys: {}, homes: ['closing'] }],
  ['nothing', { keys: {}, homes: ['closing'] }],
  ['not_screened', { keys: {}, homes: ['closing'] }],
]);

export const EVERYWHERE: readonly Home[] = ['relevance', 'ask', 'rule', 'triage'];
/** What a phone writes for a private question that was not put, because no place was confirmed private. */
export const WITHHELD = 'not_asked';
/** The effect of a rule after which nothing is asked until help has come. */
export const STOP_QUESTIONS = 'stop_questions';
export const UNKNOWN: ReadonlySet<string> = new Set(['dont_know', 'skip', 'not_understood', WITHHELD]);
export const MODES: readonly string[] = ['officer', 'minimum', 'specialist', 'legal_aid'];
export const DEEPEST = 40;
