// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Payload of the JWS by which the hub says which houses have no free bed. Signed by the hub key: it names nobody to seal to, and a house in it may be chosen like any other. What is past its `until` is said no more. */
    readonly Beds: {
      /** @constant */
      readonly kind: 'beds';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly houses: readonly {
        readonly organisation_id: string;
        readonly said_at: string;
        readonly until: string;
      }[];
    };
    /** @description What a phone must find in it, of any version. */
    readonly BedsReadable: {
      readonly houses: readonly {
        readonly organisation_id: string;
        readonly said_at: string;
        readonly until: string;
      }[];
    };
    /** @description What the hub answers to POST /api/v1/arrivals/board: lines of other phones and of the desk that the phone lacks. Read as a whole or not at all. See docs/developers/sync.md. */
    readonly BoardAnswer: {
      readonly slips: readonly components['schemas']['BoardAnswerSlipLine'][];
      readonly tallies: readonly components['schemas']['BoardAnswerTallyLine'][];
      /** @description False while there are more lines: ask again. */
      readonly is_whole: boolean;
    };
    readonly BoardAnswerSlipLine: {
      readonly slip: components['schemas']['BoardAnswerSlip'];
      readonly writer: components['schemas']['BoardAnswerWriter'];
      readonly number: components['schemas']['BoardAnswerNumber'];
      /** @enum {unknown} */
      readonly state:
        | 'waiting'
        | 'urgent'
        | 'in_conversation'
        | 'referred'
        | 'sheltered'
        | 'left'
        | 'hospital'
        | 'transferred'
        | 'removed'
        | 'died'
        | 'unknown';
      readonly seen: {
        readonly [key: string]: components['schemas']['BoardAnswerNumber'];
      };
      readonly issued: boolean;
      readonly family: components['schemas']['BoardAnswerSlip'] | null;
    };
    readonly BoardAnswerTallyLine: {
      /** @enum {unknown} */
      readonly kind: 'heads' | 'needs';
      readonly writer: components['schemas']['BoardAnswerWriter'];
      readonly number: components['schemas']['BoardAnswerNumber'];
      readonly cells: {
        readonly [key: string]: number;
      };
    };
    /** @description The last letter is the check character of ISO 7064, MOD 37,36. */
    readonly BoardAnswerSlip: string;
    /** @description A phone's, or desk00 for what supervisors say. */
    readonly BoardAnswerWriter: string;
    readonly BoardAnswerNumber: number;
    /** @description What is sealed to the independent body: by a phone, by the page where answers are read, or by the hub for somebody who brought a code to a desk. $defs hold what the body seals in answer, what a phone tells the body of an officer's act, and what each reader must find. See docs/security/protocol.md. */
    readonly Complaint: {
      /** @constant */
      readonly kind: 'complaint';
      readonly about: readonly components['schemas']['ComplaintCategory'][];
      /** @description The person's own; empty where they chose to write none. The hub says that no more is known. */
      readonly words: string;
      readonly language: string;
      /** @description Empty where the complaint was not made on an officer's phone. */
      readonly station: string;
      readonly made_on: string;
      /** @description To whom the answer is sealed: the person's code alone opens it. Empty where no answer can be left. */
      readonly answer_to: string;
    };
    /** @enum {unknown} */
    readonly ComplaintCategory: 'hurt' | 'threatened' | 'touched' | 'pressed' | 'money' | 'no_care' | 'told_others' | 'other';
    readonly ComplaintAnswer: {
      /** @constant */
      readonly kind: 'answer';
      readonly words: string;
      readonly made_on: string;
    };
    /** @description A complaint is shown as far as it goes: what is not there is left out, and a category of a newer phone is named by its code. */
    readonly ComplaintReadable: {
      readonly about?: readonly string[];
      readonly words?: string;
      readonly language?: string;
      readonly station?: string;
      readonly made_on?: string;
      readonly answer_to?: string;
    };
    readonly ComplaintAnswerReadable: {
      readonly words: string;
    };
    /** @description What officers did that the body hears of by itself: sealed as a complaint is. No answer, no person, no referral, no officer. */
    readonly ComplaintOversight: {
      /** @constant */
      readonly kind: 'oversight';
      /**
       * @description Two officers lowered a level; something was sent without the person's yes; the talk went on after the app said to stop the questions; the person stopped the talk.
       * @enum {unknown}
       */
      readonly what: 'lowered' | 'without_consent' | 'went_on' | 'stopped';
      /**
       * @description What was chosen for it; empty where nothing is chosen.
       * @enum {unknown}
       */
      readonly reason: '' | 'danger_over' | 'taken_over' | 'person_asks' | 'seen_in_error' | 'threat_to_life' | 'child' | 'incapacity';
      /** @description What the app suggested. */
      readonly suggested: components['schemas']['ComplaintLevel'];
      /** @description What officers went by afterwards. */
      readonly kept: components['schemas']['ComplaintLevel'];
      readonly station: string;
      readonly made_on: string;
    };
    /**
     * @description Empty where the act says nothing of a level.
     * @enum {unknown}
     */
    readonly ComplaintLevel: '' | 'NOW' | 'TODAY' | 'REFER' | 'INFO' | 'INCOMPLETE';
    /** @description Shown as far as it goes: a code of a newer phone is named by itself. */
    readonly ComplaintOversightReadable: {
      /** @constant */
      readonly kind: 'oversight';
      readonly what: string;
      readonly reason?: string;
      readonly suggested?: string;
      readonly kept?: string;
      readonly station?: string;
      readonly made_on?: string;
    };
    /** @description What `titian drift` answers, and a page of the desk draws. Shares are of particles drawn. No member says how long anybody lives. */
    readonly DriftAnswer: {
      /** @constant */
      readonly format: 'titian.drift.answer';
      /** @constant */
      readonly version: 1;
      readonly cautions: readonly string[];
      readonly made_at: string;
      readonly request: components['schemas']['DriftAnswerRequest'];
      readonly request_sha256: string;
      readonly wind: components['schemas']['DriftAnswerSource'];
      readonly current: components['schemas']['DriftAnswerSource'];
      readonly versions: {
        readonly [key: string]: string;
      };
      readonly drawn: number;
      readonly members: readonly components['schemas']['DriftAnswerMember'][];
      readonly landing: readonly components['schemas']['DriftAnswerLanding'][];
      readonly spread: readonly components['schemas']['DriftAnswerSpread'][];
    };
    /** @description m/s towards the east and the north, everywhere and all the time. */
    readonly DriftAnswerConstant: {
      readonly east: number;
      readonly north: number;
    };
    /** @description One of the two. */
    readonly DriftAnswerGiven: {
      /** @description A name alone: the file lies beside the request. */
      readonly file?: string;
      readonly constant?: components['schemas']['DriftAnswerConstant'];
    };
    /** @description What a browser writes from an opened position, and `titian drift` reads. Degrees of WGS 84. */
    readonly DriftAnswerRequest: {
      /** @constant */
      readonly format: 'titian.drift.request';
      /** @constant */
      readonly version: 1;
      readonly observed_at: string;
      readonly latitude: number;
      readonly longitude: number;
      /** @description How unsure the position is: one standard deviation. */
      readonly radius_metres: number;
      readonly hours: number;
      readonly object_types: readonly string[];
      readonly seeds: readonly number[];
      readonly wind: components['schemas']['DriftAnswerGiven'];
      readonly current: components['schemas']['DriftAnswerGiven'];
      readonly event?: string;
      readonly step_minutes?: number;
      readonly particles?: number;
    };
    /** @description Wind or current as it was used. */
    readonly DriftAnswerSource: {
      readonly file?: string;
      readonly sha256?: string;
      readonly constant?: components['schemas']['DriftAnswerConstant'];
    };
    /** @description What came to the coast of one cell of one degree, named by its corner in the south and west. Lowest and highest of the members. */
    readonly DriftAnswerLanding: {
      readonly cell: string;
      readonly share: number;
      readonly lowest: number;
      readonly highest: number;
      readonly by_type: {
        readonly [key: string]: number;
      };
      readonly first_hour: number;
      readonly median_hour: number;
    };
    readonly DriftAnswerMember: {
      readonly object_type: string;
      readonly seed: number;
      readonly afloat: number;
      readonly ashore: number;
      readonly left: number;
    };
    /** @description One object type at one hour, all its seeds together. `left`: where wind or current had no value any more. */
    readonly DriftAnswerSpread: {
      readonly hour: number;
      readonly object_type: string;
      readonly afloat: number;
      readonly ashore: number;
      readonly left: number;
      /** @description South and west edge of a tenth of a degree, in tenths; and the share of all drawn of this type. */
      readonly spots: readonly (readonly number[])[];
    };
    /** @description Payload of the JWS by which a country's hub tells phones what a region's hub signed: numbers of duty desks, and no person. Each sheet is kept until its `until`, and no longer. */
    readonly DutyDesks: {
      /** @constant */
      readonly kind: 'duty_desks';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: components['schemas']['DutyDesksInstant'];
      readonly expires_at: components['schemas']['DutyDesksInstant'];
      readonly sheets: readonly {
        /** @description As the country's administrator calls the region's hub. */
        readonly region: string;
        readonly as_of: components['schemas']['DutyDesksInstant'];
        readonly until: components['schemas']['DutyDesksInstant'];
        readonly lines: readonly {
          readonly name: string;
          /** @enum {unknown} */
          readonly purpose: 'rescue' | 'shelter' | 'health' | 'child_protection' | 'focal_point';
          readonly number: string;
          readonly is_always: boolean;
          readonly checked_on: string;
        }[];
      }[];
    };
    readonly DutyDesksInstant: string;
    /** @description What a phone must find in it, of any version. */
    readonly DutyDesksReadable: {
      readonly sheets: readonly {
        readonly region: string;
        readonly as_of: string;
        readonly until: string;
        readonly lines: readonly {
          readonly name: string;
          readonly purpose: string;
          readonly number: string;
          readonly is_always: boolean;
          readonly checked_on: string;
        }[];
      }[];
    };
    /** @description What POST /api/v1/enrolments/claim answers; $defs hold the request and the payload of the certificate. */
    readonly Enrolment: {
      readonly enrolment_id: string;
      readonly hub_id: string;
      readonly hub_name: string;
      readonly country: string;
      readonly officer_name: string;
      readonly station: {
        readonly id: string;
        readonly name: string;
        /**
         * @description Which pathways are for this station.
         * @enum {unknown}
         */
        readonly kind: 'airport' | 'land' | 'sea' | 'mobile';
      };
      readonly certificate: string;
      readonly root_jwk: components['schemas']['EnrolmentJwk'];
      readonly keys: string;
      readonly nonce: string;
    };
    readonly EnrolmentJwk: {
      /** @constant */
      readonly crv: 'P-256';
      /** @constant */
      readonly kty: 'EC';
      readonly x: string;
      readonly y: string;
    };
    readonly EnrolmentClaim: {
      /** @description A link code, or a typed code with or without its dashes. */
      readonly code: string;
      readonly officer_jwk: components['schemas']['EnrolmentJwk'];
      readonly transport_jwk: components['schemas']['EnrolmentJwk'];
      readonly app_version?: string;
    };
    /** @description JSON in the fragment of an enrolment link: #enrol=<base64url of this>. */
    readonly EnrolmentLink: {
      readonly hub: string;
      readonly hub_id: string;
      readonly code: string;
      readonly root: string;
    };
    /** @description What a phone must find in a link; whose it is, the hub's answer is held to. */
    readonly EnrolmentLinkReadable: {
      readonly hub: string;
      readonly hub_id: string;
      readonly code: string;
      readonly root: string;
    };
    /** @description Signed by the hub key. Names the station, and the officer by a random word alone: the same on all phones of an account, so that two signatures can be told to be of two officers. Phones enrolled before 30 November 2026 have none until they ask for the next one (POST /api/v1/enrolments/certificate). */
    readonly EnrolmentCertificate: {
      /** @constant */
      readonly kind: 'enrolment';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly enrolment_id: string;
      readonly officer?: string;
      readonly officer_jwk: components['schemas']['EnrolmentJwk'];
      readonly transport_jwk_thumbprint: string;
      readonly station: {
        readonly id: string;
        readonly name: string;
      };
    };
    /** @description What a phone must find in the answer of a hub of any version; which kinds of station there are, a newer one may know better. */
    readonly EnrolmentReadable: {
      readonly enrolment_id: string;
      readonly hub_id: string;
      readonly hub_name: string;
      readonly country: string;
      readonly officer_name: string;
      readonly station: {
        readonly id: string;
        readonly name: string;
        readonly kind?: string;
      };
      readonly certificate: string;
      readonly root_jwk: {
        readonly kty: string;
        readonly crv: string;
        readonly x: string;
        readonly y: string;
      };
      readonly keys: string;
      readonly nonce: string;
    };
    /** @description The part of kind languages: what a phone needs to offer a language before its words are fetched. Signed by the country, in its manifest. */
    readonly Languages: {
      readonly languages: readonly {
        readonly tag: string;
        /** @description What its speakers call it, in its script; null where that is not certain, and then the English name stands for it and the notes say so. */
        readonly autonym: string | null;
        readonly english_name: string;
        /**
         * @description Always stated, as the script is.
         * @enum {unknown}
         */
        readonly direction: 'ltr' | 'rtl';
        /** @description ISO 15924. Always stated: it cannot be derived from the tag, and tables of likely scripts are wrong for several of these languages. */
        readonly script: string;
        readonly font: string;
        readonly line_height: number;
        /**
         * @description Where a line may end: at spaces, between words a dictionary finds, or between any two clusters.
         * @enum {unknown}
         */
        readonly line_breaking: 'spaces' | 'dictionary' | 'anywhere';
        /** @description Countries at whose stations this language is likely to be needed (countries.json). A judgement made at a desk, to order a list and for nothing else: it is no figure, and nobody's language follows from where they are or come from. */
        readonly where_likely: readonly string[];
        /** @description As it is said in this country; null where there are no words. */
        readonly greeting: string | null;
        /**
         * @description claimed: it is heard. none: it is read, and the phone says that it has no voice. awaiting_recording: it has neither words nor voice here, and leads to an interpreter.
         * @enum {unknown}
         */
        readonly audio: 'claimed' | 'none' | 'awaiting_recording';
        /**
         * @description Of the text said to a person that has come least far; null where there are no words.
         * @enum {unknown}
         */
        readonly state: 'draft' | 'translated' | 'back_translated' | 'approved' | null;
        /**
         * @description Of the clip that has come least far; null where there is none.
         * @enum {unknown}
         */
        readonly voice_state: 'draft' | 'recorded' | 'approved' | null;
        /** @description Whether it has every text an officer reads. */
        readonly is_officer_language: boolean;
        readonly bytes: {
          /** @description Clips with which a talk begins; the words are on every phone. */
          readonly core: number;
          /** @description Everything a person hears or reads. */
          readonly whole: number;
          /** @description What only officers read; fetched for the officer's language. */
          readonly officer: number;
        };
      }[];
    };
    /** @description What a phone must find in a list of any version. A direction it does not know is from left to right, and a voice it does not know is none. */
    readonly LanguagesReadable: {
      readonly languages: readonly {
        readonly tag: string;
        readonly autonym?: string | null;
        readonly english_name: string;
        readonly direction?: unknown;
        readonly script: string;
        readonly font: string;
        readonly line_height?: number;
        readonly line_breaking: string;
        readonly where_likely: readonly string[];
        readonly greeting?: string | null;
        readonly audio: string;
        readonly state?: string | null;
        readonly voice_state?: string | null;
        readonly is_officer_language?: boolean;
        readonly bytes: {
          readonly core: number;
          readonly whole: number;
          readonly officer: number;
        };
      }[];
    };
    /** @description The part of kind learning and module `modules`: what officers learn, practise and are asked with, without words. Signed by the publisher, in its manifest. The words are parts of kind learning with a language, each as wording.schema.json says, of module `learning`, under module.<id>.<step>.<field>, test.<question>.<field> and case.<case>.<field>. */
    readonly Learning: {
      readonly modules: readonly {
        readonly id: string;
        readonly version: number;
        /** @description How long it takes, reckoned from its English words. */
        readonly minutes: number;
        readonly steps: readonly (
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'read';
            }
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'listen';
            }
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'look';
              readonly picture: string;
            }
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'question';
              readonly choices: readonly string[];
              readonly right: readonly string[];
            }
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'practise';
              readonly personas: readonly string[];
            }
          | {
              readonly id: string;
              /** @description Texts of the pack that stand beside the words, by their ids. */
              readonly shows: readonly string[];
              /** @description What its claims rest on; empty where it only says how the app works. */
              readonly sources: readonly string[];
              /** @constant */
              readonly kind: 'pathway';
              readonly needs: readonly string[];
            }
        )[];
        /** @description Modules that are best gone through before, and that a certificate asks for. It locks nothing. */
        readonly after: readonly string[];
      }[];
      readonly sources: {
        readonly [key: string]: {
          readonly title: string;
          readonly publisher: string;
          readonly year: number | null;
          readonly address: string;
          /**
           * @description How much of it was read by whoever wrote the module.
           * @enum {unknown}
           */
          readonly read: 'whole' | 'part' | 'excerpt' | 'second_hand';
        };
      };
      /** @description Two parallel forms of a test: one before learning, the other after it. */
      readonly tests?: {
        readonly version: number;
        readonly forms: readonly {
          /** @enum {unknown} */
          readonly id: 'a' | 'b';
          readonly items: readonly {
            readonly id: string;
            readonly module: string;
            /** @enum {unknown} */
            readonly kind: 'knowledge' | 'attitude' | 'practice';
            readonly choices: readonly string[];
            readonly right: string;
            /** @description What its claims rest on; empty where it only says how the app works. */
            readonly sources: readonly string[];
          }[];
        }[];
      };
      /** @description Fictional cases that many officers judge, each by one of the answers; and others that ask for the same, for a second time. */
      readonly cases?: {
        readonly version: number;
        readonly answers: readonly string[];
        readonly cases: readonly {
          readonly id: string;
          readonly answer: string;
          /** @description What its claims rest on; empty where it only says how the app works. */
          readonly sources: readonly string[];
        }[];
        /** @description As many cases with each answer. `version` is another than that of the first ones: a study's cases are known by it. */
        readonly parallel?: {
          readonly version: number;
          readonly cases: readonly {
            readonly id: string;
            readonly answer: string;
            /** @description What its claims rest on; empty where it only says how the app works. */
            readonly sources: readonly string[];
          }[];
        };
      };
      /** @description Practice interviews: what an officer can do, and the fictional people it is done towards. What is left out has its default (docs/learning/personas.md). Words are `persona.`, `move.`, `conduct.`, `ending.` and `missing.` of the bundle `learning`. */
      readonly practice: {
        /** @description Whose questions and rules these are. */
        readonly pack: string;
        readonly moves: readonly {
          readonly id: string;
          /** @enum {unknown} */
          readonly kind?: 'act' | 'ask' | 'consent' | 'invite' | 'end';
          readonly keeps?: string;
          readonly breaks?: string;
          readonly trust?: number;
          readonly needs?: readonly string[];
          readonly unless?: readonly string[];
          readonly sets?: readonly string[];
          readonly clears?: readonly string[];
          readonly once?: string;
          readonly presses?: boolean;
          readonly repairs?: boolean;
          readonly subject?: string;
        }[];
        readonly adult: {
          readonly [key: string]: {
            readonly private: boolean;
            readonly items: readonly string[];
          };
        };
        readonly children: {
          readonly [key: string]: {
            readonly private: boolean;
            readonly items: readonly string[];
          };
        };
        readonly private: readonly string[];
        readonly clear: {
          readonly [key: string]: string;
        };
        readonly personas: readonly {
          readonly id: string;
          /** @description Grows with each change that whoever is in the middle of it would notice; 1 where it is left out. */
          readonly version?: number;
          /** @constant */
          readonly fictional: true;
          readonly population: string;
          readonly language: string;
          readonly child?: boolean;
          /** @enum {unknown} */
          readonly companion?: 'none' | 'near' | 'controls';
          readonly nothing_to_tell?: boolean;
          readonly seen?: readonly string[];
          /** @description A number its authors assumed; nothing about it was measured. */
          readonly trust: {
            readonly start: number;
            readonly min: number;
            readonly max: number;
          };
          readonly consent: number;
          readonly answers?: {
            readonly [key: string]: string;
          };
          readonly facts: readonly {
            readonly id: string;
            readonly subject: string;
            readonly needs: {
              readonly trust: number;
              readonly flags?: readonly string[];
              readonly facts?: readonly string[];
            };
            readonly answers: {
              readonly [key: string]: string;
            };
            readonly line?: string;
            /** @enum {unknown} */
            readonly untold?: 'skip' | 'no' | 'silence';
            readonly painful?: boolean;
          }[];
          readonly replies: {
            readonly [key: string]: readonly string[];
          };
          readonly moves?: readonly {
            readonly id: string;
            /** @enum {unknown} */
            readonly kind?: 'act' | 'ask' | 'consent' | 'invite' | 'end';
            readonly keeps?: string;
            readonly breaks?: string;
            readonly trust?: number;
            readonly needs?: readonly string[];
            readonly unless?: readonly string[];
            readonly sets?: readonly string[];
            readonly clears?: readonly string[];
            readonly once?: string;
            readonly presses?: boolean;
            readonly repairs?: boolean;
            readonly subject?: string;
          }[];
          readonly endings: readonly {
            readonly id: string;
            /** @enum {unknown} */
            readonly kind: 'helped' | 'open' | 'on_the_way' | 'emergency' | 'shut' | 'lost';
            readonly when: {
              readonly move?: readonly string[];
              readonly told?: readonly string[];
              readonly untold?: readonly string[];
              readonly trust?: number;
              readonly trust_below?: number;
              readonly flags?: readonly string[];
              readonly without?: readonly string[];
            };
          }[];
          readonly best: string;
          readonly marks: readonly string[];
        }[];
      };
    };
    /** @description What a reader must find in learning of any version. A step of a kind it does not know is passed over. */
    readonly LearningReadable: {
      readonly modules: readonly {
        readonly id: string;
        readonly version: number;
        readonly minutes: number;
        readonly steps: readonly {
          readonly id: string;
          readonly kind: string;
          readonly shows?: readonly string[];
          readonly sources?: readonly string[];
          readonly choices?: readonly string[];
          readonly right?: readonly string[];
          readonly personas?: readonly string[];
          readonly needs?: readonly string[];
          readonly picture?: string;
        }[];
        readonly after?: readonly string[];
      }[];
      readonly sources: {
        readonly [key: string]: {
          readonly title: string;
          readonly publisher: string;
          readonly year?: number | null;
          readonly address?: string;
          readonly read?: string;
        };
      };
      readonly tests?: {
        readonly version: number;
        readonly forms: readonly {
          readonly id: string;
          readonly items: readonly {
            readonly id: string;
            readonly module: string;
            readonly kind: string;
            readonly choices: readonly string[];
            readonly right: string;
            readonly sources?: readonly string[];
          }[];
        }[];
      };
      readonly cases?: {
        readonly version: number;
        readonly answers: readonly string[];
        readonly cases: readonly {
          readonly id: string;
          readonly answer?: string;
        }[];
        /** @description Absent in learning of before. */
        readonly parallel?: {
          readonly version: number;
          readonly cases: readonly {
            readonly id: string;
            readonly answer?: string;
          }[];
        };
      };
      /** @description Read by whoever practises with it; absent in learning of before. */
      readonly practice?: Record<string, never>;
    };
    /** @description What a phone tells of its officer's learning, one thing at a time, once they have joined a course. No mark, no minutes, and no answer but those they share. See docs/developers/sync.md. */
    readonly LearningTold:
      | {
          /** @constant */
          readonly what: 'join';
          readonly code: string;
          /** @enum {unknown} */
          readonly agency:
            | 'law_enforcement'
            | 'immigration'
            | 'coast_guard'
            | 'navy'
            | 'customs'
            | 'prosecution'
            | 'social_welfare'
            | 'labour'
            | 'foreign_affairs'
            | 'civil_society'
            | 'international'
            | 'other';
          /** @enum {unknown} */
          readonly gender: 'women' | 'men' | 'another' | 'not_said';
        }
      | {
          /** @constant */
          readonly what: 'finished';
          /** @enum {unknown} */
          readonly step: 'module' | 'persona' | 'test';
          readonly id: string;
          /** @description The first, second … time, as this officer's phones count. */
          readonly number: number;
          readonly version: number;
          /** @description The phone's own; nothing is decided by it. */
          readonly day: string;
        }
      | {
          /** @constant */
          readonly what: 'shared';
          /** @enum {unknown} */
          readonly step: 'module' | 'persona' | 'test';
          readonly id: string;
          /** @description The first, second … time, as this officer's phones count. */
          readonly number: number;
          readonly turn: number;
          readonly salt: components['schemas']['LearningToldUuid'];
          readonly answers: null | {
            readonly [key: string]: string;
          };
        }
      | {
          /** @constant */
          readonly what: 'judged';
          readonly study_id: components['schemas']['LearningToldUuid'];
          /** @description Of the cases. */
          readonly version: number;
          readonly turn: number;
          readonly salt: components['schemas']['LearningToldUuid'];
          readonly answers: null | {
            readonly [key: string]: string;
          };
        }
      | {
          /** @constant */
          readonly what: 'planned';
          readonly course_id: components['schemas']['LearningToldUuid'];
        }
      | {
          /** @constant */
          readonly what: 'follow_up';
          readonly course_id: components['schemas']['LearningToldUuid'];
          /** @enum {unknown} */
          readonly months: 3 | 6;
          /** @enum {unknown} */
          readonly answer: 'done' | 'partly' | 'not_yet';
          readonly barriers: readonly ('time' | 'money' | 'decision' | 'moved' | 'equipment' | 'law' | 'other')[];
        }
      | {
          /** @constant */
          readonly what: 'forget';
          readonly salt: components['schemas']['LearningToldUuid'];
        };
    readonly LearningToldUuid: string;
    /** @description Payload of the JWS that lists the parts of a release. Signed by a publisher (logic, talk, pictures, learning) or by the country (languages, wording, voices, directory). `module` is the bundle of a wording or voice, and which part of learning; wording.schema.json and languages.schema.json hold what is in them. */
    readonly Manifest: {
      /** @constant */
      readonly kind: 'manifest';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      /** @enum {unknown} */
      readonly maturity: 'demo' | 'pilot' | 'live';
      readonly parts: readonly {
        readonly sha256: string;
        readonly bytes: number;
        /** @enum {unknown} */
        readonly kind: 'logic' | 'pictures' | 'talk' | 'learning' | 'languages' | 'wording' | 'voice' | 'directory';
        readonly module: string | null;
        readonly language: string | null;
      }[];
    };
    /** @description What a reader must find in a manifest of any version. A maturity it does not know is a demo; of its parts it knows those whose kind it knows, and reads each by $defs/part. */
    readonly ManifestReadable: {
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly maturity?: unknown;
      readonly parts: readonly {
        readonly kind: string;
      }[];
    };
    /** @description What must stand in a part of a known kind. */
    readonly ManifestPart: {
      readonly sha256: string;
      readonly bytes: number;
      /** @enum {unknown} */
      readonly kind: 'logic' | 'pictures' | 'talk' | 'learning' | 'languages' | 'wording' | 'voice' | 'directory';
      readonly module?: string | null;
      readonly language?: string | null;
    };
    /** @description What one recipient is told: the member `payload` of a package's signed claims, or of a slip's. A phone writes all that is required here and nothing else; the provider's page reads what $defs/readable says, and passes over members it does not know. See docs/security/protocol.md. */
    readonly PackagePayload: {
      readonly consent: {
        readonly language: string;
        readonly texts: readonly string[];
        readonly given_for: readonly string[];
      };
      readonly dropped?: readonly ('answers' | 'consent_texts' | 'how_to_meet')[];
    } & WithRequired<
      components['schemas']['PackagePayloadReadable'],
      'level' | 'needs' | 'child' | 'language' | 'interpreter' | 'how_to_meet' | 'not_tell' | 'reasons' | 'rules' | 'consent' | 'made_on'
    >;
    /** @description What must be there for a package to be read at all. What is missing of the rest was not said; what is there has this shape. */
    readonly PackagePayloadReadable: {
      /** @description The urgency of all that is recorded, as in the envelope; the same in every package of a referral. */
      readonly level: string;
      /** @description What help is needed, in the codes of contracts/codes/needs.json. */
      readonly needs?: readonly string[];
      readonly child: boolean;
      /** @description BCP 47. */
      readonly language: string;
      readonly interpreter: boolean;
      readonly how_to_meet: string;
      /** @description Whom the person does not want to be told, whether or not answers are let through; null where they did not say. */
      readonly not_tell?: readonly string[] | null;
      /** @description By answer key. Absent where the person did not let them through. */
      readonly answers?: {
        readonly [key: string]: string;
      };
      /** @description What the answers are evidence for. */
      readonly reasons?: readonly {
        readonly item: string;
        readonly answer: string;
        readonly indicator: string | null;
        readonly source: string;
      }[];
      /** @description Findings that hold; none where the person did not let the answers through. */
      readonly rules?: readonly string[];
      /** @description Why it was sent without the person's yes, agreed by two officers. Absent where they said yes. */
      readonly without_consent?: string;
      readonly consent?: {
        readonly language?: string;
        /** @description Ids of the texts that were said. */
        readonly texts?: readonly string[];
        /** @description Ids of the organisations the person said yes to, in order. */
        readonly given_for?: readonly string[];
      };
      /** @description The day, by the phone's clock: 2026-11-25. */
      readonly made_on: string;
      /** @description On a slip: what had no room. Absent in a package. */
      readonly dropped?: readonly string[];
    };
    /** @description The part of kind pictures: SVG by name. Signed by the publisher, in its manifest. */
    readonly Pictures: {
      readonly [key: string]: string;
    };
    /** @description A picture a phone knows of is there, or it is not. */
    readonly PicturesReadable: {
      readonly [key: string]: string;
    };
    /** @description Payload of the JWS by which a hub answers for the new items of one request, or for one complaint. A phone may let go of an item once backed_up_through (here or in a later standing of the same epoch) has reached its received_sequence. */
    readonly Receipt: {
      /** @constant */
      readonly kind: 'receipt';
      /** @description The hub's id. */
      readonly scope: string;
      /** @description The highest received_sequence among the items. */
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly items: readonly (
        | {
            readonly item_id: string;
            /** @description Of the sealed bytes; of a tally or a health word: of its canonical JSON. */
            readonly sha256: string;
            readonly received_sequence: number;
            /**
             * @description Only there when the item came under an ended enrolment: received, set apart, delivered to nobody until an administrator decides.
             * @constant
             */
            readonly status?: 'quarantined';
          }
        | {
            readonly item_id: string;
            readonly sha256: string;
            /** @constant */
            readonly received_sequence: 0;
            /** @constant */
            readonly status: 'complaint';
          }
      )[];
      /** @description Changes when the hub is restored from a backup: offer every kept item again. */
      readonly epoch: string;
      /** @description Through which item another machine has said that it holds a backup; one on the hub's own machine counts for nothing. */
      readonly backed_up_through: number;
      readonly audit_head: string;
    };
    /** @description All that makes the receipt of a hub of any version readable. Its items a phone reads row by row. */
    readonly ReceiptFrame: {
      readonly issued_at: string;
      readonly epoch: string;
      /** @description Missing or null where no other machine holds a backup yet. */
      readonly backed_up_through?: number | null;
      readonly items: readonly unknown[];
    };
    /** @description All that a phone must find of its own item; what stands in another row it passes over. */
    readonly ReceiptItem: {
      readonly item_id: string;
      readonly sha256: string;
      readonly received_sequence: number;
    };
    /** @description Payload of the JWS that lists whom a package or a complaint can be sealed to. Signed by a country or recipients key, off the server. `former`: every key an organisation had before; `refused`: nothing is taken for it any more. */
    readonly Recipients: {
      /** @constant */
      readonly kind: 'recipients';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly recipients: readonly {
        readonly organisation_id: string;
        readonly name: string;
        readonly fictional?: boolean;
        readonly recipient: string;
        readonly fingerprint: string;
        readonly services?: readonly string[];
        readonly independent?: boolean;
        readonly legal_aid?: boolean;
        /**
         * @description Only there where it is one: a person may not want it told.
         * @enum {unknown}
         */
        readonly authority?: 'police' | 'immigration' | 'embassy';
        /**
         * @description Whose it is, where that is known: the person hears it before they choose.
         * @enum {unknown}
         */
        readonly run_by?: 'state' | 'united_nations';
        readonly answer_within_minutes?: number;
        /**
         * @description The independent body complaints are sealed to; no referral goes there.
         * @constant
         */
        readonly kind?: 'oversight';
      }[];
      readonly former?: readonly {
        readonly organisation_id: string;
        readonly fingerprint: string;
        readonly refused: boolean;
      }[];
    };
    /** @description What a phone must find in a list of any version. Whatever is not said of an organisation, it is not. */
    readonly RecipientsReadable: {
      readonly recipients: readonly {
        readonly organisation_id: string;
        readonly name: string;
        readonly fictional?: boolean;
        readonly recipient: string;
        readonly fingerprint: string;
        readonly services?: readonly string[] | null;
        readonly independent?: boolean;
        readonly legal_aid?: boolean;
        readonly authority?: string | null;
        readonly run_by?: string | null;
        readonly answer_within_minutes: number;
        readonly kind?: string | null;
      }[];
    };
    /** @description Payload of the JWS by which a hub tells a phone that its enrolment was ended. It names the request it answers, so one that was kept or made for another phone proves nothing. A phone that has checked it wipes what the officer has on it. */
    readonly Revocation: {
      /** @constant */
      readonly kind: 'revocation';
      /** @description The hub's id. */
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly enrolment_id: string;
      /** @description Of the phone's request. */
      readonly nonce: string;
    };
    /** @description What a phone must find to know that it is the one that is told. */
    readonly RevocationReadable: {
      readonly enrolment_id: string;
      readonly nonce: string;
    };
    /** @description Payload of the JWS beside every sync answer: through which item another machine holds the hub's backup. */
    readonly Standing: {
      /** @constant */
      readonly kind: 'standing';
      readonly scope: string;
      readonly sequence: number;
      readonly issued_at: string;
      readonly expires_at: string;
      readonly epoch: string;
      /** @description Through which item another machine has said that it holds a backup; one on the hub's own machine counts for nothing. */
      readonly backed_up_through: number;
      readonly audit_head: string;
      /** @description The age recipient that phones seal envelopes to from now on; absent where the hub has none. */
      readonly envelope_recipient?: string;
    };
    /** @description What a phone must find in the standing of a hub of any version. */
    readonly StandingReadable: {
      readonly issued_at: string;
      readonly epoch: string;
      /** @description Missing or null where no other machine holds a backup yet. */
      readonly backed_up_through?: number | null;
      readonly envelope_recipient?: string;
    };
    /** @description What the hub answers to POST /api/v1/sync: to a phone whose enrolment holds (200), or was ended (403). A phone reads $defs/frame, then member by member: what it cannot read, or does not know, it passes over. See docs/developers/sync.md. */
    readonly SyncAnswer: components['schemas']['SyncAnswerTaken'] | components['schemas']['SyncAnswerEnded'];
    /** @description All that makes an answer of any version of the hub readable. */
    readonly SyncAnswerFrame: {
      readonly items: readonly unknown[];
      readonly code?: unknown;
      readonly receipts?: unknown;
      readonly referrals?: unknown;
      readonly questions?: unknown;
      readonly again?: unknown;
      readonly day_pass?: unknown;
      readonly epoch?: unknown;
      readonly standing?: unknown;
      readonly revocation?: unknown;
    };
    readonly SyncAnswerTaken: {
      /** @description One entry an item, in the order sent. */
      readonly items: readonly (components['schemas']['SyncAnswerReceived'] | components['schemas']['SyncAnswerRefused'])[];
      readonly receipts: readonly components['schemas']['SyncAnswerJws'][];
      /** @description Those of this phone that changed last, within 30 days. */
      readonly referrals: readonly components['schemas']['SyncAnswerReferral'][];
      /** @description What recipients ask and nobody has answered, the longest asked first. */
      readonly questions: readonly components['schemas']['SyncAnswerQuestion'][];
      /** @description Items whose bytes the hub has found damaged since: send them again, where you hold them. Missing where there are none. */
      readonly again?: readonly components['schemas']['SyncAnswerUuid'][];
      /** @description The same for every phone of the hub on one day; with it a complaint comes in by the phones' share (POST /api/v1/complaints/phone). */
      readonly day_pass?: string;
      readonly epoch: components['schemas']['SyncAnswerUuid'];
      readonly standing: components['schemas']['SyncAnswerJws'];
    };
    readonly SyncAnswerEnded: {
      /** @constant */
      readonly code: 'device.revoked';
      readonly message: string;
      readonly revocation: components['schemas']['SyncAnswerJws'];
      readonly items: readonly components['schemas']['SyncAnswerItem'][];
      readonly receipts: readonly components['schemas']['SyncAnswerJws'][];
      /** @description Items whose bytes the hub has found damaged since: send them again, where you hold them. Missing where there are none. */
      readonly again?: readonly components['schemas']['SyncAnswerUuid'][];
      readonly epoch: components['schemas']['SyncAnswerUuid'];
      readonly standing: components['schemas']['SyncAnswerJws'];
    };
    /** @description What became of one item. */
    readonly SyncAnswerItem:
      | components['schemas']['SyncAnswerReceived']
      | components['schemas']['SyncAnswerQuarantined']
      | components['schemas']['SyncAnswerRefused'];
    readonly SyncAnswerReceived: {
      readonly item_id: string;
      /** @constant */
      readonly status: 'received';
      /** @description A place in the answer's `receipts`. */
      readonly receipt: number;
    };
    /** @description Received from a phone whose enrolment was ended, and set apart for an administrator. */
    readonly SyncAnswerQuarantined: {
      readonly item_id: string;
      /** @constant */
      readonly status: 'quarantined';
      /** @description A place in the answer's `receipts`. */
      readonly receipt: number;
    };
    readonly SyncAnswerRefused: {
      /** @description Null when none could be read. */
      readonly item_id: string | null;
      /** @constant */
      readonly status: 'refused';
      readonly code: string;
      readonly message: string;
      /** @description The most bytes the hub takes, where a size was over it. */
      readonly limit?: number | null;
    };
    /** @description All an officer learns of a referral. */
    readonly SyncAnswerReferral: {
      readonly referral_id: string;
      /** @enum {unknown} */
      readonly responsibility: 'waiting' | 'taken' | 'nobody_left' | 'stopped';
    };
    /** @description A recipient asks of a referral that this phone sent. Who asks is not told. */
    readonly SyncAnswerQuestion: {
      readonly question_id: string;
      readonly referral_id: string;
      /** @enum {unknown} */
      readonly code: 'still_there' | 'interpreter' | 'when' | 'transport';
    };
    readonly SyncAnswerUuid: string;
    readonly SyncAnswerJws: string;
    /** @description The part of kind talk: what an officer may say through the phone without a questionnaire. Signed by the publisher, in its manifest. What a phrase or reply leaves out is null, false, empty, or tiles. */
    readonly Talk: {
      readonly groups: readonly {
        readonly id: string;
        readonly phrases: readonly {
          readonly id: string;
          /** @description What the person may touch, by the ids of the replies below. */
          readonly replies?: readonly string[];
          /** @description More than one may be touched. */
          readonly several?: boolean;
          /**
           * @description As tiles, or on the outline of a body.
           * @enum {unknown}
           */
          readonly layout?: 'tiles' | 'body';
          /** @description It sounds by itself only in earphones, and what is touched never sounds. */
          readonly private?: boolean;
        }[];
      }[];
      readonly replies: readonly {
        readonly id: string;
        /** @description Of another name than reply.<id>. */
        readonly picture?: string;
        /** @description It takes the other answers away. */
        readonly alone?: boolean;
        /** @description It is what "they said they are afraid" is for. */
        readonly tells_fear?: boolean;
      }[];
    };
    /** @description What a phone must find in the Talk of any version. A layout it does not know is tiles, and a reply that is not among the replies is left out. */
    readonly TalkReadable: {
      readonly groups: readonly {
        readonly id: string;
        readonly phrases: readonly {
          readonly id: string;
          readonly replies?: readonly string[] | null;
          readonly several?: boolean;
          readonly layout?: unknown;
          readonly private?: boolean;
        }[];
      }[];
      readonly replies: readonly {
        readonly id: string;
        readonly picture?: string | null;
        readonly alone?: boolean;
        readonly tells_fear?: boolean;
      }[];
    };
    /** @description An absolute number one phone has counted on one of its days: screenings finished, by group of languages and level, or how often something that protects people happened. The hub keeps the highest it was told. */
    readonly Tally:
      | {
          readonly day: components['schemas']['TallyDay'];
          /** @description As in contracts/codes/language-groups.json. A language is never named. */
          readonly language_group: string;
          /** @enum {unknown} */
          readonly level: 'NOW' | 'TODAY' | 'REFER' | 'INFO' | 'INCOMPLETE';
          readonly total: components['schemas']['TallyTotal'];
        }
      | {
          readonly day: components['schemas']['TallyDay'];
          /** @enum {unknown} */
          readonly mark: 'STOPPED' | 'OVERRIDDEN' | 'REFUSED';
          readonly total: components['schemas']['TallyTotal'];
        };
    /**
     * Format: date
     * @description By the phone's own clock, which is not judged.
     */
    readonly TallyDay: string;
    readonly TallyTotal: number;
    /** @description The header of a part of kind voice: its length in four bytes, the most significant first; this, as JSON; then the clips it lists, one after the other. Signed by the country, in its manifest. */
    readonly Voice: {
      readonly language: string;
      readonly module: string;
      /** @description By the id of the text that is said. */
      readonly clips: {
        readonly [key: string]: {
          /** @description From where the header ends. */
          readonly offset: number;
          readonly bytes: number;
          readonly seconds: number;
          /**
           * @description A synthetic voice says so.
           * @enum {unknown}
           */
          readonly source: 'recorded' | 'neural' | 'formant';
          /**
           * @description Live takes approved and nothing else.
           * @enum {unknown}
           */
          readonly state: 'draft' | 'recorded' | 'approved';
        };
      };
    };
    /** @description What a phone must find in a header of any version. */
    readonly VoiceReadable: {
      readonly language: string;
      readonly module: string;
      readonly clips: {
        readonly [key: string]: {
          readonly offset: number;
          readonly bytes: number;
          readonly seconds?: number;
          readonly source: string;
          readonly state: string;
        };
      };
    };
    /** @description A part of kind wording: the texts of one language and one bundle. Signed by the country, in its manifest. */
    readonly Wording: {
      readonly language: string;
      /** @description core: all that a person hears or reads. first: in place of core, the first words alone, where a live release holds no more of the language. officer: what only officers read. */
      readonly module: string;
      /**
       * @description Of the text that has come least far. Live takes approved and nothing else.
       * @enum {unknown}
       */
      readonly state: 'draft' | 'translated' | 'back_translated' | 'approved';
      readonly texts: {
        readonly [key: string]: string;
      };
    };
    /** @description What a reader must find in a wording of any version; how ready its texts are, a newer one may say in other words. */
    readonly WordingReadable: {
      readonly state: string;
      readonly texts: {
        readonly [key: string]: string;
      };
    };
    /** @description What a phone must find in the directory of a release of any version. A list that is not there is empty, and what nobody said of a service or a pathway is not known. */
    readonly DirectoryReadable: {
      readonly country: string;
      readonly name: string;
      /** @description Older releases have lines, which are all said, in place of points. */
      readonly consent: {
        readonly points?:
          | readonly {
              readonly said: readonly string[];
              readonly more?: readonly string[] | null;
            }[]
          | null;
        readonly assent_points?:
          | readonly {
              readonly said: readonly string[];
              readonly more?: readonly string[] | null;
            }[]
          | null;
        readonly recipient?: readonly string[] | null;
        readonly assent_recipient?: readonly string[] | null;
        readonly health?: readonly string[] | null;
        readonly lines?: readonly string[] | null;
        readonly assent_lines?: readonly string[] | null;
        readonly points_after?:
          | readonly {
              readonly said: readonly string[];
              readonly more?: readonly string[] | null;
            }[]
          | null;
        readonly assent_points_after?:
          | readonly {
              readonly said: readonly string[];
              readonly more?: readonly string[] | null;
            }[]
          | null;
        readonly recipient_after?: readonly string[] | null;
        readonly assent_recipient_after?: readonly string[] | null;
        readonly health_after?: readonly string[] | null;
        readonly lines_after?: readonly string[] | null;
        readonly assent_lines_after?: readonly string[] | null;
        readonly last_day?: string | null;
      };
      readonly emergency?:
        | readonly {
            readonly kind: string;
            readonly phone?: string | null;
            readonly verified_on?: string | null;
            readonly verified_by?: string | null;
            readonly expires_on?: string | null;
          }[]
        | null;
      readonly services: readonly {
        readonly id: string;
        readonly name: string;
        readonly kind: string;
        readonly needs?: readonly string[] | null;
        readonly phone?: string | null;
        readonly hours?: string | null;
        readonly opening?: {
          readonly zone: string;
          readonly spans?:
            | readonly {
                readonly days: readonly string[];
                readonly opens: string;
                readonly closes: string;
              }[]
            | null;
          readonly holidays?: string | null;
        } | null;
        readonly languages?: readonly string[] | null;
        readonly independent?: boolean;
        readonly authority?: string | null;
        readonly source_url?: string | null;
        readonly seen_on?: string | null;
        readonly verified_on?: string | null;
        readonly verified_by?: string | null;
        readonly expires_on?: string | null;
        readonly note?: string | null;
      }[];
      readonly pathways: readonly {
        readonly id: string;
        readonly station?: string | null;
        readonly station_kind?: string | null;
        readonly when?: {
          readonly levels?: readonly string[] | null;
          readonly needs?: readonly string[] | null;
          readonly child?: boolean | null;
          readonly hours?:
            | readonly {
                readonly days: readonly string[];
                readonly opens: string;
                readonly closes: string;
              }[]
            | null;
        } | null;
        readonly steps: readonly {
          readonly kind: string;
          readonly service?: string | null;
          readonly fallbacks?: readonly string[] | null;
          readonly within_minutes?: number | null;
          readonly paper?: string | null;
          readonly say?: string | null;
          readonly do_not?: string | null;
          readonly by?: string | null;
        }[];
        readonly gaps?:
          | readonly (
              | string
              | {
                  readonly message: string;
                }
            )[]
          | null;
        readonly otherwise?: string | null;
        readonly independent?: string | null;
        readonly law?:
          | readonly {
              readonly says?: string | null;
              readonly citation?: string | null;
            }[]
          | null;
      }[];
      readonly draft_hours?: number | null;
      readonly independent_option?: string | null;
      readonly languages_likely?: readonly string[] | null;
      /** @description The same languages, with the kinds of station and the stations where each is likely: likely everywhere where it says neither. */
      readonly languages?:
        | readonly {
            readonly tag: string;
            readonly station_kinds?: readonly string[] | null;
            readonly stations?: readonly string[] | null;
          }[]
        | null;
    };
    /** @description What two officers together may do against what is suggested, and what is asked live; what is not said is not allowed. Other members are notes of the authors. */
    readonly LogicOverrides: {
      readonly lowering?: {
        readonly levels?: readonly string[] | null;
        readonly needs_second_person?: boolean;
      } | null;
      readonly referral_without_consent?: {
        readonly only_for?: readonly string[] | null;
        readonly needs_second_person?: boolean;
        readonly recipients?: readonly string[] | null;
      } | null;
      /** @description Subject to need: live it is asked only where somebody verified answers that need. */
      readonly live_needs_service_for?: {
        readonly [key: string]: string;
      } | null;
    };
    /** @description What a page that says answers in words must find in the logic of any version. Its items are read row by row, by readable-item. */
    readonly LogicReadable: {
      readonly items: readonly unknown[];
    };
    readonly LogicReadableItem: {
      readonly id: string;
      readonly scale: string;
      readonly phase?: {
        readonly answer_key: string;
        readonly scale: string;
      } | null;
    };
    /** @description `status`: waiting, answered, or closed without an answer. What is sealed opens with the person's code alone. */
    readonly AnswerOut: {
      /** @enum {string} */
      readonly status: 'waiting' | 'answered' | 'closed';
      readonly key_file: string;
      readonly answer: string | null;
    };
    readonly BrowserOut: {
      /** @description Null: the hub does not know this browser as one of the reader's. */
      readonly id: string | null;
    };
    readonly CertificateOut: {
      readonly certificate: string;
    };
    readonly ComplaintsOut: {
      readonly complaints: readonly components['schemas']['ComplaintOut'][];
    };
    /**
     * @description A complaint that is not closed, or what a phone told of an officer's act, and the fingerprint of the key it is
     *     sealed to. `door`: from an enrolled phone, from the open web, or by a code at a desk.
     */
    readonly ComplaintOut: {
      /** Format: uuid */
      readonly complaint_id: string;
      /** @enum {string} */
      readonly kind: 'complaint' | 'oversight';
      /** @enum {string} */
      readonly door: 'phone' | 'open' | 'desk';
      readonly recipient: string;
      /** @enum {string} */
      readonly status: 'new' | 'opened' | 'answered';
    };
    /** @description `desks`: the hub's signed word on the region's duty desks, a compact JWS; null where no sheet holds. */
    readonly DesksOut: {
      readonly desks: string | null;
    };
    /** @description What waits for an answer comes first. `total` counts all of the organisation's packages. */
    readonly InboxOut: {
      readonly packages: readonly components['schemas']['PackageOut'][];
      readonly total: number;
    };
    /** @description What the envelope says of a package released to this organisation. `recipient` is the key's fingerprint. */
    readonly PackageOut: {
      /** Format: uuid */
      readonly item_id: string;
      /** Format: uuid */
      readonly referral_id: string;
      readonly recipient: string;
      readonly position: number;
      /** @enum {string} */
      readonly level: 'NOW' | 'TODAY' | 'REFER' | 'INFO' | 'INCOMPLETE';
      readonly status: string;
      readonly station: components['schemas']['StationOut'];
      readonly sha256: string;
      /** Format: date-time */
      readonly received_at: string;
      /** Format: date-time */
      readonly released_at: string;
      /** Format: date-time */
      readonly answer_due_at: string;
      readonly answered_at: string | null;
      /** @description Null, or since when the person's code pauses it: nobody who has not opened it can, and no time runs out, until a member has asked the person and says `go_on` or `end_for_person`. */
      readonly paused_at: string | null;
      /** @description Null, or the day an administrator let it go on: it came from a phone whose enrolment had been ended, so it may have been sealed by somebody else than the officer. */
      readonly from_ended_phone_on: string | null;
      /** @description Null where the hub was not told that it goes without the person's yes. Until a second officer has signed, one alone. */
      readonly officers?: components['schemas']['OfficersOut'] | null;
    };
    readonly StationOut: {
      readonly id: string;
      readonly name: string;
    };
    /** @description Who signed what goes without the person's yes, for the reader to check: docs/security/protocol.md. */
    readonly OfficersOut: {
      readonly first_certificate: string;
      readonly second_signature: string | null;
      readonly second_certificate: string | null;
    };
    /**
     * @description The organisation's current key, all its keys from the newest, its members, and what a browser checks with.
     *
     *     `recipients` is the country's signed list, null while the hub has none that verifies.
     */
    readonly KeyOut: {
      readonly organisation_id: string;
      readonly name: string;
      readonly recipient: string | null;
      readonly fingerprint: string | null;
      readonly listed: boolean;
      readonly member_file: string | null;
      readonly generations: readonly components['schemas']['GenerationOut'][];
      readonly members: readonly components['schemas']['MemberOut'][];
      readonly root_jwk: {
        readonly [key: string]: string;
      };
      readonly keys: string;
      readonly recipients: string | null;
    };
    /** @description One key the organisation has or had. `member_file` is this member's own locked file of it, in base64. */
    readonly GenerationOut: {
      readonly recipient: string;
      readonly fingerprint: string;
      /** @enum {string} */
      readonly state: 'pending' | 'listed' | 'ended';
      /** @enum {string} */
      readonly ending: '' | 'replaced' | 'stolen';
      /** Format: date-time */
      readonly made_at: string;
      readonly member_file: string | null;
    };
    /** @description A member of the organisation, and the fingerprints of the keys they have a locked file of. */
    readonly MemberOut: {
      /** Format: uuid */
      readonly id: string;
      readonly name: string;
      readonly is_self: boolean;
      readonly opens: readonly string[];
    };
    /** @description All that this hub knows of the officer's learning: theirs alone, on whichever of their phones. */
    readonly MineOut: {
      readonly courses: readonly components['schemas']['CourseOut'][];
      readonly finished: readonly components['schemas']['FinishedOut'][];
      readonly shared: readonly components['schemas']['SharedOut'][];
    };
    /** @description `asked`: after how many months it is asked, now, what became of the action plan. */
    readonly CourseOut: {
      readonly course_id: string;
      readonly code: string;
      readonly begins_on: string;
      readonly ends_on: string;
      readonly is_open: boolean;
      readonly has_plan: boolean;
      readonly asked: readonly number[];
      readonly studies: readonly components['schemas']['StudyOut'][];
      readonly title: string;
    };
    /** @description An open study of agreement. `version` is of its cases; `turn` as that of what is shared, 0 where nothing came. */
    readonly StudyOut: {
      readonly study_id: string;
      readonly version: number;
      readonly turn: number;
      readonly is_given: boolean;
      readonly title: string;
    };
    readonly FinishedOut: {
      /** @enum {string} */
      readonly step: 'module' | 'persona' | 'test';
      readonly id: string;
      readonly number: number;
      readonly version: number;
      readonly day: string;
    };
    readonly SharedOut: {
      /** @enum {string} */
      readonly step: 'module' | 'persona' | 'test';
      readonly id: string;
      readonly number: number;
      readonly turn: number;
      readonly is_shared: boolean;
    };
    readonly NonceOut: {
      readonly nonce: string;
    };
    readonly PaperFileOut: {
      readonly file: string;
    };
    /** @description The hub's signed word that it holds exactly these bytes. */
    readonly ReceiptOut: {
      readonly receipt: string;
    };
    /** @description Compact JWS, each: the root's list of keys, the newest manifests, the recipients, who is full. */
    readonly Releases: {
      readonly keys: string;
      readonly manifests: readonly string[];
      readonly recipients: string | null;
      readonly beds?: string | null;
    };
    /** @description A challenge of ALTCHA's second version: which of some hundred derived keys begins with these bytes. */
    readonly WorkOut: {
      readonly parameters: components['schemas']['WorkParametersOut'];
      readonly signature: string;
    };
    readonly WorkParametersOut: {
      readonly algorithm: string;
      readonly cost: number;
      readonly keyLength: number;
      readonly keyPrefix: string;
      readonly keySignature: string;
      readonly nonce: string;
      readonly salt: string;
      readonly expiresAt: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Beds = components['schemas']['Beds'];
export type BedsReadable = components['schemas']['BedsReadable'];
export type BoardAnswer = components['schemas']['BoardAnswer'];
export type BoardAnswerSlipLine = components['schemas']['BoardAnswerSlipLine'];
export type BoardAnswerTallyLine = components['schemas']['BoardAnswerTallyLine'];
export type BoardAnswerSlip = components['schemas']['BoardAnswerSlip'];
export type BoardAnswerWriter = components['schemas']['BoardAnswerWriter'];
export type BoardAnswerNumber = components['schemas']['BoardAnswerNumber'];
export type Complaint = components['schemas']['Complaint'];
export type ComplaintCategory = components['schemas']['ComplaintCategory'];
export type ComplaintAnswer = components['schemas']['ComplaintAnswer'];
export type ComplaintReadable = components['schemas']['ComplaintReadable'];
export type ComplaintAnswerReadable = components['schemas']['ComplaintAnswerReadable'];
export type ComplaintOversight = components['schemas']['ComplaintOversight'];
export type ComplaintLevel = components['schemas']['ComplaintLevel'];
export type ComplaintOversightReadable = components['schemas']['ComplaintOversightReadable'];
export type DriftAnswer = components['schemas']['DriftAnswer'];
export type DriftAnswerConstant = components['schemas']['DriftAnswerConstant'];
export type DriftAnswerGiven = components['schemas']['DriftAnswerGiven'];
export type DriftAnswerRequest = components['schemas']['DriftAnswerRequest'];
export type DriftAnswerSource = components['schemas']['DriftAnswerSource'];
export type DriftAnswerLanding = components['schemas']['DriftAnswerLanding'];
export type DriftAnswerMember = components['schemas']['DriftAnswerMember'];
export type DriftAnswerSpread = components['schemas']['DriftAnswerSpread'];
export type DutyDesks = components['schemas']['DutyDesks'];
export type DutyDesksInstant = components['schemas']['DutyDesksInstant'];
export type DutyDesksReadable = components['schemas']['DutyDesksReadable'];
export type Enrolment = components['schemas']['Enrolment'];
export type EnrolmentJwk = components['schemas']['EnrolmentJwk'];
export type EnrolmentClaim = components['schemas']['EnrolmentClaim'];
export type EnrolmentLink = components['schemas']['EnrolmentLink'];
export type EnrolmentLinkReadable = components['schemas']['EnrolmentLinkReadable'];
export type EnrolmentCertificate = components['schemas']['EnrolmentCertificate'];
export type EnrolmentReadable = components['schemas']['EnrolmentReadable'];
export type Languages = components['schemas']['Languages'];
export type LanguagesReadable = components['schemas']['LanguagesReadable'];
export type Learning = components['schemas']['Learning'];
export type LearningReadable = components['schemas']['LearningReadable'];
export type LearningTold = components['schemas']['LearningTold'];
export type LearningToldUuid = components['schemas']['LearningToldUuid'];
export type Manifest = components['schemas']['Manifest'];
export type ManifestReadable = components['schemas']['ManifestReadable'];
export type ManifestPart = components['schemas']['ManifestPart'];
export type PackagePayload = components['schemas']['PackagePayload'];
export type PackagePayloadReadable = components['schemas']['PackagePayloadReadable'];
export type Pictures = components['schemas']['Pictures'];
export type PicturesReadable = components['schemas']['PicturesReadable'];
export type Receipt = components['schemas']['Receipt'];
export type ReceiptFrame = components['schemas']['ReceiptFrame'];
export type ReceiptItem = components['schemas']['ReceiptItem'];
export type Recipients = components['schemas']['Recipients'];
export type RecipientsReadable = components['schemas']['RecipientsReadable'];
export type Revocation = components['schemas']['Revocation'];
export type RevocationReadable = components['schemas']['RevocationReadable'];
export type Standing = components['schemas']['Standing'];
export type StandingReadable = components['schemas']['StandingReadable'];
export type SyncAnswer = components['schemas']['SyncAnswer'];
export type SyncAnswerFrame = components['schemas']['SyncAnswerFrame'];
export type SyncAnswerTaken = components['schemas']['SyncAnswerTaken'];
export type SyncAnswerEnded = components['schemas']['SyncAnswerEnded'];
export type SyncAnswerItem = components['schemas']['SyncAnswerItem'];
export type SyncAnswerReceived = components['schemas']['SyncAnswerReceived'];
export type SyncAnswerQuarantined = components['schemas']['SyncAnswerQuarantined'];
export type SyncAnswerRefused = components['schemas']['SyncAnswerRefused'];
export type SyncAnswerReferral = components['schemas']['SyncAnswerReferral'];
export type SyncAnswerQuestion = components['schemas']['SyncAnswerQuestion'];
export type SyncAnswerUuid = components['schemas']['SyncAnswerUuid'];
export type SyncAnswerJws = components['schemas']['SyncAnswerJws'];
export type Talk = components['schemas']['Talk'];
export type TalkReadable = components['schemas']['TalkReadable'];
export type Tally = components['schemas']['Tally'];
export type TallyDay = components['schemas']['TallyDay'];
export type TallyTotal = components['schemas']['TallyTotal'];
export type Voice = components['schemas']['Voice'];
export type VoiceReadable = components['schemas']['VoiceReadable'];
export type Wording = components['schemas']['Wording'];
export type WordingReadable = components['schemas']['WordingReadable'];
export type DirectoryReadable = components['schemas']['DirectoryReadable'];
export type LogicOverrides = components['schemas']['LogicOverrides'];
export type LogicReadable = components['schemas']['LogicReadable'];
export type LogicReadableItem = components['schemas']['LogicReadableItem'];
export type AnswerOut = components['schemas']['AnswerOut'];
export type BrowserOut = components['schemas']['BrowserOut'];
export type CertificateOut = components['schemas']['CertificateOut'];
export type ComplaintsOut = components['schemas']['ComplaintsOut'];
export type ComplaintOut = components['schemas']['ComplaintOut'];
export type DesksOut = components['schemas']['DesksOut'];
export type InboxOut = components['schemas']['InboxOut'];
export type PackageOut = components['schemas']['PackageOut'];
export type StationOut = components['schemas']['StationOut'];
export type OfficersOut = components['schemas']['OfficersOut'];
export type KeyOut = components['schemas']['KeyOut'];
export type GenerationOut = components['schemas']['GenerationOut'];
export type MemberOut = components['schemas']['MemberOut'];
export type MineOut = components['schemas']['MineOut'];
export type CourseOut = components['schemas']['CourseOut'];
export type StudyOut = components['schemas']['StudyOut'];
export type FinishedOut = components['schemas']['FinishedOut'];
export type SharedOut = components['schemas']['SharedOut'];
export type NonceOut = components['schemas']['NonceOut'];
export type PaperFileOut = components['schemas']['PaperFileOut'];
export type ReceiptOut = components['schemas']['ReceiptOut'];
export type Releases = components['schemas']['Releases'];
export type WorkOut = components['schemas']['WorkOut'];
export type WorkParametersOut = components['schemas']['WorkParametersOut'];
export type $defs = Record<string, never>;
type WithRequired<T, K extends keyof T> = T & {
  [P in K]-?: T[P];
};
export type operations = Record<string, never>;
