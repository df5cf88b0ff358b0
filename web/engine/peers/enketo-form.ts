/**
 * A form in Enketo's evaluator, which KoboToolbox's web forms compute with. Enketo's own application is not run: it is made for a
 * page of its form, and not to be had from the registry alone. As it does, paths begin at the model, lists are elements of it, and
 * what is not relevant reads blank; each expression is worked out after all that it reads.
 */
import OpenRosa from 'openrosa-xpath-evaluator';
import type { Answers } from './other-engine.js';
import type { Said } from './our-form.js';

interface Bind {
  readonly calculate: string | null;
  readonly relevant: string | null;
  readonly constraint: string | null;
  readonly required: string | null;
}
interface Held {
  readonly path: string;
  readonly element: Element;
  readonly bind: Bind;
  /** The choices: an expression for their elements, or their names. */
  items: string | readonly string[] | null;
  text: string;
  isRelevant: boolean;
}

const NAMES = ['calculate', 'relevant', 'constraint', 'required'] as const;
const QUOTED = /"[^"]*"|'[^']*'/;
/** Quoted texts, and paths from the root. */
const PARTS = new RegExp(`(${QUOTED.source})|(?<![\\w)\\]./])(/[\\w.-]+(?:/[\\w.-]+)+)`, 'g');

export class EnketoForm {
  readonly #evaluator = new OpenRosa();
  readonly #held = new Map<string, Held>();
  readonly #order: Held[] = [];
  readonly #byName = new Map<string, Held>();
  readonly #asked: Held[] = [];
  readonly #model: Document;

  constructor(xform: string) {
    const parsed = new DOMParser().parseFromString(xform, 'text/xml');
    this.#model = document.implementation.createDocument(null, 'model');
    const model = [...parsed.getElementsByTagName('*')].find((each) => each.localName === 'model');
    const children = [...(model?.children ?? [])];
    for (const instance of children.filter((each) => each.localName === 'instance'))
      this.#model.documentElement.append(this.#copy(instance));
    const binds = new Map(
      children
        .filter((each) => each.localName === 'bind')
        .map((each) => [
          each.getAttribute('nodeset') ?? '',
          Object.fromEntries(NAMES.map((name) => [name, each.getAttribute(name)])) as unknown as Bind,
        ]),
    );
    const root = this.#model.querySelector('instance > *');
    if (root) this.#gather(root, `/${root.localName}`, binds);
    for (const control of parsed.querySelectorAll('select, select1')) this.#readItems(control);
    this.#sort();
  }

  /** Without namespaces, as Enketo keeps a model. */
  #copy(element: Element): Element {
    const copy = this.#model.createElement(element.localName);
    if (element.hasAttribute('id')) copy.setAttribute('id', element.getAttribute('id') ?? '');
    if (element.children.length === 0) copy.textContent = element.textContent;
    copy.append(...[...element.children].map((child) => this.#copy(child)));
    return copy;
  }

  #gather(element: Element, path: string, binds: ReadonlyMap<string, Bind>): void {
    const none: Bind = { calculate: null, relevant: null, constraint: null, required: null };
    const text = element.children.length === 0 ? element.textContent : '';
    const held: Held = { path, element, bind: binds.get(path) ?? none, items: null, text, isRelevant: true };
    this.#held.set(path, held);
    if (element.children.length === 0) this.#byName.set(element.localName, held);
    for (const child of element.children) this.#gather(child, `${path}/${child.localName}`, binds);
  }

  #readItems(control: Element): void {
    const held = this.#held.get(control.getAttribute('ref') ?? '');
    if (held === undefined) return;
    this.#asked.push(held);
    held.items =
      control.querySelector('itemset')?.getAttribute('nodeset') ??
      [...control.querySelectorAll('item > value')].map(({ textContent }) => textContent);
  }

  #around(held: Held): Held[] {
    const parts = held.path.split('/');
    return parts.slice(2).flatMap((_, at) => this.#held.get(parts.slice(0, at + 3).join('/')) ?? []);
  }

  /** Everything after what it reads, and after the groups around what it reads. */
  #sort(): void {
    const begun = new Set<Held>();
    const visit = (held: Held): void => {
      if (begun.has(held)) return;
      begun.add(held);
      const read = [held.bind.relevant, held.bind.calculate].flatMap((expression) =>
        [...(expression ?? '').matchAll(PARTS)].flatMap(([, , path]) => (path === undefined ? [] : (this.#held.get(path) ?? []))),
      );
      for (const each of [...this.#around(held), ...read.flatMap((other) => this.#around(other))]) visit(each);
      this.#order.push(held);
    };
    for (const held of this.#held.values()) visit(held);
  }

  #evaluate(expression: string, held: Held, type: number): XPathResult {
    const shifted = expression
      .replace(PARTS, (whole, quoted: string | undefined) => (quoted === undefined ? `/model/instance[1]${whole}` : whole))
      .replace(/\binstance\('([^']*)'\)/g, '/model/instance[@id="$1"]');
    return this.#evaluator.evaluate(shifted, held.element, null, type);
  }

  fill(answers: Answers): void {
    for (const held of this.#asked) held.text = answers[held.element.localName] ?? '';
    for (const held of this.#order) {
      const { bind, element } = held;
      const around = this.#around(held).slice(0, -1);
      held.isRelevant =
        around.every((each) => each.isRelevant) &&
        (bind.relevant === null || this.#evaluate(bind.relevant, held, XPathResult.BOOLEAN_TYPE).booleanValue);
      if (bind.calculate !== null) held.text = this.#evaluate(bind.calculate, held, XPathResult.STRING_TYPE).stringValue;
      if (element.children.length === 0) element.textContent = held.isRelevant ? held.text : '';
    }
  }

  /** What a question or calculate holds; blank where it is not relevant. */
  read(name: string): string {
    return this.#get(name).element.textContent;
  }

  say(name: string): Said {
    const held = this.#get(name);
    const holds = (expression: string | null, otherwise: boolean): boolean =>
      expression === null ? otherwise : this.#evaluate(expression, held, XPathResult.BOOLEAN_TYPE).booleanValue;
    const { isRelevant, bind } = held;
    const value = this.read(name);
    const fits = value === '' || holds(bind.constraint, true);
    return { isRelevant, value, isRequired: holds(bind.required, false), fits, choices: this.#choices(held) };
  }

  #choices(held: Held): readonly string[] {
    if (typeof held.items !== 'string') return held.items ?? [];
    const found = this.#evaluate(held.items, held, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    return Array.from({ length: found.snapshotLength }, (_, at) => {
      const item = found.snapshotItem(at) as Element;
      return [...item.children].find((child) => child.localName === 'name')?.textContent ?? '';
    });
  }

  #get(name: string): Held {
    const held = this.#byName.get(name);
    if (!held) throw new Error(`The form has no ${name}.`);
    return held;
  }
}
