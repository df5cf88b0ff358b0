import type { FieldErrorCode } from '../errors.ts';

/** What keeps a secret from being accepted, or nothing. */
export type SecretCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: Extract<FieldErrorCode, 'secret.too_short' | 'secret.all_equal' | 'secret.simple_run' | 'secret.too_few_words'>;
    };

/** Of eight a graphics card tries all in a day: docs/security/threat-model.md. */
const MINIMUM_DIGITS = 10;
const MINIMUM_WORDS = 4;

/**
 * Ten or more digits, or four or more different words.
 *
 * Digits that are all equal, that count up or down, or that repeat a block of up to four (`12341234`) are refused:
 * they are the first that anyone would try. Length is what protects a copied phone, so nothing else is demanded.
 */
export function checkSecret(text: string): SecretCheck {
  const secret = normalSecret(text);
  const digits = secret.replaceAll(' ', '');
  if (/^\d+$/.test(digits)) return checkDigits(digits);
  const words = new Set(secret.split(' ').filter((word) => [...word].length >= 2));
  return words.size >= MINIMUM_WORDS ? { ok: true } : { ok: false, problem: 'secret.too_few_words' };
}

function checkDigits(digits: string): SecretCheck {
  if (digits.length < MINIMUM_DIGITS) return { ok: false, problem: 'secret.too_short' };
  if (new Set(digits).size === 1) return { ok: false, problem: 'secret.all_equal' };
  if (isRun(digits) || isRepeatedBlock(digits)) return { ok: false, problem: 'secret.simple_run' };
  return { ok: true };
}

function isRun(digits: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < digits.length; at += 1) steps.add((Number(digits[at]) - Number(digits[at - 1]) + 10) % 10);
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

function isRepeatedBlock(digits: string): boolean {
  return [2, 3, 4].some((size) => [...digits].every((digit, at) => digit === digits[at % size]));
}

/** One spelling of a secret: small letters, composed characters, single spaces. */
export function normalSecret(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');
}

/** What goes into the key derivation: digits are the same with or without spaces. */
export function secretBytes(text: string): Uint8Array<ArrayBuffer> {
  const secret = normalSecret(text);
  const digits = secret.replaceAll(' ', '');
  return new TextEncoder().encode(/^\d+$/.test(digits) ? digits : secret) as Uint8Array<ArrayBuffer>;
}
