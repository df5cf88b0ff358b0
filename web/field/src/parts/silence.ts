import silence from '../../../../contracts/codes/silence.json';
import type { Wording } from '../library/library.ts';

/** What a text says where nothing can be heard has its id, and this behind it. */
const SILENT = '.silent';
const instead: Readonly<Record<string, string>> = silence.instead;
const leftOut: readonly string[] = silence.left_out;

/** The words of a language whose voice is not on this phone: none of them says that it speaks, where the language has words for that. */
export function forSilence(wording: Wording): Wording {
  const texts: Record<string, string> = {};
  for (const [id, text] of Object.entries(wording.texts)) {
    if (leftOut.includes(id) || id.endsWith(SILENT)) continue;
    const other = instead[id];
    const said = other === undefined ? (wording.texts[id + SILENT] ?? text) : wording.texts[other];
    if (said !== undefined) texts[id] = said;
  }
  return { ...wording, texts };
}
