/** The shape of contracts/sealing/vectors.json and without_consent.json, for the tests and for the tool that adds to it. */
import type { Payload } from './encoding';
import type { Claims } from './packages';
import type { Role } from './trust';
import type { WithoutConsent } from './without-consent';

type Named = { readonly name: string };
type Expect<Answer> = { readonly expect: Partial<Answer> & { readonly error?: string } };
type Header = { readonly enrolment_id: string; readonly nonce: string; readonly method: string; readonly path: string };

export type Vectors = {
  readonly keys: Readonly<Record<string, { readonly test_only_jwk: object; readonly thumbprint: string }>>;
  readonly organisations: Readonly<
    Record<string, { readonly test_only_identity: string; readonly recipient: string; readonly fingerprint: string }>
  >;
  readonly canonical: readonly { readonly value: unknown; readonly text: string }[];
  readonly words: readonly { readonly digest: string; readonly words: readonly string[] }[];
  readonly phrases: readonly ({ readonly typed: string } & Expect<{ phrase: string }>)[];
  readonly jws: readonly (Named & { readonly jws: string; readonly key: string } & Expect<{ payload: Payload }>)[];
  readonly trusted: readonly (Named & {
    readonly jws: string;
    readonly root: string;
    readonly pinned: string;
    readonly known_sequence: number;
    readonly hub_id: string | null;
  } & Expect<{ country: string; sequence: number; keys: number }>)[];
  readonly statements: readonly (Named & {
    readonly jws: string;
    readonly kind: string;
    readonly scope: string;
    readonly role: Role;
    readonly known_sequence: number;
  } & Expect<{ payload: Payload }>)[];
  readonly certificate: string;
  readonly packages: readonly (Named & {
    readonly sealed_by: string;
    readonly organisation: string;
    readonly expected: {
      readonly referral_id: string;
      readonly recipient: string;
      readonly position: number;
      readonly former?: readonly string[];
    };
    readonly ciphertext: string;
  } & Expect<{ claims: Claims }>)[];
  readonly costs: {
    readonly bytes: readonly number[];
    readonly most_times: number;
    readonly rows: readonly (Named & { readonly before: string; readonly repeated: string; readonly after: string } & Expect<object>)[];
  };
  readonly requests: readonly (Named & {
    readonly jws: string;
    readonly key: string;
    readonly method: string;
    readonly path: string;
  } & Expect<{ header: Header; body: unknown }>)[];
  readonly receipts: readonly (Named & {
    readonly jws: string;
    readonly item_id: string;
    readonly sha256: string;
  } & Expect<{ received_sequence: number; epoch: string; backed_up_through: number; audit_head: string }>)[];
  readonly recipients: readonly (Named & {
    readonly jws: string;
    readonly known_sequence: number;
    readonly generations_of?: string;
  } & Expect<{ fingerprints: readonly string[]; generations: readonly string[] }>)[];
  readonly recipients_roles: readonly (Named & { readonly keys: string; readonly jws: string } & Expect<{
      fingerprints: readonly string[];
    }>)[];
  readonly member_files?: readonly {
    readonly organisation: string;
    readonly test_only_phrase: string;
    readonly root: string;
    readonly file: string;
  }[];
};

export type WithoutConsentVectors = {
  readonly root_jwk: object;
  readonly root: string;
  readonly keys: string;
  readonly test_only_second: object;
  readonly statement: WithoutConsent;
  readonly first: string;
  readonly first_of_before: string;
  readonly rows: readonly (Named & {
    readonly signature: string;
    readonly certificate: string;
    readonly first: 'first' | 'first_of_before';
  } & Expect<{ officer: string }>)[];
};
