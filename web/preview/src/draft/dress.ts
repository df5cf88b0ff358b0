/** In place of what brings a screen's styles when it first stands: here they are with the rest. */
export const dress = (): void => undefined;
