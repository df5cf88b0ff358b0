/** The parts of GOV.UK Frontend that the desk starts; the package carries no types. */
declare module 'govuk-frontend' {
  interface Part {
    new (place: HTMLElement): object;
    readonly moduleName: string;
  }
  export const Button: Part;
  export const ErrorSummary: Part;
  export const PasswordInput: Part;
  export const Radios: Part;
  export const SkipLink: Part;
}
