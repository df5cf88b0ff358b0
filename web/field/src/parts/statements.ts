/** What is said to the person, in order; the same sentence for two reasons is said once, and stays private if one of them is. */
export function distinctStatements<Line extends { readonly text: string; readonly is_private: boolean }>(
  lines: readonly Line[],
  words: (textId: string) => string,
): Line[] {
  const said = new Map<string, Line>();
  for (const line of lines) {
    const sentence = words(line.text);
    if (sentence === '') continue;
    const before = said.get(sentence);
    said.set(sentence, before ? { ...before, is_private: before.is_private || line.is_private } : line);
  }
  return [...said.values()];
}
