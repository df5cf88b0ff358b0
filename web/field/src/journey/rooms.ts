import type { Logic } from '@titian/engine';
import type { OversightAct } from '../complaints/make.ts';
import type { NoBed } from '../library/beds.ts';
import type { Directory } from '../library/directory.ts';
import type { Maturity, Recipient } from '../library/manifest.ts';
import type { PackageItem } from '../sync/outbox.ts';
import type { Mark } from '../sync/tallies.ts';
import type { Clock } from '../vault/clock.ts';
import type { OpenEnrolment } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import type { SealPackage } from './packages.ts';
import type { WriteSquares } from './squares.ts';
import type { Engine } from './reading.ts';
import type { PersonCode } from './code.ts';

/** The rooms one screening works with. `Library`, `Tallies` and a session's `sending` fit as they are. */
export interface JourneyRooms {
  readonly vault: Vault;
  readonly enrolment: OpenEnrolment;
  readonly library: {
    ready(): { readonly maturity: Maturity };
    logic(): Promise<Logic>;
    logicOf(release: string): Promise<Logic | null>;
    directory(): Promise<Directory>;
    recipients(): readonly Recipient[];
    /** Of a language of which no more is proved than its first words nothing is asked. */
    hasFirstWordsOnly(language: string, logic: string): boolean;
  };
  /** Houses that said they have no free bed tonight. */
  noBeds(): readonly NoBed[];
  readonly outbox: {
    /** Keeps a referral's packages once: one that was handed over stays as it is. */
    add(items: readonly PackageItem[]): Promise<void>;
    isHandedOver(referralId: string): Promise<boolean>;
  };
  readonly tallies: { add(language: string, level: string, marks: readonly Mark[]): Promise<void> };
  /** Tells the independent body what officers did. */
  readonly oversight?: (act: OversightAct) => Promise<void>;
  readonly engine?: Engine;
  readonly seal?: SealPackage;
  readonly writeSquares?: WriteSquares;
  /** The person's code, and the id of the referral that is made of it. */
  readonly makeCode?: () => Promise<PersonCode>;
  readonly clock?: Clock;
}
