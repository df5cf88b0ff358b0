/** A language for dates, the day first. English next: a browser that knows no such language would write in the phone's own. */
export function localesOf(tag: string): string[] {
  return [tag === 'en' ? 'en-GB' : tag, 'en-GB'];
}
