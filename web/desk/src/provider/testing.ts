/** A small world with real keys for the tests: a root, a country, a hub and an enrolled phone; and a hub's transport. */
import {
  formatInstant,
  generatePrivateJwk,
  generateSigningKey,
  fingerprint,
  publicPart,
  sign,
  type SigningKey,
  thumbprint,
} from '@titian/sealing';
import { makeMemberFile, type OrganisationKey } from '@titian/sealing/members';
import { sealPackage } from '@titian/sealing/packages';
import { type Hub, HubError } from '../hub/requests.ts';
import type { Known, Memory } from './known-trust.ts';
import type { Generation, OrganisationKeyFacts } from './organisation.ts';

export const HUB_ID = 'b2c4f3f0-5a0e-4a6c-9a5e-0f5f3d1f7c11';
export const REFERRAL = '1f0c5f0e-3c7b-4d43-8a53-0b0a3c1f2d10';
export const ITEM = '7be2a9b4-8f4f-4f5e-8f3b-6a1b2c3d4e5f';
export const ISSUED = formatInstant(new Date('2026-11-01T00:00:00Z'));
export const EXPIRES = formatInstant(new Date('2027-11-01T00:00:00Z'));
export const times = { sequence: 1, issued_at: ISSUED, expires_at: EXPIRES };

export interface World {
  readonly root: SigningKey;
  readonly country: SigningKey;
  readonly hubKey: SigningKey;
  readonly keys: string;
  readonly officerJwk: Awaited<ReturnType<typeof generatePrivateJwk>>;
  readonly certificate: string;
  /** A certificate of this hub for a key, as the enrolment of `officer`; null for one of before, which names nobody. */
  certify(key: object, officer: string | null, signer?: SigningKey): Promise<string>;
}

export async function keysOf(root: SigningKey, lines: readonly (readonly [SigningKey, string, string])[], sequence = 1): Promise<string> {
  const keys = await Promise.all(
    lines.map(async ([key, role, scope]) => ({
      kid: await thumbprint(key.publicJwk),
      jwk: key.publicJwk,
      role,
      scope,
      expires_at: EXPIRES,
    })),
  );
  return sign({ kind: 'keys', scope: HUB_ID, hub_id: HUB_ID, country: 'TH', keys, ...times, sequence }, root);
}

export async function makeWorld(): Promise<World> {
  const [root, country, hubKey] = await Promise.all([generateSigningKey(), generateSigningKey(), generateSigningKey()]);
  const officerJwk = await generatePrivateJwk();
  const certify = (key: object, officer: string | null, signer = hubKey): Promise<string> =>
    sign(
      {
        kind: 'enrolment',
        scope: 'TH',
        enrolment_id: 'e1',
        ...(officer === null ? {} : { officer }),
        officer_jwk: { ...publicPart(key) },
        transport_jwk_thumbprint: 'x'.repeat(43),
        station: { id: 's1', name: 'Saphan Thong land crossing' },
        ...times,
      },
      signer,
    );
  const certificate = await certify(officerJwk, 'qO1xYh3mT0aPz5Ck');
  const keys = await keysOf(root, [
    [country, 'country', 'TH'],
    [hubKey, 'hub', HUB_ID],
  ]);
  return { root, country, hubKey, keys, officerJwk, certificate, certify };
}

export function servedBy(answers: Readonly<Record<string, unknown>>): Hub {
  return {
    getJson: (path) => (path in answers ? Promise.resolve(answers[path]) : Promise.reject(new HubError('page.unknown', 404))),
    getBytes: (path) => {
      const found = answers[path];
      return found instanceof Uint8Array ? Promise.resolve(new Uint8Array(found)) : Promise.reject(new HubError('page.unknown', 404));
    },
    post: () => Promise.reject(new HubError('page.unknown', 404)),
  };
}

/** A browser that remembers as long as the test runs. */
export function freshMemory(): Memory & { readonly held: Map<string, Known> } {
  const held = new Map<string, Known>();
  return {
    held,
    read: (organisationId) => held.get(organisationId) ?? null,
    write: (organisationId, known) => void held.set(organisationId, known),
    forget: (organisationId) => void held.delete(organisationId),
  };
}

export async function generationOf(
  key: OrganisationKey,
  phrase: string,
  root: string,
  state: Generation['state'] = 'listed',
): Promise<Generation> {
  return {
    recipient: key.recipient,
    fingerprint: await fingerprint(key.recipient),
    state,
    memberFile: await makeMemberFile(key.identity, phrase, root),
  };
}

export async function factsOf(
  world: World,
  generations: readonly Generation[],
  change: Partial<OrganisationKeyFacts> = {},
): Promise<OrganisationKeyFacts> {
  const current = generations.find((each) => each.state === 'listed') ?? generations.find((each) => each.state === 'pending');
  return {
    organisationId: 'a',
    name: 'Lantern House',
    fingerprint: current?.fingerprint ?? null,
    generations,
    members: [{ id: 'm1', name: 'Alice', isSelf: true, opens: generations.map((each) => each.fingerprint) }],
    rootJwk: world.root.publicJwk,
    keys: world.keys,
    recipients: await listOf(world, generations),
    ...change,
  };
}

/** The country's list: the listed key of organisation `a`, and the ended ones as its past. */
export async function listOf(world: World, generations: readonly Generation[], sequence = 1, more: object = {}): Promise<string> {
  const entry = (each: Generation): object => ({ organisation_id: 'a', fingerprint: each.fingerprint });
  const recipients = generations
    .filter((each) => each.state === 'listed')
    .map((each) => ({ ...entry(each), name: 'A', recipient: each.recipient, ...more }));
  const former = generations.filter((each) => each.state === 'ended').map((each) => ({ ...entry(each), refused: false }));
  return sign({ kind: 'recipients', scope: 'TH', recipients, former, ...times, sequence }, world.country);
}

export async function sealTo(world: World, recipient: string, payload: object, change: object = {}): Promise<Uint8Array> {
  const claims = {
    kind: 'package' as const,
    referral_id: REFERRAL,
    recipient: await fingerprint(recipient),
    position: 0,
    release: '0'.repeat(64),
    payload,
    ...change,
  };
  return sealPackage(claims, world.officerJwk, world.certificate, recipient);
}
