/** What stands before the person at once: a text, and at most one more that goes on from it. Both are said, in order. */
export interface Prompt {
  readonly text: string;
  readonly after?: string;
}

/** Lines of the script that go on from the line before them: why after who, who else may see after to whom it goes. */
const GOES_ON = /^(consent|assent)\.(why|count|who_sees|asking_later|law_|no_promise)/;
/** Said with the question itself. */
const WITH_QUESTION = /^(consent|assent)\.ask$/;

/** The script before consent as prompts. Every line of it is said; none is joined to one it does not go on from. */
export function promptsOf(lines: readonly string[]): Prompt[] {
  const prompts: Prompt[] = [];
  for (const text of lines.filter((line) => !WITH_QUESTION.test(line))) {
    const last = prompts.at(-1);
    if (last && last.after === undefined && GOES_ON.test(text)) prompts[prompts.length - 1] = { ...last, after: text };
    else prompts.push({ text });
  }
  return prompts;
}

/** The line of the script that is said with the question, or null. */
export function lineWithQuestion(lines: readonly string[]): string | null {
  return lines.find((line) => WITH_QUESTION.test(line)) ?? null;
}

/** These one or two texts as one prompt, without those this language has no words for; none where it has words for neither. */
export function together(texts: Readonly<Record<string, string>> | undefined, first: string, second: string): Prompt[] {
  const [text, after] = [first, second].filter((id) => (texts?.[id] ?? '') !== '');
  return text === undefined ? [] : [after === undefined ? { text } : { text, after }];
}
