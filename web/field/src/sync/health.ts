import { canonicalJson, payloadDigest, sha256Hex } from '@titian/sealing';
import { type Clock, DAY, day as dayOf, deviceClock, MINUTE } from '../vault/clock.ts';
import { type Enrolment, healthName, type SharedDatabase } from '../vault/shared.ts';

/** Room left for this app, in the bands that docs/operators/phones.md lists. */
export type StorageBand = 'ok' | 'low' | 'full';
/** How far this phone's clock lies from the hub's last signed time: within 5 minutes, within a day, further. */
export type ClockBand = 'right' | 'off' | 'far' | 'unknown';

/**
 * All a phone ever says of itself; docs/operators/phones.md lists it. No person, place, language, count of screenings
 * or time of its own.
 */
export interface Health {
  readonly app_version: string;
  /** SHA-256 of the signed manifests it works from. */
  readonly releases: readonly string[];
  readonly storage: StorageBand;
  /** 1 where sealed items wait that the hub has not taken yet, else 0: how many would tell to how many somebody was referred. */
  readonly waiting: number;
  readonly clock: ClockBand;
}

export interface HealthItem {
  readonly item_id: string;
  readonly kind: 'health';
  readonly health: Health;
}

export type EstimateStorage = () => Promise<{ quota?: number | undefined; usage?: number | undefined }>;

export interface HealthOptions {
  readonly clock?: Clock;
  readonly appVersion?: string;
  readonly estimate?: EstimateStorage;
}

const MEGABYTE = 1_000_000;
const CLOCK = 'clock';

/** When to say how this phone is: at the first contact of a day, and when something of it has changed. */
export class HealthWord {
  readonly #shared: () => SharedDatabase;
  readonly #enrolment: Enrolment;
  readonly #options: Required<HealthOptions>;

  constructor(shared: () => SharedDatabase, enrolment: Enrolment, options: HealthOptions = {}) {
    this.#shared = shared;
    this.#enrolment = enrolment;
    this.#options = {
      clock: options.clock ?? deviceClock,
      appVersion: options.appVersion ?? 'development',
      estimate: options.estimate ?? (async () => (await navigator.storage?.estimate?.()) ?? {}),
    };
  }

  /** The item to send, or null when the hub knows all of this already. */
  async due(waiting: number): Promise<HealthItem | null> {
    const health: Health = {
      app_version: this.#options.appVersion,
      releases: await this.#releases(),
      storage: await this.#storage(),
      waiting: Math.min(1, waiting),
      clock: await this.#clockBand(),
    };
    const told = await this.#shared().get('settings', this.#name);
    return told?.value === (await this.#digest(health)) ? null : { item_id: crypto.randomUUID(), kind: 'health', health };
  }

  async markSent({ health }: HealthItem): Promise<void> {
    await this.#shared().put('settings', { name: this.#name, value: await this.#digest(health) });
  }

  /** Holds this phone's clock against a time the hub has just signed. */
  async noteHubTime(signedAt: string): Promise<void> {
    await this.#shared().put('settings', { name: CLOCK, value: bandOf(Math.abs(this.#options.clock() - Date.parse(signedAt))) });
  }

  get #name(): string {
    return healthName(this.#enrolment.enrolment_id);
  }

  /** All that stays of it on the phone, outside the vault: it says whether the same was said today, and nothing else. */
  async #digest(health: Health): Promise<string> {
    return sha256Hex(canonicalJson([this.#enrolment.enrolment_id, dayOf(this.#options.clock()), { ...health }]));
  }

  async #releases(): Promise<string[]> {
    const release = (await this.#shared().get('libraries', this.#enrolment.hub_id))?.release;
    return release ? Promise.all([payloadDigest(release.publisher), payloadDigest(release.country)]) : [];
  }

  async #storage(): Promise<StorageBand> {
    const { quota, usage } = await this.#options.estimate();
    if (quota === undefined || usage === undefined) return 'ok';
    const left = quota - usage;
    return left < 20 * MEGABYTE ? 'full' : left < 100 * MEGABYTE ? 'low' : 'ok';
  }

  async #clockBand(): Promise<ClockBand> {
    const value = (await this.#shared().get('settings', CLOCK))?.value;
    return value === 'right' || value === 'off' || value === 'far' ? value : 'unknown';
  }
}

function bandOf(milliseconds: number): ClockBand {
  if (!Number.isFinite(milliseconds)) return 'unknown';
  return milliseconds <= 5 * MINUTE ? 'right' : milliseconds <= DAY ? 'off' : 'far';
}
