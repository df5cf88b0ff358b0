import { expect, test } from 'vitest';
import { encodeBase64url } from './encoding';
import { openWithHalf, sealWithHalf } from './halves';

const half = (): string => encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));

test('only both halves together give the text again, and only for the same purpose', async () => {
  const own = half();
  const sealed = await sealWithHalf('AGE-SECRET-KEY-1X', own, 'alice');
  expect(await openWithHalf(sealed, own, 'alice')).toBe('AGE-SECRET-KEY-1X');
  expect(await openWithHalf(sealed, half(), 'alice')).toBeNull();
  expect(await openWithHalf(sealed, own, 'bob')).toBeNull();
  expect(await openWithHalf(`${sealed.slice(0, -4)}AAAA`, own, 'alice')).toBeNull();
  expect(atob(sealed)).not.toContain('AGE-SECRET');
});

test('the same text is sealed differently each time', async () => {
  const own = half();
  expect(await sealWithHalf('x', own, 'alice')).not.toBe(await sealWithHalf('x', own, 'alice'));
});

test.each(['', 'short', '!'.repeat(43)])('what is no half seals and opens nothing: %s', async (wrong) => {
  const sealed = await sealWithHalf('x', half(), 'alice');
  await expect(sealWithHalf('x', wrong, 'alice')).rejects.toThrow(RangeError);
  expect(await openWithHalf(sealed, wrong, 'alice')).toBeNull();
});
