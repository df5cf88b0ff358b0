/** The exact figures of an arrival, out of what was sealed to a protection agency. */
import { SealingError } from '@titian/sealing';
import { openText } from '@titian/sealing/complaints';

export const FIGURES = ['arrived', 'died', 'missing', 'removed'] as const;
export type Exact = Readonly<Record<(typeof FIGURES)[number], number>>;

/**
 * What they are. Refuses `sealed_text.unopenable` for another key or damage, and `sealed_text.malformed` for what is none of
 * this, or of another arrival than the hub shows it beside.
 */
export async function openExact(ciphertext: Uint8Array, identity: string, arrival: string): Promise<Exact> {
  const said: Readonly<Record<string, unknown>> = await openText(ciphertext, identity);
  const { kind, arrival: named, figures } = said;
  if (kind !== 'arrival_exact' || named !== arrival || !isExact(figures)) throw new SealingError('sealed_text.malformed');
  return figures;
}

function isExact(value: unknown): value is Exact {
  if (typeof value !== 'object' || value === null) return false;
  const given = value as Readonly<Record<string, unknown>>;
  return FIGURES.every((name) => Number.isInteger(given[name]));
}
