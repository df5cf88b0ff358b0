// Loaded when somebody complains: age is 50 kB that no first screen needs.
import type { ComplaintCategory, Complaint as SealedComplaint } from '@titian/contracts/types';
import { lookupOf, makeAnswerKey, makeCode, sealText } from '@titian/sealing/complaints';
import type { Recipient } from '../library/manifest.ts';
import { type Clock, day, deviceClock } from '../vault/clock.ts';
import { openShared } from '../vault/shared.ts';
import { WORDS_LIMIT } from './categories.ts';

/** What the person chose to say; everything else of the screening stays out of it. */
export interface Complaint {
  readonly about: readonly ComplaintCategory[];
  readonly words: string;
  readonly language: string;
  readonly station: string;
}

/**
 * Seals a complaint to the body and keeps it until the hub has it. Answers the code: it is shown once and kept nowhere.
 */
export async function leaveComplaint(complaint: Complaint, body: Recipient, hubId: string, clock: Clock = deviceClock): Promise<string> {
  const code = makeCode();
  const [key, lookup] = await Promise.all([makeAnswerKey(code), lookupOf(code)]);
  const payload: SealedComplaint = {
    kind: 'complaint',
    about: complaint.about,
    words: complaint.words.slice(0, WORDS_LIMIT),
    language: complaint.language,
    station: complaint.station,
    made_on: day(clock()),
    answer_to: key.recipient,
  };
  const ciphertext = await sealText(payload, body.recipient);
  const shared = await openShared();
  try {
    await shared.put('complaints', {
      complaint_id: crypto.randomUUID(),
      hub_id: hubId,
      recipient: body.fingerprint,
      lookup,
      key_file: key.file,
      ciphertext,
    });
  } finally {
    shared.close();
  }
  return code;
}
