/** What a debrief says of a run: outcome and process, and never a figure about the officer. Twin of `debrief.py`. */
import type { Answers } from '../types.js';
import { asksOf } from './course.js';
import { type Machine, textOf } from './machine.js';
import type { Course, Debrief, EndingKind, Fact, Kept, Persona, Rule, RuleMoment, Run, State, Untold } from './types.js';

const GOOD: ReadonlySet<EndingKind> = new Set(['helped', 'open', 'on_the_way', 'emergency']);

/** What these moves come to. Throws NotNow where one of them could not be made. */
export function debrief(machine: Machine, moves: readonly string[]): Debrief {
  const { course, persona } = machine;
  const run = machine.play(moves);
  const last = run.ending && moves.length > 0 ? machine.play(moves.slice(0, -1)).state : run.state;
  const moments = run.moments.flatMap(({ move, keeps, breaks }, at): RuleMoment[] => [
    ...(keeps ? [{ at, move, rule: keeps, is_kept: true }] : []),
    ...(breaks ? [{ at, move, rule: breaks, is_kept: false }] : []),
  ]);
  const rules = countRules(persona, moments);
  const marked = rules.filter((rule) => rule.is_marked);
  return {
    persona: persona.id,
    ending: run.ending?.id ?? null,
    kind: run.ending?.kind ?? null,
    is_good: run.ending !== null && GOOD.has(run.ending.kind),
    is_best: run.ending?.id === persona.best,
    told: persona.facts.filter(({ id }) => run.state.told.has(id)).map(({ id }) => id),
    untold: listUntold(machine, last),
    moments,
    rules,
    marks: marked.filter(({ kept, broken }) => kept > 0 && broken === 0).length,
    marks_of: marked.length,
    trust: run.moments.map(({ trust }) => trust),
    answers_told: answersTold(machine, run),
    answers_true: answersTrue(course, persona),
  };
}

/** What was missing is what was not there before the last move. */
function listUntold(machine: Machine, state: State): readonly Untold[] {
  return machine.persona.facts
    .filter(({ id }) => !state.told.has(id))
    .map((fact) => {
      const missing = machine.listMissing(state, fact);
      return {
        fact: fact.id,
        line: textOf(machine.persona, fact.line),
        missing: missing.length > 0 ? missing : ['not_asked'],
        trust_needed: fact.needs.trust,
      };
    });
}

function countRules(persona: Persona, moments: readonly RuleMoment[]): readonly Kept[] {
  const named = [...new Set([...moments.map(({ rule }) => rule), ...persona.marks])].sort();
  const count = (rule: Rule, isKept: boolean): number => moments.filter((each) => each.rule === rule && each.is_kept === isKept).length;
  return named.map((rule) => ({ rule, kept: count(rule, true), broken: count(rule, false), is_marked: persona.marks.includes(rule) }));
}

/** Facts that were told stand as they are; of those asked for and not told, their questions were skipped. */
function answersTold(machine: Machine, { state, moments }: Run): Answers {
  const { course, persona, moves } = machine;
  const made = new Set(moments.map(({ move }) => move));
  const answers: Record<string, string> = made.has('look') ? every(persona.seen, 'yes') : {};
  if (machine.has(state, 'language')) answers['P01'] = 'yes';
  if (made.has('consent')) answers[consentOf(persona)] = machine.has(state, 'consent') ? 'yes' : 'no';
  for (const { id, subject } of moves) {
    if (subject === null || !made.has(id)) continue;
    const fact = persona.facts.find((each) => each.subject === subject);
    // Put where others hear, and never otherwise: the phone would not have asked.
    if (!fact && moments.every(({ move, breaks }) => move !== id || breaks !== null)) continue;
    Object.assign(answers, plainAnswers(course, persona, subject));
    if (fact) Object.assign(answers, every(questionsOf(fact), fact.untold === 'no' ? 'no' : 'skip'));
  }
  for (const fact of persona.facts) {
    if (state.told.has(fact.id)) Object.assign(answers, plainAnswers(course, persona, fact.subject), fact.answers);
  }
  return answers;
}

const every = (keys: readonly string[], value: string): Record<string, string> => Object.fromEntries(keys.map((key) => [key, value]));

const questionsOf = ({ answers }: Fact): readonly string[] => Object.keys(answers).filter((key) => !key.endsWith('_when'));

const consentOf = ({ child }: Persona): string => (child ? 'A02' : 'P02');

/** What they answer to a subject where nothing is kept back. */
function plainAnswers(course: Course, persona: Persona, subject: string): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const item of asksOf(course, persona)[subject]?.items ?? []) {
    const value = persona.answers[item] ?? course.clear[item];
    if (value !== undefined) answers[item] = value;
  }
  return answers;
}

/** What the questions would have got, all asked and all told. */
function answersTrue(course: Course, persona: Persona): Answers {
  const answers: Record<string, string> = { ...every(persona.seen, 'yes'), P01: 'yes', [consentOf(persona)]: 'yes' };
  for (const subject of Object.keys(asksOf(course, persona))) Object.assign(answers, plainAnswers(course, persona, subject));
  for (const fact of persona.facts) Object.assign(answers, fact.answers);
  return answers;
}
