import { InstrumentError, type Problem } from '../../errors.js';
import type { SurveyTree } from '../tree.js';

/** Language as the workbook's columns name it → text. */
export type Texts = Readonly<Record<string, string>>;
/** Language → image, audio, video or big-image → name of a file. */
export type Media = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ChoiceRow {
  readonly name: string;
  readonly label: Texts;
  readonly media: Media;
  readonly cells: Readonly<Record<string, string>>;
}

interface BaseNode {
  readonly name: string;
  readonly path: string;
  readonly label: Texts;
  readonly media: Media;
  readonly appearance: string;
  readonly relevant: SurveyTree | null;
  readonly row: number;
}

export interface QuestionNode extends BaseNode {
  readonly kind: 'question';
  readonly type: string;
  readonly list: string | null;
  readonly other: boolean;
  readonly hint: Texts;
  readonly guidance: Texts;
  readonly constraint: SurveyTree | null;
  readonly constraint_message: Texts;
  readonly required: SurveyTree | null;
  readonly required_message: Texts;
  readonly read_only: SurveyTree | null;
  readonly calculation: SurveyTree | null;
  readonly trigger: readonly string[];
  readonly default: string | null;
  readonly default_tree: SurveyTree | null;
  readonly choice_filter: SurveyTree | null;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface GroupNode extends BaseNode {
  readonly kind: 'group' | 'repeat';
  readonly count: SurveyTree | null;
  readonly nodes: readonly FormNode[];
}

export type FormNode = QuestionNode | GroupNode;

export interface FormDocument {
  readonly kind: 'form';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** `[""]` when the workbook names no language. */
  readonly languages: readonly string[];
  readonly default_language: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly nodes: readonly FormNode[];
  readonly lists: Readonly<Record<string, readonly ChoiceRow[]>>;
}

/** The form cannot be walked; `problems` tells everything that is wrong with it. */
export class FormError extends InstrumentError {
  constructor(sentence: string, problems: readonly Problem[] = []) {
    super('form.unusable', sentence, problems);
  }
}

/** A form from JSON. Throws FormError where it is none; what a form may leave out is filled with blanks. */
export function readForm(value: unknown): FormDocument {
  const problems: Problem[] = [];
  if (!isRecord(value) || value['kind'] !== 'form' || !Array.isArray(value['nodes']))
    throw new FormError('This file is not a form that Titian made from a workbook.');
  const languages = Array.isArray(value['languages']) ? value['languages'].filter((each) => typeof each === 'string') : [];
  const known = languages.length > 0 ? languages : [''];
  const asked = textOf(value['default_language']);
  const form: FormDocument = {
    kind: 'form',
    id: textOf(value['id']),
    version: textOf(value['version']),
    title: textOf(value['title']) || textOf(value['id']),
    languages: known,
    default_language: known.includes(asked) ? asked : (known[0] ?? ''),
    settings: isRecord(value['settings']) ? value['settings'] : {},
    nodes: readNodes(value['nodes'], 'nodes', problems),
    lists: readLists(value['lists'], problems),
  };
  if (problems.length > 0) throw new FormError('This form cannot be read.', problems);
  return form;
}

function readNodes(nodes: readonly unknown[], where: string, problems: Problem[]): FormNode[] {
  return nodes.flatMap((node, at) => readNode(node, `${where}[${at}]`, problems) ?? []);
}

function readNode(node: unknown, where: string, problems: Problem[]): FormNode | null {
  const fail = (what: string): null => {
    problems.push({ code: 'form.node', where, what });
    return null;
  };
  if (!isRecord(node)) return fail('This is not a question or a group.');
  const { name, path, kind } = node;
  if (typeof name !== 'string' || typeof path !== 'string' || !path.endsWith(`/${name}`)) return fail('It has no name and place.');
  const base = {
    name,
    path,
    label: textsOf(node['label']),
    media: mediaOf(node['media']),
    appearance: textOf(node['appearance']),
    relevant: treeOf(node['relevant']),
    row: typeof node['row'] === 'number' ? node['row'] : 0,
  };
  if (kind === 'group' || kind === 'repeat') {
    if (!Array.isArray(node['nodes'])) return fail(`The ${kind} ${name} holds no list of questions.`);
    return { ...base, kind, count: treeOf(node['count']), nodes: readNodes(node['nodes'], where, problems) };
  }
  if (kind !== 'question' || typeof node['type'] !== 'string') return fail(`${name} is neither a question nor a group.`);
  return {
    ...base,
    kind,
    type: node['type'],
    list: typeof node['list'] === 'string' ? node['list'] : null,
    other: node['other'] === true,
    hint: textsOf(node['hint']),
    guidance: textsOf(node['guidance']),
    constraint: treeOf(node['constraint']),
    constraint_message: textsOf(node['constraint_message']),
    required: treeOf(node['required']),
    required_message: textsOf(node['required_message']),
    read_only: treeOf(node['read_only']),
    calculation: treeOf(node['calculation']),
    trigger: Array.isArray(node['trigger']) ? node['trigger'].filter((each) => typeof each === 'string') : [],
    default: typeof node['default'] === 'string' ? node['default'] : null,
    default_tree: treeOf(node['default_tree']),
    choice_filter: treeOf(node['choice_filter']),
    parameters: textsOf(node['parameters']),
  };
}

function readLists(lists: unknown, problems: Problem[]): Record<string, ChoiceRow[]> {
  if (!isRecord(lists)) return {};
  return Object.fromEntries(
    Object.entries(lists).map(([name, rows]) => {
      if (!Array.isArray(rows)) problems.push({ code: 'form.list', where: `lists.${name}`, what: 'The list holds no rows.' });
      const kept = (Array.isArray(rows) ? rows : []).filter(isRecord).map((row) => ({
        name: textOf(row['name']),
        label: textsOf(row['label']),
        media: mediaOf(row['media']),
        cells: textsOf(row['cells']),
      }));
      return [name, kept];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each]] : [])));
}

function mediaOf(value: unknown): Record<string, Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textsOf(each)]));
}

/** Its inner shape is checked when it is compiled. */
function treeOf(value: unknown): SurveyTree | null {
  return isRecord(value) && typeof value['op'] === 'string' ? (value as unknown as SurveyTree) : null;
}
