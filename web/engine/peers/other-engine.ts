/** A form in ODK's own engine for browsers, filled and read by the names of its questions. */
import { loadForm, type AnyNode, type FormResource, type InstantiableLoadFormResult, type RootNode } from '@getodk/xforms-engine';
import { batch } from 'solid-js';

export type Answers = Readonly<Record<string, string>>;

/** A loaded form and one instance of it, which takes one answer set after another. */
export class OtherForm {
  readonly #nodes = new Map<string, AnyNode>();
  /** What each question was given last; the engine shows nothing of a question that is hidden. */
  readonly #given = new Map<string, string>();

  private constructor(
    readonly loaded: InstantiableLoadFormResult,
    readonly root: RootNode,
  ) {
    this.#collect(root);
  }

  /** Loads an XForm. None of its clips and pictures is fetched. Throws what the engine finds wrong. */
  static async load(xform: FormResource): Promise<OtherForm> {
    const loaded = await loadForm(xform, {
      fetchFormAttachment: () => Promise.resolve(new Response(null, { status: 404 })),
      missingResourceBehavior: 'BLANK',
    });
    if (loaded.status === 'failure') throw loaded.error;
    return new OtherForm(loaded, loaded.createInstance().root);
  }

  #collect(node: AnyNode): void {
    for (const child of (node.currentState.children ?? []) as readonly AnyNode[]) {
      const name = child.currentState.reference.split('/').at(-1) ?? '';
      this.#nodes.set(name, child);
      if (child.nodeType === 'select') this.#given.set(name, child.currentState.value.join(' '));
      this.#collect(child);
    }
  }

  /**
   * Answers the questions named and makes every other one blank. Hidden questions are given theirs too: dropping them is the
   * engine's part. The changes are told together, as when a saved form is opened.
   */
  fill(answers: Answers): void {
    batch(() => {
      for (const [name, node] of this.#nodes) {
        const wanted = answers[name] ?? '';
        if (node.nodeType !== 'select' || wanted === (this.#given.get(name) ?? '')) continue;
        node.selectValues(wanted.split(' ').filter((value) => value !== ''));
        this.#given.set(name, wanted);
      }
    });
  }

  /** What a question or calculate holds, as text. A question that is not shown holds nothing. */
  read(name: string): string {
    const node = this.#nodes.get(name);
    if (!node) throw new Error(`The form has no ${name}.`);
    if (!node.currentState.relevant) return '';
    const { value } = node.currentState;
    return Array.isArray(value) ? value.join(' ') : String((value as string | number | bigint | null) ?? '');
  }

  /** The same form sent and opened again: what it sent is all that the other instance knows. */
  async sendAndOpen(): Promise<OtherForm> {
    const { data } = await this.root.prepareInstancePayload({ payloadType: 'monolithic' });
    const restored = await this.loaded.restoreInstance({ data });
    return new OtherForm(this.loaded, restored.root);
  }
}
