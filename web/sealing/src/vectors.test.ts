/** The vectors both languages obey: contracts/sealing/vectors.json. */
import { describe, expect, test } from 'vitest';
import errors from '../../../contracts/sealing/errors.json';
import content from '../../../contracts/sealing/vectors.json';
import { canonicalJson, decodeBase64, utf8 } from './encoding';
import { CODES, SealingError } from './errors';
import {
  fingerprint,
  isPastExpiry,
  listGenerations,
  publicPart,
  thumbprint,
  Trust,
  verify,
  verifyReceipt,
  verifyRecipients,
  verifyRequest,
} from './index';
import { openMemberFile } from './members';
import { decryptBytes, encryptTo, identityRecipient, openPackage } from './packages';
import type { Vectors } from './vectors';
import { fingerprintWords, normalisePhrase } from './words';

// Two shapes meet here: JSON as the compiler read it, and the same with optional members named.
const vectors = content as unknown as Vectors;

/** What a reader did, in the words of the vectors. */
async function outcome(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SealingError) return { error: error.code };
    throw error;
  }
}

const keyOf = (name: string) => publicPart(vectors.keys[name]?.test_only_jwk);

const trust = await openTrust();

function openTrust(): Promise<Trust> {
  const good = vectors.trusted[0];
  if (good === undefined) throw new Error('vectors are incomplete');
  return Trust.fromKeys(good.jws, good.pinned, keyOf('root'), good.known_sequence, good.hub_id ?? undefined);
}

test.each(vectors.canonical)('JSON is spelled the same: $text', ({ value, text }) => {
  expect(new TextDecoder().decode(canonicalJson(value))).toBe(text);
});

test.each(Object.entries(vectors.keys))('thumbprint of %s', async (_, key) => {
  expect(await thumbprint(key.test_only_jwk)).toBe(key.thumbprint);
});

test.each(Object.entries(vectors.organisations))('recipient and fingerprint of %s', async (_, one) => {
  expect(await identityRecipient(one.test_only_identity)).toBe(one.recipient);
  expect(await fingerprint(one.recipient)).toBe(one.fingerprint);
});

test.each(vectors.words)('fingerprint words of $digest', ({ digest, words }) => {
  expect(fingerprintWords(digest)).toEqual(words);
});

test.each(vectors.phrases)('phrase as somebody types it: $typed', async ({ typed, expect: expected }) => {
  expect(await outcome(() => ({ phrase: normalisePhrase(typed) }))).toEqual(expected);
});

describe('signature', () => {
  test.each(vectors.jws)('$name', async ({ jws, key, expect: expected }) => {
    expect(await outcome(async () => ({ payload: await verify(jws, keyOf(key)) }))).toEqual(expected);
  });
});

describe('list of keys', () => {
  test.each(vectors.trusted)('$name', async ({ jws, root, pinned, known_sequence, hub_id, expect: expected }) => {
    const read = async () => {
      const known = await Trust.fromKeys(jws, pinned, keyOf(root), known_sequence, hub_id ?? undefined);
      return { country: known.country, sequence: known.sequence, keys: known.keys.length };
    };
    expect(await outcome(read)).toEqual(expected);
  });
});

describe('statement', () => {
  test.each(vectors.statements)('$name', async ({ jws, kind, scope, role, known_sequence: knownSequence, expect: expected }) => {
    const read = async () => ({ payload: await trust.verify(jws, { kind, scope, role, knownSequence }) });
    expect(await outcome(read)).toEqual(expected);
  });

  test('age is reported', async () => {
    const old = vectors.statements.find(({ name }) => name.startsWith('past its expiry'));
    const payload = await trust.verify(old?.jws ?? '', { kind: 'manifest', scope: 'first-contact', role: 'publisher' });
    expect(isPastExpiry(payload, new Date('2026-11-26T01:02:04Z'))).toBe(true);
    expect(isPastExpiry(payload, new Date('2026-11-26T01:02:03Z'))).toBe(false);
  });
});

describe('package', () => {
  test.each(vectors.packages)('$name', async ({ organisation, ciphertext, expected, expect: answer }) => {
    const identity = vectors.organisations[organisation]?.test_only_identity ?? '';
    const read = async () => ({ claims: (await openPackage(decodeBase64(ciphertext), identity, trust, expected)).claims });
    expect(await outcome(read)).toEqual(answer);
  });
});

describe('what anybody could seal is refused as fast as it is deciphered', () => {
  const { bytes, most_times: mostTimes, rows } = vectors.costs;
  const alpha = vectors.organisations['alpha'];
  if (alpha === undefined) throw new Error('vectors are incomplete');
  const expected = { referral_id: 'r-1', recipient: alpha.fingerprint, position: 0 };

  /** Microseconds of the processor's, the less of two: what else runs on the machine does not count. */
  async function leastTime(work: () => Promise<unknown>): Promise<number> {
    let least = Infinity;
    for (let round = 0; round < 2; round += 1) {
      const started = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(started);
      least = Math.min(least, user + system);
    }
    return least;
  }

  test.each(rows)('$name', async ({ before, repeated, after, expect: answer }) => {
    for (const size of bytes) {
      const times = Math.floor((size - before.length - after.length) / repeated.length);
      const ciphertext = await encryptTo(alpha.recipient, utf8(before + repeated.repeat(times) + after));
      const open = () => openPackage(ciphertext, alpha.test_only_identity, trust, expected);
      const deciphering = await leastTime(() => decryptBytes(ciphertext, alpha.test_only_identity));
      const opening = await leastTime(async () => expect(await outcome(open)).toEqual(answer));
      expect(opening, `at ${size} bytes`).toBeLessThanOrEqual(mostTimes * deciphering);
    }
  });
});

describe('request', () => {
  test.each(vectors.requests)('$name', async ({ jws, key, method, path, expect: expected }) => {
    const read = async () => {
      const { header, body } = await verifyRequest(jws, keyOf(key), { method, path });
      const { enrolmentId: enrolment_id, ...rest } = header;
      return { header: { enrolment_id, ...rest }, body };
    };
    expect(await outcome(read)).toEqual(expected);
  });
});

describe('receipt', () => {
  test.each(vectors.receipts)('$name', async ({ jws, item_id: itemId, sha256, expect: expected }) => {
    const read = async () => {
      const receipt = await verifyReceipt(jws, trust, { itemId, sha256 });
      return {
        received_sequence: receipt.receivedSequence,
        epoch: receipt.epoch,
        backed_up_through: receipt.backedUpThrough,
        audit_head: receipt.auditHead,
      };
    };
    expect(await outcome(read)).toEqual(expected);
  });
});

describe('list of recipients', () => {
  test.each(vectors.recipients)('$name', async ({ jws, known_sequence, generations_of: own, expect: expected }) => {
    const read = async () => {
      const list = await verifyRecipients(jws, trust, known_sequence);
      const fingerprints = list.recipients.map((one) => one.fingerprint);
      return own === undefined ? { fingerprints } : { fingerprints, generations: [...listGenerations(list, own)].sort() };
    };
    expect(await outcome(read)).toEqual(expected);
  });

  test.each(vectors.recipients_roles)('who signs it: $name', async ({ keys, jws, expect: expected }) => {
    const read = async () => {
      const known = await Trust.fromKeys(keys, await thumbprint(keyOf('root')), keyOf('root'));
      const { recipients } = await verifyRecipients(jws, known);
      return { fingerprints: recipients.map((one) => one.fingerprint) };
    };
    expect(await outcome(read)).toEqual(expected);
  });
});

test('a member file of the vectors opens', async () => {
  const [one] = vectors.member_files ?? [];
  if (one === undefined) throw new Error('vectors are incomplete');
  const { identity, rootThumbprint } = await openMemberFile(decodeBase64(one.file), one.test_only_phrase);
  expect(identity).toBe(vectors.organisations[one.organisation]?.test_only_identity);
  expect(rootThumbprint).toBe(one.root);
});

test('codes and sentences are the contract', () => {
  expect(CODES).toEqual(errors.both);
});
