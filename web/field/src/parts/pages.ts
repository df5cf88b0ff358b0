/** More answers than these are put on pages, so that each stays large and nothing scrolls. */
const MOST_ON_ONE_PAGE = 8;
const ON_A_PAGE = 6;

/** Choices as pages of few, in their order. */
export function pagesOf<Choice>(choices: readonly Choice[]): (readonly Choice[])[] {
  if (choices.length <= MOST_ON_ONE_PAGE) return [choices];
  const pages: (readonly Choice[])[] = [];
  for (let start = 0; start < choices.length; start += ON_A_PAGE) pages.push(choices.slice(start, start + ON_A_PAGE));
  return pages;
}

/** What is picked after a touch: once more takes it away, and what stands alone takes the others away. */
export function pick(picked: readonly string[], value: string, alone: readonly string[]): string[] {
  if (picked.includes(value)) return picked.filter((each) => each !== value);
  return alone.includes(value) ? [value] : [...picked.filter((each) => !alone.includes(each)), value];
}
