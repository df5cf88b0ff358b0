import type { Privacy } from '../speech/speech.ts';
import type { Stage } from './stages.ts';

/** One unfinished screening as it lies, encrypted, in the vault: enough to go on after a killed app, and no more. */
export interface Draft {
  readonly id: string;
  /** Drafts live 24 hours from here. */
  readonly started_at: string;
  /** Of the logic it began with. */
  readonly release: string;
  readonly stage: Stage;
  /** Language of the person. */
  readonly language: string;
  /** Recorded answers and session keys; care answers act and are never written. */
  readonly answers: Readonly<Record<string, string>>;
  /** Answer keys in the order given, for undoing the last. */
  readonly history: readonly string[];
  /** Language in which a question was not understood; in another language it is put again. */
  readonly not_understood_in: Readonly<Record<string, string>>;
  readonly privacy: Privacy;
  /** The officer said that help has come after "stop the questions". */
  readonly is_care_in_place: boolean;
  readonly referral: ReferralWishes;
}

/** What the person agreed to. */
export interface ReferralWishes {
  /** Made before sealing, so that a killed app never seals the same referral twice. */
  readonly referral_id: string | null;
  /** Organisations that may read it, in the order to be asked. */
  readonly recipients: readonly string[];
  /** Asked and declined: not offered again. */
  readonly declined: readonly string[];
  readonly share_answers: boolean;
  readonly how_to_meet: string;
  readonly interpreter: boolean;
}

export const NO_WISHES: ReferralWishes = {
  referral_id: null,
  recipients: [],
  declined: [],
  share_answers: false,
  how_to_meet: '',
  interpreter: false,
};

export const HOW_TO_MEET_LIMIT = 300;
