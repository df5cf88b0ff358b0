/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number;
export function renderCss(tokens: object, options: { firstPaint: boolean }): string;
export function renderAll(tokens?: object): Map<string, string>;
/** Paths whose content on disk differs from what would be written. */
export function findDrift(): string[];
