import { AnswersError, type Problem } from './errors.js';
import type { Answers, Logic, Scale } from './types.js';
import { MODES } from './vocabulary.js';

const session = (values: readonly string[]): Scale => ({ values, multiple: false, blank: 'unknown' });

/**
 * Checked answers from a flat object, key → text; several values of one answer separated by one space, blank ones left out.
 * Keys are item ids, `<item>_when`, `mode`, `stopped`, `help_came` and `<module>_open`.
 * Throws AnswersError with every key and value that does not belong; no answer is repeated in the error.
 */
export function parseAnswers(logic: Logic, raw: unknown): Answers {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new AnswersError('Answers are one flat object, key and text.');
  const scales = scalesOf(logic);
  const problems: Problem[] = [];
  const answers: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw)) {
    const problem = findProblem(key, value, scales.get(key));
    if (problem !== null) problems.push(problem);
    else if ((value as string).trim() !== '') answers[key] = (value as string).trim().split(/\s+/).join(' ');
  }
  if (problems.length > 0) throw new AnswersError('These answers do not belong to this instrument.', problems);
  return answers;
}

function scalesOf(logic: Logic): Map<string, Scale | undefined> {
  const scales = new Map<string, Scale | undefined>([
    ['stopped', session(['no', 'yes'])],
    ['help_came', session(['no', 'yes'])],
    ['mode', session(MODES)],
  ]);
  for (const module of Object.keys(logic.modules)) scales.set(`${module}_open`, session(['yes', 'no', 'stopped']));
  for (const item of logic.items) {
    scales.set(item.id, logic.scales[item.scale]);
    if (item.phase) scales.set(item.phase.answer_key, logic.scales[item.phase.scale]);
  }
  return scales;
}

function findProblem(key: string, value: unknown, scale: Scale | undefined): Problem | null {
  if (scale === undefined) return { code: 'answers.unknown_key', where: key.slice(0, 60), what: 'is not a key of this instrument' };
  if (typeof value !== 'string') return { code: 'answers.not_text', where: key, what: 'the answer is not text' };
  const values = value.split(/\s+/).filter((one) => one !== '');
  if (values.length > 1 && !scale.multiple)
    return { code: 'answers.two_values', where: key, what: `takes one value, not ${values.length}` };
  const isKnown = (one: string): boolean =>
    one === 'iso' ? false : scale.values.includes(one) || (scale.values.includes('iso') && /^[A-Z]{2}$/.test(one));
  if (!values.every(isKnown))
    return {
      code: 'answers.unknown_value',
      where: key,
      what: `has a value that is not among ${scale.values.join(', ')}`,
    };
  return null;
}
