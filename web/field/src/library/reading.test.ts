import { describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { DIRECTORY, voice } from '../testing/parts.ts';
import { utf8 } from '../vault/encoding.ts';
import { parseBundle } from './bundle.ts';
import { parseDirectory, selectPathways } from './directory.ts';
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
  const directory = parseDirectory(DIRECTORY);
  const here = { id: 'station-1', name: 'Demo airport' };
  const select = (level: string, needs: string[], child: boolean, station = here): string[] =>
    selectPathways(directory, { level, needs, child, station }).map((pathway) => pathway.id);

  it('fit level and need, the most particular first', () => {
    expect(select('TODAY', ['trafficking_identification'], false)).toEqual(['trafficking', 'everyone']);
    expect(select('REFER', ['trafficking_identification'], false)).toEqual(['everyone']);
    expect(select('TODAY', ['asylum'], false)).toEqual(['everyone']);
  });

  it('for children are for children', () => {
    expect(select('TODAY', [], true)).toEqual(['child', 'everyone']);
  });

  it('of a station come before all others there, and nowhere else', () => {
    expect(select('TODAY', ['trafficking_identification'], true, { id: 'another-station', name: '' })[0]).toBe('elsewhere');
  });
});
