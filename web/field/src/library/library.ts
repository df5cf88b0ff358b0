import { isPictures } from '@titian/contracts/pictures';
import type { Releases } from '@titian/contracts/types';
import type { Logic } from '@titian/engine';
import { asStorageError, FieldError } from '../errors.ts';
import { type Clock, DAY, deviceClock, instant } from '../vault/clock.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import {
  type AdoptedRelease,
  type Enrolment,
  type HubLibrary,
  hubTime,
  isOpen,
  noteHubTime,
  openShared,
  type SharedDatabase,
} from '../vault/shared.ts';
import { refuseUnapproved } from './approved.ts';
import { believe, type Believed, readPayload } from './believe.ts';
import { type Bundle, parseBundle } from './bundle.ts';
import { type Directory, parseDirectory } from './directory.ts';
import { type OfferedLanguage, parseLanguages } from './languages.ts';
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
import { checked } from './parse.ts';
import { joinWording, parseWording, type Wording } from './wording.ts';
import { ensurePart, type FetchPart } from './parts.ts';

export type { Directory, EmergencyNumber, Pathway, Service, Step } from './directory.ts';
export type { Audio, OfferedLanguage } from './languages.ts';
export type { Maturity, Recipient } from './manifest.ts';
export type { FetchPart } from './parts.ts';
export type { Wording } from './wording.ts';

export const OFFICER_LANGUAGE = 'en';
/** The bundle of words that only officers read: fetched for the officer's own language, and in English to fall back on. */
const OFFICER_BUNDLE = 'officer';
const CORE_BUNDLE = 'core';
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
  #shared: SharedDatabase;
  #isClosed = false;
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

  /** The database; opened again where the browser has closed it, as it may at any time. */
  async #base(): Promise<SharedDatabase> {
    if (!this.#isClosed && !isOpen(this.#shared)) this.#shared = await openShared();
    return this.#shared;
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
      bytes: both.flatMap((manifest) => manifest.parts.filter(isIn(release))).reduce((sum, part) => sum + part.bytes, 0),
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

  /** Every language the country offers, whether fetched or not, and those that await a recording and lead to an interpreter. */
  languages(): Promise<readonly OfferedLanguage[]> {
    return this.#once('languages', async () => parseLanguages(await this.#json(this.#part('languages'))));
  }

  /** Languages this phone shall hold; the officer's own, and English to fall back on, are always among them. */
  async chosenLanguages(): Promise<readonly string[]> {
    const row = await (await this.#base()).get('settings', 'languages');
    const chosen: readonly string[] = Array.isArray(row?.value) ? row.value : DEFAULT_LANGUAGES;
    return [...new Set([OFFICER_LANGUAGE, await this.officerLanguage(), ...chosen])];
  }

  /** Takes effect with the next `adopt`. */
  async chooseLanguages(languages: readonly string[]): Promise<void> {
    await this.#set('languages', [...new Set([OFFICER_LANGUAGE, ...languages])]);
  }

  /** The language the officer reads; English unless another was chosen. */
  async officerLanguage(): Promise<string> {
    const row = await (await this.#base()).get('settings', 'officer_language');
    return typeof row?.value === 'string' ? row.value : OFFICER_LANGUAGE;
  }

  /** Takes effect with the next `adopt`; until it is here, `officerWording` stays as it was. */
  async chooseOfficerLanguage(language: string): Promise<void> {
    await this.#set('officer_language', language);
  }

  async #set(name: string, value: string | readonly string[]): Promise<void> {
    try {
      await (await this.#base()).put('settings', { name, value });
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
    if (this.#isAside(believed)) return this.ready();
    const languages = await this.#languagesIn(believed.country.manifest);
    const officers = [OFFICER_LANGUAGE, await this.officerLanguage()];
    const parts = partsFor(believed.publisher.manifest, believed.country.manifest, languages, officers);
    const total = parts.reduce((sum, part) => sum + part.bytes, 0);
    const isLive = believed.country.manifest.maturity === 'live';
    let done = 0;
    for (const part of parts) {
      await ensurePart(await this.#base(), part, fetchPart, (bytes) => {
        done += bytes;
        onProgress?.({ done_bytes: done, total_bytes: total });
      });
      if (isLive) refuseUnapproved(part, await this.#bytes(part));
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
      former: former?.former ?? null,
      is_back: former?.is_back ?? false,
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
      former: isSame ? (this.#held?.former ?? null) : former,
      is_back: isSame && this.#held?.is_back === true,
      sequences: believed.sequences,
    });
    await noteHubTime(await this.#base(), believed.publisher.manifest.issued_at);
    await this.#load();
    await this.#removeUnused();
  }

  /** What the officer went back from; only another release ends that. */
  #isAside({ publisher, country }: Believed): boolean {
    const { former, is_back } = this.#held ?? {};
    return is_back === true && former?.publisher === publisher.jws && former.country === country.jws;
  }

  /** What is believed and held, for whoever changes it (`changes.ts`). */
  get held(): HubLibrary | undefined {
    return this.#held;
  }

  /** Keeps a changed row, reads it anew, and removes what nothing in it uses. */
  async keep(row: HubLibrary): Promise<void> {
    await this.#write(row);
    await this.#load();
    await this.#removeUnused();
  }

  async #write(row: HubLibrary): Promise<void> {
    try {
      await (await this.#base()).put('libraries', row);
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
    this.#held = await (await this.#base()).get('libraries', this.#enrolment.hub_id);
    this.#hubTime = await hubTime(await this.#base());
    const release = this.#held?.release;
    this.#manifests = release ? readManifests(release) : null;
    this.#cache = new Map();
    // Addresses of former pictures stay valid: one may stand on the screen.
    this.#pictureUrls = new Map();
  }

  /** Blobs of no hub's present or former release. */
  async #removeUnused(): Promise<void> {
    const used = new Set<string>();
    for (const { release, former } of await (await this.#base()).getAll('libraries')) {
      for (const sha256 of [...(release?.parts ?? []), ...(release?.former_parts ?? []), ...(former?.parts ?? [])]) used.add(sha256);
    }
    for (const sha256 of await (await this.#base()).getAllKeys('blobs'))
      if (!used.has(sha256)) await (await this.#base()).delete('blobs', sha256);
    // Everything wanted is whole by now: what is left half-fetched belongs to a release that was never adopted.
    for (const [sha256, offset] of await (await this.#base()).getAllKeys('partials'))
      await (await this.#base()).delete('partials', [sha256, offset]);
  }

  /** The compiled questions and rules. */
  logic(): Promise<Logic> {
    return this.#once('logic', async () => this.#options.parseLogic(await this.#bytes(this.#part('logic'))));
  }

  /** The logic a screening began with, or null when it is no longer on this phone. */
  async logicOf(release: string): Promise<Logic | null> {
    if (this.#part('logic').sha256 === release) return this.logic();
    const row = await (await this.#base()).get('blobs', release);
    return row ? this.#options.parseLogic(row.bytes) : null;
  }

  /** Words of a language that is on this phone; with those only officers read where it is the officer's, or English. */
  wording(language: string): Promise<Wording> {
    return this.#once(`wording:${language}`, async () => {
      const row = (await this.languages()).find((each) => each.tag === language);
      const parts = this.#heldParts('wording', language);
      if (!row || parts.length === 0) throw new FieldError('library.language_missing', { language });
      return joinWording(row, await Promise.all(parts.map(async (part) => parseWording(await this.#json(part)).texts)));
    });
  }

  /** Words for the officer, in the officer's language where it is on this phone; what that lacks stands in English. */
  async officerWording(): Promise<Wording> {
    const chosen = await this.officerLanguage();
    const english = await this.wording(OFFICER_LANGUAGE);
    if (chosen === OFFICER_LANGUAGE || !this.#held?.release?.languages.includes(chosen)) return english;
    const own = await this.wording(chosen);
    return { ...own, texts: { ...english.texts, ...own.texts } };
  }

  /** Address of a picture for an `img`, or null when the pack has none by this name. */
  async picture(name: string): Promise<string | null> {
    const known = this.#pictureUrls.get(name);
    if (known !== undefined) return known;
    const pictures = await this.#once('pictures', async () => checked(await this.#json(this.#part('pictures')), isPictures, 'pictures'));
    const svg = pictures[name];
    if (typeof svg !== 'string') return null;
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    this.#pictureUrls.set(name, url);
    return url;
  }

  /** What may be said without a questionnaire, as it was published; null where the pack has none. */
  async talk(): Promise<unknown> {
    const part = this.#manifests?.publisher.parts.find((each) => each.kind === 'talk');
    return part ? this.#once('talk', () => this.#json(part)) : null;
  }

  /** The voice for a text, or null when there is none. */
  async clip(language: string, textId: string): Promise<Blob | null> {
    for (const part of this.#heldParts('voice', language)) {
      const bytes = (await this.#bundle(part)).clip(textId);
      if (bytes) return new Blob([bytes as BlobPart], { type: 'audio/ogg; codecs=opus' });
    }
    return null;
  }

  /** As it holds today, by the later of this phone's clock and the hub's. */
  async directory(): Promise<Directory> {
    const value = await this.#once('directory', () => this.#json(this.#part('directory')));
    return parseDirectory(value, instant(Math.max(this.#options.clock(), this.#hubTime)).slice(0, 10));
  }

  /** Whom a referral may be sealed to. */
  recipients(): readonly Recipient[] {
    return this.#listed().filter((each) => !each.is_oversight);
  }

  /** The independent body complaints are sealed to, or null where the country has listed none. */
  oversight(): Recipient | null {
    return this.#listed().find((each) => each.is_oversight) ?? null;
  }

  #listed(): readonly Recipient[] {
    const jws = this.#held?.recipients;
    return jws ? parseRecipients(readPayload(jws)) : [];
  }

  close(): void {
    this.#isClosed = true;
    this.#shared.close();
    for (const url of this.#pictureUrls.values()) URL.revokeObjectURL(url);
    this.#pictureUrls.clear();
  }

  /** Parts of a language that are on this phone; none when it was not chosen. */
  #heldParts(kind: 'wording' | 'voice', language: string): Part[] {
    const release = this.#held?.release;
    if (!release?.languages.includes(language)) return [];
    return (this.#manifests?.country.parts ?? []).filter((part) => part.kind === kind && part.language === language && isIn(release)(part));
  }

  #bundle(part: Part): Promise<Bundle> {
    return this.#once(`voice:${part.sha256}`, async () => parseBundle(await this.#bytes(part)));
  }

  #part(kind: 'logic' | 'pictures' | 'directory' | 'languages'): Part {
    const manifests = this.#manifests;
    if (!manifests) throw new FieldError('library.empty');
    const found = manifests[SIGNER_OF[kind]].parts.find((part) => part.kind === kind);
    if (!found) throw new FieldError('release.incomplete', { kind });
    return found;
  }

  async #bytes(part: Part): Promise<Uint8Array> {
    const row = await (await this.#base()).get('blobs', part.sha256);
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

/** Whether a part is on this phone. */
function isIn(release: AdoptedRelease): (part: Part) => boolean {
  const held = new Set(release.parts);
  return (part) => held.has(part.sha256);
}

/** Manifests as stored; null, so that the release is fetched anew, when one lists parts its signer has no say in, or is of an older app. */
export function readManifests(release: AdoptedRelease): Manifests | null {
  try {
    const country = parseManifestOf('country', readPayload(release.country));
    if (!country.parts.some((part) => part.kind === 'languages')) return null;
    return { publisher: parseManifestOf('publisher', readPayload(release.publisher)), country };
  } catch (error) {
    if (error instanceof FieldError && error.code === 'release.wrong_scope') return null;
    throw error;
  }
}

/**
 * All parts that make a release whole for these languages, with what only officers read in theirs.
 * Raises `release.incomplete` when one kind is absent.
 */
export function partsFor(publisher: Manifest, country: Manifest, languages: readonly string[], officers: readonly string[]): Part[] {
  const logic = publisher.parts.filter((part) => SIGNER_OF[part.kind] === 'publisher');
  const local = country.parts.filter((part) => {
    if (part.kind !== 'wording' && part.kind !== 'voice') return SIGNER_OF[part.kind] === 'country';
    return part.language !== null && (part.module === OFFICER_BUNDLE ? officers : languages).includes(part.language);
  });
  const parts = [...logic, ...local];
  for (const kind of ['logic', 'pictures', 'directory', 'languages'] as const)
    if (!parts.some((part) => part.kind === kind)) throw new FieldError('release.incomplete', { kind });
  // Words before voices, and of both the core first: small, and needed first when the network breaks.
  const order: PartKind[] = ['logic', 'directory', 'languages', 'wording', 'talk', 'pictures', 'voice'];
  const rank = (part: Part): number => 2 * order.indexOf(part.kind) + (part.module === CORE_BUNDLE ? 0 : 1);
  return parts.sort((one, other) => rank(one) - rank(other));
}
