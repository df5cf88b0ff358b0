import { isOverrides } from '@titian/contracts/overrides';
import type { LogicOverrides } from '@titian/contracts/types';
import type { Logic, Outcome } from '@titian/engine';
import type { Ground } from '@titian/sealing/without-consent';
import { without_consent as signing } from '../../../../contracts/sync.json';
import type { Recipient } from '../library/manifest.ts';
import { checked } from '../library/parse.ts';
import type { Draft } from './draft.ts';

/**
 * What two officers together may do against what the app suggests, as the pack allows it (`overrides` in `pack.yaml`).
 * Nothing here touches consent to questions, and nothing lifts a default: no return step, no contact with the country.
 */
export interface Overrides {
  /** Levels that may be lowered at all. */
  readonly lowerable: readonly string[];
  readonly exceptions: readonly ConsentException[];
  /** Who may be sent to without a yes. */
  readonly recipients: readonly string[];
}

/** Why something may be sent without the person's yes. */
export type ConsentException = Ground;
export const EXCEPTIONS: readonly ConsentException[] = ['threat_to_life', 'child', 'incapacity'];

/** A life does not wait for a second officer: they sign later, and until then it is marked *one officer*. */
export function mayGoWithOne(exception: ConsentException): boolean {
  return signing.one_officer_for.includes(exception);
}

/** In the pack's own words. */
const PACK_EXCEPTIONS: Readonly<Record<string, ConsentException>> = {
  'threat to life': 'threat_to_life',
  "a child's best interests": 'child',
  incapacity: 'incapacity',
};

/** Why two officers lower what is suggested. None of these can be said of an answer the person gave. */
export const LOWERING_REASONS = ['danger_over', 'taken_over', 'person_asks', 'seen_in_error'] as const;
export type LoweringReason = (typeof LOWERING_REASONS)[number];

/** Made by two officers; it holds only as long as nothing more urgent has come up since. */
export interface Lowering {
  readonly from: string;
  readonly to: string;
  readonly reason: LoweringReason;
  /** Rules that held above `to` when it was made. */
  readonly rules: readonly string[];
}

/** Subjects that are asked live only where somebody verified answers a need: subject → need, as the pack says. */
export function readNeededServices(logic: Logic): ReadonlyMap<string, string> {
  return new Map(Object.entries(overridesOf(logic).live_needs_service_for ?? {}));
}

/** A pack without these allows nothing. */
export function readOverrides(logic: Logic): Overrides {
  const { lowering, referral_without_consent: without } = overridesOf(logic);
  return {
    // What asks for no second person here is not asked for at all.
    lowerable: (lowering?.needs_second_person === true && lowering.levels) || [],
    exceptions: ((without?.needs_second_person === true && without.only_for) || []).flatMap((each) => PACK_EXCEPTIONS[each] ?? []),
    recipients: without?.recipients ?? [],
  };
}

function overridesOf(logic: Logic): LogicOverrides {
  return checked(logic.overrides ?? {}, isOverrides, 'overrides');
}

/** Levels to which this one may be lowered, the most urgent first: never below a referral that is offered. */
export function lowerTo(logic: Logic, level: string): string[] {
  if (!readOverrides(logic).lowerable.includes(level)) return [];
  const rank = rankOf(logic, level);
  const least = rankOf(logic, 'REFER');
  return logic.levels.filter((each) => each.rank < rank && each.rank >= least).map((each) => each.id);
}

/** NOW and TODAY: what does not wait until a referral is answered. */
export function isUrgentLevel(logic: Logic, level: string): boolean {
  return rankOf(logic, level) > rankOf(logic, 'REFER');
}

/** Rules that hold and are more urgent than this level. */
export function rulesAbove(logic: Logic, outcome: Outcome, level: string): string[] {
  const rank = rankOf(logic, level);
  return outcome.outcomes.filter((rule) => rule.status === 'established' && rankOf(logic, rule.level ?? '') > rank).map((rule) => rule.id);
}

/** What two officers agreed on, or null where there is nothing or something more urgent has come up since. */
export function standingLowering(logic: Logic, outcome: Outcome, draft: Draft): Lowering | null {
  const { lowered } = draft;
  if (!lowered || lowered.from !== outcome.level) return null;
  return rulesAbove(logic, outcome, lowered.to).every((rule) => lowered.rules.includes(rule)) ? lowered : null;
}

/** What was seen that takes away a person's power to say yes or no. */
const INCAPACITY: readonly string[] = ['S02', 'S05'];

/** Grounds that are plain in this screening, as far as the pack knows them. */
export function plainExceptions(
  logic: Logic,
  at: { readonly answers: Readonly<Record<string, string>>; readonly isChild: boolean; readonly isNow: boolean },
): ConsentException[] {
  const holds: Readonly<Record<ConsentException, boolean>> = {
    threat_to_life: at.isNow && ['S01', 'S02', 'S05', 'SM07'].some((item) => at.answers[item] === 'yes'),
    child: at.isChild,
    incapacity: INCAPACITY.some((item) => at.answers[item] === 'yes'),
  };
  return readOverrides(logic).exceptions.filter((exception) => holds[exception]);
}

/**
 * Need codes that make an organisation one for an emergency, or one for children. An emergency's is health care alone:
 * with `safety` a shelter would read of somebody who never agreed to it, and rescue and police are called, not sent to.
 * Hub and provider hold the phone to the same.
 */
const NEEDS_OF: Readonly<Record<ConsentException, readonly string[]>> = signing.needs;
const KINDS_OF: Readonly<Record<ConsentException, readonly string[]>> = {
  threat_to_life: ['emergency'],
  incapacity: ['emergency'],
  child: ['child_protection'],
};

/**
 * Whom it may be sent to on this exception, whoever answers soonest first: never an authority that could hold or return
 * the person, and those for children only for a child's sake.
 */
export function recipientsWithoutConsent(logic: Logic, exception: ConsentException, known: readonly Recipient[]): Recipient[] {
  const isForThem = readOverrides(logic).recipients.some((kind) => KINDS_OF[exception].includes(kind));
  const needs: readonly string[] = isForThem ? NEEDS_OF[exception] : [];
  return known
    .filter(
      (recipient) =>
        recipient.authority === null && recipient.is_oversight !== true && recipient.services.some((need) => needs.includes(need)),
    )
    .sort((one, other) => one.answer_within_minutes - other.answer_within_minutes);
}

function rankOf(logic: Logic, level: string): number {
  return logic.levels.find((each) => each.id === level)?.rank ?? 0;
}
