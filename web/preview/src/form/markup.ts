/** A stretch of text as authors mark it up: `**strong**`, `*leaning*` or `_leaning_`. */
export interface Run {
  readonly text: string;
  readonly mark: 'plain' | 'strong' | 'leaning';
}

const MARKS =
  /\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g;

/** The lines of a text. Headings and links keep their words; tags of HTML are left out, what they hold stays. */
export function readMarkup(text: string): readonly (readonly Run[])[] {
  return text
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
    .split(/\r?\n/)
    .map((line) => readLine(line.replace(/^\s{0,3}#{1,6}\s+/, '')));
}

function readLine(line: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of line.matchAll(MARKS)) {
    const [whole, strong, alsoStrong, star, underline] = found;
    if (found.index > at) runs.push({ text: line.slice(at, found.index), mark: 'plain' });
    const bold = strong ?? alsoStrong;
    runs.push(bold === undefined ? { text: star ?? underline ?? '', mark: 'leaning' } : { text: bold, mark: 'strong' });
    at = found.index + whole.length;
  }
  if (at < line.length || runs.length === 0) runs.push({ text: line.slice(at), mark: 'plain' });
  return runs;
}
