/**
 * Cuts the officer's English words in two: what the shell says before anybody unlocks, and what the screens after that
 * say, which load with them. The file stays one, for whoever writes and translates it.
 *
 * `import shell from './en.ftl?shell'` and `import later from './en.ftl?later'`.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Headings of `content/interface/en.ftl` whose words the shell says; what stands before the first heading is its own too. */
const SHELL = ['On every screen', 'First visit', 'Adding this phone', 'The secret', 'Unlocking', 'Trouble at the start', 'Refusals'];
/** Said by the shell though they stand elsewhere. */
const SHELL_KEYS = ['home-outbox'];
/** What is said in a screening alone, and refusals that only a screen after unlocking can show. */
const LATER_KEYS = /^(machine-|no-voice$|error-(journey|second|release|part|library|arrival|receipt|item)-)/;

export interface SplitWords {
  readonly shell: string;
  readonly later: string;
}

export function splitWords(sheet: string): SplitWords {
  const parts: { shell: string[]; later: string[] } = { shell: [], later: [] };
  let isShell = true;
  let entry: keyof SplitWords = 'shell';
  for (const line of sheet.split('\n')) {
    const heading = /^## (.*)$/.exec(line)?.[1];
    const key = /^([a-z][a-zA-Z0-9_-]*) =/.exec(line)?.[1];
    if (heading !== undefined) isShell = SHELL.some((each) => heading.startsWith(each));
    if (line.startsWith('#') || line === '') continue;
    if (key !== undefined) entry = SHELL_KEYS.includes(key) || (isShell && !LATER_KEYS.test(key)) ? 'shell' : 'later';
    parts[entry].push(line);
  }
  return { shell: parts.shell.join('\n'), later: parts.later.join('\n') };
}

export function splitWordsPlugin(): Plugin {
  return {
    name: 'titian-split-words',
    enforce: 'pre',
    load(id) {
      const [path = '', part = ''] = id.split('?');
      if (!path.endsWith('.ftl') || (part !== 'shell' && part !== 'later')) return null;
      this.addWatchFile(path);
      return `export default ${JSON.stringify(splitWords(readFileSync(path, 'utf8'))[part])}`;
    },
  };
}
