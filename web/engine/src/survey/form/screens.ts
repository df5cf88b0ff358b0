import type { LiveForm } from '../form.js';
import type { Definition } from './definition.js';
import type { Place } from './place.js';
import { isSeen } from './types.js';

/** What is put on one screen: a question, the questions of a field list, or whether one more instance is wanted. */
export type FormScreen =
  | { readonly kind: 'questions'; readonly key: string; readonly places: readonly Place[]; readonly trail: readonly Place[] }
  | {
      readonly kind: 'repeat';
      readonly key: string;
      readonly repeat: Definition;
      readonly around: Place;
      readonly trail: readonly Place[];
    };

/** All screens of a form as its answers stand. A key names the same screen before and after a change. */
export function listScreens(form: LiveForm): readonly FormScreen[] {
  const screens: FormScreen[] = [];
  visitChildren(form, form.root, [], screens);
  return screens;
}

function visitChildren(form: LiveForm, around: Place, trail: readonly Place[], screens: FormScreen[]): void {
  for (const definition of around.definition.children) {
    for (const place of around.of(definition)) if (place.isRelevant) visit(form, place, trail, screens);
    if (definition.isRepeat && form.canAdd(definition, around))
      screens.push({ kind: 'repeat', key: `${keyOf(around)}/${definition.name}+`, repeat: definition, around, trail });
  }
}

function visit(form: LiveForm, place: Place, trail: readonly Place[], screens: FormScreen[]): void {
  const { question, node } = place.definition;
  if (question !== null) {
    if (isSeen(question)) screens.push({ kind: 'questions', key: keyOf(place), places: [place], trail });
    return;
  }
  const inside = [...trail, place];
  if (node === null || !/(?:^|\s)(?:field-list|table-list)(?:\s|$)/.test(node.appearance)) {
    visitChildren(form, place, inside, screens);
    return;
  }
  // The key is the list's own, so that it stays the same screen while its questions come and go.
  const places = [...place.walk()].filter(
    (each) => each.isRelevant && each.definition.question !== null && isSeen(each.definition.question),
  );
  if (places.length > 0) screens.push({ kind: 'questions', key: keyOf(place), places, trail: inside });
}

/** `/data/child[2]/age` */
export function keyOf(place: Place): string {
  const number = place.definition.isRepeat ? `[${place.number}]` : '';
  return `${place.parent === null ? '' : keyOf(place.parent)}/${place.definition.name}${number}`;
}
