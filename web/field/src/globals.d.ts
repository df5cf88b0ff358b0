/** Set by the build from package.json. */
/** Tags of the table of languages that are written from right to left. */
declare const __RIGHT_TO_LEFT__: readonly string[];
declare const __OFFICERS_LETTERS__: Readonly<Record<string, string>>;
declare const __APP_VERSION__: string;

/** The officer's English words in two parts; made by build/split-words.ts. */
declare module '*.ftl?shell' {
  const sheet: string;
  export default sheet;
}
declare module '*.ftl?later' {
  const sheet: string;
  export default sheet;
}
