import { isPictures } from '@titian/contracts/pictures';
import type { Releases } from '@titian/contracts/types';
import type { Logic } from '@titian/engine';
import { asStorageError, FieldError } from '../errors.ts';
import { type Clock, DAY, day, deviceClock, instant } from '../vault/clock.ts';
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
  type Station,
} from '../vault/shared.ts';
import { refuseUnapproved } from './approved.ts';
import { believe, type Believed, readPayload } from './believe.ts';
import { type Bundle, parseBundle } from './bundle.ts';
import { type Directory, likelyAt, parseDirectory } from './directory.ts';
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
import { NOTHING_KNOWN } from './trust.ts';

export type { Directory, EmergencyNumber, Pathway, Service, Step } from './directory.ts';
export type { Audio, OfferedLanguage } from './languages.ts';
export type { Maturity, Recipient } from './manifest.ts';
export type { FetchPart } from './parts.ts';
export type { Wording } from './wording.ts';

export const OFFICER_LANGUAGE = 'en';
/** The bundle of words that only officers read: fetched for the officer's own language, and in English to fall back on. */
const OFFICER_BUNDLE = 'officer';
const CORE_BUNDLE = 'core';
/** The bundle of words of a language of which a live release holds the first words alone. */
const FIRST_BUNDLE = 'first';
/** Of a phone that does not say where it is: what is likely at any station. */
const ANYWHERE: Station = { id: '', name: '' };
/** Parts under way at once: words are many and small. */
const AT_ONCE = 6;

export interface Progress {
  readonly done_bytes: number;
  readonly total_bytes: number;
}

export interface Ready {
  /** True once a whole release was verified and stored; stays true with no network, at any age. */
  readonly ready: boolean;
  /** Languages it shows: every word of them is here. */
  readonly languages: readonly string[];
  /** Of these, the ones it speaks: their whole voice is here. */
  readonly voices: readonly string[];
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
  /** One more voice is heard. */
  readonly onMore?: () => void;
}

export interface LibraryOptions {
  readonly clock?: Clock;
  /** Where the officer works: it decides which voices come unasked. */
  readonly station?: Station;
  readonly parseLogic?: (bytes: Uint8Array) => Promise<Logic>;
}

type Manifests = { readonly publisher: Manifest; readonly country: Manifest };
/** A release on this phone, with what its manifests list. */
interface Held {
  readonly release: AdoptedRelease;
  readonly manifests: Manifests;
}
/** The whole voice of one language. */
interface Voice {
  readonly language: string;
  readonly parts: readonly Part[];
}

/** Signed content of one hub on this phone: adopted whole or not at all, then read with no network. */
export class Library {
  #shared: SharedDatabase;
  #isClosed = false;
  readonly #enrolment: Enrolment;
  readonly #options: Required<LibraryOptions>;
  #held: HubLibrary | undefined;
  #manifests: Manifests | null = null;
  /** The release before the one in use; undefined until it is asked for. */
  #before: Held | null | undefined;
  #hubTime = 0;
  #adopting: Promise<Ready> | null = null;
  #speaking: Promise<void> | null = null;
  #cache = new Map<string, Promise<unknown>>();
  #pictureUrls = new Map<string, string>();

  private constructor(shared: SharedDatabase, enrolment: Enrolment, options: LibraryOptions) {
    this.#shared = shared;
    this.#enrolment = enrolment;
    this.#options = {
      clock: options.clock ?? deviceClock,
      station: options.station ?? ANYWHERE,
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
      return { ready: false, languages: [], voices: [], bytes: 0, maturity: 'demo', age_days: null, is_expired: false, issued_at: null };
    }
    const now = Math.max(this.#options.clock(), this.#hubTime);
    const both = [manifests.publisher, manifests.country];
    const issued = both.map((manifest) => manifest.issued_at).sort()[0] ?? null;
    return {
      ready: true,
      languages: release.languages,
      voices: voicesOf({ release, manifests }),
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
    return this.#once('languages', async () => {
      const offered = await this.#languagesIn(this.#part('languages'));
      return offered.map((each) => (this.hasFirstWordsOnly(each.tag) ? { ...each, has_first_words_only: true } : each));
    });
  }

  #languagesIn(part: Part): Promise<readonly OfferedLanguage[]> {
    return this.#once(`languages:${part.sha256}`, async () => parseLanguages(await this.#json(part)));
  }

  /** Languages this phone shall speak: those of its station and what was asked for beside them, without what was taken off. */
  async chosenVoices(): Promise<readonly string[]> {
    return this.#chosenAt(await this.#directoryOf(this.#part('directory').sha256));
  }

  /** Takes effect with the next `adopt`. What is kept is how they differ from the station's, so that its list can grow. */
  async chooseVoices(languages: readonly string[]): Promise<void> {
    const unasked = this.#unaskedAt(await this.#directoryOf(this.#part('directory').sha256));
    const apart = (from: readonly string[], without: readonly string[]): string[] => from.filter((each) => !without.includes(each));
    await this.#set('languages', apart(languages, unasked));
    await this.#set('languages_without', apart(unasked, languages));
  }

  async #chosenAt(directory: Directory): Promise<string[]> {
    const base = await this.#base();
    const read = async (name: string): Promise<readonly string[]> => {
      const value = (await base.get('settings', name))?.value;
      return Array.isArray(value) ? value : [];
    };
    const without = await read('languages_without');
    const chosen = [...this.#unaskedAt(directory), ...(await read('languages'))];
    return [...new Set(chosen)].filter((language) => !without.includes(language));
  }

  /** The same on every phone of a station, so that fetching them tells nothing of who is spoken to. */
  #unaskedAt(directory: Directory): string[] {
    return [OFFICER_LANGUAGE, ...likelyAt(directory, this.#options.station)];
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
   * Verifies what the hub offers, fetches all that is missing of it but voices that were not heard before, and switches when
   * it is here; those come with `fetchVoices`. On any refusal or break what was in use stays in use, and bytes already
   * fetched are kept for the next try.
   */
  adopt(offered: Releases, options: AdoptOptions): Promise<Ready> {
    this.#adopting ??= this.#adopt(offered, options).finally(() => {
      this.#adopting = null;
    });
    return this.#adopting;
  }

  /**
   * Fetches the voices of the release in use that are wanted and not here, one language after the other; each is heard as
   * soon as all of it is here. Does nothing, and ends early, where a release is being adopted.
   */
  async fetchVoices(options: AdoptOptions): Promise<void> {
    const now = this.#now();
    if (!now || this.#adopting) return;
    this.#speaking ??= this.#speak(now, options).finally(() => {
      this.#speaking = null;
    });
    await this.#speaking;
  }

  async #speak(now: Held, { fetchPart, onProgress, onMore }: AdoptOptions): Promise<void> {
    const voices = await this.#voicesWanted(now.manifests, await this.directory());
    const missing = voices.filter(({ language }) => !voicesOf(now).includes(language));
    const fetching = new Fetching(
      fetchPart,
      missing.flatMap(({ parts }) => parts),
      onProgress,
    );
    for (const { language, parts } of missing) {
      for (const part of parts) {
        if (this.#isClosed || this.#adopting) return;
        await this.#fetch([part], now.manifests, fetching).catch((problem: unknown) => {
          if (!this.#isClosed) throw problem; // locked meanwhile: it goes on at the next unlocking
        });
      }
      if (this.#isClosed) return;
      await this.#takeIn(now.release, language, parts);
      onMore?.();
    }
  }

  async #adopt(offered: Releases, { fetchPart, onProgress }: AdoptOptions): Promise<Ready> {
    await this.#speaking?.catch(() => undefined); // it ends at the next part
    const root = { thumbprint: this.#enrolment.root_thumbprint, jwk: this.#enrolment.root_jwk };
    const { hub_id, country } = this.#enrolment;
    const believed = await believe(offered, { hub_id, country, root }, this.#held ?? NOTHING_KNOWN);
    await this.#keepTrust(believed);
    if (this.#isAside(believed)) return this.ready();
    const manifests = { publisher: believed.publisher.manifest, country: believed.country.manifest };
    const languages = languagesIn(manifests.country);
    const words = partsFor(manifests.publisher, manifests.country, [OFFICER_LANGUAGE, await this.officerLanguage()]);
    // The directory alone says which voices are wanted.
    const directory = words.filter((part) => part.kind === 'directory');
    await this.#fetch(directory, manifests, new Fetching(fetchPart, directory));
    const voices = await this.#voicesWanted(manifests, await this.#directoryOf(directory[0]?.sha256 ?? ''));
    // What is heard today is heard tomorrow: it comes with the words. A voice that is new here may come later.
    const now = this.#now();
    const heard = now ? voicesOf(now) : [];
    const kept = voices.filter(({ language }) => heard.includes(language));
    const parts = [...words, ...kept.flatMap((voice) => voice.parts)];
    await this.#fetch(parts, manifests, new Fetching(fetchPart, parts, onProgress));
    await this.#switch(believed, { languages, voices: kept.map(({ language }) => language) }, parts);
    await this.#removeUnused();
    return this.ready();
  }

  /** Several parts under way at once; each as its signer has it or not at all. Raises what went wrong first. */
  async #fetch(parts: readonly Part[], manifests: Manifests, fetching: Fetching): Promise<void> {
    const base = await this.#base();
    const here = new Set(await base.getAllKeys('blobs'));
    const isLive = manifests.country.maturity === 'live';
    const left = [...parts];
    const problems: unknown[] = [];
    const work = async (): Promise<void> => {
      for (let part = left.shift(); part && problems.length === 0; part = left.shift()) {
        if (here.has(part.sha256)) fetching.count(part.bytes);
        else await ensurePart(base, part, fetching.fetchPart, fetching.count);
        if (isLive) refuseUnapproved(part, await this.#bytes(part.sha256, part.kind));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch((problem: unknown) => problems.push(problem))));
    if (problems.length > 0) throw problems[0];
  }

  /** The voices that are wanted and that the country has, in the order in which they are likely. */
  async #voicesWanted({ country }: Manifests, directory: Directory): Promise<Voice[]> {
    const wanted = await this.#chosenAt(directory);
    return wanted
      .map((language) => ({ language, parts: country.parts.filter((part) => part.kind === 'voice' && part.language === language) }))
      .filter(({ parts }) => parts.length > 0);
  }

  /** One more voice of a release, unless that or the choice has changed meanwhile. */
  async #takeIn(of: AdoptedRelease, language: string, parts: readonly Part[]): Promise<void> {
    const now = this.#now();
    if (!this.#held || !now || now.release.publisher !== of.publisher || now.release.country !== of.country) return;
    if (!(await this.chosenVoices()).includes(language)) return;
    const voices = [...voicesOf(now), language];
    const held = [...new Set([...now.release.parts, ...parts.map((part) => part.sha256)])];
    await this.#write({ ...this.#held, release: { ...now.release, voices, parts: held } });
  }

  /** Keys and recipients count at once: a withdrawn key must not wait for megabytes of voice. */
  async #keepTrust(believed: Believed): Promise<void> {
    const former = this.#held;
    const list = `recipients:${this.#enrolment.country}`;
    const { keys, [list]: recipients } = believed.sequences;
    const { keys: keysDigest, [list]: recipientsDigest } = believed.digests;
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
        [list]: recipients ?? 0,
      },
      digests: {
        ...former?.digests,
        ...(keysDigest === undefined ? {} : { keys: keysDigest }),
        ...(recipientsDigest === undefined ? {} : { [list]: recipientsDigest }),
      },
    });
  }

  async #switch(
    believed: Believed,
    here: { readonly languages: readonly string[]; readonly voices: readonly string[] },
    parts: readonly Part[],
  ): Promise<void> {
    const former = this.#held?.release ?? null;
    const isSame = former?.publisher === believed.publisher.jws && former.country === believed.country.jws;
    const learnt = isSame ? believed.publisher.manifest.parts.filter((part) => part.kind === 'learning' && isIn(former)(part)) : [];
    const release: AdoptedRelease = {
      publisher: believed.publisher.jws,
      country: believed.country.jws,
      ...here,
      parts: [...parts, ...learnt].map((part) => part.sha256),
      former_parts: isSame ? former.former_parts : (former?.parts ?? []),
      adopted_at: day(this.#options.clock()),
    };
    await this.#write({
      hub_id: this.#enrolment.hub_id,
      keys: believed.keys,
      recipients: believed.recipients?.jws ?? this.#held?.recipients ?? null,
      release,
      former: isSame ? (this.#held?.former ?? null) : former,
      is_back: isSame && this.#held?.is_back === true,
      sequences: believed.sequences,
      digests: believed.digests,
    });
    await noteHubTime(await this.#base(), believed.publisher.manifest.issued_at);
    await this.#load();
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
    if (!this.#adopting) await this.#removeUnused();
  }

  async #write(row: HubLibrary): Promise<void> {
    try {
      await (await this.#base()).put('libraries', row);
      this.#held = row;
    } catch (error) {
      throw asStorageError(error);
    }
  }

  async #load(): Promise<void> {
    this.#held = await (await this.#base()).get('libraries', this.#enrolment.hub_id);
    this.#hubTime = await hubTime(await this.#base());
    const release = this.#held?.release;
    this.#manifests = release ? readManifests(release) : null;
    this.#before = undefined;
    this.#cache = new Map();
    // Addresses of former pictures stay valid: one may stand on the screen.
    this.#pictureUrls = new Map();
  }

  /** Blobs of no hub's present or former release, but for the voices that are still to come. */
  async #removeUnused(): Promise<void> {
    const base = await this.#base();
    const used = new Set<string>();
    for (const { release, former } of await base.getAll('libraries')) {
      for (const sha256 of [...(release?.parts ?? []), ...(release?.former_parts ?? []), ...(former?.parts ?? [])]) used.add(sha256);
    }
    const now = this.#now();
    for (const { parts } of now ? await this.#voicesWanted(now.manifests, await this.directory()) : [])
      for (const { sha256 } of parts) used.add(sha256);
    for (const sha256 of await base.getAllKeys('blobs')) if (!used.has(sha256)) await base.delete('blobs', sha256);
    // Everything else that is wanted is whole by now: what is half-fetched belongs to a release that was never adopted.
    for (const [sha256, offset] of await base.getAllKeys('partials'))
      if (!used.has(sha256)) await base.delete('partials', [sha256, offset]);
  }

  /** The compiled questions and rules. */
  logic(): Promise<Logic> {
    return this.#once('logic', async () => this.#options.parseLogic(await this.#bytes(this.#part('logic').sha256, 'logic')));
  }

  /** The logic a screening began with, or null when it is no longer on this phone. */
  async logicOf(release: string): Promise<Logic | null> {
    if (this.#part('logic').sha256 === release) return this.logic();
    const row = await (await this.#base()).get('blobs', release);
    return row ? this.#options.parseLogic(row.bytes) : null;
  }

  /**
   * Words of a language that is on this phone; with those only officers read where it is the officer's, or English.
   * A talk names the logic it began with: its words stay those of that release, and are found there though the language
   * was taken out of the one in use.
   */
  wording(language: string, logic?: string): Promise<Wording> {
    const held = this.#heldFor(language, logic);
    return this.#once(`wording:${language} ${held?.release === this.#held?.release ? '' : 'former'}`, async () => {
      if (!this.#manifests) throw new FieldError('library.empty');
      const listed = held?.manifests.country.parts.find((part) => part.kind === 'languages');
      const parts = held ? heldParts(held, 'wording', language) : [];
      const row = listed && (await this.#languagesIn(listed)).find((each) => each.tag === language);
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

  /** The voice for a text, or null when there is none; of the release a talk began with where its logic is named. */
  async clip(language: string, textId: string, logic?: string): Promise<Blob | null> {
    const held = this.#heldFor(language, logic);
    for (const part of held ? heldParts(held, 'voice', language) : []) {
      const bytes = (await this.#bundle(part)).clip(textId);
      if (bytes) return new Blob([bytes as BlobPart], { type: 'audio/ogg; codecs=opus' });
    }
    return null;
  }

  /** Whether a language is heard here; of the release a talk began with where its logic is named. */
  isVoiced(language: string, logic?: string): boolean {
    const held = this.#heldFor(language, logic);
    return held !== null && voicesOf(held).includes(language);
  }

  /** Whether a language greets, offers care and no more; of the release a talk began with where its logic is named. */
  hasFirstWordsOnly(language: string, logic?: string): boolean {
    const held = this.#heldFor(language, logic);
    return held !== null && heldParts(held, 'wording', language).some((part) => part.module === FIRST_BUNDLE);
  }

  /** As it holds today, by the later of this phone's clock and the hub's. */
  async directory(): Promise<Directory> {
    return this.#directoryOf(this.#part('directory').sha256);
  }

  async #directoryOf(sha256: string): Promise<Directory> {
    const value = await this.#once(`directory:${sha256}`, () => this.#json({ sha256, kind: 'directory' }));
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

  /** The release in use. */
  #now(): Held | null {
    const release = this.#held?.release;
    return release && this.#manifests ? { release, manifests: this.#manifests } : null;
  }

  /** The release that says a language for a talk of this logic: of the two on the phone, the one of that logic and with the language. */
  #heldFor(language: string, logic?: string): Held | null {
    const now = this.#now();
    const isOf = ({ manifests: { publisher } }: Held): boolean => publisher.parts.some(({ sha256 }) => sha256 === logic);
    const has = (held: Held | null): held is Held => held?.release.languages.includes(language) === true;
    if (has(now) && (logic === undefined || isOf(now))) return now;
    if (logic === undefined) return null;
    const before = this.#former();
    if (has(before) && (isOf(before) || !has(now))) return before;
    return has(now) ? now : null;
  }

  #former(): Held | null {
    if (this.#before === undefined) {
      const release = this.#held?.former;
      const manifests = release ? readManifests(release) : null;
      this.#before = release && manifests ? { release, manifests } : null;
    }
    return this.#before;
  }

  #bundle(part: Part): Promise<Bundle> {
    return this.#once(`voice:${part.sha256}`, async () => parseBundle(await this.#bytes(part.sha256, part.kind)));
  }

  #part(kind: 'logic' | 'pictures' | 'directory' | 'languages'): Part {
    const manifests = this.#manifests;
    if (!manifests) throw new FieldError('library.empty');
    const found = manifests[SIGNER_OF[kind]].parts.find((part) => part.kind === kind);
    if (!found) throw new FieldError('release.incomplete', { kind });
    return found;
  }

  async #bytes(sha256: string, kind: PartKind): Promise<Uint8Array> {
    const row = await (await this.#base()).get('blobs', sha256);
    if (!row) throw new FieldError('release.incomplete', { kind });
    return row.bytes;
  }

  async #json({ sha256, kind }: Pick<Part, 'sha256' | 'kind'>): Promise<unknown> {
    const bytes = await this.#bytes(sha256, kind);
    try {
      return JSON.parse(fromUtf8(bytes));
    } catch (error) {
      throw new FieldError('release.unreadable', { member: kind }, { cause: error });
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

/** Languages whose whole voice is on this phone. */
function voicesOf({ release, manifests }: Held): readonly string[] {
  const spoken = new Set(manifests.country.parts.filter((part) => part.kind === 'voice').map((part) => part.language));
  return (release.voices ?? release.languages).filter((language) => spoken.has(language));
}

/** Parts of a language that are on this phone. */
function heldParts({ release, manifests }: Held, kind: 'wording' | 'voice', language: string): Part[] {
  const isHere = isIn(release);
  return manifests.country.parts.filter((part) => part.kind === kind && part.language === language && isHere(part));
}

/** Languages a country has words in. Raises `release.incomplete` where the officers' are not among them. */
function languagesIn(country: Manifest): string[] {
  const words = country.parts.filter((part) => part.kind === 'wording');
  const languages = [...new Set(words.flatMap(({ language }) => language ?? []))];
  if (!languages.includes(OFFICER_LANGUAGE)) throw new FieldError('release.incomplete', { kind: 'wording' });
  return languages;
}

/** How much of what is wanted is here. */
class Fetching {
  readonly fetchPart: FetchPart;
  readonly #total: number;
  readonly #onProgress: AdoptOptions['onProgress'];
  #done = 0;

  constructor(fetchPart: FetchPart, wanted: readonly Part[], onProgress?: AdoptOptions['onProgress']) {
    this.fetchPart = fetchPart;
    this.#total = wanted.reduce((sum, part) => sum + part.bytes, 0);
    this.#onProgress = onProgress;
  }

  readonly count = (bytes: number): void => {
    this.#done += bytes;
    this.#onProgress?.({ done_bytes: this.#done, total_bytes: this.#total });
  };
}

/**
 * All parts of a release but voices and what is learnt (`learning.ts`), the words of every language among them: a phone that
 * fetches them all tells nothing of who is spoken to. What only officers read comes in their languages. Raises `release.incomplete` when one kind is absent.
 */
function partsFor(publisher: Manifest, country: Manifest, officers: readonly string[]): Part[] {
  // The core of the words first: needed first when the network breaks.
  const order: PartKind[] = ['logic', 'directory', 'languages', 'wording', 'talk', 'pictures'];
  const parts = [...publisher.parts, ...country.parts].filter(
    ({ kind, module, language }) =>
      order.includes(kind) && (module !== OFFICER_BUNDLE || (language !== null && officers.includes(language))),
  );
  for (const kind of ['logic', 'pictures', 'directory', 'languages'] as const)
    if (!parts.some((part) => part.kind === kind)) throw new FieldError('release.incomplete', { kind });
  const rank = (part: Part): number => 2 * order.indexOf(part.kind) + (part.module === CORE_BUNDLE ? 0 : 1);
  return parts.sort((one, other) => rank(one) - rank(other));
}
