/** The last resort: everything sealed on this phone as a file, for a desk that takes it in like what came by network. */
import { signRequest } from '@titian/sealing';
import { file } from '../../../../contracts/sync.json';
import { BATCH_BYTES, BATCH_ITEMS, itemOf } from '../sync/outbox.ts';
import { openShared, type OutboxRecord } from '../vault/shared.ts';

/** What the signature is for: this file, and no request over the network. The desk's page says the same. */
export const { method: FILE_METHOD, path: FILE_PATH } = file;
const HEAD = '# Titian: sealed messages of a phone. At the desk: Phones, Take in a file. Nobody can open them on the way.\n';

/** Less than the desk takes at once. */
const LARGEST = file.most_bytes - 1_000_000;

/**
 * One line a batch, each signed by the phone's transport key, which needs no unlock. Everything in the outbox goes in,
 * of every officer: what the hub has already it answers the same. Several files where one would be too large for the
 * desk; none when nothing is there.
 */
export async function makeOutboxFiles(largest = LARGEST): Promise<Blob[]> {
  const shared = await openShared();
  try {
    const files: string[][] = [];
    let bytes = Infinity;
    const rows = await shared.getAll('sealed');
    for (const enrolmentId of new Set(rows.map((row) => row.enrolment_id))) {
      const transport = await shared.get('transport', enrolmentId);
      if (!transport) continue;
      for (const batch of batches(rows.filter((row) => row.enrolment_id === enrolmentId))) {
        const address = { enrolmentId, nonce: crypto.randomUUID(), method: FILE_METHOD, path: FILE_PATH };
        const line = `${await signRequest(batch.map(itemOf), transport.key, address)}\n`;
        if (bytes + line.length > largest) {
          files.push([HEAD]);
          bytes = HEAD.length;
        }
        files.at(-1)?.push(line);
        bytes += line.length;
      }
    }
    return files.map((lines) => new Blob(lines, { type: 'text/plain' }));
  } finally {
    shared.close();
  }
}

function batches(rows: readonly OutboxRecord[]): OutboxRecord[][] {
  const made: OutboxRecord[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = Math.ceil(row.ciphertext.length / 3) * 4;
    const last = made.at(-1);
    if (!last || last.length >= BATCH_ITEMS || bytes + size > BATCH_BYTES) {
      made.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return made;
}

export function outboxFileName(today: string, place: number): string {
  return `titian-sealed-${today}${place > 0 ? `-${place + 1}` : ''}.txt`;
}

/** Hands a file to the browser's downloads; answers its name. */
export function saveFile(file: Blob, name: string): string {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
