import type { PrivateJwk } from '@titian/sealing';
import type { Recipient } from '../library/manifest.ts';
import { makePayload, type PackageClaims, type PackagePayload, type SealingState } from './packages.ts';

/** The package of the first recipient as squares for a camera, for a receiver with no network. */
export interface Squares {
  readonly text: string;
  readonly recipient: string;
  /** What had no room; the package says it too. */
  readonly dropped: readonly Dropped[];
}
/** In the order in which they go: what help is needed and whom not to tell never do. */
export const DROPPED = ['answers', 'consent_texts', 'how_to_meet'] as const satisfies readonly Dropped[];
export type Dropped = NonNullable<PackagePayload['dropped']>[number];

/** Signs and seals as a package, and writes it for squares; null where it is more than a camera reads. */
export type WriteSquares = (
  claims: PackageClaims,
  officerKey: PrivateJwk,
  certificate: string,
  recipient: string,
) => Promise<string | null>;

/**
 * Squares of the first recipient, with as much in it as fits; null where not even the least does. Only the first: squares
 * for the second would let somebody read who is asked only when the first does not answer.
 */
export async function makeSquares(
  state: SealingState,
  referralId: string,
  signing: { readonly write: WriteSquares; readonly officerKey: PrivateJwk; readonly certificate: string },
): Promise<Squares | null> {
  const [recipient] = state.recipients;
  if (!recipient) return null;
  for (const { payload, dropped } of shorter(makePayload(state, recipient))) {
    const claims = claimsOf(state, referralId, recipient, { ...payload, ...(dropped.length > 0 ? { dropped } : {}) });
    const text = await signing.write(claims, signing.officerKey, signing.certificate, recipient.recipient);
    if (text !== null) return { text, recipient: recipient.name, dropped };
  }
  return null;
}

/** For a printer: the squares' letters, and what had no room. `titian paper sealed` reads it; nobody can open it there. */
export function squaresFile({ text, dropped }: Squares): Blob {
  const lines = [text, ...(dropped.length > 0 ? [`LEFT OUT: ${dropped.join(' ')}`] : [])];
  return new Blob([`${lines.join('\n')}\n`], { type: 'text/plain' });
}

function claimsOf(state: SealingState, referralId: string, recipient: Recipient, payload: PackagePayload): PackageClaims {
  return { kind: 'package', referral_id: referralId, recipient: recipient.fingerprint, position: 0, release: state.logic.release, payload };
}

/** The payload whole, then without what goes first, and so on. What was not there is not said to be left out. */
function* shorter(whole: PackagePayload): Generator<{ readonly payload: PackagePayload; readonly dropped: readonly Dropped[] }> {
  yield { payload: whole, dropped: [] };
  const { answers, ...bare } = whole;
  const hasAnswers = answers !== undefined || whole.reasons.length > 0 || whole.rules.length > 0;
  let payload: PackagePayload = { ...bare, reasons: [], rules: [] };
  let dropped: readonly Dropped[] = hasAnswers ? ['answers'] : [];
  if (hasAnswers) yield { payload, dropped };
  payload = { ...payload, consent: { ...payload.consent, texts: [] } };
  dropped = [...dropped, 'consent_texts'];
  yield { payload, dropped };
  if (payload.how_to_meet !== '') yield { payload: { ...payload, how_to_meet: '' }, dropped: [...dropped, 'how_to_meet'] };
}
