import type { Expression } from '../expression.js';
import { Frame, type World } from '../frame.js';
import { SurveyNode } from '../node.js';
import { SeededRandom, shuffle, type Random } from '../random.js';
import { OTHER, type Definition } from './definition.js';
import type { ChoiceRow, FormDocument, Media, QuestionNode, Texts } from './document.js';
import type { Place } from './place.js';

export interface Choice {
  readonly name: string;
  readonly label: Texts;
  readonly media: Media;
}

/** The lists of a form, as rows to show and as documents that expressions read. */
export class Lists {
  private readonly documents = new Map<string, SurveyNode | undefined>();

  constructor(private readonly form: FormDocument) {}

  /** `instance('towns')` and `pulldata('towns', …)`: a list by its name, a file with or without its ending. */
  readonly findDocument = (id: string): SurveyNode | undefined => {
    if (!this.documents.has(id)) this.documents.set(id, this.makeDocument(id));
    return this.documents.get(id);
  };

  has(id: string): boolean {
    return this.rows(id) !== undefined;
  }

  private rows(id: string): readonly ChoiceRow[] | undefined {
    const { lists } = this.form;
    return lists[id] ?? Object.entries(lists).find(([name]) => name.replace(/\.\w+$/, '') === id)?.[1];
  }

  private makeDocument(id: string): SurveyNode | undefined {
    const rows = this.rows(id);
    if (rows === undefined) return undefined;
    const document = new SurveyNode('', null);
    const root = document.add('root');
    for (const [at, row] of rows.entries()) {
      const item = root.add('item');
      item.add('name', row.name);
      item.add('label', row.label[this.form.default_language] ?? Object.values(row.label)[0] ?? '');
      for (const [column, cell] of Object.entries(row.cells)) if (item.named(column).length === 0) item.add(column, cell);
      if (item.named('itextId').length === 0) item.add('itextId', `${id}-${at}`);
    }
    return document;
  }

  /** The words of the choice with that itextId: list and place, as converters of forms write it. */
  textsOf(itextId: string): Texts | undefined {
    const [, list = '', at = ''] = /^(.*)-(\d+)$/.exec(itextId) ?? [];
    return this.rows(list)?.[Number(at)]?.label;
  }

  /** All choices of a question, unfiltered. */
  list(definition: Definition): readonly Choice[] {
    const question = definition.question;
    const rows = this.valuesOf(question, question?.list ? (this.rows(question.list) ?? []) : []);
    return question?.other === true && !rows.some((row) => row.name === OTHER)
      ? [...rows, { name: OTHER, label: { '': 'Other' }, media: {} }]
      : rows;
  }

  /** The rows of a file, with the columns its question names for value and label. */
  private valuesOf(question: QuestionNode | null, rows: readonly ChoiceRow[]): readonly ChoiceRow[] {
    const { value, label } = question?.parameters ?? {};
    if (value === undefined && label === undefined) return rows;
    return rows.map((row) => ({
      ...row,
      name: value === undefined ? row.name : (row.cells[value] ?? ''),
      label: label === undefined ? row.label : { '': row.cells[label] ?? '' },
    }));
  }

  /** The choices that stand now, in the order to show. `random` is the question's own, so that the order stays. */
  choose(place: Place, filter: Expression | null, world: World, random: Random): readonly Choice[] {
    const question = place.definition.question;
    const all = this.list(place.definition);
    const items = question?.list ? (this.findDocument(question.list)?.children[0]?.children ?? []) : [];
    const frame = new Frame(world, place.node, place.node, 1, items.length);
    const kept = all.filter((_, at) => {
      const item = items[at];
      if (filter === null || item === undefined) return true;
      frame.here = item;
      frame.position = at + 1;
      const value = filter.value(frame);
      return typeof value === 'number' && filter.kind === 'number' ? value === at + 1 : filter.boolean(frame);
    });
    if (question?.parameters['randomize'] !== 'true') return kept;
    const others = kept.filter((choice) => choice.name === OTHER && question.other);
    return [
      ...shuffle(
        kept.filter((choice) => !others.includes(choice)),
        random,
      ),
      ...others,
    ];
  }
}

/** A seed written as a number gives the same order on every device; otherwise one is drawn for the question and kept. */
export function seededFrom(text: string, drawn: number): Random {
  const number = Number(text);
  return new SeededRandom(text !== '' && Number.isFinite(number) ? BigInt(Math.trunc(number)) : BigInt(Math.floor(drawn * 2 ** 31)));
}
