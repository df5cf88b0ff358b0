/** What one side makes, the other opens; and a code is easy to give and hard to guess. */
import { expect, test } from 'vitest';
import vectors from '../../../contracts/sealing/complaints.json';
import { lookupOf, makeAnswerKey, makeCode, normaliseCode, openAnswer, openText, PADDED, sealText } from './complaints';
import { decodeBase64 } from './encoding';
import { makeOrganisationKey } from './members';

const SLOW = 30_000;

test('a complaint and its answer open as the vectors say', { timeout: SLOW }, async () => {
  expect(await openText(decodeBase64(vectors.complaint.ciphertext), vectors.body_identity)).toEqual(vectors.complaint.payload);
  const opened = await openAnswer(decodeBase64(vectors.answer_file), decodeBase64(vectors.answer.ciphertext), vectors.typed[0] ?? '');
  expect(opened).toEqual(vectors.answer.payload);
  expect(await lookupOf(vectors.code)).toBe(vectors.lookup);
});

test('a code is read in any digits and with anything between them, and a slip of one digit is seen', () => {
  for (const typed of vectors.typed) expect(normaliseCode(typed)).toBe(vectors.code);
  for (const typed of vectors.not_codes) expect(() => normaliseCode(typed)).toThrow(expect.objectContaining({ code: 'code.malformed' }));
  for (const zero of '០๐໐၀০०௦෦۰') {
    const point = zero.codePointAt(0) ?? 0;
    const typed = Array.from(vectors.code, (digit) => String.fromCodePoint(point + Number(digit))).join(' ');
    expect(normaliseCode(typed)).toBe(vectors.code);
  }
});

test('codes are sound, all different, and use every digit', () => {
  const codes = Array.from({ length: 400 }, makeCode);
  expect(codes.map(normaliseCode)).toEqual(codes);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('')).size).toBe(10);
});

test('every complaint has one length, whatever it says', async () => {
  const { recipient } = await makeOrganisationKey();
  const short = await sealText({ kind: 'complaint' }, recipient);
  const long = await sealText({ kind: 'complaint', words: 'က'.repeat(5000) }, recipient);
  expect(long.length).toBe(short.length);
  await expect(sealText({ words: 'x'.repeat(PADDED) }, recipient)).rejects.toMatchObject({ code: 'sealed_text.too_large' });
});

test('another code opens nothing', { timeout: SLOW }, async () => {
  const key = await makeAnswerKey(makeCode());
  const answer = await sealText({ kind: 'answer' }, key.recipient);
  await expect(openAnswer(key.file, answer, makeCode())).rejects.toMatchObject({ code: 'sealed_text.unopenable' });
  await expect(openText(answer, (await makeOrganisationKey()).identity)).rejects.toMatchObject({ code: 'sealed_text.unopenable' });
});
