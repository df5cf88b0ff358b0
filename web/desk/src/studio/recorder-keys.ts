/** One hand on the keyboard is enough to record; nobody's typing is taken for it. */

export type RecorderDeed = 'record' | 'play' | 'again' | 'keep';

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

const DEEDS: Readonly<Record<string, RecorderDeed>> = { ' ': 'record', p: 'play', r: 'again', enter: 'keep' };

/** What the key does; null for every other key, with a modifier, while it is held down or a letter is being composed. */
export function deedOf(event: Pressed): RecorderDeed | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return null;
  return DEEDS[event.key.toLowerCase()] ?? null;
}

/** Whether the key belongs to what is focused: a field takes every key, links, buttons and the like take Space and Enter. */
export function isTaken(focused: Element | null, deed: RecorderDeed): boolean {
  if (focused === null || focused.closest('[data-do]') !== null) return false;
  if (focused.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !== null) return true;
  return (deed === 'record' || deed === 'keep') && focused.closest('a[href], button, summary, audio, [role="button"]') !== null;
}
