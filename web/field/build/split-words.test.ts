import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { splitWords } from './split-words.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const whole = read('../../../content/interface/en.ftl');
const { shell, later } = splitWords(whole);
const keysOf = (sheet: string): string[] => new FluentResource(sheet).body.map((entry) => entry.id);
const SHELL_SOURCES = [
  'App.svelte',
  'parts/app.svelte.ts',
  'parts/enrolling.svelte.ts',
  'parts/session.svelte.ts',
  'parts/talk.svelte.ts',
  'parts/Fault.svelte',
  'parts/OfficerBar.svelte',
  'parts/Scanner.svelte',
  'parts/Watermark.svelte',
  'screens/Clock.svelte',
  'screens/Enrol.svelte',
  'screens/FirstVisit.svelte',
  'screens/Secret.svelte',
  'screens/Trouble.svelte',
  'screens/Unlock.svelte',
];
/** Said by the shell in a screening alone, so after the screens that bring it. */
const IN_A_SCREENING = ['ask-check-language', 'machine-voice', 'no-voice'];

describe('the words of the shell and of the screens after unlocking', () => {
  it('are all there, each once', () => {
    expect([...keysOf(shell), ...keysOf(later)].sort()).toEqual(keysOf(whole).sort());
  });

  it('are in the shell where the shell says them', () => {
    const asked = SHELL_SOURCES.flatMap((path) =>
      [...read(`../src/${path}`).matchAll(/'([a-z0-9]+(?:-[a-zA-Z0-9]+)+)'/g)].map((hit) => hit[1]),
    );
    const missing = keysOf(later).filter((key) => asked.includes(key) && !IN_A_SCREENING.includes(key));
    expect(asked).toContain('unlock-title');
    expect(missing).toEqual([]);
  });

  it('keep an entry of several lines together', () => {
    expect(splitWords('a = b\n## Home\nc =\n    { $n ->\n       *[other] d\n    }\n')).toEqual({
      shell: 'a = b',
      later: 'c =\n    { $n ->\n       *[other] d\n    }',
    });
  });
});
