import type { Point } from '../library/directory.ts';

/** What stands before the person at once: a text, and what goes on from it. All of it is said, in order. */
export interface Prompt {
  readonly text: string;
  readonly after?: readonly string[];
  /** What is said besides to whoever asks. */
  readonly more?: readonly string[];
}

/** Said with the question itself. */
const WITH_QUESTION = /^(consent|assent)\.ask$/;
const POINTS_AT_ONCE = 2;

/** The points of a script, two at once, with every text that the language has words for. */
export function promptsOf(points: readonly Point[], has: (textId: string) => boolean): Prompt[] {
  const prompts: Prompt[] = [];
  for (let at = 0; at < points.length; at += POINTS_AT_ONCE) {
    const together = points.slice(at, at + POINTS_AT_ONCE);
    const [text, ...after] = together.flatMap((point) => point.said).filter((id) => has(id) && !WITH_QUESTION.test(id));
    if (text !== undefined) prompts.push({ text, after, more: together.flatMap((point) => point.more).filter(has) });
  }
  return prompts;
}

/** Lines that are said to everybody, two at once, with every text that the language has words for. */
export function inPairs(lines: readonly string[], has: (textId: string) => boolean): Prompt[] {
  return promptsOf(
    lines.map((line) => ({ said: [line], more: [] })),
    has,
  );
}

/** The line of the script that is said with the question, or null. */
export function lineWithQuestion(points: readonly Point[]): string | null {
  return points.flatMap((point) => point.said).find((text) => WITH_QUESTION.test(text)) ?? null;
}

/** Its texts, in order. */
export const textsOf = ({ text, after }: Prompt): readonly string[] => [text, ...(after ?? [])];

/** In two, as even as the words allow: where they do not fit at once. Whoever asks is told more at each. */
export function inTwo<Line extends Prompt>(prompt: Line, wordsOf: (textId: string) => string): Line[] {
  const texts = textsOf(prompt);
  const lengthOf = (some: readonly string[]): number => some.reduce((sum, id) => sum + wordsOf(id).length, 0);
  const longer = (at: number): number => Math.max(lengthOf(texts.slice(0, at)), lengthOf(texts.slice(at)));
  let best = 1;
  for (let at = 2; at < texts.length; at += 1) if (longer(at) < longer(best)) best = at;
  return [texts.slice(0, best), texts.slice(best)].map(([text = '', ...after]) => ({ ...prompt, text, after }));
}
