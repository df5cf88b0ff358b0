import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const sheet = readFileSync(fileURLToPath(new URL('../../../../content/interface/en.ftl', import.meta.url)), 'utf8');

function listSources(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) return name === 'dev' ? [] : listSources(path);
    return /\.(svelte|ts)$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
  });
}

const entries = new FluentResource(sheet).body;
const known = new Set(entries.map((entry) => entry.id));
const written = listSources(source).map((path) => readFileSync(path, 'utf8'));
const asked = new Set(
  written.flatMap((text) => [...text.matchAll(/\bwords\(\s*'([a-z0-9-]+)'/g)].map((hit) => hit[1] ?? '')),
);
/** Keys put together at run time, by their fixed beginning: words(`outcome-level-${level}`). */
const beginnings = new Set(
  written.flatMap((text) => [...text.matchAll(/`([a-z0-9-]+-)\$\{/g)].map((hit) => hit[1] ?? '')),
);
const quoted = new Set(written.flatMap((text) => [...text.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)].map((hit) => hit[1] ?? '')));

describe('the words of the interface', () => {
  it('has no entry that Fluent cannot read', () => {
    const begun = sheet.split('\n').filter((line) => /^[a-z][a-z0-9-]* =/.test(line)).length;
    expect(entries).toHaveLength(begun);
    expect(known.size).toBe(begun);
  });

  it('holds every key the screens ask for', () => {
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((key) => !known.has(key))).toEqual([]);
  });

  it('holds no sentence that no screen asks for', () => {
    const used = (key: string): boolean =>
      asked.has(key) || quoted.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    expect([...known].filter((key) => !used(key))).toEqual([]);
  });
});
