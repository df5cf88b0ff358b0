/**
 * Every refusal of the field app that a screen may have to explain.
 *
 * Screens translate a code through Fluent: `errorMessageId('secret.wrong')` is `error-secret-wrong`, with `params`
 * as its arguments. Params hold counts, codes and part names; never an answer, a name or a language of the person.
 */
export const FIELD_ERROR_CODES = [
  // the secret that opens a vault
  'secret.too_short',
  'secret.all_equal',
  'secret.simple_run',
  'secret.too_few_words',
  'secret.wrong', // wait_seconds: how long until the next try
  'secret.wait', // wait_seconds
  'passkey.refused', // cancelled, or not the one of this vault
  'passkey.unavailable', // this browser or phone cannot derive a key with one
  // storage on this phone
  'vault.missing',
  'vault.exists',
  'vault.locked',
  'vault.damaged',
  'storage.full',
  'storage.unavailable',
  // releases
  'release.unreadable',
  'release.not_trusted', // reason: code of the sealing room
  'release.lower_sequence', // scope
  'release.wrong_scope', // scope
  'release.incomplete', // kind
  'release.not_approved', // kind
  'part.hash_mismatch', // kind
  'part.unreachable', // kind
  'part.too_long', // kind
  'library.empty',
  'library.language_missing', // language
  // talking to the hub
  'hub.unreachable',
  'hub.other_answers',
  'hub.failed', // status
  'hub.unreadable',
  'hub.refused', // code: the hub's own code
  // enrolment
  'enrol.link_unreadable',
  'enrol.code_unreadable',
  'enrol.code_refused', // code
  'enrol.wrong_hub',
  'enrol.wrong_root',
  'enrol.certificate_refused',
  'enrol.unknown',
  'camera.refused',
  'camera.missing',
  // outbox
  'receipt.not_trusted',
  'item.refused', // code
  // a screening
  'journey.wrong_stage', // stage
  'journey.not_asked', // key
  'journey.value_unknown', // key
  'journey.skip_is_final',
  'journey.nothing_to_undo',
  'journey.afraid_stands',
  'journey.recipient_unknown',
  'journey.no_recipient',
  'journey.text_too_long', // limit
  'journey.draft_missing',
  'journey.seal_failed',
  // arrivals
  'arrival.no_numbers',
  'arrival.closed',
  'journey.no_exception',
  'second.same_officer',
  'second.needed',
  'interpreter.code',
] as const;

export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];
export type FieldErrorParams = Readonly<Record<string, string | number>>;

/** The one error of the field app: a stable code and the details its sentence needs. */
export class FieldError extends Error {
  readonly code: FieldErrorCode;
  readonly params: FieldErrorParams;

  constructor(code: FieldErrorCode, params: FieldErrorParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'FieldError';
    this.code = code;
    this.params = params;
  }
}

/** The Fluent message that explains a code. */
export function errorMessageId(code: FieldErrorCode): string {
  return `error-${code.replaceAll('.', '-').replaceAll('_', '-')}`;
}

/** Whatever was thrown by storage, as a coded error. A FieldError passes through. */
export function asStorageError(error: unknown): FieldError {
  if (error instanceof FieldError) return error;
  const name = error instanceof Error ? error.name : '';
  const code = name === 'QuotaExceededError' ? 'storage.full' : 'storage.unavailable';
  return new FieldError(code, {}, { cause: error });
}

/** What was begun before a lock ends with nothing: whoever waits for it is gone. Anything else is raised again. */
export function passIfLocked(error: unknown): undefined {
  if (!(error instanceof FieldError) || error.code !== 'vault.locked') throw error;
}
