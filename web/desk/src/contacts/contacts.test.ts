import { describe, expect, it } from 'vitest';
import { askHub, readSheet } from './sheet.ts';

const LINE = { title: 'Rescue centre, Member (fictional)', number: '+9990000001', told: 'day and night' };
const SHEET = { as_of: '1 December 2026', expires_at: '2026-12-31T00:00:00+00:00', lines: [LINE] };

describe('the contact sheet as the hub gives it', () => {
  it('is taken as it is', () => {
    expect(readSheet(SHEET)).toEqual(SHEET);
  });

  it.each([
    [null],
    [[]],
    [{ ...SHEET, expires_at: 'soon' }],
    [{ ...SHEET, lines: {} }],
    [{ ...SHEET, lines: [{ ...LINE, number: 'javascript:alert(1)' }] }],
    [{ ...SHEET, lines: [{ ...LINE, number: '+999 000' }] }],
    [{ ...SHEET, lines: [{ number: LINE.number }] }],
  ])('is none where it is %j', (value) => {
    expect(readSheet(value)).toBeNull();
  });

  it.each([
    ['refused', async () => new Response('', { status: 403 })],
    ['refused', async () => new Response('', { status: 404 })],
    ['out', async () => ({ type: 'opaqueredirect', status: 0, ok: false }) as Response],
    ['unreachable', async () => new Response('', { status: 503 })],
    ['unreachable', async () => new Response('<html>a network that wants a sign-in</html>')],
    ['unreachable', async () => Promise.reject(new TypeError('no network'))],
  ])('says %s, and so keeps or drops what the device has', async (said, ask) => {
    expect(await askHub('/contacts/sheet.json', ask)).toBe(said);
  });
});
