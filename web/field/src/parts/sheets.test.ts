import { readdirSync, readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { CALENDAR, LEFT_OUT } from '../testing/calendar.ts';

const FOLDER = new URL('../../../../content/interface/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');
const OFFICERS = ['id', 'ms', 'th', 'vi', 'fil', 'km', 'lo', 'my', 'bn', 'si', 'ta', 'ur', 'ne', 'zh-Hans'];
const tags = readdirSync(FOLDER)
  .flatMap((name) => /^([A-Za-z-]+)\.ftl$/.exec(name)?.[1] ?? [])
  .filter((tag) => tag !== 'en');

/** Id → the names of what is filled in, and how many ways of counting there are. */
function entries(sheet: string): Map<string, string> {
  return new Map(
    new FluentResource(sheet).body.map((entry) => {
      const names = new Set([...JSON.stringify(entry.value).matchAll(/"type":"var","name":"([^"]+)"/g)].map((hit) => hit[1]));
      return [entry.id, [...names].sort().join()];
    }),
  );
}

describe.each(['', 'arrivals/', 'lesson/', 'officer/', 'paper/', 'safety/', 'talk/'])(
  'the officer’s words in %sother languages',
  (part) => {
    const english = entries(read(`${part}en.ftl`));

    it('are there for every language an officer may choose', () => {
      expect([...tags].sort()).toEqual([...OFFICERS].sort());
    });

    it.each(tags)('%s says all that English says, and fills in the same', (tag) => {
      const sheet = read(`${part}${tag}.ftl`);
      const own = entries(sheet);
      const begun = sheet.split('\n').filter((line) => /^[a-zA-Z][a-zA-Z0-9_-]* =/.test(line)).length;
      expect(begun).toBe(own.size);
      expect([...english.keys()].filter((id) => !own.has(id))).toEqual([]);
      expect([...own.keys()].filter((id) => !english.has(id))).toEqual(part === '' && LEFT_OUT.includes(tag) ? CALENDAR : []);
      expect([...own].filter(([id, names]) => names !== (english.get(id) ?? '')).map(([id]) => id)).toEqual([]);
      expect(sheet).not.toMatch(/[\u200b\ufeff\u202a-\u202e\u2066-\u2069]/u);
    });
  },
);
