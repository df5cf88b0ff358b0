import { FieldError } from '../errors.ts';
import { count, fields, flag, list, optionalText, optionalTexts, text } from './parse.ts';

export type PartKind = 'logic' | 'pictures' | 'talk' | 'languages' | 'wording' | 'voice' | 'directory';

/** Who may sign for what. */
export type Signer = 'publisher' | 'country';

/** Whose manifest alone may list parts of a kind: no publisher speaks for a country, no country sets the rules. */
export const SIGNER_OF: Readonly<Record<PartKind, Signer>> = {
  logic: 'publisher',
  pictures: 'publisher',
  talk: 'publisher',
  languages: 'country',
  wording: 'country',
  voice: 'country',
  directory: 'country',
};

export type Maturity = 'demo' | 'pilot' | 'live';

export interface Part {
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: PartKind;
  readonly module: string | null;
  readonly language: string | null;
}

/** A verified manifest. `sequence` only grows; age is shown and blocks nothing. */
export interface Manifest {
  readonly scope: string;
  readonly sequence: number;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly maturity: Maturity;
  readonly parts: readonly Part[];
}

export function parseManifest(payload: unknown): Manifest {
  const from = fields(payload, 'manifest');
  return {
    scope: text(from['scope'], 'scope'),
    sequence: count(from['sequence'], 'sequence'),
    issued_at: text(from['issued_at'], 'issued_at'),
    expires_at: text(from['expires_at'], 'expires_at'),
    maturity: parseMaturity(from['maturity']),
    parts: list(from['parts'], 'parts').flatMap(parsePart),
  };
}

/** A manifest with parts of its signer's kinds only. Raises `release.wrong_scope`. */
export function parseManifestOf(signer: Signer, payload: unknown): Manifest {
  const manifest = parseManifest(payload);
  if (manifest.parts.some((part) => SIGNER_OF[part.kind] !== signer)) {
    throw new FieldError('release.wrong_scope', { scope: manifest.scope });
  }
  return manifest;
}

function isPartKind(kind: string): kind is PartKind {
  return Object.hasOwn(SIGNER_OF, kind);
}

/** What is not named live or pilot is treated as the least: demo. */
function parseMaturity(value: unknown): Maturity {
  return value === 'live' || value === 'pilot' ? value : 'demo';
}

/** A kind this version does not know is left out, so that an older app still reads a newer release. */
function parsePart(value: unknown): Part[] {
  const from = fields(value, 'part');
  const kind = text(from['kind'], 'kind');
  if (!isPartKind(kind)) return [];
  const sha256 = text(from['sha256'], 'sha256');
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FieldError('release.unreadable', { member: 'sha256' });
  return [
    {
      sha256,
      bytes: count(from['bytes'], 'bytes'),
      kind,
      module: optionalText(from['module'], 'module'),
      language: optionalText(from['language'], 'language'),
    },
  ];
}

export interface Recipient {
  readonly organisation_id: string;
  readonly name: string;
  readonly fictional: boolean;
  /** `age1…` */
  readonly recipient: string;
  readonly fingerprint: string;
  /** Need codes it answers. */
  readonly services: readonly string[];
  readonly independent: boolean;
  readonly legal_aid: boolean;
  /** `police`, `immigration` or `embassy` where it is one: a person may not want it told. */
  readonly authority: string | null;
  readonly answer_within_minutes: number;
  /** The independent body: complaints are sealed to it, and no referral. */
  readonly is_oversight?: boolean;
}

export function parseRecipients(payload: unknown): Recipient[] {
  return list(fields(payload, 'recipients')['recipients'], 'recipients').map((value) => {
    const from = fields(value, 'recipient');
    return {
      organisation_id: text(from['organisation_id'], 'organisation_id'),
      name: text(from['name'], 'name'),
      fictional: flag(from['fictional']),
      recipient: text(from['recipient'], 'recipient'),
      fingerprint: text(from['fingerprint'], 'fingerprint'),
      services: optionalTexts(from['services'], 'services'),
      independent: flag(from['independent']),
      legal_aid: flag(from['legal_aid']),
      authority: optionalText(from['authority'], 'authority'),
      answer_within_minutes: count(from['answer_within_minutes'], 'answer_within_minutes'),
      is_oversight: from['kind'] === 'oversight',
    };
  });
}
