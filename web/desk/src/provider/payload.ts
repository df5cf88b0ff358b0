/** What a package says, read strictly: a phone with another idea of it must not be half understood. */
import { faultIn } from '@titian/contracts/fault';
import { isPackagePayload } from '@titian/contracts/package-payload';
import type { PackagePayloadReadable } from '@titian/contracts/types';
import { SealingError } from '@titian/sealing';
import type { Wording } from './wording.ts';

export type PackagePayload = PackagePayloadReadable;

/** Raises `package.malformed`, naming the member but never what stands in it. */
export function readPayload(payload: unknown): PackagePayload {
  if (isPackagePayload(payload)) return payload;
  throw new SealingError('package.malformed', { member: faultIn(isPackagePayload.errors) || 'payload' });
}

export interface SaidAnswer {
  readonly question: string;
  readonly answer: string;
  /** A plain no: it is folded away, and stands where it was asked on request. */
  readonly isNo: boolean;
}

/**
 * Answers in the order of the questionnaire, each in words; an id stands where the release has no word. `telling` are the
 * items that a reason rests on: a no to one of them ("May you leave?") is not a plain one.
 */
export function sayAnswers(
  answers: Readonly<Record<string, string>>,
  wording: Wording,
  telling: ReadonlySet<string> = new Set(),
): SaidAnswer[] {
  return Object.entries(answers)
    .sort(([one], [other]) => wording.orderOf(one) - wording.orderOf(other) || one.localeCompare(other))
    .map(([key, value]) => ({
      question: sayQuestion(key, wording),
      answer: sayAnswer(key, value, wording),
      isNo: value === 'no' && !telling.has(key),
    }));
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
