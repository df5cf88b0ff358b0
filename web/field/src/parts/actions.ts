import type { OfficerAction } from '../journey/views.ts';

export interface SaidAction extends OfficerAction {
  readonly words: string;
}

/** Actions with their words; where two rules ask for the same, it is said once, and a confidential reason wins. */
export function distinctActions(actions: readonly OfficerAction[], text: (id: string) => string): SaidAction[] {
  const said = new Map<string, SaidAction>();
  for (const action of actions) {
    const sentence = text(action.text);
    if (sentence === '') continue;
    const before = said.get(sentence);
    if (!before) said.set(sentence, { ...action, words: sentence });
    // A confidential reason stays confidential: an open one beside it must not tell by contrast.
    else if (action.is_confidential && !before.is_confidential) said.set(sentence, { ...action, words: sentence });
  }
  return [...said.values()];
}
