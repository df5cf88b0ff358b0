/**
 * The words for what a package says, from the signed release the hub serves: English texts, and the logic that tells
 * which scale an item answers on. Signatures and hashes are checked; without them a package is still shown, by its ids.
 */
import { isLogic, isLogicItem } from '@titian/contracts/logic';
import { isManifest, isPart } from '@titian/contracts/manifest';
import { isReleases } from '@titian/contracts/releases';
import { isWording } from '@titian/contracts/wording';
import { sha256Hex, type Trust } from '@titian/sealing';
import { type Hub, readAnswer } from '../hub/requests.ts';

export interface Wording {
  /** The text of an id, or null where the release has none. */
  find(textId: string): string | null;
  /** The scale an item answers on; null for an item this logic does not have. */
  scaleOf(item: string): string | null;
  /** The phase question's scale of `TL08_when`; null when the key is no phase key. */
  phaseOf(answerKey: string): { readonly item: string; readonly scale: string } | null;
  /** Places of answer keys in the order of the questionnaire. */
  orderOf(answerKey: string): number;
}

interface Item {
  readonly scale: string;
  readonly order: number;
}

export const NO_WORDING: Wording = {
  find: () => null,
  scaleOf: () => null,
  phaseOf: () => null,
  orderOf: () => Number.MAX_SAFE_INTEGER,
};

/** `release` is the SHA-256 of the logic a package was made with. Throws when nothing trustworthy is served. */
export async function getWording(hub: Hub, trust: Trust, release: string): Promise<Wording> {
  const { manifests } = await readAnswer(hub.getJson('/releases'), isReleases);
  const english = await findEnglish(manifests, trust);
  const [logic, ...texts] = await Promise.all([release, ...english].map((sha256) => getPart(hub, sha256)));
  return readWording(texts, logic);
}

/** The hashes of the newest English words this country signed: one part a module, and one of what officers read. */
async function findEnglish(manifests: readonly string[], trust: Trust): Promise<readonly string[]> {
  let newest = -1;
  let found: readonly string[] = [];
  for (const jws of manifests) {
    let payload: unknown;
    try {
      payload = await trust.verify(jws, { kind: 'manifest', scope: trust.country, role: 'country' });
    } catch {
      continue; // The publisher's manifest, or one that is not to be believed.
    }
    if (!isManifest(payload)) continue;
    const parts = payload.parts.filter(isPart).filter(({ kind, language }) => kind === 'wording' && language === 'en');
    if (parts.length > 0 && payload.sequence > newest) {
      newest = payload.sequence;
      found = parts.map(({ sha256 }) => sha256);
    }
  }
  return found;
}

async function getPart(hub: Hub, sha256: string): Promise<unknown> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const bytes = await hub.getBytes(`/blobs/${sha256}`);
  if ((await sha256Hex(bytes)) !== sha256) return null;
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

/** What the parts of a language say together; one that cannot be read says nothing. */
export function readWording(parts: readonly unknown[], logic: unknown): Wording {
  const texts = new Map<string, string>();
  for (const wording of parts.filter(isWording)) {
    for (const [id, text] of Object.entries(wording.texts)) texts.set(id, text);
  }
  const items = new Map<string, Item>();
  const phases = new Map<string, { item: string; scale: string }>();
  for (const [order, item] of (isLogic(logic) ? logic.items : []).entries()) {
    if (!isLogicItem(item)) continue;
    const { id, scale, phase } = item;
    items.set(id, { scale, order: order * 2 });
    if (phase) phases.set(phase.answer_key, { item: id, scale: phase.scale });
  }
  return {
    find: (textId) => texts.get(textId) ?? null,
    scaleOf: (item) => items.get(item)?.scale ?? null,
    phaseOf: (answerKey) => phases.get(answerKey) ?? null,
    orderOf: (answerKey) => {
      const phase = phases.get(answerKey);
      if (phase) return (items.get(phase.item)?.order ?? 0) + 1;
      return items.get(answerKey)?.order ?? Number.MAX_SAFE_INTEGER;
    },
  };
}
