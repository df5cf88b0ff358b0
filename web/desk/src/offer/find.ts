/** What an offer says, by the hub's signs: which rules hold, and the words each of them rests on. Nothing is counted. */
import type { Data, Span, When } from './data.ts';
import { makePlain, type Plain, type Trick } from './plain.ts';
import { scriptOf } from './scripts.ts';

export interface Found {
  readonly rules: readonly { readonly id: string; readonly spans: readonly Span[] }[];
  readonly tricks: ReadonlyMap<Trick, Span>;
  /** Burmese in an old font, whose words nobody finds. */
  readonly isZawgyi: boolean;
  /** Whether a script of the text has signs at all. False says nothing of the offer. */
  readonly isKnown: boolean;
}

/** `country` is where the offer stands, by ISO 3166; empty where nobody said. */
export function findSigns(given: string, data: Data, country: string): Found {
  const { plain, tricks, isZawgyi } = makePlain(given, data.plain);
  const scripts = new Set([...plain.text].map(scriptOf));
  const spoken = Object.values(data.languages).filter(({ script }) => scripts.has(script));
  const signs = new Map<string, Span>();
  for (const name of new Set(spoken.flatMap((language) => Object.keys(language.signs)))) {
    const said = first(
      saidIn(
        plain,
        spoken.flatMap((language) => (language.signs[name] ? [language.signs[name]] : [])),
      ),
    );
    if (said) signs.set(name, said);
  }
  const computed: readonly (readonly [string, Span | undefined])[] = [
    ['high_pay', first(highPay(plain, data.pay))],
    ['many_places', first(manyPlaces(plain, data.many_places))],
    ['listed_town', first(places(plain, data).flatMap(({ span, isListed }) => (isListed ? [span] : [])))],
    ['abroad', first(places(plain, data).flatMap(({ value, span }) => (country && !value.startsWith(`${country}:`) ? [span] : [])))],
  ];
  for (const [name, span] of computed) if (span) signs.set(name, span);
  // A pay that is stated with its time, and is not high, says more than words of high pay.
  if (!signs.has('high_pay') && statesPay(plain, data.pay)) signs.delete('says_high_pay');
  const rules = data.rules
    .filter(({ when }) => holds(when, signs))
    .map(({ id, when }) => ({ id, spans: once(itemsOf(when).flatMap((item) => listed(signs.get(item)))) }));
  return { rules, tricks, isZawgyi, isKnown: spoken.length > 0 };
}

/** Where a sign is said in any of the languages, but for what any of them takes back. */
function saidIn(plain: Plain, patterns: readonly (readonly [string, string?])[]): Span[] {
  const takenBack = patterns.flatMap(([, unless]) => (unless ? matches(unless, plain.text) : []));
  return patterns
    .flatMap(([says]) => matches(says, plain.text))
    .filter(({ index }) => !takenBack.some((back) => back.index <= index && index < back.index + back[0].length))
    .map((said) => spanOf(plain, said));
}

function* amounts(text: string, pay: Data['pay']): Generator<{ match: RegExpExecArray; currency: string; amount: number }> {
  for (const pattern of pay.amounts) {
    for (const match of matches(pattern, text)) {
      const groups = match.groups ?? {};
      const currency = pay.currencies[(groups['currency'] ?? '').replace(/\s/g, '')];
      const amount = numberOf(groups['upper'] ?? groups['amount'] ?? '') * (pay.multiples[groups['multiple'] ?? ''] ?? 1);
      if (currency && amount > 0) yield { match, currency, amount: Math.round(amount) };
    }
  }
}

/** Pay of a month above the line of its currency. Without a period, it is read as a month's. */
function highPay(plain: Plain, pay: Data['pay']): Span[] {
  const times: Readonly<Record<string, number>> = { day: pay.days_a_month, week: 4, hour: pay.days_a_month * 8 };
  const high: Span[] = [];
  for (const { match, currency, amount } of amounts(plain.text, pay)) {
    const period = periodOf(plain.text, match.index, match.index + match[0].length, pay);
    if (amount * (times[period] ?? 1) >= (pay.high[currency] ?? Infinity)) high.push(spanOf(plain, match));
  }
  return high;
}

/** Whether a pay stands there with its time. An amount without one may be a fee. */
function statesPay(plain: Plain, pay: Data['pay']): boolean {
  return [...amounts(plain.text, pay)].some(({ match }) => periodOf(plain.text, match.index, match.index + match[0].length, pay) !== '');
}

/** The period that stands nearest behind an amount, else before it, on the same line and within 24 letters. */
function periodOf(text: string, begin: number, end: number, pay: Data['pay']): string {
  const behind = [...text.slice(end)].slice(0, 24).join('').split('\n')[0] ?? '';
  const before = [...text.slice(0, begin)].slice(-24).join('').split('\n').at(-1) ?? '';
  for (const [side, sense] of [
    [behind, 1],
    [before, -1],
  ] as const) {
    const seen = pay.periods.flatMap(([period, pattern]) => matches(pattern, side).map(({ index }) => ({ index, period })));
    seen.sort((one, other) => sense * (one.index - other.index || (one.period < other.period ? -1 : 1)));
    if (seen[0]) return seen[0].period;
  }
  return '';
}

/** A number as people write it: groups of three behind a point, comma or space; else a fraction. */
function numberOf(written: string): number {
  const isGrouped = /^\d{1,3}(?:[.,' ]\d{3})+$/.test(written);
  return Number(isGrouped ? written.replace(/\D/g, '') : written.replace(',', '.'));
}

function manyPlaces(plain: Plain, many: Data['many_places']): Span[] {
  return matches(many.wanted, plain.text)
    .filter((match) => Number((match.groups?.['count'] ?? '').replaceAll(',', '')) >= many.from)
    .map((match) => spanOf(plain, match));
}

function places(plain: Plain, data: Data): { value: string; span: Span; isListed: boolean }[] {
  return data.places.flatMap(([value, pattern, isListed]) =>
    matches(pattern, plain.text)
      .slice(0, 1)
      .map((match) => ({ value, span: spanOf(plain, match), isListed })),
  );
}

const made = new Map<string, RegExp>();

function matches(pattern: string, text: string): RegExpExecArray[] {
  let expression = made.get(pattern);
  if (!expression) made.set(pattern, (expression = new RegExp(pattern, 'gu')));
  return [...text.matchAll(expression)];
}

function spanOf(plain: Plain, match: RegExpExecArray): Span {
  return plain.span(match.index, match.index + match[0].length);
}

function listed(span: Span | undefined): Span[] {
  return span ? [span] : [];
}

function first(spans: readonly Span[]): Span | undefined {
  return [...spans].sort((one, other) => one[0] - other[0] || one[1] - other[1])[0];
}

function once(spans: readonly Span[]): Span[] {
  return spans.filter((span, at) => spans.findIndex((other) => other[0] === span[0] && other[1] === span[1]) === at);
}

function holds(when: When, signs: ReadonlyMap<string, Span>): boolean {
  if (when.op === 'observed') return when.items.some((item) => signs.has(item));
  return when.op === 'and' ? when.of.every((part) => holds(part, signs)) : when.of.some((part) => holds(part, signs));
}

function itemsOf(when: When): readonly string[] {
  return when.op === 'observed' ? when.items : when.of.flatMap(itemsOf);
}
