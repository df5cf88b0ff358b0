import type { Privacy } from '../speech/speech.ts';
import type { ConsentException, Lowering } from './overrides.ts';
import type { Stage } from './stages.ts';

/** Who is near: nobody who came with the person, they are out of sight and hearing, or somebody stays and no question is put. */
export type Company = 'unconfirmed' | 'apart' | 'present';

/** One unfinished screening as it lies, encrypted, in the vault: enough to go on after a killed app, and no more. */
export interface Draft {
  readonly id: string;
  /** Its life is counted from here. */
  readonly started_at: string;
  /** How long it lives, as the country said when it began; drafts of earlier versions live a day. */
  readonly lives_hours?: number;
  /** Of the logic it began with. */
  readonly release: string;
  readonly stage: Stage;
  /** Language of the person. */
  readonly language: string;
  /** Recorded answers and session keys; care answers act and are never written. */
  readonly answers: Readonly<Record<string, string>>;
  /** Answer keys in the order given, for undoing the last; `<module>_open` where a module was offered. */
  readonly history: readonly string[];
  /** Language in which a question was not understood; in another language it is put again. */
  readonly not_understood_in: Readonly<Record<string, string>>;
  /** Answers given when a rest was last offered; drafts of earlier versions have none. */
  readonly rest_offered_after?: number;
  /** Answers given when the phone last came back to the officer: none of them can be taken back, and so none be seen. */
  readonly returned_after?: number;
  readonly privacy: Privacy;
  /** Drafts of earlier versions have none: it is asked. */
  readonly company?: Company;
  /** Since when it has been urgent, for the clock beside the calls. */
  readonly urgent?: { readonly level: string; readonly since: string };
  /** When the questions began; a talk with a child is short. */
  readonly asking_since?: string;
  readonly lowered?: Lowering;
  /** The interpreter who helps, by the code of the officer's own list, and those who must not help this person. */
  readonly interpreter?: string | null;
  readonly interpreters_refused?: readonly string[];
  /** Why it is sent without a yes. */
  readonly without_consent?: ConsentException;
  /** The officer said that help has come after "stop the questions". */
  readonly is_care_in_place: boolean;
  readonly referral: ReferralWishes;
}

/** What the person agreed to. */
export interface ReferralWishes {
  /** Made before sealing, so that a killed app never seals the same referral twice. */
  readonly referral_id: string | null;
  /** The code its id is made of, for the person. It goes with the draft; a child's, and one without a yes, have none. */
  readonly code?: string;
  /** Organisations that may read it, in the order to be asked. */
  readonly recipients: readonly string[];
  /** Asked and declined: not offered again. */
  readonly declined: readonly string[];
  /** The first yes was said to this one: what it would read is told, and its own yes is still to come. */
  readonly considering?: string | null;
  /** Of these answers the last may be taken back, while the phone stays with the person. */
  readonly decided?: readonly string[];
  /** They are done choosing: none is left to be asked about, or they have enough. */
  readonly has_chosen?: boolean;
  /** Null: not asked yet. */
  readonly share_answers: boolean | null;
  readonly how_to_meet: string;
  readonly interpreter: boolean;
}

export const NO_WISHES: ReferralWishes = {
  referral_id: null,
  recipients: [],
  declined: [],
  share_answers: null,
  how_to_meet: '',
  interpreter: false,
};

export const HOW_TO_MEET_LIMIT = 300;
