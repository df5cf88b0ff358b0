/** A referral that came by hand: opened with the organisation's own keys, under the root in the member's file. */
import { fingerprint, thumbprint } from '@titian/sealing';
import { makeOrganisationKey } from '@titian/sealing/members';
import { readSquaresText, sealSquares, squaresText } from '@titian/sealing/squares';
import { makePhrase } from '@titian/sealing/words';
import encodeQR from 'qr';
import { decodeQR } from 'qr/decode.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { unlock, type OpenedKeys } from './open-package.ts';
import { openBySquares } from './open-squares.ts';
import type { OrganisationKeyFacts } from './organisation.ts';
import { factsOf, freshMemory, generationOf, makeWorld, REFERRAL, type World } from './testing.ts';

const PAYLOAD = {
  level: 'TODAY',
  needs: ['accommodation', 'asylum'],
  child: false,
  language: 'my',
  interpreter: true,
  how_to_meet: 'at the blue gate',
  not_tell: ['police'],
  reasons: [],
  rules: [],
  consent: { language: 'my', texts: [], given_for: ['a'] },
  made_on: '2026-11-25',
  dropped: ['answers', 'consent_texts'],
};
let world: World;
let facts: OrganisationKeyFacts;
let keys: OpenedKeys;
let recipient: string;

const sealTo = async (to: string): Promise<Uint8Array> =>
  sealSquares(
    { kind: 'package', referral_id: REFERRAL, recipient: await fingerprint(to), position: 0, release: '0'.repeat(64), payload: PAYLOAD },
    world.officerJwk,
    world.certificate,
    to,
  );

beforeAll(async () => {
  world = await makeWorld();
  const phrase = makePhrase();
  const root = await thumbprint(world.root.publicJwk);
  const key = await makeOrganisationKey();
  recipient = key.recipient;
  facts = await factsOf(world, [await generationOf(key, phrase, root, 'listed')]);
  keys = await unlock(facts, phrase);
});

/** As a camera sees it: each square eight points wide, dark on white. */
function photograph(text: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const size = rows.length * 8;
  const data = new Uint8Array(size * size * 4).fill(255);
  rows.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let dy = 0; dy < 8; dy += 1) {
        for (let dx = 0; dx < 8; dx += 1) data.fill(0, ((y * 8 + dy) * size + x * 8 + dx) * 4, ((y * 8 + dy) * size + x * 8 + dx) * 4 + 3);
      }
    }),
  );
  return decodeQR({ width: size, height: size, data });
}

describe('squares on the desk', () => {
  test('is read from a picture of its squares, opened, and says what had no room', async () => {
    const seen = photograph(squaresText(await sealTo(recipient)));
    const read = await openBySquares(readSquaresText(seen), keys, facts, freshMemory());
    expect(read).toMatchObject({
      position: 0,
      payload: { how_to_meet: 'at the blue gate', dropped: ['answers', 'consent_texts'] },
    });
    expect(read.payload.answers).toBeUndefined();
    expect(read.station).not.toBe('');
  });

  test('for another organisation does not open', async () => {
    const other = await makeOrganisationKey();
    await expect(openBySquares(await sealTo(other.recipient), keys, facts, freshMemory())).rejects.toMatchObject({
      code: 'package.unopenable',
    });
  });

  test('of a phone that another hub enrolled is not believed', async () => {
    const elsewhere = await makeWorld();
    const sealed = await sealSquares(
      { kind: 'package', referral_id: REFERRAL, recipient: await fingerprint(recipient), position: 0, release: '0', payload: PAYLOAD },
      elsewhere.officerJwk,
      elsewhere.certificate,
      recipient,
    );
    await expect(openBySquares(sealed, keys, facts, freshMemory())).rejects.toMatchObject({ code: 'key.unknown' });
  });
});
