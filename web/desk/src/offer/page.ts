/** The field for an offer's words, and what was seen in them, drawn from the list of signs that stands on the page. */
import type { Data, Span } from './data.ts';
import { findSigns } from './find.ts';
import { startPhoto } from './photo.ts';
import { quote } from './quote.ts';
import { startVoices } from './voices.ts';

const HIDDEN_LETTERS = 'hidden_letters';

const find = <Kind extends HTMLElement>(selector: string): Kind => {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};

/** Makes the form work with these signs. Throws where the browser is too old for their patterns. */
export function startPage(form: HTMLFormElement, data: Data): void {
  findSigns('a', data, '');
  const words = find<HTMLTextAreaElement>('#words');
  const country = find<HTMLSelectElement>('#country');
  fillCountries(country, data);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(words.value, data, country.value);
  });
  form.addEventListener('reset', forget);
  // A page that the browser keeps for going back keeps its fields: of an offer nothing is to be left on a shared phone.
  addEventListener('pagehide', () => {
    form.reset();
  });
  country.addEventListener('change', () => {
    showLines(country.value);
  });
  startPhoto(words);
  // Who reads what was seen in an offer need not pass all the other signs on the way to whom to ask.
  find<HTMLDetailsElement>('#all').open = false;
  form.hidden = false;
}

/** Adds the countries of the signs and of the lines to those that the page names in its language. */
function fillCountries(select: HTMLSelectElement, data: Data): void {
  const codes = new Set(data.places.map(([value]) => value.split(':')[0] ?? ''));
  for (const line of document.querySelectorAll<HTMLElement>('#lines [data-country]')) codes.add(line.dataset['country'] ?? '');
  const language = document.documentElement.lang;
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  const named = [...select.options].filter(({ value }) => value !== '');
  for (const code of ['', ...named.map(({ value }) => value)]) codes.delete(code);
  const options = [...named, ...[...codes].map((code) => new Option(names.of(code) ?? code, code))];
  select.append(...options.sort((one, other) => one.text.localeCompare(other.text, language)));
}

/** Lines of a country, and those of none; all of them where the country has none of its own. */
function showLines(country: string): void {
  const lines = [...document.querySelectorAll<HTMLElement>('#lines [data-country]')];
  const isNamed = lines.some((line) => line.dataset['country'] === country);
  for (const line of lines) line.hidden = isNamed && !['', country].includes(line.dataset['country'] ?? '');
}

function forget(): void {
  find('#found').hidden = true;
  find('#flags').replaceChildren();
  for (const verdict of document.querySelectorAll<HTMLElement>('[data-verdict]')) verdict.hidden = true;
  showLines('');
}

function show(given: string, data: Data, country: string): void {
  find('#flags').replaceChildren();
  const { rules, tricks, isZawgyi, isKnown } = findSigns(given, data, country);
  const seen = [...rules, ...(tricks.size > 0 ? [{ id: HIDDEN_LETTERS, spans: [...tricks.values()] }] : [])];
  for (const sign of document.querySelectorAll<HTMLElement>('#signs > [data-rules]')) {
    const its = (sign.dataset['rules'] ?? '').split(' ');
    const spans = seen.filter(({ id }) => its.includes(id)).flatMap((rule) => rule.spans);
    if (spans.length > 0) find('#flags').append(draw(sign, given, spans));
  }
  const isEmpty = given.trim() === '';
  const isSeen = seen.length > 0;
  say('empty', isEmpty);
  say('seen', isSeen);
  say('zawgyi', isZawgyi);
  say('unknown', !isEmpty && !isKnown && !isSeen);
  say('none', !isEmpty && isKnown && !isSeen && !isZawgyi);
  showLines(country);
  find('#found').hidden = false;
  startVoices(find('#found'));
  find('#found').focus();
}

function say(verdict: string, isSo: boolean): void {
  find(`[data-verdict="${verdict}"]`).hidden = !isSo;
}

/** A sign of the list with the words that raised it. No translator of the browser's is to send them anywhere. */
function draw(sign: HTMLElement, given: string, spans: readonly Span[]): HTMLElement {
  const drawn = sign.cloneNode(true) as HTMLElement;
  drawn.querySelector('.hear')?.remove();
  const told = quote(given, spans).map((pieces) => {
    const quoted = document.createElement('blockquote');
    quoted.className = 'flag__words notranslate';
    quoted.translate = false;
    quoted.dir = 'auto';
    quoted.append(...pieces.map(({ text, isMarked }) => (isMarked ? mark(text) : text)));
    return quoted;
  });
  drawn.prepend(...told);
  drawn.querySelector<HTMLElement>('.flag__whom')?.removeAttribute('hidden');
  return drawn;
}

function mark(text: string): HTMLElement {
  const marked = document.createElement('mark');
  marked.textContent = text;
  return marked;
}
