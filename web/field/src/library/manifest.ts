import { isManifest, isPart } from '@titian/contracts/manifest';
import { isRecipients } from '@titian/contracts/recipients';
import type { Manifest as ManifestDocument, ManifestPart, RecipientsReadable } from '@titian/contracts/types';
import { FieldError } from '../errors.ts';
import { checked } from './parse.ts';

export type PartKind = ManifestPart['kind'];

/** Who may sign for what. */
export type Signer = 'publisher' | 'country';

/** Whose manifest alone may list parts of a kind: no publisher speaks for a country, no country sets the rules. */
export const SIGNER_OF: Readonly<Record<PartKind, Signer>> = {
  logic: 'publisher',
  pictures: 'publisher',
  talk: 'publisher',
  learning: 'publisher',
  languages: 'country',
  wording: 'country',
  voice: 'country',
  directory: 'country',
};

export type Maturity = ManifestDocument['maturity'];

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
  const { scope, sequence, issued_at, expires_at, maturity, parts } = checked(payload, isManifest, 'manifest');
  // A kind this version does not know is left out, so that an older app still reads a newer release.
  const known = parts.filter(({ kind }) => isPartKind(kind)).map(parsePart);
  return { scope, sequence, issued_at, expires_at, maturity: parseMaturity(maturity), parts: known };
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

function parsePart(value: unknown): Part {
  const { sha256, bytes, kind, module = null, language = null } = checked(value, isPart, 'part');
  return { sha256, bytes, kind, module, language };
}

export type Owner = 'state' | 'united_nations' | 'independent' | 'unknown';

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
  /** Whose it is, as the person hears it; `unknown` where nobody said so. */
  readonly owner: Owner;
  readonly answer_within_minutes: number;
  /** The independent body: complaints are sealed to it, and no referral. */
  readonly is_oversight?: boolean;
}

/** Whatever is not said of an organisation, it is not. */
export function parseRecipients(payload: unknown): Recipient[] {
  return checked(payload, isRecipients, 'recipients').recipients.map((from) => ({
    ...from,
    fictional: from.fictional ?? false,
    services: from.services ?? [],
    independent: from.independent ?? false,
    legal_aid: from.legal_aid ?? false,
    authority: from.authority ?? null,
    owner: ownerOf(from),
    is_oversight: from.kind === 'oversight',
  }));
}

/** Who may detain or return is the state's, whatever else was said or left unsaid of it. */
function ownerOf({ run_by, authority, independent }: RecipientsReadable['recipients'][number]): Owner {
  if (authority != null || run_by === 'state') return 'state';
  if (run_by === 'united_nations') return 'united_nations';
  return independent ? 'independent' : 'unknown';
}
