/** Control (or Command) and Enter in the field saves as the first button of its form does. */
export function isSaveKey(event: { key: string; ctrlKey: boolean; metaKey: boolean; isComposing: boolean }): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing;
}

/** Starts it for one field. */
export function startSaveKey(field: HTMLTextAreaElement): void {
  field.addEventListener('keydown', (event) => {
    if (!isSaveKey(event)) return;
    event.preventDefault();
    const button = field.form?.querySelector<HTMLButtonElement>('button[type="submit"]');
    field.form?.requestSubmit(button ?? null);
  });
}
