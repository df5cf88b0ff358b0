import { expect, test } from 'vitest';
import { groupsOf, inNumerals } from './numerals.ts';

test('a code is read three digits at a time, and none of them is lost', () => {
  expect(groupsOf('407012935886331420724')).toEqual(['407', '012', '935', '886', '331', '420', '724']);
});

test.each([
  ['en', '073'],
  ['th', '073'],
  ['ta', '073'],
  ['ur', '073'],
  ['hi', '073'],
  ['ar', '٠٧٣'],
  ['fa', '۰۷۳'],
  ['fa-AF', '۰۷۳'],
  ['ps', '۰۷۳'],
  ['bn', '০৭৩'],
  ['km', '០៧៣'],
  ['lo', '໐໗໓'],
  ['ne', '०७३'],
  ['my', '၀၇၃'],
])('digits in the numerals of %s, zeros in front too', (language, written) => {
  expect(inNumerals('073', language)).toBe(written);
});
