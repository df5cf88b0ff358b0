/** Module → reader → the type it vouches for. */
export declare const READERS: Readonly<Record<string, Readonly<Record<string, string>>>>;
export declare function openSchemas(): { validate(name: string, value: unknown): unknown };
