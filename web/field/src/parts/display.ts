import { openShared, type SharedDatabase } from '../vault/shared.ts';

/** `phone` follows what the phone itself is set to. */
export const THEMES = ['phone', 'light', 'dark', 'outdoor'] as const;
export const HANDS = ['right', 'left'] as const;
/** How the phone comes back from the person: two touches, or the officer's own secret. */
export const RETURNS = ['touch', 'secret'] as const;

/** How this phone looks and is held; of the device, and of nobody's talk. */
export interface Display {
  readonly theme: (typeof THEMES)[number];
  readonly hand: (typeof HANDS)[number];
  readonly returns: (typeof RETURNS)[number];
}

export const PLAIN: Display = { theme: 'phone', hand: 'right', returns: 'touch' };
const NAME = 'display';

/** What was chosen on this phone; what it does not know stays as it is everywhere. */
export async function readDisplay(shared: SharedDatabase): Promise<Display> {
  const row = await shared.get('settings', NAME);
  const kept: readonly string[] = Array.isArray(row?.value) ? (row.value as readonly string[]) : [];
  const find = <Value extends string>(values: readonly Value[], fallback: Value): Value =>
    values.find((value) => kept.includes(value)) ?? fallback;
  return { theme: find(THEMES, PLAIN.theme), hand: find(HANDS, PLAIN.hand), returns: find(RETURNS, PLAIN.returns) };
}

export async function keepDisplay(display: Display): Promise<void> {
  const shared = await openShared();
  try {
    await shared.put('settings', { name: NAME, value: [display.theme, display.hand, display.returns] });
  } finally {
    shared.close();
  }
}

/** Puts theme and hand on the page; the style sheets do the rest. */
export function showDisplay({ theme, hand }: Display): void {
  const page = document.documentElement;
  if (theme === 'phone') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
  page.dataset['hand'] = hand;
}
