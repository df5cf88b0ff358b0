import type { Expression } from '../expression.js';
import type { Frame } from '../frame.js';
import type { Definition } from './definition.js';
import type { FormDocument, Media, Texts } from './document.js';
import type { FormPlan } from './plan.js';

type Part = string | Expression;

const FIELD = /\$\{\s*(last-saved#)?\s*([^}\s]+)\s*\}/g;

/** The form's texts in the language shown, with `${name}` filled in. */
export class Wording {
  private readonly parts = new Map<Definition, Map<string, readonly Part[]>>();

  constructor(
    private readonly form: FormDocument,
    private readonly plan: FormPlan,
    public language: string,
  ) {}

  /** The text in this language, else in the form's default, else in any: a question never stands without words. */
  pick(texts: Texts): string {
    return this.pickWithLanguage(texts).text;
  }

  /** The text and the language it is really in, so that it can be marked up as such. */
  pickWithLanguage(texts: Texts): { readonly text: string; readonly language: string } {
    for (const language of [this.language, this.form.default_language, '']) {
      const text = texts[language];
      if (text !== undefined && text !== '') return { text, language };
    }
    const [language = this.language, text = ''] = Object.entries(texts).find(([, each]) => each !== '') ?? [];
    return { text, language };
  }

  media(media: Media): Readonly<Record<string, string>> {
    return media[this.language] ?? media[this.form.default_language] ?? media[''] ?? {};
  }

  fill(definition: Definition, texts: Texts, frame: Frame): string {
    const text = this.pick(texts);
    if (!text.includes('${')) return text;
    return this.partsOf(definition, text)
      .map((part) => (typeof part === 'string' ? part : part.text(frame)))
      .join('');
  }

  private partsOf(definition: Definition, text: string): readonly Part[] {
    const known = this.parts.get(definition) ?? new Map<string, readonly Part[]>();
    this.parts.set(definition, known);
    const found = known.get(text);
    if (found !== undefined) return found;
    const parts: Part[] = [];
    let at = 0;
    for (const match of text.matchAll(FIELD)) {
      const [whole, lastSaved, name = ''] = match;
      parts.push(text.slice(at, match.index));
      const expression = this.plan.compile({ op: 'field', name, ...(lastSaved ? { last_saved: true } : {}) }, definition);
      parts.push(expression ?? whole);
      at = match.index + whole.length;
    }
    parts.push(text.slice(at));
    known.set(text, parts);
    return parts;
  }
}
