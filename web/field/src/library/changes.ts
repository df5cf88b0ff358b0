/** What an officer changes of the content on the phone: back to the release before, a voice less. Loaded when it is wanted. */
import { FieldError } from '../errors.ts';
import type { AdoptedRelease } from '../vault/shared.ts';
import { type Library, readManifests } from './library.ts';
import type { Part } from './manifest.ts';

/** The release that can be changed for the one in use, and whether it is the newer of both; null when there is none. */
export function otherRelease(library: Library): { readonly issued_at: string; readonly is_newer: boolean } | null {
  const former = library.held?.former;
  const manifests = former ? readManifests(former) : null;
  if (!manifests) return null;
  return {
    issued_at: [manifests.publisher.issued_at, manifests.country.issued_at].sort()[0] ?? '',
    is_newer: library.held?.is_back === true,
  };
}

/**
 * Back to the release before, or again to the newer one, with no network: both lie whole on this phone. Keys, recipients
 * and the sequences known stay the newest. A screening that is open goes on with the logic it began with.
 */
export async function changeRelease(library: Library): Promise<void> {
  const { held } = library;
  if (!held?.release || !held.former) throw new FieldError('library.empty');
  await library.keep({
    ...held,
    release: { ...held.former, former_parts: held.release.parts },
    former: { ...held.release, former_parts: [] },
    is_back: held.is_back !== true,
  });
}

/** Bytes on this phone: of the words of all languages, and of each voice. */
export function sizesOf(library: Library): { readonly words: number; readonly voices: readonly { language: string; bytes: number }[] } {
  const release = library.held?.release;
  const here = new Set(release?.parts);
  const parts = release ? partsOf(release).filter((part) => here.has(part.sha256)) : [];
  const sum = (of: (part: Part) => boolean): number => parts.filter(of).reduce((bytes, part) => bytes + part.bytes, 0);
  return {
    words: sum((part) => part.kind === 'wording'),
    voices: library
      .ready()
      .voices.map((language) => ({ language, bytes: sum((part) => part.kind === 'voice' && part.language === language) })),
  };
}

/** Takes a voice off this phone at once, with no network. The words stay. */
export async function removeVoice(library: Library, language: string): Promise<void> {
  const { held } = library;
  if (!held?.release) return;
  await library.chooseVoices((await library.chosenVoices()).filter((each) => each !== language));
  const former = held.former ? without(held.former, language) : null;
  await library.keep({ ...held, release: without(held.release, language), former });
}

function without(release: AdoptedRelease, language: string): AdoptedRelease {
  const gone = new Set(partsOf(release).flatMap((part) => (part.kind === 'voice' && part.language === language ? [part.sha256] : [])));
  const stays = (sha256: string): boolean => !gone.has(sha256);
  return {
    ...release,
    voices: (release.voices ?? release.languages).filter((each) => each !== language),
    parts: release.parts.filter(stays),
    former_parts: release.former_parts.filter(stays),
  };
}

function partsOf(release: AdoptedRelease): readonly Part[] {
  return readManifests(release)?.country.parts ?? [];
}
