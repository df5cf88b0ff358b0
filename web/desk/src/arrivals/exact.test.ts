import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { sealText } from '@titian/sealing/complaints';
import { openExact } from './exact.ts';

const ARRIVAL = '6d0b2a54-7c1d-4a55-8f0b-3a9b6c1d2e3f';
const FIGURES = { arrived: 45, died: 2, missing: 0, removed: 3 };

async function seal(said: Record<string, unknown>): Promise<[Uint8Array, string]> {
  const identity = await generateX25519Identity();
  return [await sealText(said, await identityToRecipient(identity), 1024), identity];
}

describe('exact figures', () => {
  it('are opened by the key they are sealed to, beside their own arrival', async () => {
    const [sealed, identity] = await seal({ kind: 'arrival_exact', arrival: ARRIVAL, figures: FIGURES });
    expect(await openExact(sealed, identity, ARRIVAL)).toEqual(FIGURES);
    await expect(openExact(sealed, identity, ARRIVAL.replace('6', '7'))).rejects.toThrow();
    await expect(openExact(sealed, await generateX25519Identity(), ARRIVAL)).rejects.toThrow();
  });

  it('are none where a figure is missing or no number', async () => {
    const [sealed, identity] = await seal({ kind: 'arrival_exact', arrival: ARRIVAL, figures: { ...FIGURES, died: '2' } });
    await expect(openExact(sealed, identity, ARRIVAL)).rejects.toThrow();
  });
});
