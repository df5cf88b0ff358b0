/** What is quoted of an offer: the words signs rest on with a few around them, cut between words in every script. */
import type { Span } from './data.ts';

/** Letters shown at most on either side of the words a sign rests on. */
const AROUND = 24;

export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Quotes in the order of the text, each as its pieces; spans (in code points) that stand close together share a quote. */
export function quote(given: string, spans: readonly Span[]): Piece[][] {
  const letters = [...given];
  const words = findWords(given, letters);
  const quotes: { from: number; to: number; readonly marked: Span[] }[] = [];
  for (const [begin, end] of merge(spans)) {
    const from = begin <= AROUND ? 0 : Math.min(begin, words.find(([start]) => start >= begin - AROUND)?.[0] ?? begin);
    const to =
      end + AROUND >= letters.length ? letters.length : Math.max(end, words.findLast(([, stop]) => stop <= end + AROUND)?.[1] ?? end);
    const last = quotes.at(-1);
    if (last && from <= last.to) {
      last.marked.push([begin, end]);
      last.to = to;
    } else quotes.push({ from, to, marked: [[begin, end]] });
  }
  return quotes.map(({ from, to, marked }) => {
    const pieces: Piece[] = [];
    let at = from;
    for (const [begin, end] of marked) {
      pieces.push(
        { text: letters.slice(at, begin).join(''), isMarked: false },
        { text: letters.slice(begin, end).join(''), isMarked: true },
      );
      at = end;
    }
    pieces.push({ text: letters.slice(at, to).join(''), isMarked: false });
    if (from > 0) pieces.unshift({ text: '…', isMarked: false });
    if (to < letters.length) pieces.push({ text: '…', isMarked: false });
    return pieces.filter(({ text }) => text !== '');
  });
}

/** Where words stand, in code points. A browser that cannot tell words apart cuts at spaces. */
function findWords(given: string, letters: readonly string[]): Span[] {
  if (!('Segmenter' in Intl)) return findSpaced(letters);
  const words: Span[] = [];
  let at = 0;
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(given)) {
    const end = at + [...segment].length;
    if (isWordLike) words.push([at, end]);
    at = end;
  }
  return words;
}

function findSpaced(letters: readonly string[]): Span[] {
  const words: Span[] = [];
  let at = 0;
  for (const word of letters.join('').split(/(\s+)/u)) {
    const end = at + [...word].length;
    if (word.trim() !== '') words.push([at, end]);
    at = end;
  }
  return words;
}

/** Pieces in the order of the text, those that touch as one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const [begin, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last && begin <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([begin, end]);
  }
  return merged;
}
