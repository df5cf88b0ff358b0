/** The decimal digits of what somebody typed as 0–9, in their order: the numerals of any script, whatever stands between. */
export function readDigits(text: string): string {
  return Array.from(text.normalize('NFKC'), digitOf).join('');
}

function digitOf(character: string): string {
  if (!/\p{Nd}/u.test(character)) return '';
  // Digits of a script stand in a row of ten that begins at its zero.
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (zero > 0 && point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}
