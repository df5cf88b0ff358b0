/** From squares to what they say: the chain of trust is checked as for a package from the hub. */
import { SealingError, type Trust } from '@titian/sealing';
import { openSquares } from '@titian/sealing/squares';
import { believe, type Memory } from './known-trust.ts';
import type { OpenedKeys, OpenedReferral } from './open-package.ts';
import type { OrganisationKeyFacts } from './organisation.ts';
import { readPayload } from './payload.ts';

/**
 * Opens squares with whichever of the organisation's keys fits, after every check a package gets. The root is the one in
 * the member's own file. `dropped` of the payload is what had no room. `package.unopenable` when it is sealed to none of them.
 */
export async function openBySquares(
  sealed: Uint8Array,
  keys: OpenedKeys,
  facts: OrganisationKeyFacts,
  memory: Memory,
): Promise<OpenedReferral> {
  const { trust } = await believe(facts, keys[0].rootThumbprint, memory);
  const { certificate, claims } = await openWithAny(sealed, keys, trust);
  return {
    station: certificate.station.name,
    release: claims.release,
    position: claims.position,
    payload: readPayload(claims.payload),
    withoutYes: null,
    trust,
  };
}

async function openWithAny(sealed: Uint8Array, keys: OpenedKeys, trust: Trust): ReturnType<typeof openSquares> {
  for (const { identity } of keys) {
    try {
      return await openSquares(sealed, identity, trust);
    } catch (error) {
      // Another of our keys may fit; whatever else is wrong with it is told by its name.
      if (!(error instanceof SealingError) || error.code !== 'package.unopenable') throw error;
    }
  }
  throw new SealingError('package.unopenable');
}
