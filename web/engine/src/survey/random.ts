/** A source of chance in [0, 1). */
export interface Random {
  next(): number;
}

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807;

/** Park and Miller's generator: the one ODK shuffles with, so that the same seed gives the same order on every client. */
export class SeededRandom implements Random {
  private seed: number;

  constructor(seed: number | bigint) {
    let first = Number(BigInt(seed) % BigInt(MODULUS));
    if (first <= 0) first += MODULUS - 1;
    this.seed = first;
  }

  next(): number {
    this.seed = (this.seed * MULTIPLIER) % MODULUS;
    return (this.seed - 1) / (MODULUS - 1);
  }
}

/** The items in a chance order. */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const shuffled: Item[] = [];
  items.forEach((item, at) => {
    const place = Math.floor(random.next() * (at + 1));
    const moved = shuffled[place];
    if (place !== at && moved !== undefined) shuffled[at] = moved;
    shuffled[place] = item;
  });
  return shuffled;
}

const LONGEST_ID = 1000;

/** A version 4 UUID of sixteen numbers drawn, or so many characters of such. */
export function uuid(random: Random, length?: number): string {
  if (length !== undefined) {
    const wanted = Math.min(Math.max(Math.trunc(length) || 0, 0), LONGEST_ID);
    let made = '';
    while (made.length < wanted) made += uuid(random);
    return made.slice(0, wanted);
  }
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random.next() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const shown = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return shown.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Chance from the platform's own source. */
export const platformRandom: Random = {
  next: () => {
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
    return ((high >>> 11) * 2 ** 32 + low) / 2 ** 53;
  },
};
