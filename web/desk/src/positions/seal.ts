/**
 * A position, a forecast or an area of an alert, sealed here: one copy for each body, all of a kind of one length.
 *
 * Whom it is sealed to comes from the list that the region's key signed off the hub; the hub's own word for a key is
 * not taken. Imports age: load this module only where something is sealed or opened.
 */
import { isDriftAnswer } from '@titian/contracts/drift-answer';
import type { DriftAnswer } from '@titian/contracts/types';
import { encodeBase64, type ListedRecipient, type RecipientList, SealingError } from '@titian/sealing';
import { openText, PADDED, sealText } from '@titian/sealing/complaints';
import { HubError } from '../hub/requests.ts';
import { nameCells, type Point } from './cells.ts';

export type Kind = 'position' | 'forecast' | 'area';

/** What is inside. `event`, `kind` and `cells` stand outside too: a hub that shows it elsewhere is found out. */
export interface Inside {
  readonly event: string;
  readonly kind: Kind;
  readonly cells: readonly string[];
  readonly observed_at: string;
  readonly points: readonly Point[];
  readonly words: string;
  /** The bodies it was sealed to, in the order in which they are asked. */
  readonly to: readonly string[];
  /** What `titian drift` answered; of a forecast that somebody drew by hand there is none. */
  readonly drift?: DriftAnswer;
}

/** Bytes inside every forecast: an answer of 500 particles, 48 hours, three types and three seeds has 10 to 30 kB. */
const FORECAST = 131_072;
const LENGTHS: Readonly<Record<Kind, number>> = { position: PADDED, forecast: FORECAST, area: PADDED };

export interface SealedCopy {
  readonly organisation: string;
  readonly recipient: string;
  readonly ciphertext: string;
}

/** One copy each, in this order. Refuses `position.unlisted` for a body that the signed list does not name, `sealed_text.too_large`. */
export async function sealInside(inside: Inside, bodies: readonly string[], list: RecipientList | null): Promise<readonly SealedCopy[]> {
  const listed = bodies.map((body) => findListed(body, list));
  return Promise.all(
    listed.map(async (each) => ({
      organisation: each.organisationId,
      recipient: each.fingerprint,
      ciphertext: encodeBase64(await sealText(inside, each.recipient, LENGTHS[inside.kind])),
    })),
  );
}

function findListed(body: string, list: RecipientList | null): ListedRecipient {
  const found = list?.recipients.find(({ organisationId }) => organisationId === body);
  if (found === undefined) throw new HubError('position.unlisted', 0);
  return found;
}

/**
 * What the copy says. Refuses `sealed_text.unopenable`, `sealed_text.malformed`, and `position.elsewhere` where the hub shows it
 * beside another event, as of another kind or in other cells than it was sealed with.
 */
export async function openInside(
  ciphertext: Uint8Array,
  identity: string,
  outside: Pick<Inside, 'event' | 'kind' | 'cells'>,
): Promise<Inside> {
  const inside = readInside(await openText(ciphertext, identity));
  const isSame =
    inside.event === outside.event &&
    inside.kind === outside.kind &&
    inside.cells.join(' ') === outside.cells.join(' ') &&
    nameCells(inside.points).join(' ') === inside.cells.join(' ');
  if (!isSame) throw new HubError('position.elsewhere', 0);
  return inside;
}

function readInside(value: Readonly<Record<string, unknown>>): Inside {
  const { event, kind, cells, observed_at, points, words, to, drift } = value;
  const isSound =
    typeof event === 'string' &&
    isKind(kind) &&
    isTexts(cells) &&
    typeof observed_at === 'string' &&
    Array.isArray(points) &&
    points.length > 0 &&
    points.every(isPoint) &&
    typeof words === 'string' &&
    isTexts(to) &&
    (drift === undefined || kind === 'forecast');
  if (!isSound) throw new SealingError('sealed_text.malformed');
  const inside = { event, kind, cells, observed_at, points, words, to };
  if (drift === undefined) return inside;
  if (!isDriftAnswer(drift)) throw new SealingError('sealed_text.malformed');
  return { ...inside, drift };
}

function isKind(value: unknown): value is Kind {
  return value === 'position' || value === 'forecast' || value === 'area';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isPoint(value: unknown): value is Point {
  if (typeof value !== 'object' || value === null) return false;
  const { latitude, longitude } = value as Record<string, unknown>;
  return typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
