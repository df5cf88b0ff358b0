import type * as Engine from '@titian/engine';
import type { Answers, Asking, Item, Logic } from '@titian/engine';
import { FieldError } from '../errors.ts';
import type { Maturity } from '../library/manifest.ts';
import type { Privacy } from '../speech/speech.ts';
import type { Company, Draft } from './draft.ts';

export interface Choice {
  readonly value: string;
  /** Text id, spoken and shown; also the name of its picture. */
  readonly text: string;
}

/** One question as the person's screen draws it; words, voices and pictures are found by the text ids. */
export interface Question {
  /** Answer key: an item id, or `<id>_when` for "when was that?". */
  readonly key: string;
  readonly item: string;
  readonly module: string;
  readonly label: string;
  /** What is said before it, in order. */
  readonly before: readonly string[];
  readonly scale: string;
  readonly is_multiple: boolean;
  /** Answers with content, the likeliest first. */
  readonly choices: readonly Choice[];
  /** Of several that may stand, those that stand alone: nothing, nobody, none. */
  readonly alone: readonly string[];
  /** Ways round it: I do not know, I do not want to say, I do not understand. Always the person's right. */
  readonly ways_out: readonly Choice[];
  readonly is_private: boolean;
  readonly is_sensitive: boolean;
  /** Name of a picture. */
  readonly picture: string;
}

/** What the engine reads as withheld; its own word for it, so that these pages need not wait for it. */
const WITHHELD = 'not_asked' satisfies typeof Engine.WITHHELD;
const WAYS_OUT: readonly string[] = ['dont_know', 'skip', 'not_understood'];
const STAND_ALONE: readonly string[] = ['nothing', 'nobody', 'none', 'not_known'];
/** Not offered to the person: an officer's doubt is a tick of its own, to every rule "not about me" is a no, and what is withheld the phone writes. */
const NOT_OFFERED: readonly string[] = ['doubt', 'na', WITHHELD];
/** A scale with this value takes every country's code; the tile "another country" is recorded as the code ISO leaves to users. */
const ANY_COUNTRY = 'iso';
export const ANOTHER_COUNTRY = 'ZZ';

/** The item an answer key belongs to. */
export function itemOf(logic: Logic, key: string): Item {
  const item = logic.itemsById.get(key) ?? logic.items.find((each) => each.phase?.answer_key === key);
  if (!item) throw new FieldError('journey.not_asked', { key });
  return item;
}

export function makeQuestion(logic: Logic, key: string): Question {
  const item = itemOf(logic, key);
  const isPhase = item.phase?.answer_key === key;
  const scaleId = isPhase && item.phase ? item.phase.scale : item.scale;
  const scale = logic.scales[scaleId];
  if (!scale) throw new FieldError('journey.not_asked', { key });
  const choice = (value: string): Choice => ({
    value: value === ANY_COUNTRY ? ANOTHER_COUNTRY : value,
    text: `choice.${scaleId}.${value}`,
  });
  const choices = scale.values.filter((value) => !WAYS_OUT.includes(value) && !NOT_OFFERED.includes(value));
  return {
    key,
    item: item.id,
    module: item.module,
    label: isPhase ? `item.${item.id}.when` : `item.${item.id}.label`,
    before: item.has_before && !isPhase ? [`item.${item.id}.before`] : [],
    scale: scaleId,
    is_multiple: scale.multiple,
    choices: choices.map(choice),
    alone: choices.filter((value) => STAND_ALONE.includes(value)),
    ways_out: scale.values.filter((value) => WAYS_OUT.includes(value)).map(choice),
    is_private: item.private,
    is_sensitive: item.sensitive,
    picture: `item.${item.id}`,
  };
}

/** Raises `journey.value_unknown` unless the scale has every value, blanks between several, and what stands alone does. */
export function checkValue(logic: Logic, question: Question, value: string): void {
  const values = value.split(' ');
  const known = logic.scales[question.scale]?.values ?? [];
  const isKnown = (each: string): boolean =>
    known.includes(ANY_COUNTRY) && each !== ANY_COUNTRY ? known.includes(each) || /^[A-Z]{2}$/.test(each) : known.includes(each);
  const standsAlone = values.some((each) => WAYS_OUT.includes(each) || STAND_ALONE.includes(each));
  const isTooMany = values.length > 1 && (!question.is_multiple || standsAlone);
  if (!values.every(isKnown) || known.length === 0 || isTooMany || value === ANY_COUNTRY)
    throw new FieldError('journey.value_unknown', { key: question.key });
}

export function stageOf(logic: Logic, key: string): string {
  return itemOf(logic, key).stage;
}

export function needsConsent(logic: Logic, key: string): boolean {
  const stage = stageOf(logic, key);
  return logic.stages.find((each) => each.id === stage)?.needs_consent ?? true;
}

export interface AskState {
  readonly logic: Logic;
  readonly answers: Answers;
  readonly asking: Asking;
  readonly language: string;
  readonly privacy: Privacy;
  readonly company: Company;
  readonly not_understood_in: Readonly<Record<string, string>>;
}

/**
 * Keys to put now, in order. From what the engine lists are left out: questions this person did not understand in
 * this very language, private questions where no privacy can be had, and, where the place or company is unsafe and
 * stays so, every question (only observation and care go on).
 */
export function keysToAsk({ logic, answers, asking, language, privacy, company, not_understood_in }: AskState): string[] {
  const isUnsafe = company === 'present' || (privacy === 'not_possible' && asking.triage.includes('private_place'));
  if (isUnsafe) return [];
  return asking.ask.filter((key) => {
    if (!needsConsent(logic, key)) return false;
    if (answers[key] === 'not_understood' && not_understood_in[key] === language) return false;
    return privacy !== 'not_possible' || !itemOf(logic, key).private;
  });
}

/**
 * What no place could be found for: private questions that everybody is asked are not asked, which no screen reads as
 * calm. It is written down nowhere; once the place is private they are asked.
 */
export function withheldAnswers(logic: Logic, { privacy, answers }: Pick<Draft, 'privacy' | 'answers'>): Answers {
  if (privacy !== 'not_possible') return {};
  const everybodys = (item: Item): boolean => item.block !== null || logic.modules[item.module]?.counts_for_completeness === true;
  const withheld = logic.items.filter(
    (item) =>
      item.private &&
      item.asked_of === 'person' &&
      everybodys(item) &&
      answers[item.id] === undefined &&
      logic.scales[item.scale]?.values.includes(WITHHELD) === true,
  );
  return Object.fromEntries(withheld.map((item) => [item.id, WITHHELD]));
}

/** What is said before a person's first question: in a demo that it is practice, for somebody real may hold the phone; else nothing. */
export function saidFirst(maturity: Maturity): readonly string[] {
  return maturity === 'demo' ? ['talk.practice'] : [];
}

/** The care questions, in order, without those this person did not want to answer. */
export function careKeys(logic: Logic, answers: Answers = {}): string[] {
  return logic.items.filter((item) => item.stage === 'care' && answers[item.id] !== 'skip').map((item) => item.id);
}

/** The modules of the care offer. */
export function careModules(logic: Logic): string[] {
  return [...new Set(logic.items.filter((item) => item.stage === 'care').map((item) => item.module))];
}

/** What the officer ticks by eye before anything is asked, in order: the first module that is not asked but seen. */
export function lookKeys(logic: Logic): string[] {
  const seen = logic.items.filter((item) => item.asked_of === 'officer_observes');
  return seen.filter((item) => item.module === seen[0]?.module).map((item) => item.id);
}

/** What may be seen later, in the talk; what can only be true of a child is left out for everybody else. */
export function laterKeys(logic: Logic, isChild: boolean): string[] {
  const first = lookKeys(logic);
  return logic.items
    .filter((item) => item.asked_of === 'officer_observes' && item.id !== AFRAID && !first.includes(item.id))
    .filter((item) => isChild || item.relevant?.op !== 'child')
    .map((item) => item.id);
}

/** Said before the first question of a module: what it is about, and that it may be left out. */
export interface Offer {
  readonly module: string;
  /** Text id. */
  readonly text: string;
  /** Name of a picture. */
  readonly picture: string;
  /** As the question that follows: what a subject is named tells something too. */
  readonly is_private: boolean;
}

const OFFERED_STAGE = 'modules';

/** Whether a person is asked first if they want these questions, and may leave them at any point. */
export function isOffered(logic: Logic, module: string): boolean {
  return logic.modules[module]?.stage === OFFERED_STAGE;
}

/** Where the answer to an offer stands: yes, no, or stopped. */
export function openKey(module: string): string {
  return `${module}_open`;
}

/** The module whose offer was answered under this key, or null. */
export function moduleOf(logic: Logic, key: string): string | null {
  return Object.keys(logic.modules).find((module) => openKey(module) === key) ?? null;
}

/** The offer to make before this question, or null where none is due. */
export function findOffer(logic: Logic, answers: Answers, key: string | undefined): Offer | null {
  if (key === undefined) return null;
  const { module, private: is_private } = itemOf(logic, key);
  if (!isOffered(logic, module) || answers[openKey(module)] !== undefined) return null;
  return { module, text: `module.${module}.offer`, picture: `module.${module}`, is_private };
}

/** Whether to go on after what everybody is asked: put to every adult in the same words. */
export const GO_ON = 'MORE';

/** Its offer; it tells nothing of what follows. */
export function goOnOffer(): Offer {
  return { module: GO_ON, text: `module.${GO_ON}.offer`, picture: `module.${GO_ON}`, is_private: false };
}

/** What, once seen, asks anew who is near: somebody controls the person, or a child is with somebody who may not be family. */
export const COMPANY_SEEN: readonly string[] = ['S04', 'S07', 'CH06'];
/** Seen: no short talk for a crowd. */
export const NEVER_SHORT: readonly string[] = ['S03', 'S07', 'S04', 'S05', 'V03'];
/** The question of the short talk, in one breath. */
export const SHORT_CONSENT = 'talk.ask_three';
/** Care in private, offered to every adult. */
export const CARE_OFFER = 'GB06';
/** The screen of wishes, an adult's and a child's: its pictures speak when they are touched. */
export const WISHES: readonly string[] = ['W04', 'W05'];
/** Great distress, as the officer sees it. */
export const DISTRESS = 'S05';
/** The button "they said they are afraid". */
export const AFRAID = 'V01';
export const OWN_CHOICE = 'W01';
/** "Who must not be told?" */
export const NOT_TELL = 'W02';
export const CARD = 'W03';
