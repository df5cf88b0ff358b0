import type { PackagePayload } from '@titian/contracts/types';
import type { PrivateJwk } from '@titian/sealing';
import type { Answers, Logic, Outcome, RuleOutcome } from '@titian/engine';
import type { Recipient } from '../library/manifest.ts';
import { sha256Hex } from '../vault/encoding.ts';
import type { SignedWithoutConsent } from '../vault/shared.ts';
import type { PackageItem } from '../sync/outbox.ts';
import type { ReferralWishes } from './draft.ts';
import type { ConsentException } from './overrides.ts';
import { itemOf } from './questions.ts';
import type { SecondOfficer } from './second.ts';

export type { PackagePayload } from '@titian/contracts/types';

export interface PackageClaims {
  readonly kind: 'package';
  readonly referral_id: string;
  readonly recipient: string;
  readonly position: number;
  readonly release: string;
  readonly payload: PackagePayload;
}

/** Signs with the officer's key, seals to the recipient's age key. */
export type SealPackage = (claims: PackageClaims, officerKey: PrivateJwk, certificate: string, recipient: string) => Promise<Uint8Array>;

/** Both officers sign that it goes without a yes; the second one may not be there yet. */
export type SignWithoutConsent = (
  claims: PackageClaims,
  ground: ConsentException,
  officerKey: PrivateJwk,
  second: SecondOfficer | null,
) => Promise<SignedWithoutConsent>;

export interface SealingState {
  readonly logic: Logic;
  readonly evaluate: (logic: Logic, answers: Answers) => Outcome;
  /** Recorded answers; care answers are not among them. */
  readonly answers: Answers;
  readonly isChild: boolean;
  readonly notTold: readonly string[] | null;
  readonly language: string;
  readonly consentTexts: readonly string[];
  readonly withoutConsent: ConsentException | null;
  readonly wishes: ReferralWishes;
  readonly recipients: readonly Recipient[];
  readonly madeOn: string;
}

/** Answers of these stages are content; language and consent answers are told by the package itself. */
const TOLD_STAGES: readonly string[] = ['observation', 'primary', 'modules'];

/**
 * What this recipient is told. Answers and the reasons that quote them go only where the person lets them through.
 * Nothing that was said to a lawyer reaches anybody but legal aid: for all others the package is the very one of a talk
 * in which no lawyer asked.
 */
export function makePayload(state: SealingState, recipient: Recipient): PackagePayload {
  const { logic, wishes } = state;
  const told = recipient.legal_aid ? state.answers : withoutLawyers(logic, state.answers);
  const outcome = state.evaluate(logic, told);
  const standing = outcome.outcomes.filter((rule) => rule.status === 'established');
  // Which rules hold says what was said: findings travel only with the answers, and nothing else of the rules does.
  const findings = new Set(logic.rules.filter((rule) => rule.kind === 'finding').map((rule) => rule.id));
  const rules = wishes.share_answers ? standing.filter((rule) => findings.has(rule.id)) : [];
  return {
    level: outcome.level,
    needs: needsTold(state, standing, recipient),
    child: state.isChild,
    language: state.language,
    interpreter: wishes.interpreter,
    how_to_meet: wishes.how_to_meet,
    not_tell: state.notTold,
    ...(wishes.share_answers ? { answers: contentOf(logic, told) } : {}),
    reasons: distinctReasons(rules.flatMap((rule) => rule.reasons)),
    rules: rules.map((rule) => rule.id),
    ...(state.withoutConsent ? { without_consent: state.withoutConsent } : {}),
    consent: { language: state.language, texts: state.consentTexts, given_for: state.withoutConsent ? [] : wishes.recipients },
    made_on: state.madeOn,
  };
}

/** All needs where the person agreed; without a yes only what this recipient is there for. */
function needsTold(state: SealingState, standing: readonly RuleOutcome[], recipient: Recipient): string[] {
  const needs = [...new Set(standing.flatMap((rule) => rule.needs))].sort();
  return state.withoutConsent ? needs.filter((need) => recipient.services.includes(need)) : needs;
}

/** One sealed package per agreed recipient, in the agreed order. */
export async function sealAll(
  state: SealingState,
  referralId: string,
  signing: {
    readonly seal: SealPackage;
    readonly sign: SignWithoutConsent;
    readonly officerKey: PrivateJwk;
    readonly certificate: string;
    readonly second: SecondOfficer | null;
  },
): Promise<PackageItem[]> {
  const items: PackageItem[] = [];
  for (const [position, recipient] of state.recipients.entries()) {
    const payload = makePayload(state, recipient);
    const claims: PackageClaims = {
      kind: 'package',
      referral_id: referralId,
      recipient: recipient.fingerprint,
      position,
      release: state.logic.release,
      payload,
    };
    const ciphertext = await signing.seal(claims, signing.officerKey, signing.certificate, recipient.recipient);
    const without_consent = state.withoutConsent
      ? await signing.sign(claims, state.withoutConsent, signing.officerKey, signing.second)
      : null;
    items.push({
      ciphertext,
      envelope: {
        item_id: crypto.randomUUID(),
        referral_id: referralId,
        recipient: recipient.fingerprint,
        position,
        level: payload.level,
        answer_within: Math.max(1, recipient.answer_within_minutes),
        sha256: await sha256Hex(ciphertext),
        ...(without_consent ? { without_consent } : {}),
      },
    });
  }
  return items;
}

/** The talk as it would have been had no lawyer asked. */
function withoutLawyers(logic: Logic, answers: Answers): Answers {
  const { mode, ...others } = keep(answers, (key) => !isItemKey(logic, key) || itemOf(logic, key).asked_of !== 'legal_aid');
  return mode === undefined || mode === 'legal_aid' ? others : { ...others, mode };
}

function contentOf(logic: Logic, answers: Answers): Answers {
  return keep(answers, (key) => isItemKey(logic, key) && itemOf(logic, key).recorded && TOLD_STAGES.includes(itemOf(logic, key).stage));
}

/** Session keys such as `stopped` are no items. */
export function isItemKey(logic: Logic, key: string): boolean {
  return logic.itemsById.has(key) || logic.items.some((item) => item.phase?.answer_key === key);
}

function keep(answers: Answers, test: (key: string) => boolean): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(answers)) if (test(key)) kept[key] = value;
  return kept;
}

function distinctReasons(reasons: PackagePayload['reasons']): PackagePayload['reasons'] {
  const seen = new Map(
    reasons.map(({ item, answer, indicator, source }) => [`${item}|${answer}|${indicator ?? ''}`, { item, answer, indicator, source }]),
  );
  return [...seen.values()];
}
