import { planOf } from './logic.js';
import type { Plan } from './plan.js';
import type { Answers, Asking, Logic, Outcome, Reason, Rule, RuleOutcome, Status, TalkState } from './types.js';
import { WITHHELD } from './vocabulary.js';
import { CERTAIN, MOST_CHANGES, POSSIBLE, Worlds, at, get, type Change } from './worlds.js';
import type { Citations, Cite, Run } from './words.js';

/**
 * The outcome of checked answers (see `parseAnswers`): every rule that holds with its reasons, every open rule with what
 * would settle it. It suggests, it never decides. The same input gives the same result everywhere.
 */
export function evaluate(logic: Logic, answers: Answers): Outcome {
  const plan = planOf(logic);
  const worlds = new Worlds(plan, answers);
  const holding = new Map<string, Cite>();
  const open = new Map<string, Run>();
  for (const { rule, run, cite } of plan.rules) {
    const mask = run(worlds);
    if ((mask & CERTAIN) !== 0) holding.set(rule.id, cite);
    else if ((mask & POSSIBLE) !== 0 && rule.kind === 'finding') open.set(rule.id, run);
  }
  const established = new Set(holding.keys());
  const unfinished = findPending(worlds, stillToAsk(worlds, established));
  const listable = unfinished.filter((key) => answers[key] === 'not_understood' || plan.base.get(key)?.sensitive === false);
  const settling = findSettling(worlds, open, listable);
  const hasLevel = plan.rules.some(({ rule }) => rule.level !== null && holding.has(rule.id));
  const screened = isScreened(worlds);
  const said = new Set<string>();
  if (unfinished.length > 0) said.add('incomplete');
  if (!hasLevel && unfinished.length === 0 && screened) said.add('nothing');
  if (!screened) said.add('not_screened');
  const closing = new Set<string>();
  for (const { rule, test } of plan.closing) if (test(said)) closing.add(rule.id);
  const standing: Rule[] = [];
  const outcomes: RuleOutcome[] = [];
  for (const rule of logic.rules) {
    const cite = holding.get(rule.id);
    const settles = settling.get(rule.id);
    if (cite !== undefined || closing.has(rule.id)) {
      standing.push(rule);
      outcomes.push(told(rule, 'established', cite ? findReasons(worlds, rule, cite) : [], [], false));
    } else if (settles !== undefined) {
      outcomes.push(told(rule, 'open', [], settles.keys, settles.jointly));
    }
  }
  const talk = talkState(worlds, established, said);
  return { release: logic.release, talk, ...summed(worlds, standing), outcomes };
}

/** What to ask now, in order. `answers` are checked answers. */
export function findNext(logic: Logic, answers: Answers): Asking {
  const plan = planOf(logic);
  const worlds = new Worlds(plan, answers);
  const established = new Set<string>();
  for (const { rule, run } of plan.rules) if ((run(worlds) & CERTAIN) !== 0) established.add(rule.id);
  const ask = stillToAsk(worlds, established);
  const seen = plan.triage.filter(({ run }) => (run(worlds) & CERTAIN) !== 0).map(({ outcome }) => outcome);
  const put = isCut(worlds, established) ? [] : ask;
  return {
    ask: put,
    next: put[0] ?? null,
    triage: seen.length > 0 ? seen : ['carry_on'],
    complete: findPending(worlds, ask).length === 0,
  };
}

function told(
  rule: Rule,
  status: 'established' | 'open',
  reasons: readonly Reason[],
  would_settle: readonly string[],
  jointly: boolean,
): RuleOutcome {
  const { id, level, needs, effects } = rule;
  return { id, level, status, reasons, would_settle, jointly, needs, effects };
}

function summed(worlds: Worlds, standing: readonly Rule[]): Omit<Outcome, 'release' | 'talk' | 'outcomes'> {
  const { plan } = worlds;
  const rank = (level: string): number => plan.rank.get(level) ?? 0;
  let level = '';
  for (const rule of standing) if (rule.level !== null && (level === '' || rank(rule.level) > rank(level))) level = rule.level;
  const dimensions: Record<string, Status> = {};
  for (const { name, run } of plan.dimensions) {
    const mask = run(worlds);
    dimensions[name] = (mask & CERTAIN) !== 0 ? 'established' : (mask & POSSIBLE) !== 0 ? 'open' : 'not_established';
  }
  const named = new Set(standing.flatMap((rule) => rule.classes ?? []));
  return {
    level,
    classes: plan.document.classes
      .filter(({ id, shown_with }) => named.has(id) || shown_with.some((other) => named.has(other)))
      .map(({ id }) => id),
    dimensions,
    indicators: plan.factName.filter((_, n) => (worlds.fact(n) & CERTAIN) !== 0).sort(),
    effects: [...new Set(standing.flatMap((rule) => rule.effects))].sort(),
    needs: [...new Set(standing.flatMap((rule) => rule.needs))].sort(),
  };
}

function talkState(worlds: Worlds, established: ReadonlySet<string>, said: ReadonlySet<string>): TalkState {
  const { plan, answers } = worlds;
  if (plan.language !== null && (worlds.flag(plan.language) & CERTAIN) !== 0) return 'no_language';
  if (hasRefused(worlds)) return 'refused';
  if (isCut(worlds, established)) return 'emergency';
  if (said.has('not_screened')) return 'not_screened';
  if (said.has('incomplete')) return 'not_finished';
  const isStopped = answers['stopped'] === 'yes' && !isChild(worlds);
  return isStopped && plan.block.some((id) => answers[id] === undefined) ? 'stopped' : 'screened';
}

/** Whether nothing is asked until help has come. */
function isCut({ plan, answers }: Worlds, established: ReadonlySet<string>): boolean {
  if (answers['help_came'] === 'yes') return false;
  for (const rule of plan.stops) if (established.has(rule)) return true;
  return false;
}

const isChild = (worlds: Worlds): boolean => (worlds.plan.child(worlds) & CERTAIN) !== 0;
const hasRefused = (worlds: Worlds): boolean => (worlds.plan.refused(worlds) & CERTAIN) !== 0;

/** Whether questions were agreed to and not refused since; always, where an instrument asks for no consent. */
function hasAgreed(worlds: Worlds): boolean {
  const { plan } = worlds;
  return !hasRefused(worlds) && (plan.consent === null || (plan.agreed(worlds) & CERTAIN) !== 0);
}

/** Whether what needs consent may be put: a child's own yes counts, an adult's does not stand for it. */
function mayAsk(worlds: Worlds): boolean {
  const { assent } = worlds.plan;
  return hasAgreed(worlds) && (assent === null || !isChild(worlds) || (worlds.said(assent, 'yes') & CERTAIN) !== 0);
}

/** Whether this is the short talk for a crowd; a child is always in the full one. */
const isShort = (worlds: Worlds): boolean => worlds.mode === 'minimum' && !isChild(worlds);

/** Whether what everybody is asked was put, or is still to be: not the short talk, nothing withheld. */
function isScreened(worlds: Worlds): boolean {
  if (!hasAgreed(worlds)) return true;
  if (isShort(worlds)) return false;
  const { plan, answers } = worlds;
  return !plan.withholdable.some(
    (number) => (answers[get(plan.items, number).id] ?? '').split(' ').includes(WITHHELD) && (worlds.counts(number) & CERTAIN) !== 0,
  );
}

/** Answer keys to put: open, relevant, wanted, not covered, not declined, not stopped; with consent, and in a crowd the least. */
function stillToAsk(worlds: Worlds, established: ReadonlySet<string>): string[] {
  const { plan, answers } = worlds;
  if (answers['stopped'] === 'yes') return [];
  worlds.established = established;
  const may = mayAsk(worlds);
  const short = isShort(worlds);
  const wanted = new Array<boolean | undefined>(plan.modules.length);
  const keys: string[] = [];
  for (let number = 0; number < plan.items.length; number += 1) {
    const item = get(plan.items, number);
    if (item.asked_of !== 'person') continue;
    const answer = answers[item.id];
    const isOpen = answer === undefined || answer === 'not_understood';
    if (!isOpen && (item.phase === null || answers[item.phase.answer_key])) continue;
    const module = at(plan.itemModule, number);
    if (!(wanted[module] ??= moduleIsWanted(worlds, module))) continue;
    if (get(plan.needsConsent, number) && (!may || (short && !plan.minimum.has(item.id)))) continue;
    if ((worlds.counts(number) & CERTAIN) === 0) continue;
    const askWhen = get(plan.itemAskWhen, number);
    if (askWhen !== null && (askWhen(worlds) & CERTAIN) === 0) continue;
    if (isCovered(worlds, number)) continue;
    if (isOpen) keys.push(item.id);
    else if (item.phase !== null && (worlds.flag(number) & CERTAIN) !== 0) keys.push(item.phase.answer_key);
  }
  return keys;
}

function moduleIsWanted(worlds: Worlds, module: number): boolean {
  const { name, askWhen } = get(worlds.plan.modules, module);
  const choice = worlds.answers[`${name}_open`];
  if (choice === 'no' || choice === 'stopped') return false;
  return (worlds.open(module) & askWhen(worlds) & CERTAIN) !== 0;
}

/** Whether another item already told the same fact. */
function isCovered(worlds: Worlds, number: number): boolean {
  const { plan, answers } = worlds;
  return get(plan.coveredBy, number).some((twin) => {
    const answer = answers[get(plan.items, twin).id];
    return answer !== undefined && answer !== '' && answer !== 'not_understood' && (worlds.counts(twin) & CERTAIN) !== 0;
  });
}

/** Of the keys to ask, those without which the screening is not finished. */
function findPending(worlds: Worlds, ask: readonly string[]): string[] {
  if (hasRefused(worlds)) return [];
  return ask.filter((key) => worlds.plan.isCounted(key));
}

interface Settling {
  readonly keys: readonly string[];
  readonly jointly: boolean;
}

/** For each open rule the keys of which one answer alone settles it, else all it depends on that may be asked. */
function findSettling(worlds: Worlds, open: ReadonlyMap<string, Run>, listable: readonly string[]): Map<string, Settling> {
  const { plan, answers } = worlds;
  const asked = new Map<string, readonly string[]>();
  const tried = new Set<string>();
  for (const name of open.keys()) {
    const keys = listable.filter((key) => plan.depends.get(name)?.has(plan.base.get(key)?.id ?? '') ?? false);
    asked.set(name, keys);
    for (const key of keys) tried.add(key);
  }
  const changes = listable.filter((key) => tried.has(key)).flatMap((key) => plan.changesOf(key));
  const alone = new Map<string, Set<string>>();
  for (let start = 0; start < changes.length; start += MOST_CHANGES)
    tryChanges(plan, answers, changes.slice(start, start + MOST_CHANGES), open, alone);
  const settling = new Map<string, Settling>();
  for (const [name, keys] of asked) {
    const settles = keys.filter((key) => alone.get(name)?.has(key) ?? false);
    settling.set(name, settles.length > 0 ? { keys: settles, jointly: false } : { keys, jointly: keys.length > 0 });
  }
  return settling;
}

/** Notes, for each open rule, the changes after which it is certain or no longer possible. */
function tryChanges(
  plan: Plan,
  answers: Answers,
  changes: readonly Change[],
  open: ReadonlyMap<string, Run>,
  alone: Map<string, Set<string>>,
): void {
  const after = new Worlds(plan, answers, changes);
  for (const [name, run] of open) {
    const mask = run(after);
    changes.forEach(({ key }, n) => {
      const pair = (mask >> (2 + 2 * n)) & 3;
      if (pair === POSSIBLE) return; // still open
      const keys = alone.get(name);
      if (keys === undefined) alone.set(name, new Set([key]));
      else keys.add(key);
    });
  }
}

function findReasons(worlds: Worlds, rule: Rule, cite: Cite): Reason[] {
  const { plan, answers } = worlds;
  const found: Citations = new Map();
  cite(worlds, found);
  const reasons: Reason[] = [];
  for (const number of [...found.keys()].sort((one, other) => one - other)) {
    const item = get(plan.items, number);
    for (const fact of [...(found.get(number) ?? [])].sort((one, other) => one - other)) {
      const indicator = fact < 0 ? null : get(plan.factName, fact);
      reasons.push({ item: item.id, answer: answers[item.id] ?? '', indicator, source: rule.source });
      if (indicator !== null && item.phase !== null && !indicator.includes('|'))
        reasons.push({
          item: item.phase.answer_key,
          answer: answers[item.phase.answer_key] ?? '',
          indicator,
          source: rule.source,
        });
    }
  }
  return reasons;
}
