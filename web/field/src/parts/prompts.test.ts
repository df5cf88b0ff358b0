import { describe, expect, it } from 'vitest';
import { inTwo, lineWithQuestion, promptsOf, textsOf } from './prompts.ts';

const point = (said: readonly string[], more: readonly string[] = []): { said: readonly string[]; more: readonly string[] } => ({
  said,
  more,
});
const LAYERS = [
  point(['talk.for_officer', 'consent.first_why'], ['consent.more_who']),
  point(['consent.first_choice'], ['consent.more_choice']),
  point(['consent.first_record'], ['consent.no_record', 'consent.count']),
  point(['consent.first_officer_sees']),
  point(['consent.first_exception'], ['consent.more_exception']),
  point(['consent.first_law_crime', 'consent.first_law_unknown', 'consent.first_stay'], ['consent.more_law']),
];
const all = (): boolean => true;

describe('a script as prompts', () => {
  it('says every text once and in order, on three screens', () => {
    const prompts = promptsOf(LAYERS, all);
    expect(prompts).toHaveLength(3);
    expect(prompts.flatMap(({ text, after = [] }) => [text, ...after])).toEqual(LAYERS.flatMap(({ said }) => said));
  });

  it('has more to every point beside it', () => {
    expect(promptsOf(LAYERS, all).map(({ more }) => more)).toEqual([
      ['consent.more_who', 'consent.more_choice'],
      ['consent.no_record', 'consent.count'],
      ['consent.more_exception', 'consent.more_law'],
    ]);
  });

  it('leaves out what the language has no words for, and a screen on which nothing would stand', () => {
    const prompts = promptsOf(LAYERS, (id) => !['consent.first_record', 'consent.first_officer_sees', 'consent.more_who'].includes(id));
    expect(prompts.map(({ text }) => text)).toEqual(['talk.for_officer', 'consent.first_exception']);
    expect(prompts[0]?.more).toEqual(['consent.more_choice']);
  });

  it('keeps the last line of the long form for the question', () => {
    const long = ['consent.who_we_are', 'consent.why', 'consent.ask'].map((line) => point([line]));
    expect(promptsOf(long, all).flatMap(({ text, after = [] }) => [text, ...after])).toEqual(['consent.who_we_are', 'consent.why']);
    expect(lineWithQuestion(long)).toBe('consent.ask');
    expect(lineWithQuestion(LAYERS)).toBeNull();
  });

  it('stands in two parts as even as its words allow where it does not fit, with more beside each', () => {
    const [first] = promptsOf(LAYERS, all);
    const wordsOf = (lengths: Readonly<Record<string, number>>) => (id: string) => 'x'.repeat(lengths[id] ?? 10);
    const parts = (lengths: Readonly<Record<string, number>>): unknown =>
      first && inTwo(first, wordsOf(lengths)).map((part) => [textsOf(part), part.more?.length]);
    expect(parts({ 'consent.first_choice': 30 })).toEqual([
      [['talk.for_officer', 'consent.first_why'], 2],
      [['consent.first_choice'], 2],
    ]);
    expect(parts({ 'talk.for_officer': 30 })).toEqual([
      [['talk.for_officer'], 2],
      [['consent.first_why', 'consent.first_choice'], 2],
    ]);
  });
});
