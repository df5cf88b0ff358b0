import codes from '../../../../contracts/arrivals/codes.json';

/** Blocks of slip numbers from the first to before the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The blocks a phone may still give out, and the place in the first of them. */
export interface Stock {
  readonly ranges: readonly Range[];
  /** The next number in the first block, 0 to 999. */
  readonly next: number;
}

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const { letters: LETTERS, blocks: BLOCKS } = codes;
const IN_A_BLOCK = 1000;
/** What is misread where only a digit can stand. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };

/** What the phone that opens an arrival may give out. */
export const OPENING: Stock = { ranges: [{ from: 0, to: BLOCKS.phone_ends }], next: 0 };

/** The check character of ISO 7064, MOD 37,36. */
export function checkSign(text: string): string {
  return SIGNS.charAt((37 - ((carry(text) * 2) % 37)) % 36);
}

/** Whether the last sign is the check character of those before it. */
export function isChecked(text: string): boolean {
  return /^[0-9A-Z]{2,}$/.test(text) && checkSign(text.slice(0, -1)) === text.slice(-1);
}

function carry(text: string): number {
  let sum = SIGNS.length / 2; // doubled, it is the product the standard begins with
  for (const sign of text) sum = (((sum * 2) % 37) + SIGNS.indexOf(sign)) % 36 || 36;
  return sum;
}

/** The slip at this place, or null where its check letter could be misread. */
export function slipAt(block: number, number: number): string | null {
  const body =
    LETTERS.charAt(Math.floor(block / LETTERS.length)) + LETTERS.charAt(block % LETTERS.length) + String(number).padStart(3, '0');
  const check = checkSign(body);
  return LETTERS.includes(check) ? body + check : null;
}

/** The slip somebody typed, scanned or read aloud, or null when it is none or misread. */
export function readSlip(text: string): string | null {
  const signs = [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s.·-]/g, ''),
  ].map(asDigit);
  if (signs.length !== 6) return null;
  const read = signs.map((sign, place) => (place >= 2 && place <= 4 ? (MISREAD[sign] ?? sign) : sign)).join('');
  return new RegExp(`^[${LETTERS}]{2}\\d{3}[${LETTERS}]$`).test(read) && isChecked(read) ? read : null;
}

/** A digit of any script as one of ours: digits stand in their blocks in order, from a nought on. */
function asDigit(sign: string): string {
  if (!/\p{Nd}/u.test(sign)) return sign;
  const point = sign.codePointAt(0) ?? 0;
  let nought = point;
  while (point - nought < 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1;
  return String(point - nought);
}

/** As it is written on paper. */
export function spaced(slip: string): string {
  return `${slip.slice(0, 2)} ${slip.slice(2, 5)} ${slip.slice(5)}`;
}

/** The next slip and what is left, or null when nothing is. */
export function takeSlip(stock: Stock): { readonly slip: string; readonly left: Stock } | null {
  let { ranges, next } = stock;
  for (;;) {
    const [first, ...others] = ranges;
    if (!first) return null;
    while (next < IN_A_BLOCK) {
      const slip = slipAt(first.from, next);
      next += 1;
      if (slip !== null) return { slip, left: { ranges, next } };
    }
    ranges = first.from + 1 < first.to ? [{ from: first.from + 1, to: first.to }, ...others] : others;
    next = 0;
  }
}

/** Some of the blocks for another phone, from the end, and what this one keeps; null when there is none to share. */
export function shareBlocks(stock: Stock): { readonly given: Range; readonly left: Stock } | null {
  const last = stock.ranges.at(-1);
  if (!last) return null;
  const isBegun = stock.ranges.length === 1;
  const free = last.to - last.from - (isBegun ? 1 : 0);
  const share = Math.min(BLOCKS.shared_at_once, isBegun ? Math.ceil(free / 2) : free);
  if (share < 1) return null;
  const given = { from: last.to - share, to: last.to };
  const kept = { from: last.from, to: given.from };
  return { given, left: { ranges: [...stock.ranges.slice(0, -1), ...(kept.from < kept.to ? [kept] : [])], next: stock.next } };
}

/** The stock with another phone's gift. */
export function addBlocks(stock: Stock, given: Range): Stock {
  return { ranges: [...stock.ranges, given], next: stock.ranges.length === 0 ? 0 : stock.next };
}
