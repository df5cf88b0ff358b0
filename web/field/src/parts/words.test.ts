import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { errorMessageId, FIELD_ERROR_CODES } from '../errors.ts';
import { words } from './words.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../../content/interface/${path}`, import.meta.url)), 'utf8');
/** The shell's words, and those that load later: of arrivals, of what stands beside a screening, of locking and wiping, of Talk. */
const sheet = ['en.ftl', 'arrivals/en.ftl', 'officer/en.ftl', 'safety/en.ftl', 'talk/en.ftl'].map(read).join('');

function listSources(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return listSources(path);
    return /\.(svelte|ts)$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
  });
}

const entries = new FluentResource(sheet).body;
const known = new Set(entries.map((entry) => entry.id));
const written = listSources(source).map((path) => readFileSync(path, 'utf8'));
const keysIn = (pattern: RegExp): Set<string> => new Set(written.flatMap((text) => [...text.matchAll(pattern)].map((hit) => hit[1] ?? '')));
/** Keys written out: words('home-start'). Officer's keys have a dash or are single words; text ids of packs have dots. */
const asked = keysIn(/(?<![.\w])words\(\s*'([a-z][a-zA-Z0-9_-]*)'/g);
/** Keys put together from a fixed beginning: words(`outcome-level-${level}`). */
const beginnings = keysIn(/(?<![.\w])words\(\s*`([a-z0-9-]+-)\$\{/g);
/** Keys handed to a part (ask="a-b") or chosen by a condition: words(isX ? 'a-b' : 'c-d') and the like. */
const quoted = keysIn(/(?:'|\s(?:ask|what)=")([a-z0-9]+(?:-[a-zA-Z0-9]+)+)['"]/g);

describe('the words of the interface', () => {
  it('has no entry that Fluent cannot read', () => {
    const begun = sheet.split('\n').filter((line) => /^[a-z][a-zA-Z0-9_-]* =/.test(line)).length;
    expect(entries).toHaveLength(begun);
    expect(known.size).toBe(begun);
  });

  it('holds every key the screens ask for', () => {
    expect(asked.size).toBeGreaterThan(100);
    expect([...asked].filter((key) => !known.has(key))).toEqual([]);
  });

  it('explains every refusal a screen may have to show', () => {
    expect(FIELD_ERROR_CODES.map(errorMessageId).filter((key) => !known.has(key))).toEqual([]);
  });

  it('holds no sentence that no screen asks for', () => {
    const errors = new Set(FIELD_ERROR_CODES.map(errorMessageId));
    const isUsed = (key: string): boolean =>
      asked.has(key) || quoted.has(key) || errors.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    expect([...known].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('counts', () => {
    expect(words('home-outbox', { count: 0 })).toBe('Nothing is waiting to be sent');
    expect(words('home-outbox', { count: 1 })).toBe('One sealed message is waiting to be sent');
    expect(words('home-outbox', { count: 12 })).toBe('12 sealed messages are waiting to be sent');
  });

  it('never promises or judges', () => {
    expect(sheet).not.toMatch(/\bnot a victim\b|\bcleared\b|\bguarantee|\bsuspect\b|\billegal\b/i);
  });
});
