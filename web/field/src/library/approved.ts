import { FieldError } from '../errors.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import { parseBundle } from './bundle.ts';
import { parseLanguages } from './languages.ts';
import type { Part } from './manifest.ts';
import { parseWording } from './wording.ts';

/**
 * Live plays approved words and clips only, and nobody can switch that off: the part itself is asked, whoever signed it.
 * A wording says one state, that of its least ready text; a bundle one for each clip; a language that greets, its own.
 * Raises `release.not_approved`.
 */
export function refuseUnapproved(part: Part, bytes: Uint8Array): void {
  if (statesIn(part, bytes).some((state) => state !== 'approved')) throw new FieldError('release.not_approved', { kind: part.kind });
}

function statesIn(part: Part, bytes: Uint8Array): (string | null)[] {
  if (part.kind === 'voice') return [...parseBundle(bytes).clips.values()].map((clip) => clip.state);
  if (part.kind === 'languages') {
    const greeting = parseLanguages(readJson(part, bytes)).filter((language) => language.greeting !== null);
    return greeting.map((language) => language.state);
  }
  return part.kind === 'wording' ? [parseWording(readJson(part, bytes)).state] : [];
}

function readJson(part: Part, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch (error) {
    throw new FieldError('release.unreadable', { member: part.kind }, { cause: error });
  }
}
