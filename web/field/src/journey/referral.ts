import { FieldError } from '../errors.ts';
import type { Recipient } from '../library/manifest.ts';
import type { ReferralWishes } from './draft.ts';
import type { PackageItem } from '../sync/outbox.ts';
import { openOfficerKey } from '../vault/keys.ts';
import { withoutNotTold } from './recipients.ts';
import { sealAll, type SealingState } from './packages.ts';
import { makeSquares, type Squares } from './squares.ts';
import type { Reading } from './reading.ts';
import type { JourneyRooms } from './rooms.ts';
import type { SecondOfficer } from './second.ts';
import { withheldAnswers } from './questions.ts';
import { shutAnswers } from './shut.ts';

/** Those the person agreed to, in their order. Raises `journey.no_recipient`, `journey.recipient_unknown`. */
export function agreedRecipients(now: Reading, known: readonly Recipient[]): Recipient[] {
  const { recipients } = now.draft.referral;
  const allowed = withoutNotTold(known, now.notTold);
  const agreed = recipients.flatMap((id) => allowed.find((recipient) => recipient.organisation_id === id) ?? []);
  if (agreed.length === 0) throw new FieldError('journey.no_recipient');
  // Somebody the person agreed to is no longer listed: they decide again, nothing goes elsewhere.
  if (agreed.length !== recipients.length) throw new FieldError('journey.recipient_unknown');
  return agreed;
}

type Named = Partial<ReferralWishes> & { readonly referral_id: string };

/** The referral's id, and the code it is made of. A killed app goes on with those it had. Raises `journey.seal_failed`. */
export async function nameReferral(rooms: JourneyRooms, { referral_id, code }: ReferralWishes): Promise<Named> {
  if (referral_id !== null && code !== undefined) return { referral_id, code };
  try {
    return await (rooms.makeCode ?? (await import('../sealing.ts')).makeCodeInBrowser)();
  } catch (error) {
    throw new FieldError('journey.seal_failed', {}, { cause: error });
  }
}

/** An id no code was made of: nobody who finds a code, or asks for one, can pause a child's referral or one without a yes. */
export function nameWithoutCode({ referral_id, code }: ReferralWishes): Named {
  return { referral_id: referral_id !== null && code === undefined ? referral_id : crypto.randomUUID(), code: undefined };
}

/** One sealed package per agreed recipient. Raises `journey.seal_failed`, or what the vault raises. */
export async function sealReferral(
  now: Reading,
  rooms: JourneyRooms,
  referralId: string,
  recipients: readonly Recipient[],
  madeOn: string,
  second: SecondOfficer | null = null,
): Promise<PackageItem[]> {
  const state = stateOf(now, recipients, madeOn);
  const officerKey = await openOfficerKey(rooms.vault);
  try {
    const { sealInBrowser, signInBrowser: sign } = await import('../sealing.ts');
    const { seal = sealInBrowser, enrolment } = rooms;
    return await sealAll(state, referralId, { seal, sign, officerKey, certificate: enrolment.certificate, second });
  } catch (error) {
    throw error instanceof FieldError ? error : new FieldError('journey.seal_failed', {}, { cause: error });
  }
}

/** Squares for a receiver with no network; null where they cannot be made. It stops no referral: the package is sealed. */
export async function squaresOf(
  now: Reading,
  rooms: JourneyRooms,
  referralId: string,
  recipients: readonly Recipient[],
  madeOn: string,
): Promise<Squares | null> {
  try {
    const write = rooms.writeSquares ?? (await import('../sealing.ts')).writeSquaresInBrowser;
    const officerKey = await openOfficerKey(rooms.vault);
    return await makeSquares(stateOf(now, recipients, madeOn), referralId, { write, officerKey, certificate: rooms.enrolment.certificate });
  } catch {
    return null;
  }
}

/** What is sent, as the person hears it before a recipient's yes counts. */
export function readBack({ share_answers }: Pick<ReferralWishes, 'share_answers'>): string[] {
  return ['closing.read_back', share_answers ? 'closing.read_back_answers' : 'closing.read_back_only_help'];
}

function stateOf(now: Reading, recipients: readonly Recipient[], madeOn: string): SealingState {
  const closing = [
    ...now.script.recipient,
    'closing.ask_recipient',
    ...(recipients.length > 1 ? ['closing.ask_fallback'] : []),
    'closing.share_answers',
    ...readBack(now.draft.referral),
    'closing.ask_send',
  ];
  return {
    logic: now.ground.logic,
    evaluate: now.ground.engine.evaluate,
    answers: { ...shutAnswers(now.ground.shut), ...withheldAnswers(now.ground.logic, now.draft), ...now.draft.answers },
    isChild: now.isChild,
    notTold: now.notTold,
    language: now.draft.language,
    consentTexts: now.draft.without_consent ? [] : [...(now.isConsentGiven ? now.consentTexts : []), ...closing],
    withoutConsent: now.draft.without_consent ?? null,
    wishes: now.draft.referral,
    recipients,
    madeOn,
  };
}
