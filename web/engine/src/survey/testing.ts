import {
  evaluate,
  keyOf,
  LiveForm,
  readForm,
  SeededRandom,
  type AnswersContext,
  type FormDocument,
  type FormOptions,
  type Place,
  type SurveyTree,
} from './index.js';
import type { Operator, StepTree } from './tree.js';

/** Trees in a line, for tests: a number and a text stand for themselves. */
export type Short = SurveyTree | string | number;

export function tree(short: Short): SurveyTree {
  if (typeof short === 'number') return { op: 'number', value: short };
  return typeof short === 'string' ? { op: 'text', value: short } : short;
}

export const field = (name: string): SurveyTree => ({ op: 'field', name });
export const call = (name: string, ...of: Short[]): SurveyTree => ({ op: 'call', name, of: of.map(tree) });
export const op = (operator: Operator, ...of: Short[]): SurveyTree => ({ op: operator, of: of.map(tree) });
export const step = (name: string, ...where: Short[]): StepTree => ({
  axis: name === '..' ? 'parent' : name === '.' ? 'self' : 'child',
  name: name === '..' || name === '.' ? 'node()' : name,
  ...(where.length > 0 ? { where: where.map(tree) } : {}),
});

function steps(parts: readonly (string | StepTree)[]): StepTree[] {
  return parts.map((part) => (typeof part === 'string' ? step(part) : part));
}

/** `/data/age` */
export const root = (...parts: (string | StepTree)[]): SurveyTree => ({ op: 'path', from: 'root', steps: steps(parts) });
/** `../age` */
export const here = (...parts: (string | StepTree)[]): SurveyTree => ({ op: 'path', from: 'here', steps: steps(parts) });
export const from = (start: SurveyTree, ...parts: (string | StepTree)[]): SurveyTree => ({ op: 'path', from: start, steps: steps(parts) });

export const NOW = '2026-11-24T10:30:00.000+07:00';

export function read(expression: SurveyTree, answers: NonNullable<AnswersContext['answers']> = {}): string | number | boolean {
  return evaluate(expression, { answers, now: NOW });
}

type Loose = Readonly<Record<string, unknown>>;

/** A row of a form; what is left out is blank. */
export const ask = (type: string, name: string, more: Loose = {}): Loose => ({
  kind: 'question',
  type,
  name,
  label: { '': name },
  row: 2,
  ...more,
});
export const group = (name: string, nodes: readonly Loose[], more: Loose = {}): Loose => ({ kind: 'group', name, nodes, row: 2, ...more });
export const repeat = (name: string, nodes: readonly Loose[], more: Loose = {}): Loose => ({
  kind: 'repeat',
  name,
  nodes,
  row: 2,
  ...more,
});

/** A form as `titian form convert` would write it. */
export function formOf(nodes: readonly Loose[], more: Loose = {}): FormDocument {
  const placed = (node: Loose, above: string): Loose => {
    const path = `${above}/${String(node['name'])}`;
    const inside = node['nodes'] as readonly Loose[] | undefined;
    return { ...node, path, ...(inside ? { nodes: inside.map((each) => placed(each, path)) } : {}) };
  };
  return readForm({ kind: 'form', id: 'test', title: 'Test', ...more, nodes: nodes.map((node) => placed(node, '/data')) });
}

export function listOf(...names: string[]): Loose[] {
  return names.map((name) => ({ name, label: { '': name.toUpperCase() } }));
}

export function open(nodes: readonly Loose[], more: Loose = {}, options: Partial<FormOptions> = {}): LiveForm {
  return new LiveForm(formOf(nodes, more), { now: NOW, random: new SeededRandom(5), ...options });
}

/** The place of a path such as /data/child[2]/age; a repeat without a number is its first instance. */
export function at(form: LiveForm, path: string): Place {
  const bare = (key: string): string => key.replaceAll('[1]', '');
  const found = [...form.root.walk()].find((place) => bare(keyOf(place)) === bare(path));
  if (found === undefined) throw new Error(`Nothing at ${path}.`);
  return found;
}

export function put(form: LiveForm, path: string, text: string): void {
  form.set(at(form, path), text);
}

export function valueAt(form: LiveForm, path: string): string {
  return at(form, path).value;
}
