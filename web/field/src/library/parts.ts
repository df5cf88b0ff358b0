import { asStorageError, FieldError } from '../errors.ts';
import { concatenate, sha256Hex } from '../vault/encoding.ts';
import { allOrNothing, type SharedDatabase } from '../vault/shared.ts';
import type { Part } from './manifest.ts';

/**
 * Bytes of a part from an offset. `from` in the answer is where the bytes really begin: 0 when the server did not
 * honour the range. The stream may break at any point; what arrived is kept.
 */
export type FetchPart = (sha256: string, from: number) => Promise<{ readonly from: number; readonly chunks: AsyncIterable<Uint8Array> }>;

/** What is fetched is kept at this step, and wherever the network breaks: most parts are whole before, and written once. */
const WRITE_AT = 1024 * 1024;

/** Fetches a part unless it is here, resuming where an earlier try broke, and keeps it only when its hash is right. */
export async function ensurePart(
  shared: SharedDatabase,
  part: Part,
  fetchPart: FetchPart,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if ((await shared.getKey('blobs', part.sha256)) !== undefined) {
    onBytes(part.bytes);
    return;
  }
  const saved = await readPartial(shared, part);
  onBytes(saved);
  await finish(shared, part, saved < part.bytes ? await fetchRest(shared, part, saved, fetchPart, onBytes) : []);
}

/** Answers the bytes at the end that are not kept yet. */
async function fetchRest(
  shared: SharedDatabase,
  part: Part,
  saved: number,
  fetchPart: FetchPart,
  onBytes: (bytes: number) => void,
): Promise<readonly Uint8Array[]> {
  let at = saved;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const write = async (): Promise<void> => {
    if (pendingBytes === 0) return;
    await storing(shared.put('partials', { sha256: part.sha256, offset: at - pendingBytes, bytes: concatenate(pending) }));
    pending = [];
    pendingBytes = 0;
  };
  try {
    const answer = await fetchPart(part.sha256, saved);
    if (answer.from !== saved) {
      await dropPartial(shared, part.sha256);
      onBytes(-saved);
      at = 0;
      if (answer.from !== 0) throw new FieldError('part.unreachable', { kind: part.kind });
    }
    for await (const chunk of answer.chunks) {
      if (at + chunk.length > part.bytes) {
        await dropPartial(shared, part.sha256);
        throw new FieldError('part.too_long', { kind: part.kind });
      }
      pending.push(chunk);
      pendingBytes += chunk.length;
      at += chunk.length;
      onBytes(chunk.length);
      if (pendingBytes >= WRITE_AT && at < part.bytes) await write();
    }
  } catch (error) {
    if (error instanceof FieldError) throw error;
    await write();
    throw new FieldError('part.unreachable', { kind: part.kind }, { cause: error });
  }
  if (at < part.bytes) {
    await write();
    throw new FieldError('part.unreachable', { kind: part.kind });
  }
  return pending;
}

async function finish(shared: SharedDatabase, part: Part, rest: readonly Uint8Array[]): Promise<void> {
  const kept = await shared.getAll('partials', rangeOf(part.sha256));
  const bytes = concatenate([...kept.map((chunk) => chunk.bytes), ...rest]);
  if (bytes.length !== part.bytes || (await sha256Hex(bytes)) !== part.sha256) {
    await dropPartial(shared, part.sha256);
    throw new FieldError('part.hash_mismatch', { kind: part.kind });
  }
  const write = shared.transaction(['blobs', 'partials'], 'readwrite');
  await allOrNothing(write, async () => {
    await write.objectStore('blobs').put({ sha256: part.sha256, bytes });
    await write.objectStore('partials').delete(rangeOf(part.sha256));
  });
}

/** Bytes already here without a gap; pieces after a gap are dropped. */
async function readPartial(shared: SharedDatabase, part: Part): Promise<number> {
  let at = 0;
  for (const piece of await shared.getAll('partials', rangeOf(part.sha256))) {
    if (piece.offset !== at || at + piece.bytes.length > part.bytes) {
      await dropPartial(shared, part.sha256);
      return 0;
    }
    at += piece.bytes.length;
  }
  return at;
}

async function dropPartial(shared: SharedDatabase, sha256: string): Promise<void> {
  await shared.delete('partials', rangeOf(sha256));
}

function rangeOf(sha256: string): IDBKeyRange {
  return IDBKeyRange.bound([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER]);
}

async function storing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asStorageError(error);
  }
}
