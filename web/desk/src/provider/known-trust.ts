/**
 * What this browser has believed before: the root and the hub an organisation's key was made under, and the newest
 * lists it has seen. A root that changed is refused, and so is an older list, or another one under the same number, though
 * all be rightly signed.
 */
import { payloadDigest, type RecipientList, SealingError, Trust, verifyRecipients } from '@titian/sealing';
import type { OrganisationKeyFacts } from './organisation.ts';

export interface Known {
  readonly root: string;
  readonly hubId: string;
  /** Sequences of the newest `keys` and `recipients` seen; 0 for none. */
  readonly keys: number;
  readonly recipients: number;
  /** Digests of those two lists; of what an older page remembered there are none. */
  readonly keysDigest?: string | undefined;
  readonly recipientsDigest?: string | undefined;
}

/** Where it is remembered, by organisation. */
export interface Memory {
  read(organisationId: string): Known | null;
  write(organisationId: string, known: Known): void;
  forget(organisationId: string): void;
}

/** What a hub says of itself, and to whom: enough to check its lists. */
export type Offered = Pick<OrganisationKeyFacts, 'organisationId' | 'rootJwk' | 'keys' | 'recipients'>;

export interface Believed {
  readonly trust: Trust;
  /** Null while the hub offers no list. */
  readonly list: RecipientList | null;
}

/**
 * The hub's lists, checked under `root` and against what is known; what was seen is remembered. Refuses `root.mismatch`
 * (another root than the one remembered), `scope.wrong` (another hub), `sequence.lower`, and what `Trust` refuses.
 */
export async function believe(facts: Offered, root: string, memory: Memory): Promise<Believed> {
  const known = memory.read(facts.organisationId);
  if (known !== null && known.root !== root) throw new SealingError('root.mismatch');
  const trust = await Trust.fromKeys(facts.keys, root, facts.rootJwk, known?.keys, known?.hubId, known?.keysDigest);
  const offered = facts.recipients;
  const list = offered === null ? null : await verifyRecipients(offered, trust, known?.recipients, known?.recipientsDigest);
  memory.write(facts.organisationId, {
    root,
    hubId: trust.hubId,
    keys: trust.sequence,
    recipients: list?.sequence ?? known?.recipients ?? 0,
    keysDigest: await payloadDigest(facts.keys),
    recipientsDigest: offered === null ? known?.recipientsDigest : await payloadDigest(offered),
  });
  return { trust, list };
}

const place = (organisationId: string): string => `titian.trust.${organisationId}`;

/** The browser's own store. Where it is closed to the page, nothing is remembered and everything else goes on. */
export function browserMemory(storage: () => Storage = () => window.localStorage): Memory {
  return {
    read: (organisationId) => {
      try {
        return readKnown(JSON.parse(storage().getItem(place(organisationId)) ?? 'null'));
      } catch {
        return null;
      }
    },
    write: (organisationId, known) => {
      try {
        storage().setItem(place(organisationId), JSON.stringify(known));
      } catch {
        // A full or closed store: the pinned root in the member's file still stands.
      }
    },
    forget: (organisationId) => {
      try {
        storage().removeItem(place(organisationId));
      } catch {
        // Nothing was kept there.
      }
    },
  };
}

function readKnown(value: unknown): Known | null {
  if (typeof value !== 'object' || value === null) return null;
  const { root, hubId, keys, recipients, keysDigest, recipientsDigest } = value as Record<string, unknown>;
  const isSound = typeof root === 'string' && typeof hubId === 'string' && Number.isSafeInteger(keys) && Number.isSafeInteger(recipients);
  if (!isSound) return null;
  const digest = (of: unknown): string | undefined => (typeof of === 'string' ? of : undefined);
  const digests = { keysDigest: digest(keysDigest), recipientsDigest: digest(recipientsDigest) };
  return { root, hubId, keys: Number(keys), recipients: Number(recipients), ...digests };
}
