/** The signs of offers as the hub's `src/titian/leads/check_data.py` writes them. Patterns take the flags `gu`. */

export type When =
  { readonly op: 'and' | 'or'; readonly of: readonly When[] } | { readonly op: 'observed'; readonly items: readonly string[] };

export interface PlainTables {
  /** Letter of another script → the Latin one it is mistaken for. */
  readonly alike: Readonly<Record<string, string>>;
  /** Boxed letters and digits of their own → what they are read as. */
  readonly usual: Readonly<Record<string, string>>;
  /** Letters whose small form is another here than in Python. */
  readonly small: Readonly<Record<string, string>>;
  /** What stands in Burmese only where it was typed with Zawgyi. */
  readonly zawgyi: readonly string[];
}

export interface Data {
  readonly engine: string;
  readonly plain: PlainTables;
  readonly languages: Readonly<
    Record<string, { readonly script: string; readonly signs: Readonly<Record<string, readonly [string, string?]>> }>
  >;
  readonly pay: {
    readonly amounts: readonly string[];
    readonly currencies: Readonly<Record<string, string>>;
    readonly high: Readonly<Record<string, number>>;
    readonly multiples: Readonly<Record<string, number>>;
    readonly periods: readonly (readonly [string, string])[];
    readonly days_a_month: number;
  };
  readonly many_places: { readonly wanted: string; readonly from: number };
  /** `KH:Poipet` or `KH:`, the pattern of its names, whether public reports name it as a place of scam compounds. */
  readonly places: readonly (readonly [string, string, boolean])[];
  readonly rules: readonly { readonly id: string; readonly when: When }[];
}

/** First character and the one behind the last, counted in code points of the text as it was given. */
export type Span = readonly [number, number];
