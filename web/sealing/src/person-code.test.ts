import { describe, expect, test } from 'vitest';
import vectors from '../../../contracts/sealing/person_code.json';
import complaints from '../../../contracts/sealing/complaints.json';
import { normaliseCode } from './complaints';
import { makePersonCode, normalisePersonCode, proofOfCode, referralIdOfProof } from './person-code';

describe('the code of a person', () => {
  test('makes the id that the vectors name, in whatever numerals it is typed', async () => {
    for (const each of vectors.codes) {
      expect(normalisePersonCode(each.typed)).toBe(each.code);
      const proof = await proofOfCode(each.typed);
      expect(Array.from(proof, (byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(each.proof);
      expect(await referralIdOfProof(proof)).toBe(each.referral_id);
    }
  });

  test('is whole, and another each time', () => {
    const made = Array.from({ length: 200 }, makePersonCode);
    expect(made.map(normalisePersonCode)).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  test('tells every digit that was written wrong, and every two that changed places', () => {
    const [{ code } = { code: '' }] = vectors.codes;
    for (let at = 0; at < code.length; at += 1) {
      const wrong = `${code.slice(0, at)}${(Number(code[at]) + 3) % 10}${code.slice(at + 1)}`;
      const turned = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at]}${code.slice(at + 2)}`;
      for (const slip of turned === code ? [wrong] : [wrong, turned])
        expect(() => normalisePersonCode(slip)).toThrow(expect.objectContaining({ code: 'code.malformed' }));
    }
  });

  test('and the code of a complaint are never taken for one another', () => {
    expect(() => normalisePersonCode(complaints.code)).toThrow(expect.objectContaining({ code: 'code.malformed' }));
    expect(() => normaliseCode(makePersonCode())).toThrow(expect.objectContaining({ code: 'code.malformed' }));
  });

  test.each(vectors.malformed)('is refused when typed as “%s”', (typed) => {
    expect(() => normalisePersonCode(typed)).toThrow(expect.objectContaining({ code: 'code.malformed' }));
  });
});
