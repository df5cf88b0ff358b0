/** Where a reader found something else than the contract names. */
export interface Fault {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: object;
}

/**
 * The member at fault, by the names that stand in the contract: `needs`, `consent.given_for`. Empty where it is the whole.
 * Keys of a table are not told, for they are of what was read: a wrong answer is a fault of `answers`.
 */
export function faultIn(faults: readonly Fault[] | null | undefined): string {
  const fault = faults?.[0];
  if (!fault) return '';
  const names = [...fault.schemaPath.matchAll(/\/properties\/([^/]+)/g)].flatMap(([, name]) => name ?? []);
  const missing = 'missingProperty' in fault.params ? [String(fault.params.missingProperty)] : [];
  return [...names, ...missing].join('.');
}
