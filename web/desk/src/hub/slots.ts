/**
 * Fills the templates a page brings along, so that every word stands in the page's own language and no script writes
 * markup. Slots are `data-slot="name"`, lists are `data-list="name"` around one `<template>`.
 */
export function cloneTemplate(page: ParentNode, name: string): DocumentFragment {
  const template = page.querySelector<HTMLTemplateElement>(`template[data-template="${name}"]`);
  if (!template) throw new Error(`The page has no template ${name}.`);
  return template.content.cloneNode(true) as DocumentFragment;
}

export function slot(root: ParentNode, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (!found) throw new Error(`The page has no slot ${name}.`);
  return found;
}

export function setText(root: ParentNode, name: string, text: string): void {
  slot(root, name).textContent = text;
}

/** One copy of the list's template an entry; an empty list hides its `data-part`. */
export function fillList<T>(root: ParentNode, name: string, entries: readonly T[], fill: (row: ParentNode, entry: T) => void): void {
  const list = root.querySelector<HTMLElement>(`[data-list="${name}"]`);
  const template = list?.querySelector('template');
  if (!list || !template) throw new Error(`The page has no list ${name}.`);
  for (const entry of entries) {
    const row = template.content.cloneNode(true) as DocumentFragment;
    fill(row, entry);
    list.append(row);
  }
  const part = list.closest<HTMLElement>(`[data-part="${name}"]`);
  if (part) part.hidden = entries.length === 0;
}

export function show(root: ParentNode, name: string, isShown: boolean): void {
  const part = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!part) throw new Error(`The page has no part ${name}.`);
  part.hidden = !isShown;
}
