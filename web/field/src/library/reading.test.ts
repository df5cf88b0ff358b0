import { describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { DIRECTORY, voice } from '../testing/parts.ts';
import type { Station } from '../vault/shared.ts';
import { utf8 } from '../vault/encoding.ts';
import { parseBundle } from './bundle.ts';
import { parseDirectory, selectPathways } from './directory.ts';
import { parseLanguages } from './languages.ts';
import { parseManifest } from './manifest.ts';

describe('a voice bundle', () => {
  const { bytes } = voice('id', 'core', { a: utf8('first'), b: utf8('second') });

  it('gives each clip and nothing for other texts', () => {
    const bundle = parseBundle(bytes);
    expect(new TextDecoder().decode(bundle.clip('b') ?? undefined)).toBe('second');
    expect(bundle.clip('c')).toBeNull();
  });

  it('is read at any place of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 8);
    larger.set(bytes, 8);
    expect(new TextDecoder().decode(parseBundle(larger.subarray(8)).clip('a') ?? undefined)).toBe('first');
  });

  it.each([0, 3, 10, 60])('cut at %d bytes is refused', async (length) => {
    expect(await codeOf(() => parseBundle(bytes.subarray(0, length)))).toBe('release.unreadable');
  });

  it('whose clips point outside is refused', async () => {
    expect(await codeOf(() => parseBundle(bytes.subarray(0, bytes.length - 1)))).toBe('release.unreadable');
  });
});

describe('a manifest', () => {
  const manifest = { scope: 'TH', sequence: 1, issued_at: '2026-11-20T00:00:00Z', expires_at: '2027-11-20T00:00:00Z', maturity: 'live' };
  const part = { sha256: 'a'.repeat(64), bytes: 1, kind: 'logic', module: null, language: null };

  it('of a newer pack is read without the kinds of parts this app does not know', () => {
    expect(parseManifest({ ...manifest, parts: [part, { ...part, kind: 'hologram' }] }).parts).toEqual([part]);
  });

  it('without a known maturity is a demo', () => {
    expect(parseManifest({ ...manifest, maturity: 'splendid', parts: [] }).maturity).toBe('demo');
  });

  it.each([
    null,
    [],
    { ...manifest },
    { ...manifest, parts: [{ ...part, sha256: '../etc' }] },
    { ...manifest, parts: [{ ...part, bytes: -1 }] },
  ])('of another shape is refused: %j', async (value) => {
    expect(await codeOf(() => parseManifest(value))).toBe('release.unreadable');
  });
});

describe('pathways', () => {
  const directory = parseDirectory(DIRECTORY, '2026-11-26');
  const here = { id: 'station-1', name: 'Demo airport' };
  const select = (level: string, needs: string[], child: boolean, station: Station = here): string[] =>
    selectPathways(directory.pathways, { level, needs, child, station, moment: null }).map((pathway) => pathway.id);

  it('fit level and need, the most particular first', () => {
    expect(select('TODAY', ['independent_advice'], false)).toEqual(['trafficking', 'everyone']);
    expect(select('REFER', ['independent_advice'], false)).toEqual(['everyone']);
    expect(select('TODAY', ['asylum'], false)).toEqual(['everyone']);
  });

  it('for children are for children', () => {
    expect(select('TODAY', [], true)).toEqual(['child', 'everyone']);
  });

  it('of a station come before all others there, and nowhere else', () => {
    expect(select('TODAY', ['independent_advice'], true, { id: 'another-station', name: '' })[0]).toBe('elsewhere');
  });

  it('of a kind of station are for that kind, and for phones that were not told theirs', () => {
    expect(select('TODAY', ['independent_advice'], false, { ...here, kind: 'airport' })).toEqual(['trafficking', 'everyone']);
    expect(select('TODAY', ['independent_advice'], false, { ...here, kind: 'land' })).toEqual(['everyone']);
    expect(select('TODAY', ['independent_advice'], false, { ...here, kind: null })).toEqual(['trafficking', 'everyone']);
  });
});

describe('the consent script', () => {
  const consent = {
    points: [{ said: ['consent.kept_month'], more: ['consent.count'] }],
    assent_points: [{ said: ['assent.kept_month'] }],
    recipient: ['consent.asking_later'],
    last_day: '2027-01-15',
    points_after: [{ said: ['consent.kept_unknown'], more: [] }],
    assent_points_after: [{ said: ['assent.kept_unknown'], more: [] }],
    recipient_after: ['consent.asking_later_unknown'],
  };
  const said = (day: string, change: object = {}): string[] => {
    const read = parseDirectory({ ...DIRECTORY, consent: { ...consent, ...change } }, day);
    return [read.consent, read.assent].flatMap((script) => script.points.flatMap((point) => point.said));
  };

  it('promises what was confirmed until the last day it holds', () => {
    expect(said('2027-01-15')).toEqual(['consent.kept_month', 'assent.kept_month']);
  });

  it('promises it no longer on the day after, though the release is still in use', () => {
    expect(said('2027-01-16')).toEqual(['consent.kept_unknown', 'assent.kept_unknown']);
  });

  it('of a recipient promises as long', () => {
    const recipient = (day: string): readonly string[] => parseDirectory({ ...DIRECTORY, consent }, day).consent.recipient;
    expect([recipient('2027-01-15'), recipient('2027-01-16')]).toEqual([['consent.asking_later'], ['consent.asking_later_unknown']]);
  });

  it('of an older release is said line by line, to everybody', () => {
    const { lines, ...rest } = { lines: ['consent.why', 'consent.ask'], last_day: null };
    const read = parseDirectory({ ...DIRECTORY, consent: { ...rest, lines } }, '2027-01-15');
    expect(read.consent).toEqual({ points: lines.map((line) => ({ said: [line], more: [] })), recipient: [], health: [] });
  });

  it('that promises nothing holds on any day', () => {
    expect(said('2040-01-01', { last_day: null })).toEqual(['consent.kept_month', 'assent.kept_month']);
  });
});

describe('the list of languages', () => {
  const row = {
    ...{ tag: 'ur', autonym: 'اردو', english_name: 'Urdu', direction: 'rtl', script: 'Arab', font: 'noto-nastaliq-urdu' },
    ...{ line_height: 2.2, line_breaking: 'spaces', where_likely: ['PK'], greeting: null, audio: 'none', state: 'draft' },
    ...{ voice_state: null, is_officer_language: false, bytes: { core: 1, whole: 2, officer: 3 } },
  };

  it('says how each is written', () => {
    expect(parseLanguages({ languages: [{ ...row, font: 'noto-naskh-arabic' }] })).toEqual([{ ...row, font: 'noto-naskh-arabic' }]);
  });

  it('gives Nastaliq a script of its own: other letters, and twice the height of a line', () => {
    expect(row).toMatchObject({ script: 'Arab', font: 'noto-nastaliq-urdu' });
    expect(parseLanguages({ languages: [row] })).toEqual([{ ...row, script: 'Aran' }]);
  });

  it('takes a voice it does not know for none', () => {
    expect(parseLanguages({ languages: [{ ...row, audio: 'hologram' }] })[0]?.audio).toBe('none');
  });

  it.each([
    null,
    {},
    { languages: [{ ...row, tag: 1 }] },
    { languages: [{ ...row, bytes: { core: -1 } }] },
    { languages: [{ ...row, where_likely: 'PK' }] },
  ])('of another shape is refused: %j', async (value) => {
    expect(await codeOf(() => parseLanguages(value))).toBe('release.unreadable');
  });
});
