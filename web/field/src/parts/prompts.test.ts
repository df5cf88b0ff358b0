import { describe, expect, it } from 'vitest';
import { lineWithQuestion, promptsOf } from './prompts.ts';

const script = (...names: string[]): string[] => names.map((name) => `consent.${name}`);
const GAPS = script(
  ...['who_we_are', 'why', 'choice', 'no_record', 'count', 'sent_to', 'who_sees_unknown', 'kept_unknown', 'asking_later_unknown'],
  ...['exception', 'law_unknown', 'held_unknown', 'no_promise', 'ask'],
);

describe('the script before consent', () => {
  it('is said whole and in its order, in half the prompts', () => {
    const said = [...promptsOf(GAPS).flatMap(({ text, after }) => (after ? [text, after] : [text])), lineWithQuestion(GAPS)];
    expect(said).toEqual(GAPS);
    expect(promptsOf(GAPS)).toHaveLength(7);
  });

  it('never has more than two lines stand together, whatever a country must warn of', () => {
    const warned = script(
      'sent_to',
      'who_sees_court',
      'who_sees_police',
      'who_sees_unknown',
      'exception',
      'law_crime',
      'law_illness',
      'law_unknown',
    );
    expect(promptsOf(warned).map(({ text, after }) => [text, after].map((each) => each?.slice('consent.'.length)))).toEqual([
      ['sent_to', 'who_sees_court'],
      ['who_sees_police', 'who_sees_unknown'],
      ['exception', 'law_crime'],
      ['law_illness', 'law_unknown'],
    ]);
  });

  it('never joins the freedom to say no to anything', () => {
    expect(promptsOf(GAPS)).toContainEqual({ text: 'consent.choice' });
  });
});
