// Loaded when somebody complains: age is 50 kB that no first screen needs.
import type { ComplaintCategory, ComplaintOversight, Complaint as SealedComplaint } from '@titian/contracts/types';
import { lookupOf, makeAnswerKey, makeCode, sealText } from '@titian/sealing/complaints';
import type { Recipient } from '../library/manifest.ts';
import { type Clock, day, deviceClock } from '../vault/clock.ts';
import { type ComplaintRecord, openShared } from '../vault/shared.ts';
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
  await keep({ hub_id: hubId, recipient: body.fingerprint, lookup, key_file: key.file, ciphertext });
  return code;
}

/** What officers did that the independent body hears of by itself. Nothing of the person, and not which officer. */
export type OversightAct = Pick<ComplaintOversight, 'what' | 'reason' | 'suggested' | 'kept'>;

/** Seals an act to the body as a complaint is sealed, and keeps it until the hub has it. Nobody answers it: no code. */
export async function tellBody(
  act: OversightAct,
  { station, body, hubId }: { readonly station: string; readonly body: Recipient; readonly hubId: string },
  clock: Clock = deviceClock,
): Promise<void> {
  const payload: ComplaintOversight = { kind: 'oversight', ...act, station, made_on: day(clock()) };
  const ciphertext = await sealText(payload, body.recipient);
  const lookup = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  await keep({ kind: 'oversight', hub_id: hubId, recipient: body.fingerprint, lookup, key_file: new Uint8Array(), ciphertext });
}

async function keep(record: Omit<ComplaintRecord, 'complaint_id'>): Promise<void> {
  const shared = await openShared();
  try {
    await shared.put('complaints', { ...record, complaint_id: crypto.randomUUID() });
  } finally {
    shared.close();
  }
}
