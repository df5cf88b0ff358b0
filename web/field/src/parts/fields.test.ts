// What is typed stays on the phone: a browser that completes or checks spelling may keep it, or send it to its maker.
import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });
/** Nothing is typed into these in words. */
const UNTYPED = /type="(?:radio|checkbox|datetime-local|file|range)"/;

/** Every field of every screen into which words are typed, with the file it is in. */
function listFields(): [string, string][] {
  return Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/<(?:textarea|input)\b(?:[^>]|(?<==)>)*>/g)].map(([field]): [string, string] => [file, field]),
  );
}

const typed = listFields().filter(([, field]) => !UNTYPED.test(field));

it('finds the fields there are', () => {
  expect(typed.length).toBeGreaterThan(10);
  expect(typed.filter(([, field]) => field.startsWith('<textarea')).length).toBeGreaterThanOrEqual(3);
});

it.each(typed)('%s neither completes nor checks: %s', (_, field) => {
  if (!field.includes('type="password"')) expect(field).toContain('spellcheck="false"');
  expect(field).toMatch(/autocomplete="(?:off|current-password|new-password|one-time-code)"/);
});
