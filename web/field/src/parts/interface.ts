import { speak } from './words.ts';

/** Addresses of the sheets of every language of the officer's side but English, which lies in the shell. */
const SHEETS = import.meta.glob<string>(
  [
    '../../../../content/interface/*.ftl',
    '../../../../content/interface/officer/*.ftl',
    '../../../../content/interface/talk/*.ftl',
    '../../../../content/interface/arrivals/*.ftl',
    '../../../../content/interface/safety/*.ftl',
    '!../../../../content/interface/en.ftl',
    '!../../../../content/interface/officer/en.ftl',
    '!../../../../content/interface/talk/en.ftl',
    '!../../../../content/interface/arrivals/en.ftl',
    '!../../../../content/interface/safety/en.ftl',
  ],
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
);
/** The service worker looks here first; the name stands in vite.config.ts too. */
const CACHE = 'titian-interface';

/** Languages in which the officer's side is written, English first. */
export function interfaceLanguages(): string[] {
  const tags = Object.keys(SHEETS).flatMap((path) => /interface\/([A-Za-z-]+)\.ftl$/.exec(path)?.[1] ?? []);
  return ['en', ...tags.sort()];
}

/**
 * The officer's side in this language, kept for when there is no network. Where its words cannot be had, such as at a
 * first visit without a network, the language that was spoken before stays.
 */
export async function speakInterface(tag: string): Promise<void> {
  if (tag === 'en') return show(tag, []);
  const addresses = Object.entries(SHEETS).filter(([path]) => path.endsWith(`/${tag}.ftl`));
  if (addresses.length === 0) return;
  const cache = await caches.open(CACHE);
  const sheets: string[] = [];
  for (const [, address] of addresses) {
    const kept = await cache.match(address);
    const response = kept ?? (await fetch(address));
    if (!response.ok) return;
    if (!kept) await cache.put(address, response.clone());
    sheets.push(await response.text());
  }
  await show(tag, sheets);
}

/** Letters that the phone may lack come when a language that needs them is chosen, and are kept from then on. */
function show(tag: string, sheets: readonly string[]): void {
  const letters = __OFFICERS_LETTERS__[tag] ?? 'Latn';
  speak(tag, sheets);
  document.documentElement.dataset['letters'] = letters;
  if (letters !== 'Latn') import('../screens/later.ts').then(({ prepareFonts }) => prepareFonts([letters])).catch(() => undefined);
  document.documentElement.lang = tag;
  document.documentElement.dir = __RIGHT_TO_LEFT__.includes(tag) ? 'rtl' : 'ltr';
}
