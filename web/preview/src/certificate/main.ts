/** The page under `/certificate/`: all it needs stands in it, so that it can be saved and used without a network. */
import { checkCertificate, type Found, type Held } from './check.ts';

const find = <Kind extends Element>(selector: string): Kind => {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};
const held = JSON.parse(find('#held').textContent ?? '') as Held;
const text = find<HTMLTextAreaElement>('#text');
const day = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });

function show(found: Found): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-verdict]')) each.hidden = each.dataset['verdict'] !== found.verdict;
  for (const each of document.querySelectorAll<HTMLElement>('[data-fact]')) {
    const value = found[each.dataset['fact'] as keyof Found];
    each.hidden = value === undefined;
    const place = each.querySelector('dd');
    if (place) place.textContent = value instanceof Date ? day.format(value) : (value ?? '');
  }
  const noName = find<HTMLElement>('#no-name');
  noName.hidden = found.course === undefined || found.name !== undefined;
  find<HTMLElement>('#found').hidden = false;
}

async function check(): Promise<void> {
  if (text.value.trim() !== '') show(await checkCertificate(text.value, held, new Date()));
}

find('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});
function readAddress(): void {
  if (location.hash.length < 2) return;
  text.value = location.hash.slice(1);
  void check();
}
addEventListener('hashchange', readAddress);
readAddress();
