import type { Answers, Asking, Item, Logic } from '@titian/engine';
import { FieldError } from '../errors.ts';
import type { Privacy } from '../speech/speech.ts';

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
  /** What is said before it, or null. */
  readonly before: string | null;
  readonly scale: string;
  readonly is_multiple: boolean;
  /** Answers with content. */
  readonly choices: readonly Choice[];
  /** Ways round it: I do not know, I do not want to say, I do not understand. Always the person's right. */
  readonly ways_out: readonly Choice[];
  readonly is_private: boolean;
  readonly is_sensitive: boolean;
  /** Name of a picture. */
  readonly picture: string;
}

const WAYS_OUT: readonly string[] = ['dont_know', 'skip', 'not_understood'];

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
  const choice = (value: string): Choice => ({ value, text: `choice.${scaleId}.${value}` });
  return {
    key,
    item: item.id,
    module: item.module,
    label: isPhase ? `item.${item.id}.when` : `item.${item.id}.label`,
    before: item.has_before && !isPhase ? `item.${item.id}.before` : null,
    scale: scaleId,
    is_multiple: scale.multiple,
    choices: scale.values.filter((value) => !WAYS_OUT.includes(value)).map(choice),
    ways_out: scale.values.filter((value) => WAYS_OUT.includes(value)).map(choice),
    is_private: item.private,
    is_sensitive: item.sensitive,
    picture: `item.${item.id}`,
  };
}

/** Raises `journey.value_unknown` unless the scale has every value; blanks between several. */
export function checkValue(logic: Logic, question: Question, value: string): void {
  const values = value.split(' ');
  const scale = logic.scales[question.scale];
  const isKnown = scale !== undefined && values.every((each) => scale.values.includes(each));
  if (!isKnown || (values.length > 1 && !question.is_multiple)) throw new FieldError('journey.value_unknown', { key: question.key });
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
  readonly not_understood_in: Readonly<Record<string, string>>;
}

/**
 * Keys to put now, in order. From what the engine lists are left out: questions this person did not understand in
 * this very language, private questions where no privacy can be had, and, where the place or company is unsafe and
 * stays so, every question (only observation and care go on).
 */
export function keysToAsk({ logic, answers, asking, language, privacy, not_understood_in }: AskState): string[] {
  const isUnsafe = privacy === 'not_possible' && asking.triage.includes('private_place');
  if (isUnsafe) return [];
  return asking.ask.filter((key) => {
    if (!needsConsent(logic, key)) return false;
    if (answers[key] === 'not_understood' && not_understood_in[key] === language) return false;
    return privacy !== 'not_possible' || !itemOf(logic, key).private;
  });
}

/** The care questions, in order, without those this person did not want to answer. */
export function careKeys(logic: Logic, answers: Answers = {}): string[] {
  return logic.items.filter((item) => item.stage === 'care' && answers[item.id] !== 'skip').map((item) => item.id);
}

/** The modules of the care offer. */
export function careModules(logic: Logic): string[] {
  return [...new Set(logic.items.filter((item) => item.stage === 'care').map((item) => item.module))];
}

/** What the officer ticks by eye, in order. */
export function lookKeys(logic: Logic): string[] {
  return logic.items.filter((item) => item.asked_of === 'officer_observes' && item.id !== AFRAID).map((item) => item.id);
}

/** The button "they said they are afraid". */
export const AFRAID = 'V01';
export const OWN_CHOICE = 'W01';
export const CARD = 'W03';
