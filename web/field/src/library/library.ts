import type { Logic } from '@titian/engine';
import { asStorageError, FieldError } from '../errors.ts';
import { type Clock, DAY, deviceClock, instant } from '../vault/clock.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import {
  type AdoptedRelease,
  type Enrolment,
  type HubLibrary,
  hubTime,
  noteHubTime,
  openShared,
  type SharedDatabase,
} from '../vault/shared.ts';
import { believe, type Believed, readPayload, type Releases } from './believe.ts';
import { type Bundle, parseBundle } from './bundle.ts';
import { type Directory, parseDirectory } from './directory.ts';
import {
  type Manifest,
  type Maturity,
  parseManifestOf,
  parseRecipients,
  type Part,
  type PartKind,
  type Recipient,
  SIGNER_OF,
} from './manifest.ts';
import { fields, text } from './parse.ts';
import { ensurePart, type FetchPart } from './parts.ts';

export type { Releases } from './believe.ts';
export type { Directory, Pathway, Service, Step } from './directory.ts';
export type { Maturity, Recipient } from './manifest.ts';
export type { FetchPart } from './parts.ts';

export const OFFICER_LANGUAGE = 'en';
const DEFAULT_LANGUAGES: readonly string[] = [OFFICER_LANGUAGE, 'id'];

export interface Progress {
  readonly done_bytes: number;
  readonly total_bytes: number;
}

export interface Ready {
  /** True once a whole release was verified and stored; stays true with no network, at any age. */
  readonly ready: boolean;
  readonly languages: readonly string[];
  readonly bytes: number;
  readonly maturity: Maturity;
  /** Of the older of both manifests, in whole days, by the later of this phone's clock and the hub's; null before the first release. */
  readonly age_days: number | null;
  /** Past the signed date: shown, never a block. */
  readonly is_expired: boolean;
  readonly issued_at: string | null;
}

/** Words of one language. */
export interface Wording {
  readonly language: string;
  readonly autonym: string;
  readonly english_name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly script: string;
  readonly state: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface AdoptOptions {
  readonly fetchPart: FetchPart;
  readonly onProgress?: (progress: Progress) => void;
}

export interface LibraryOptions {
  readonly clock?: Clock;
  readonly parseLogic?: (bytes: Uint8Array) => Promise<Logic>;
}

type Manifests = { readonly publisher: Manifest; readonly country: Manifest };

/** Signed content of one hub on this phone: adopted whole or not at all, then read with no network. */
export class Library {
  readonly #shared: SharedDatabase;
  readonly #enrolment: Enrolment;
  readonly #options: Required<LibraryOptions>;
  #held: HubLibrary | undefined;
  #manifests: Manifests | null = null;
  #hubTime = 0;
  #adopting: Promise<Ready> | null = null;
  #cache = new Map<string, Promise<unknown>>();
  #pictureUrls = new Map<string, string>();

  private constructor(shared: SharedDatabase, enrolment: Enrolment, options: LibraryOptions) {
    this.#shared = shared;
    this.#enrolment = enrolment;
    this.#options = {
      clock: options.clock ?? deviceClock,
      parseLogic: options.parseLogic ?? (async (bytes) => (await import('@titian/engine')).parseLogic(bytes)),
    };
  }

  /** What this phone already holds for the hub of an enrolment. */
  static async open(enrolment: Enrolment, options: LibraryOptions = {}): Promise<Library> {
    const library = new Library(await openShared(), enrolment, options);
    await library.#load();
    return library;
  }

  ready(): Ready {
    const manifests = this.#manifests;
    const release = this.#held?.release ?? null;
    if (!manifests || !release) {
      return { ready: false, languages: [], bytes: 0, maturity: 'demo', age_days: null, is_expired: false, issued_at: null };
    }
    const now = Math.max(this.#options.clock(), this.#hubTime);
    const both = [manifests.publisher, manifests.country];
    const issued = both.map((manifest) => manifest.issued_at).sort()[0] ?? null;
    return {
      ready: true,
      languages: release.languages,
      bytes: this.#parts(release).reduce((sum, part) => sum + part.bytes, 0),
      maturity: both.some((manifest) => manifest.maturity === 'demo')
        ? 'demo'
        : both.some((manifest) => manifest.maturity === 'pilot')
          ? 'pilot'
          : 'live',
      age_days: issued === null ? null : Math.max(0, Math.floor((now - Date.parse(issued)) / DAY)),
      is_expired: both.some((manifest) => Date.parse(manifest.expires_at) < now),
      issued_at: issued,
    };
  }

  /** Languages in the adopted country manifest, whether fetched or not, with the bytes each needs. */
  offered(): { readonly language: string; readonly bytes: number }[] {
    const sizes = new Map<string, number>();
    for (const part of this.#manifests?.country.parts ?? []) {
      if (part.language !== null) sizes.set(part.language, (sizes.get(part.language) ?? 0) + part.bytes);
    }
    return [...sizes].map(([language, bytes]) => ({ language, bytes }));
  }

  /** Languages this phone shall hold; English, the officers' own, is always among them. */
  async chosenLanguages(): Promise<readonly string[]> {
    const row = await this.#shared.get('settings', 'languages');
    return Array.isArray(row?.value) ? row.value : DEFAULT_LANGUAGES;
  }

  /** Takes effect with the next `adopt`. */
  async chooseLanguages(languages: readonly string[]): Promise<void> {
    const value = [...new Set([OFFICER_LANGUAGE, ...languages])];
    try {
      await this.#shared.put('settings', { name: 'languages', value });
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /**
   * Verifies what the hub offers, fetches what is missing and switches when all of it is here.
   * On any refusal or break the former release stays in use, and bytes already fetched are kept for the next try.
   */
  adopt(offered: Releases, options: AdoptOptions): Promise<Ready> {
    this.#adopting ??= this.#adopt(offered, options).finally(() => {
      this.#adopting = null;
    });
    return this.#adopting;
  }

  async #adopt(offered: Releases, { fetchPart, onProgress }: AdoptOptions): Promise<Ready> {
    const root = { thumbprint: this.#enrolment.root_thumbprint, jwk: this.#enrolment.root_jwk };
    const { hub_id, country } = this.#enrolment;
    const believed = await believe(offered, { hub_id, country, root }, this.#held?.sequences ?? {});
    await this.#keepTrust(believed);
    const languages = await this.#languagesIn(believed.country.manifest);
    const parts = partsFor(believed.publisher.manifest, believed.country.manifest, languages);
    const total = parts.reduce((sum, part) => sum + part.bytes, 0);
    let done = 0;
    for (const part of parts) {
      await ensurePart(this.#shared, part, fetchPart, (bytes) => {
        done += bytes;
        onProgress?.({ done_bytes: done, total_bytes: total });
      });
    }
    await this.#switch(believed, languages, parts);
    return this.ready();
  }

  /** Keys and recipients count at once: a withdrawn key must not wait for megabytes of voice. */
  async #keepTrust(believed: Believed): Promise<void> {
    const former = this.#held;
    const { keys, [`recipients:${this.#enrolment.country}`]: recipients } = believed.sequences;
    await this.#write({
      hub_id: this.#enrolment.hub_id,
      keys: believed.keys,
      recipients: believed.recipients?.jws ?? this.#held?.recipients ?? null,
      release: former?.release ?? null,
      sequences: {
        ...former?.sequences,
        keys: keys ?? 0,
        [`recipients:${this.#enrolment.country}`]: recipients ?? 0,
      },
    });
  }

  async #switch(believed: Believed, languages: readonly string[], parts: readonly Part[]): Promise<void> {
    const former = this.#held?.release ?? null;
    const isSame = former?.publisher === believed.publisher.jws && former.country === believed.country.jws;
    const release: AdoptedRelease = {
      publisher: believed.publisher.jws,
      country: believed.country.jws,
      languages,
      parts: parts.map((part) => part.sha256),
      former_parts: isSame ? former.former_parts : (former?.parts ?? []),
      adopted_at: instant(this.#options.clock()),
    };
    await this.#write({
      hub_id: this.#enrolment.hub_id,
      keys: believed.keys,
      recipients: believed.recipients?.jws ?? this.#held?.recipients ?? null,
      release,
      sequences: believed.sequences,
    });
    await noteHubTime(this.#shared, believed.publisher.manifest.issued_at);
    await this.#load();
    await this.#removeUnused();
  }

  async #write(row: HubLibrary): Promise<void> {
    try {
      await this.#shared.put('libraries', row);
      this.#held = row;
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async #languagesIn(country: Manifest): Promise<string[]> {
    const published = new Set(country.parts.filter((part) => part.kind === 'wording').map((part) => part.language));
    const languages = (await this.chosenLanguages()).filter((language) => published.has(language));
    if (!languages.includes(OFFICER_LANGUAGE)) throw new FieldError('release.incomplete', { kind: 'wording' });
    return languages;
  }

  async #load(): Promise<void> {
    this.#held = await this.#shared.get('libraries', this.#enrolment.hub_id);
    this.#hubTime = await hubTime(this.#shared);
    const release = this.#held?.release;
    this.#manifests = release ? readManifests(release) : null;
    this.#cache = new Map();
    // Addresses of former pictures stay valid: one may stand on the screen.
    this.#pictureUrls = new Map();
  }

  /** Blobs of no hub's present or former release. */
  async #removeUnused(): Promise<void> {
    const used = new Set<string>();
    for (const { release } of await this.#shared.getAll('libraries')) {
      for (const sha256 of [...(release?.parts ?? []), ...(release?.former_parts ?? [])]) used.add(sha256);
    }
    for (const sha256 of await this.#shared.getAllKeys('blobs')) if (!used.has(sha256)) await this.#shared.delete('blobs', sha256);
  }

  /** The compiled questions and rules. */
  logic(): Promise<Logic> {
    return this.#once('logic', async () => this.#options.parseLogic(await this.#bytes(this.#part('logic'))));
  }

  /** The logic a screening began with, or null when it is no longer on this phone. */
  async logicOf(release: string): Promise<Logic | null> {
    if (this.#part('logic').sha256 === release) return this.logic();
    const row = await this.#shared.get('blobs', release);
    return row ? this.#options.parseLogic(row.bytes) : null;
  }

  wording(language: string): Promise<Wording> {
    return this.#once(`wording:${language}`, async () => parseWording(await this.#json(this.#part('wording', language))));
  }

  /** Address of a picture for an `img`, or null when the pack has none by this name. */
  async picture(name: string): Promise<string | null> {
    const known = this.#pictureUrls.get(name);
    if (known !== undefined) return known;
    const pictures = await this.#once('pictures', async () => fields(await this.#json(this.#part('pictures')), 'pictures'));
    const svg = pictures[name];
    if (typeof svg !== 'string') return null;
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    this.#pictureUrls.set(name, url);
    return url;
  }

  /** The voice for a text, or null when there is none. */
  async clip(language: string, textId: string): Promise<Blob | null> {
    for (const part of this.#voiceParts(language)) {
      const bytes = (await this.#bundle(part)).clip(textId);
      if (bytes) return new Blob([bytes as BlobPart], { type: 'audio/ogg; codecs=opus' });
    }
    return null;
  }

  directory(): Promise<Directory> {
    return this.#once('directory', async () => parseDirectory(await this.#json(this.#part('directory'))));
  }

  recipients(): readonly Recipient[] {
    const jws = this.#held?.recipients;
    return jws ? parseRecipients(readPayload(jws)) : [];
  }

  close(): void {
    this.#shared.close();
    for (const url of this.#pictureUrls.values()) URL.revokeObjectURL(url);
    this.#pictureUrls.clear();
  }

  #voiceParts(language: string): Part[] {
    if (!this.#held?.release?.languages.includes(language)) return [];
    return (this.#manifests?.country.parts ?? []).filter((part) => part.kind === 'voice' && part.language === language);
  }

  #bundle(part: Part): Promise<Bundle> {
    return this.#once(`voice:${part.sha256}`, async () => parseBundle(await this.#bytes(part)));
  }

  #part(kind: PartKind, language: string | null = null): Part {
    const manifests = this.#manifests;
    if (!manifests) throw new FieldError('library.empty');
    const found = manifests[SIGNER_OF[kind]].parts.find((part) => part.kind === kind && (language === null || part.language === language));
    if (!found || (language !== null && !this.#held?.release?.languages.includes(language))) {
      throw language === null ? new FieldError('release.incomplete', { kind }) : new FieldError('library.language_missing', { language });
    }
    return found;
  }

  #parts(release: AdoptedRelease): Part[] {
    return this.#manifests ? partsFor(this.#manifests.publisher, this.#manifests.country, release.languages) : [];
  }

  async #bytes(part: Part): Promise<Uint8Array> {
    const row = await this.#shared.get('blobs', part.sha256);
    if (!row) throw new FieldError('release.incomplete', { kind: part.kind });
    return row.bytes;
  }

  async #json(part: Part): Promise<unknown> {
    const bytes = await this.#bytes(part);
    try {
      return JSON.parse(fromUtf8(bytes));
    } catch (error) {
      throw new FieldError('release.unreadable', { member: part.kind }, { cause: error });
    }
  }

  /** Reads once and remembers; a failed reading is tried again. */
  #once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const known = this.#cache.get(name);
    // Names and readers are paired in this file alone.
    if (known) return known as Promise<T>;
    const reading = read();
    const cache = this.#cache;
    cache.set(name, reading);
    reading.catch(() => cache.delete(name));
    return reading;
  }
}

/** Manifests as stored; null, so that the release is fetched anew, when one lists parts its signer has no say in. */
function readManifests(release: AdoptedRelease): Manifests | null {
  try {
    return {
      publisher: parseManifestOf('publisher', readPayload(release.publisher)),
      country: parseManifestOf('country', readPayload(release.country)),
    };
  } catch (error) {
    if (error instanceof FieldError && error.code === 'release.wrong_scope') return null;
    throw error;
  }
}

/** All parts that make a release whole for these languages. Raises `release.incomplete` when one kind is absent. */
export function partsFor(publisher: Manifest, country: Manifest, languages: readonly string[]): Part[] {
  const logic = publisher.parts.filter((part) => part.kind === 'logic' || part.kind === 'pictures');
  const local = country.parts.filter(
    (part) =>
      part.kind === 'directory' ||
      ((part.kind === 'wording' || part.kind === 'voice') && part.language !== null && languages.includes(part.language)),
  );
  for (const kind of ['logic', 'pictures'] as const)
    if (!logic.some((part) => part.kind === kind)) throw new FieldError('release.incomplete', { kind });
  if (!local.some((part) => part.kind === 'directory')) throw new FieldError('release.incomplete', { kind: 'directory' });
  // Words before voices: small and needed first when the network breaks.
  const order: PartKind[] = ['logic', 'directory', 'wording', 'pictures', 'voice'];
  return [...logic, ...local].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function parseWording(value: unknown): Wording {
  const from = fields(value, 'wording');
  const texts: Record<string, string> = {};
  for (const [id, words] of Object.entries(fields(from['texts'], 'wording.texts'))) texts[id] = text(words, `wording.${id}`);
  return {
    language: text(from['language'], 'wording.language'),
    autonym: text(from['autonym'], 'wording.autonym'),
    english_name: text(from['english_name'], 'wording.english_name'),
    direction: from['direction'] === 'rtl' ? 'rtl' : 'ltr',
    script: text(from['script'], 'wording.script'),
    state: text(from['state'], 'wording.state'),
    texts,
  };
}
