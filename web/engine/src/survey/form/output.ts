import type { LiveForm } from '../form.js';
import type { Place } from './place.js';
import { takesAnswer } from './types.js';

export type Nested = string | null | readonly NestedAnswers[] | NestedAnswers;
export interface NestedAnswers {
  readonly [name: string]: Nested;
}

/** All that counts, as the form is built: groups inside each other, a list for a repeat, null where nothing was answered. */
export function nestedAnswers(form: LiveForm): NestedAnswers {
  return nest(form.root);
}

function nest(place: Place): NestedAnswers {
  const answers: Record<string, Nested> = {};
  for (const definition of place.definition.children) {
    const instances = place.of(definition).filter((each) => each.isRelevant);
    if (definition.isRepeat) answers[definition.name] = instances.map(nest);
    else for (const each of instances) if (isKept(each)) answers[definition.name] = definition.question ? each.value || null : nest(each);
  }
  return answers;
}

/** A note holds nothing; everything else that is asked, computed or collected does. */
function isKept(place: Place): boolean {
  const question = place.definition.question;
  return question === null || takesAnswer(question) || question.type !== 'note';
}

export interface Row {
  /** Counted from one within its table. */
  readonly index: number;
  readonly parent: { readonly table: string; readonly index: number } | null;
  /** Path inside the table, with `/` between group and question → answer. */
  readonly cells: Readonly<Record<string, string>>;
}

/** One table for the form and one for each repeat, as exports for a spreadsheet have it. */
export function flatRows(form: LiveForm): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>();
  addRow(tables, form.root, form.document.id || form.root.definition.name, null);
  return tables;
}

function addRow(tables: Map<string, Row[]>, place: Place, table: string, parent: Row['parent']): void {
  const rows = tables.get(table) ?? [];
  tables.set(table, rows);
  const cells: Record<string, string> = {};
  const index = rows.length + 1;
  rows.push({ index, parent, cells });
  const gather = (from: Place, prefix: string): void => {
    for (const definition of from.definition.children)
      for (const each of from.of(definition)) {
        if (!each.isRelevant || !isKept(each)) continue;
        if (definition.isRepeat) addRow(tables, each, definition.name, { table, index });
        else if (definition.question) cells[prefix + definition.name] = each.value;
        else gather(each, `${prefix}${definition.name}/`);
      }
  };
  gather(place, '');
}
