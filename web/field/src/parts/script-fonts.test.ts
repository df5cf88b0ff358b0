import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasFont } from './script-fonts.ts';

interface Row {
  readonly tag: string;
  readonly script: string;
  readonly font: string;
}
const table = JSON.parse(readFileSync(new URL('../../../../contracts/codes/languages.json', import.meta.url), 'utf8')) as {
  readonly languages: readonly Row[];
};
/** Latin comes with the shell; every phone has Chinese. */
const OF_THE_PHONE = ['Latn', 'Hans', 'Hant'];

describe('letters', () => {
  it('are kept for every script of the table of languages', () => {
    const lacking = table.languages.filter((row) => !OF_THE_PHONE.includes(row.script) && !hasFont(row.script));
    expect(lacking.map((row) => `${row.tag} ${row.script}`)).toEqual([]);
    expect(table.languages.some((row) => row.font === 'noto-nastaliq-urdu')).toBe(true);
    expect(hasFont('Aran')).toBe(true);
  });

  it('lie in the cache that the service worker reads', () => {
    expect(readFileSync(new URL('../sw/sw.ts', import.meta.url), 'utf8')).toContain("'titian-fonts'");
    expect(readFileSync(new URL('./script-fonts.ts', import.meta.url), 'utf8')).toContain("CACHE = 'titian-fonts'");
  });
});
