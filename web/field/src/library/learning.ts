import { FieldError } from '../errors.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import { type AdoptedRelease, openShared, type SharedDatabase } from '../vault/shared.ts';
import { type FetchPart, type Library, OFFICER_LANGUAGE, readManifests } from './library.ts';
import { type Bundle, parseBundle } from './bundle.ts';
import type { Part } from './manifest.ts';
import { ensurePart } from './parts.ts';
import { parseWording } from './wording.ts';

/** The bundle of clips of what is learnt, among the parts of its kind. */
const VOICE = 'voice';

/** What is learnt, as it was published. */
export interface Published {
  readonly modules: unknown;
  /** In the officer's language, and in English where those lack any. */
  readonly words: Readonly<Record<string, string>>;
  readonly language: string;
  /** The clips of these words; null where they are not here. */
  readonly voice: Part | null;
}

/**
 * Fetches what is learnt of the release in use: the modules, and their words in the officers' languages; and when those are
 * here the clips of the language that is read. Nothing waits for it; where the network breaks, what is here stays.
 */
export async function fetchLearning(library: Library, { fetchPart }: { readonly fetchPart: FetchPart }): Promise<void> {
  const release = library.held?.release;
  const manifests = release ? readManifests(release) : null;
  if (!release || !manifests) return;
  const chosen = await library.officerLanguage();
  const parts = manifests.publisher.parts.filter(({ kind }) => kind === 'learning');
  const isRead = ({ language }: Part): boolean => language === null || language === OFFICER_LANGUAGE || language === chosen;
  const read = parts.some(({ module, language }) => module !== VOICE && language === chosen) ? chosen : OFFICER_LANGUAGE;
  for (const wanted of [
    parts.filter((part) => part.module !== VOICE && isRead(part)),
    parts.filter(({ module, language }) => module === VOICE && language === read),
  ]) {
    await fetchParts(library, release, manifests.publisher.maturity === 'live', wanted, fetchPart);
  }
}

async function fetchParts(library: Library, release: AdoptedRelease, isLive: boolean, wanted: readonly Part[], fetchPart: FetchPart) {
  const missing = wanted.filter(({ sha256 }) => !library.held?.release?.parts.includes(sha256));
  if (missing.length === 0) return;
  const shared = await openShared();
  try {
    for (const part of missing) {
      await ensurePart(shared, part, fetchPart, () => undefined);
      if (isLive) await refuseDrafts(shared, part);
    }
  } finally {
    shared.close();
  }
  const { held } = library;
  if (held?.release?.publisher !== release.publisher) return; // another was adopted meanwhile
  const parts = [...new Set([...held.release.parts, ...missing.map(({ sha256 }) => sha256)])];
  await library.keep({ ...held, release: { ...held.release, parts } });
}

/** What is learnt here; while a new release is on its way, that of the one before; null where there is none. */
export async function readLearning(library: Library): Promise<Published | null> {
  const chosen = await library.officerLanguage();
  const shared = await openShared();
  try {
    for (const release of [library.held?.release, library.held?.former]) {
      const found = release ? await readFrom(shared, release, chosen) : null;
      if (found) return found;
    }
    return null;
  } finally {
    shared.close();
  }
}

async function readFrom(shared: SharedDatabase, release: AdoptedRelease, chosen: string): Promise<Published | null> {
  const manifests = readManifests(release);
  const parts = manifests?.publisher.parts.filter(({ kind, sha256 }) => kind === 'learning' && release.parts.includes(sha256)) ?? [];
  const of = (language: string | null): Part | undefined => parts.find((part) => part.language === language && part.module !== VOICE);
  const [modules, english, own] = [of(null), of(OFFICER_LANGUAGE), of(chosen)];
  if (!modules || !english) return null;
  const texts = async (part: Part): Promise<Readonly<Record<string, string>>> => parseWording(await readJson(shared, part)).texts;
  return {
    modules: await readJson(shared, modules),
    words: { ...(await texts(english)), ...(own ? await texts(own) : {}) },
    language: own ? chosen : OFFICER_LANGUAGE,
    voice: parts.find(({ module, language }) => module === VOICE && language === (own ? chosen : OFFICER_LANGUAGE)) ?? null,
  };
}

/** The clips of a part; null where its bytes have gone meanwhile. */
export async function readVoice(part: Part): Promise<Bundle | null> {
  const shared = await openShared();
  try {
    const row = await shared.get('blobs', part.sha256);
    return row ? parseBundle(row.bytes) : null;
  } finally {
    shared.close();
  }
}

/** Live shows approved words and nothing else. Raises `release.not_approved`. */
async function refuseDrafts(shared: SharedDatabase, part: Part): Promise<void> {
  if (part.language === null) return;
  if (part.module === VOICE) {
    const { clips } = parseBundle(await readBytes(shared, part));
    if ([...clips.values()].some(({ state }) => state !== 'approved')) throw new FieldError('release.not_approved', { kind: part.kind });
    return;
  }
  const { state } = parseWording(await readJson(shared, part));
  if (state !== 'approved') throw new FieldError('release.not_approved', { kind: part.kind });
}

async function readBytes(shared: SharedDatabase, { sha256, kind }: Part): Promise<Uint8Array> {
  const row = await shared.get('blobs', sha256);
  if (!row) throw new FieldError('release.incomplete', { kind });
  return row.bytes;
}

async function readJson(shared: SharedDatabase, part: Part): Promise<unknown> {
  try {
    return JSON.parse(fromUtf8(await readBytes(shared, part)));
  } catch (error) {
    if (error instanceof FieldError) throw error;
    throw new FieldError('release.unreadable', { member: part.kind }, { cause: error });
  }
}
