import type { Problem } from './errors.js';
import type { LogicDocument } from './types.js';
import { DEEPEST, EVERYWHERE, MODES, WITHHELD, WORDS, type Home, type NameKind } from './vocabulary.js';

/**
 * A compact structural check of compiled logic, made before anything is evaluated: shapes, expressions this engine knows,
 * ids that name something. The full contract is contracts/schemas/logic.schema.json, checked when a pack is built.
 */
type Shape =
  | 'text'
  | 'id'
  | 'flag'
  | 'number'
  | 'any'
  | 'tree:relevance'
  | 'tree:ask'
  | 'tree:rule'
  | 'tree:triage'
  | { readonly oneOf: readonly unknown[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly maybe: Shape }
  | { readonly keys: Readonly<Record<string, Shape>>; readonly optional?: true };

const IDS: Shape = { list: 'id' };
const WEIGHT: Shape = { oneOf: ['S', 'M', 'W', '-', '?'] };
const MAYBE_ID: Shape = { maybe: 'id' };

const DOCUMENT: Shape = {
  keys: {
    id: 'id',
    version: 'text',
    maturity: { oneOf: ['demo', 'pilot', 'live'] },
    anchors: {
      keys: { child: IDS, age: MAYBE_ID, language: MAYBE_ID, consent: MAYBE_ID, assent: MAYBE_ID },
    },
    stages: { list: { keys: { id: 'id', needs_consent: 'flag', recorded: 'flag', modules: IDS } } },
    modules: {
      map: {
        keys: {
          stage: 'id',
          opened_when: 'tree:relevance',
          ask_when: 'tree:ask',
          counts_for_completeness: 'flag',
        },
      },
    },
    scales: {
      map: { keys: { values: { list: 'text' }, multiple: 'flag', blank: { oneOf: ['unknown', 'clear'] } } },
    },
    items: {
      list: {
        keys: {
          id: 'id',
          module: 'id',
          stage: 'id',
          scale: 'id',
          asked_of: { oneOf: ['person', 'officer_observes', 'legal_aid'] },
          role: { oneOf: ['gate', 'indicator', 'need', 'effect', 'context'] },
          flag_when: { list: 'text' },
          maps: IDS,
          phase: { maybe: { keys: { answer_key: 'id', scale: 'id', work: 'id', before_or_way: 'id' } } },
          private: 'flag',
          sensitive: 'flag',
          self_incriminating: 'flag',
          specialist_only: 'flag',
          explored_by: { list: IDS },
          covered_by: IDS,
          relevant: { maybe: 'tree:relevance' },
          ask_when: { maybe: 'tree:ask' },
          block: { maybe: 'number' },
          recorded: 'flag',
          pictogram: 'text',
          has_before: 'flag',
        },
      },
    },
    dimensions: IDS,
    indicators: {
      list: {
        keys: {
          id: 'id',
          dimension: 'id',
          weights: { keys: { adult_labour: WEIGHT, child_labour: WEIGHT } },
          tags: { list: 'text' },
          provisional: 'flag',
          source: 'text',
        },
      },
    },
    lists: { map: { keys: { indicators: IDS, items: IDS }, optional: true } },
    levels: { list: { keys: { id: 'id', rank: 'number', effects: IDS } } },
    classes: { list: { keys: { id: 'id', needs: IDS, effects: IDS, shown_with: IDS } } },
    minimum: IDS,
    rules: {
      list: {
        keys: {
          id: 'id',
          kind: { oneOf: ['default', 'care', 'finding', 'consent', 'choice', 'closing'] },
          when: 'tree:rule',
          level: MAYBE_ID,
          effects: IDS,
          needs: IDS,
          classes: { maybe: IDS },
          confidential_reason: 'flag',
          source: 'text',
        },
      },
    },
    triage: { list: { keys: { outcome: 'id', when: 'tree:triage' } } },
    limits: { map: 'number' },
    overrides: { map: 'any' },
  },
};

const ID = /^[A-Za-z][A-Za-z0-9_-]*$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with the shape of a document; nothing when it may be read as `LogicDocument`. */
export function checkShape(value: unknown): Problem[] {
  const problems: Problem[] = [];
  shape(value, DOCUMENT, '', problems);
  return problems;
}

function shape(value: unknown, wanted: Shape, where: string, problems: Problem[]): void {
  const wrong = (what: string): void => {
    problems.push({ code: 'logic.malformed', where: where || 'the document', what });
  };
  if (typeof wanted === 'string') {
    if (wanted.startsWith('tree:')) {
      const home = wanted.slice(5) as Home; // the names after the colon are Homes
      checkTree(value, home, where, 0, problems);
    } else if (
      wanted === 'flag'
        ? typeof value !== 'boolean'
        : wanted === 'number'
          ? !Number.isInteger(value)
          : wanted === 'any'
            ? false
            : typeof value !== 'string'
    ) {
      wrong(`is not ${wanted === 'flag' ? 'true or false' : wanted === 'number' ? 'a whole number' : 'text'}`);
    } else if (wanted === 'id' && !ID.test(value as string)) {
      wrong('is not an id');
    }
  } else if ('oneOf' in wanted) {
    if (!wanted.oneOf.includes(value)) wrong(`is none of ${wanted.oneOf.join(', ')}`);
  } else if ('maybe' in wanted) {
    if (value !== null) shape(value, wanted.maybe, where, problems);
  } else if ('list' in wanted) {
    if (!Array.isArray(value)) wrong('is not a list');
    else value.forEach((one: unknown, n) => shape(one, wanted.list, `${where}/${n}`, problems));
  } else if (!isObject(value)) {
    wrong('is not an object');
  } else if ('map' in wanted) {
    for (const [key, one] of Object.entries(value)) shape(one, wanted.map, `${where}/${key}`, problems);
  } else {
    for (const key of Object.keys(value)) if (!Object.hasOwn(wanted.keys, key)) wrong(`has the unknown key ${key}`);
    for (const [key, inner] of Object.entries(wanted.keys)) {
      if (Object.hasOwn(value, key)) shape(value[key], inner, `${where}/${key}`, problems);
      else if (!wanted.optional) wrong(`lacks ${key}`);
    }
  }
}

function checkTree(value: unknown, home: Home, where: string, depth: number, problems: Problem[]): void {
  const wrong = (code: string, what: string): void => {
    problems.push({ code, where, what });
  };
  if (!isObject(value) || typeof value['op'] !== 'string' || depth > DEEPEST) {
    wrong('logic.malformed', 'is not an expression');
    return;
  }
  const op = value['op'];
  if (op === 'and' || op === 'or' || op === 'not') {
    const parts = value['of'];
    if (!Array.isArray(parts) || Object.keys(value).length !== 2 || (op === 'not' ? parts.length !== 1 : parts.length < 2)) {
      wrong('logic.malformed', `the expression ${op} has the wrong parts`);
      return;
    }
    if (op === 'not' && home !== 'ask') wrong('expression.not_allowed_here', 'not(…) may stand only in ask_when');
    for (const part of parts as unknown[]) checkTree(part, home, where, depth + 1, problems);
    return;
  }
  const word = WORDS.get(op);
  if (word === undefined) {
    wrong('expression.unknown_word', `this engine does not know the expression ${op}`);
    return;
  }
  const keys = new Set(['op', ...Object.keys(word.keys), ...(word.counted ? ['count'] : [])]);
  const isShaped =
    Object.keys(value).length === keys.size &&
    Object.keys(value).every((key) => keys.has(key)) &&
    Object.entries(word.keys).every(([key, [, size]]) => fits(value[key], size)) &&
    (!word.counted || (Number.isInteger(value['count']) && (value['count'] as number) > 0));
  if (!isShaped) wrong('logic.malformed', `the expression ${op} has the wrong keys`);
}

function fits(value: unknown, size: '1' | '+' | '*' | '2'): boolean {
  const isName = (name: unknown): boolean => typeof name === 'string' && name !== '';
  if (size === '1') return isName(value);
  if (!Array.isArray(value) || !value.every(isName)) return false;
  return size === '*' || (size === '2' ? value.length === 2 : value.length > 0);
}

/** Names that name nothing, ids that stand twice, words where they may not stand. The shape must be right already. */
export function checkNames(document: LogicDocument): Problem[] {
  const problems: Problem[] = [];
  const known: Record<NameKind, ReadonlySet<string>> = {
    item: new Set(document.items.map((item) => item.id)),
    value: new Set(),
    indicator: new Set(document.indicators.map((indicator) => indicator.id)),
    list: new Set(Object.keys(document.lists)),
    dimension: new Set(document.dimensions),
    tag: new Set(document.indicators.flatMap((indicator) => indicator.tags)),
    module: new Set(Object.keys(document.modules)),
    mode: new Set(MODES),
    rule: new Set(document.rules.map((rule) => rule.id)),
    class: new Set(document.classes.map((one) => one.id)),
  };
  const needs = (kind: NameKind, names: readonly string[], where: string): void => {
    for (const name of names)
      if (!known[kind].has(name)) problems.push({ code: 'pack.unknown_name', where, what: `there is no ${kind} ${name}` });
  };
  const unique = (ids: readonly string[], where: string): void => {
    const twice = ids.find((id, n) => ids.indexOf(id) !== n);
    if (twice !== undefined) problems.push({ code: 'pack.same_id', where, what: `${twice} stands twice` });
  };
  const words = (tree: unknown, home: Home, where: string): void => {
    const node = tree as Record<string, unknown>; // shapes were checked
    if (Array.isArray(node['of'])) {
      for (const part of node['of'] as unknown[]) words(part, home, where);
      return;
    }
    const word = WORDS.get(node['op'] as string);
    if (word === undefined) return;
    if (!(word.homes ?? EVERYWHERE).includes(home))
      problems.push({
        code: 'expression.not_allowed_here',
        where,
        what: `${String(node['op'])}(…) may not stand here`,
      });
    for (const [key, [kind]] of Object.entries(word.keys))
      if (kind !== 'value') needs(kind, [node[key] as string | string[]].flat(), where);
  };
  unique([...document.items.flatMap((item) => (item.phase ? [item.id, item.phase.answer_key] : [item.id]))], 'items');
  unique(
    document.rules.map((rule) => rule.id),
    'rules',
  );
  unique(
    document.indicators.map((indicator) => indicator.id),
    'indicators',
  );
  unique(
    document.levels.map((level) => level.id),
    'levels',
  );
  const stages = new Set(document.stages.map((stage) => stage.id));
  for (const stage of document.stages) needs('module', stage.modules, `stages/${stage.id}`);
  for (const [name, module] of Object.entries(document.modules)) {
    if (!stages.has(module.stage)) problems.push({ code: 'pack.stage', where: `modules/${name}`, what: 'names no stage' });
    words(module.opened_when, 'relevance', `modules/${name}/opened_when`);
    words(module.ask_when, 'ask', `modules/${name}/ask_when`);
  }
  for (const item of document.items) {
    const where = `items/${item.id}`;
    needs('module', [item.module, ...item.explored_by.flat()], where);
    needs('item', item.covered_by, where);
    needs('indicator', [...item.maps, ...(item.phase ? [item.phase.work, item.phase.before_or_way] : [])], where);
    for (const scale of [item.scale, ...(item.phase ? [item.phase.scale] : [])])
      if (!Object.hasOwn(document.scales, scale)) problems.push({ code: 'pack.item', where, what: `there is no scale ${scale}` });
    if (item.relevant) words(item.relevant, 'relevance', `${where}/relevant`);
    if (item.ask_when) words(item.ask_when, 'ask', `${where}/ask_when`);
  }
  for (const indicator of document.indicators) needs('dimension', [indicator.dimension], `indicators/${indicator.id}`);
  const levels = new Set(document.levels.map((level) => level.id));
  for (const one of document.classes) needs('class', one.shown_with, `classes/${one.id}`);
  needs('item', document.minimum, 'minimum');
  for (const rule of document.rules) {
    needs('class', rule.classes ?? [], `rules/${rule.id}`);
    if (rule.level !== null && !levels.has(rule.level))
      problems.push({
        code: 'pack.unknown_name',
        where: `rules/${rule.id}`,
        what: `there is no level ${rule.level}`,
      });
    words(rule.when, rule.kind === 'closing' ? 'closing' : 'rule', `rules/${rule.id}`);
  }
  const canWithhold = document.minimum.length > 0 || Object.values(document.scales).some(({ values }) => values.includes(WITHHELD));
  for (const op of ['incomplete', 'nothing', ...(canWithhold ? ['not_screened'] : [])])
    if (!document.rules.some((rule) => rule.kind === 'closing' && rule.when.op === op && rule.level !== null))
      problems.push({
        code: 'pack.no_level',
        where: 'rules',
        what: `no closing rule says ${op}() with a level`,
      });
  for (const triage of document.triage) words(triage.when, 'triage', `triage/${triage.outcome}`);
  const { child, ...single } = document.anchors;
  needs('item', [...child, ...Object.values(single).filter((id) => id !== null)], 'anchors');
  for (const [name, list] of Object.entries(document.lists)) {
    needs('item', list.items ?? [], `lists/${name}`);
    needs('indicator', list.indicators ?? [], `lists/${name}`);
  }
  return problems;
}
