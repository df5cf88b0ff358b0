/** What a package says, read strictly: a phone with another idea of it must not be half understood. */
import { SealingError } from '@titian/sealing';
import type { Wording } from './wording.ts';

export interface Reason {
  readonly item: string;
  readonly answer: string | null;
  readonly indicator: string | null;
  readonly source: string | null;
}

export interface PackagePayload {
  readonly level: string;
  readonly needs: readonly string[];
  readonly isChild: boolean;
  readonly language: string;
  readonly needsInterpreter: boolean;
  readonly howToMeet: string;
  /** Whom the person does not want to be told; null when they did not say. */
  readonly notTell: readonly string[] | null;
  /** Null when the person did not let the answers through. */
  readonly answers: Readonly<Record<string, string>> | null;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  readonly consentLanguage: string | null;
  /** How many organisations the person said yes to, in order; this one's place follows from the claims. */
  readonly givenFor: number;
  /** Why it was sent without the person's yes, agreed by two officers; null where they agreed, or nothing is said. */
  readonly withoutConsent: string | null;
  readonly madeOn: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fail(member: string): never {
  throw new SealingError('package.malformed', { member });
}

function text(from: Readonly<Record<string, unknown>>, member: string): string {
  const value = from[member];
  return typeof value === 'string' ? value : fail(member);
}

function flag(from: Readonly<Record<string, unknown>>, member: string): boolean {
  const value = from[member];
  return typeof value === 'boolean' ? value : fail(member);
}

function texts(value: unknown, member: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((each): each is string => typeof each === 'string')) return fail(member);
  return value;
}

function readAnswers(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) return fail('answers');
  const answers: Record<string, string> = {};
  for (const [key, answer] of Object.entries(value)) answers[key] = typeof answer === 'string' ? answer : fail('answers');
  return answers;
}

function readReasons(value: unknown): Reason[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return fail('reasons');
  const optional = (from: Readonly<Record<string, unknown>>, member: string): string | null => {
    const found = from[member];
    return typeof found === 'string' && found !== '' ? found : null;
  };
  return value.map((each: unknown) => {
    if (!isObject(each)) return fail('reasons');
    return {
      item: text(each, 'item'),
      answer: optional(each, 'answer'),
      indicator: optional(each, 'indicator'),
      source: optional(each, 'source'),
    };
  });
}

/** Raises `package.malformed`, naming the member but never what stands in it. */
export function readPayload(payload: unknown): PackagePayload {
  if (!isObject(payload)) return fail('payload');
  const consent = isObject(payload['consent']) ? payload['consent'] : {};
  return {
    level: text(payload, 'level'),
    needs: texts(payload['needs'], 'needs'),
    isChild: flag(payload, 'child'),
    language: text(payload, 'language'),
    needsInterpreter: flag(payload, 'interpreter'),
    howToMeet: text(payload, 'how_to_meet'),
    notTell: payload['not_tell'] === undefined || payload['not_tell'] === null ? null : texts(payload['not_tell'], 'not_tell'),
    answers: readAnswers(payload['answers']),
    reasons: readReasons(payload['reasons']),
    rules: texts(payload['rules'], 'rules'),
    consentLanguage: typeof consent['language'] === 'string' ? consent['language'] : null,
    givenFor: texts(consent['given_for'], 'consent.given_for').length,
    withoutConsent: typeof payload['without_consent'] === 'string' ? payload['without_consent'] : null,
    madeOn: text(payload, 'made_on'),
  };
}

export interface SaidAnswer {
  readonly question: string;
  readonly answer: string;
}

/** Answers in the order of the questionnaire, each in words; an id stands where the release has no word. */
export function sayAnswers(answers: Readonly<Record<string, string>>, wording: Wording): SaidAnswer[] {
  return Object.entries(answers)
    .sort(([one], [other]) => wording.orderOf(one) - wording.orderOf(other) || one.localeCompare(other))
    .map(([key, value]) => ({ question: sayQuestion(key, wording), answer: sayAnswer(key, value, wording) }));
}

export function sayQuestion(key: string, wording: Wording): string {
  const phase = wording.phaseOf(key);
  return (phase ? wording.find(`item.${phase.item}.when`) : wording.find(`item.${key}.label`)) ?? key;
}

export function sayAnswer(key: string, value: string, wording: Wording): string {
  const scale = wording.phaseOf(key)?.scale ?? wording.scaleOf(key);
  const say = (code: string): string =>
    (scale === null ? null : wording.find(`choice.${scale}.${code}`)) ?? sayCountry(code, scale, wording);
  return value.split(' ').filter(Boolean).map(say).join(', ');
}

/** A country the pack has no tile for, by the browser's own list; the code ISO 3166 leaves to users is "another country". */
function sayCountry(code: string, scale: string | null, wording: Wording): string {
  if (scale === null || !/^[A-Z]{2}$/.test(code)) return code;
  if (code === 'ZZ') return wording.find(`choice.${scale}.iso`) ?? code;
  return new Intl.DisplayNames(['en-GB'], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** The scale on which a person says who must not be told. */
const NOT_TELL_SCALE = 'not_tell';

export function sayNotTold(value: string, wording: Wording): string {
  return wording.find(`choice.${NOT_TELL_SCALE}.${value}`) ?? value;
}

/** "Indonesian", from the browser's own list of languages; the tag itself when it has none. */
export function sayLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "25 November 2026" for a plain date; anything else stays as it is. */
export function sayDay(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return instant.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** What an answer is evidence for. When it happened may not be known: then either of two holds, and both are named. */
export function sayIndicators(alternatives: string, wording: Wording): string {
  return alternatives
    .split('|')
    .map((id) => wording.find(`indicator.${id}.officer`) ?? id)
    .join(' / ');
}
