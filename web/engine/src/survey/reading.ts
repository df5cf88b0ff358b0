import { parseNow, type Now } from './dates.js';
import { Frame, type World } from './frame.js';
import { descendants, SurveyNode } from './node.js';
import { platformRandom, type Random } from './random.js';
import { walkTree, type SurveyTree } from './tree.js';
import { numberToText } from './values.js';

export type Answer = string | number | boolean | null | AnswersByName | readonly Answer[];
export interface AnswersByName {
  readonly [name: string]: Answer;
}

/** Answers to read an expression with: a mapping is a group, a list of mappings a repeat, a name nobody answered is blank. */
export interface AnswersContext {
  /** The key `.` is what the expression's own question holds. */
  readonly answers?: AnswersByName;
  /** ISO 8601 with a zone; the zone is also the one of dates without. */
  readonly now?: string | Now;
  readonly random?: Random;
  /** Which question the expression belongs to: /data/child[2]/age. Without it, one of no place. */
  readonly at?: string;
  /** Lists by name, for instance() and pulldata(). */
  readonly lists?: Readonly<Record<string, readonly AnswersByName[]>>;
  /** Question → choice → label. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The answers of the last time. */
  readonly saved?: AnswersByName;
  readonly properties?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly language?: string;
}

const EPOCH: Now = { instant: 0, offsetMinutes: 0 };
const HERE = '.';

/** A frame over plain answers, as `${age}`, `age`, `/data/age` and `../age` all read them. */
export function frameOfAnswers(context: AnswersContext, tree: SurveyTree): Frame {
  const { answers = {}, lists = {}, labels = {}, properties = {} } = context;
  const document = documentOf(answers, rootName(tree));
  const [data] = document.children;
  if (data === undefined) throw new RangeError('The answers have no root.');
  const here = context.at === undefined ? new Beside(data, plainText(answers[HERE] ?? null)) : nodeAt(document, context.at);
  const world: World = {
    document,
    now: typeof context.now === 'string' ? parseNow(context.now) : (context.now ?? EPOCH),
    random: context.random ?? platformRandom,
    findInstance: (id) => (Object.hasOwn(lists, id) ? listDocument(lists[id] ?? []) : undefined),
    findChoiceName: (question, value) => labels[question.name]?.[value],
    findProperty: (name) => properties[name],
    ...(context.saved ? { lastSaved: documentOf(context.saved, 'data') } : {}),
    ...(context.version === undefined ? {} : { version: context.version }),
    ...(context.language === undefined ? {} : { language: context.language }),
  };
  return new Frame(world, here, here);
}

function documentOf(answers: AnswersByName, root: string): SurveyNode {
  const document = new SurveyNode('', null);
  fill(document.add(root), [answers]);
  return document;
}

function listDocument(rows: readonly AnswersByName[]): SurveyNode {
  const document = new SurveyNode('', null);
  const root = document.add('root');
  for (const row of rows) fill(root.add('item'), [row]);
  return document;
}

function nodeAt(document: SurveyNode, path: string): SurveyNode {
  let found = document;
  for (const [, name = '', number] of path.matchAll(/\/([^/[\]]+)(?:\[(\d+)\])?/g)) {
    const next = found.named(name)[Number(number ?? 1) - 1];
    if (next === undefined) throw new RangeError(`Nothing stands at ${path}.`);
    found = next;
  }
  return found;
}

/** A question of no place: its neighbours can be read as its own and as its parent's. */
class Beside extends SurveyNode {
  constructor(
    private readonly data: SurveyNode,
    text: string,
  ) {
    super('', data, text);
  }
  override get value(): string {
    return this.text;
  }
  override named(name: string): readonly SurveyNode[] {
    return this.data.named(name);
  }
  override get children(): readonly SurveyNode[] {
    return this.data.children;
  }
}

/** What one round of a repeat answers and another does not is blank in the other. */
function fill(node: SurveyNode, rounds: readonly AnswersByName[]): void {
  const names = new Set(rounds.flatMap((each) => Object.keys(each)));
  names.delete(HERE);
  for (const name of names) {
    const groups = rounds.flatMap((each) => several(each[name] ?? null)).filter(isGroup);
    const own = rounds[0]?.[name] ?? null;
    // A round without a repeat inside it has none; a question it does not answer is blank.
    if (own === null && rounds.some((each) => Array.isArray(each[name]))) continue;
    for (const answer of several(own)) {
      if (groups.length > 0) fill(node.add(name), [isGroup(answer) ? answer : {}, ...groups]);
      else node.add(name, plainText(answer));
    }
  }
}

function several(answer: Answer): readonly Answer[] {
  return Array.isArray(answer) ? (answer as readonly Answer[]) : [answer];
}

function isGroup(answer: Answer): answer is AnswersByName {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

function plainText(answer: Answer): string {
  if (answer === null || typeof answer === 'object') return '';
  return typeof answer === 'number' ? numberToText(answer) : String(answer);
}

/** What the element above all questions is called: as the tree's own paths from the root have it. */
function rootName(tree: SurveyTree): string {
  for (const each of walkTree(tree)) {
    const first = each.op === 'path' && each.from === 'root' ? each.steps[0] : undefined;
    if (first?.axis === 'child' && first.name !== '*' && first.name !== 'node()') return first.name;
  }
  return 'data';
}

export function nodesByName(from: SurveyNode, name: string): SurveyNode[] {
  const found: SurveyNode[] = [];
  for (const node of descendants(from)) if (node.name === name) found.push(node);
  return found;
}
