import { describe, expect, test } from 'vitest';
import vectors from '../../../contracts/sealing/person_words.json';
import { makePersonWords, normalisePersonWords, proofOfWords, referralIdOfProof } from './person-words';
import { WORDS } from './words';

describe('the six words of a person', () => {
  test('make the id that the vectors name', async () => {
    for (const each of vectors.words) {
      const proof = await proofOfWords(each.typed);
      expect(Array.from(proof, (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(each.proof);
      expect(await referralIdOfProof(proof)).toBe(each.referral_id);
    }
  });

  test('are six of the list, and others each time', () => {
    const made = makePersonWords();
    expect(made.split(' ').every((word) => WORDS.includes(word))).toBe(true);
    expect(normalisePersonWords(made)).toBe(made);
    expect(makePersonWords()).not.toBe(made);
  });

  test.each(vectors.malformed)('are refused when typed as “%s”', (typed) => {
    expect(() => normalisePersonWords(typed)).toThrow(expect.objectContaining({ code: 'phrase.malformed' }));
  });
});
