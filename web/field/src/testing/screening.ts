// For tests only: the rooms of one officer's screening, with the first-contact pack and nothing sent anywhere.
import * as engine from '@titian/engine';
import type { OversightAct } from '../complaints/make.ts';
import { FieldError } from '../errors.ts';
import type { NoBed } from '../library/beds.ts';
import { parseDirectory } from '../library/directory.ts';
import type { Recipient } from '../library/manifest.ts';
import type { JourneyRooms } from '../journey/journey.ts';
import type { PackageClaims } from '../journey/packages.ts';
import type { PackageItem } from '../sync/outbox.ts';
import { makeOfficerKey } from '../vault/keys.ts';
import type { OpenEnrolment } from '../vault/shared.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { DIRECTORY, LOGIC } from './parts.ts';
import { QUICK } from './phone.ts';

export const SECRET = '4820193756';
export const NOON = Date.parse('2026-11-25T12:00:00Z');
export const logic = await engine.parseLogic(LOGIC);
export const directory = parseDirectory(DIRECTORY, '2026-11-26');

export function officerOf(name: string): OpenEnrolment {
  return {
    enrolment_id: `enrolment-${name}`,
    hub_id: 'hub',
    hub_name: 'Test hub',
    country: 'TH',
    label: `Label of ${name}`,
    officer_name: name,
    station: { id: 's', name: 'S' },
    certificate: 'c',
    root_jwk: {},
    root_thumbprint: 'r',
    enrolled_at: '2026-11-25T00:00:00Z',
  };
}

export function organisation(id: string, services: readonly string[], change: Partial<Recipient> = {}): Recipient {
  return {
    organisation_id: id,
    name: id,
    fictional: true,
    recipient: `age1${id}`,
    fingerprint: id,
    services,
    independent: false,
    legal_aid: false,
    authority: null,
    owner: 'unknown',
    answer_within_minutes: 60,
    ...change,
  };
}

/** One officer at a counter: the clock can be moved, and what was sealed and counted can be read. */
export class Counter {
  now = NOON;
  readonly sealed: PackageClaims[] = [];
  readonly sent: PackageItem[] = [];
  /** As squares. */
  readonly written: PackageClaims[] = [];
  readonly tallied: string[] = [];
  /** What the independent body was told; while `isFull` nothing can be kept for it. */
  readonly told: OversightAct[] = [];
  isFull = false;
  /** Languages of which no more is proved. */
  firstWordsOnly: readonly string[] = [];
  full: NoBed[] = [];
  recipients: Recipient[] = [
    organisation('clinic', ['health']),
    organisation('children', ['child_protection', 'education', 'family_tracing']),
    organisation('shelter', ['trafficking_identification', 'safety', 'independent_advice'], { independent: true }),
    organisation('police', ['safety', 'health'], { authority: 'police' }),
  ];

  private constructor(
    readonly enrolment: OpenEnrolment,
    readonly vault: Vault,
  ) {}

  static async open(name = 'Nok'): Promise<Counter> {
    const enrolment = officerOf(name);
    const vault = await createVault(enrolment.enrolment_id, SECRET, { clock: () => NOON, cost: QUICK });
    const { officer_name, station, certificate } = enrolment;
    await vault.put('officer', 'signing', await makeOfficerKey());
    await vault.put('identity', 'self', { officer_name, station, certificate });
    return new Counter(enrolment, vault);
  }

  get rooms(): JourneyRooms {
    return {
      vault: this.vault,
      enrolment: this.enrolment,
      library: {
        ready: () => ({ maturity: 'demo' }),
        logic: async () => logic,
        logicOf: async (release) => (release === logic.release ? logic : null),
        directory: async () => directory,
        recipients: () => this.recipients,
        hasFirstWordsOnly: (language) => this.firstWordsOnly.includes(language),
      },
      noBeds: () => this.full,
      outbox: {
        add: async (items) => void this.sent.push(...items),
        isHandedOver: async (id) => this.sent.some(({ envelope }) => envelope.referral_id === id),
      },
      tallies: { add: async (language, level, marks) => void this.tallied.push([language, level, ...marks].join(' ')) },
      oversight: async (act) => {
        if (this.isFull) throw new FieldError('storage.full');
        this.told.push(act);
      },
      makeCode: async () => ({ code: '407012935886331420724', referral_id: crypto.randomUUID() }),
      seal: async (claims) => {
        this.sealed.push(claims);
        return new Uint8Array([1, 2, 3]);
      },
      writeSquares: async (claims) => {
        this.written.push(claims);
        return 'TITIAN:0';
      },
      clock: () => this.now,
    };
  }
}
