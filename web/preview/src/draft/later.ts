/** In place of the screens that the field app loads later: none of them is reached from a draft. */
export const HandBack = (): Record<string, never> => ({});
