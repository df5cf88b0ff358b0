/**
 * Words, voices and the independent body's key, as the hub offers them. A phone that was never enrolled has no root to check
 * them under: here the person believes the hub's own address, as with any web page. docs/security/threat-model.md says so.
 */
import { isReleases } from '@titian/contracts/releases';
import { sha256Hex } from '@titian/sealing';
import { parseBundle } from '@titian/field/library/bundle.ts';
import { type Manifest, parseManifest, parseRecipients, type Recipient } from '@titian/field/library/manifest.ts';
import { readPayload } from '@titian/field/library/believe.ts';
import { type OfferedLanguage, parseLanguages } from '@titian/field/library/languages.ts';
import { joinWording, parseWording, type Wording } from '@titian/field/library/wording.ts';
import { fromUtf8 } from '@titian/field/vault/encoding.ts';

export interface Offered {
  readonly manifest: Manifest;
  /** Those with words. */
  readonly languages: readonly OfferedLanguage[];
  readonly body: Recipient | null;
}

export async function readOffered(): Promise<Offered> {
  const offered = await getJson('/api/v1/releases');
  if (!isReleases(offered)) throw new Error('The hub offers no words yet.');
  const { manifests, recipients } = offered;
  const read = manifests.map((jws) => parseManifest(readPayload(jws)));
  const manifest = read.find((each) => each.parts.some((part) => part.kind === 'languages'));
  const part = manifest?.parts.find((each) => each.kind === 'languages');
  if (!manifest || !part) throw new Error('The hub offers no words yet.');
  const languages = parseLanguages(await getPartJson(part.sha256)).filter(({ tag }) => partsOf(manifest, tag).length > 0);
  const list = recipients === null ? [] : parseRecipients(readPayload(recipients));
  return { manifest, languages, body: list.find((each) => each.is_oversight) ?? null };
}

export async function readWording({ manifest, languages }: Offered, language: string): Promise<Wording> {
  const row = languages.find(({ tag }) => tag === language);
  if (!row) throw new Error(`The hub has no words of ${language}.`);
  const read = partsOf(manifest, language).map(async ({ sha256 }) => parseWording(await getPartJson(sha256)).texts);
  return joinWording(row, await Promise.all(read));
}

/** No officer's words, no phrases of Talk, and not the first words alone: nothing of them is said here. */
const NOT_SAID: readonly (string | null)[] = ['officer', 'talk', 'first'];

/** Words of a language that this page may say. */
function partsOf(manifest: Manifest, language: string): Manifest['parts'] {
  return manifest.parts.filter((each) => each.kind === 'wording' && each.language === language && !NOT_SAID.includes(each.module));
}

async function getPartJson(sha256: string): Promise<unknown> {
  return JSON.parse(fromUtf8(await getPart(sha256))) as unknown;
}

/** The voice for a text from the language's first bundle, or null: nobody waits for all of them here. */
export async function readClip({ manifest }: Offered, language: string, textId: string): Promise<Blob | null> {
  const parts = manifest.parts.filter((each) => each.kind === 'voice' && each.language === language);
  const core = parts.find((each) => each.module === 'core') ?? parts[0];
  if (!core) return null;
  const bytes = parseBundle(await getPart(core.sha256)).clip(textId);
  return bytes ? new Blob([bytes as BlobPart], { type: 'audio/ogg; codecs=opus' }) : null;
}

export async function post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  });
  return { status: answer.status, body: await answer.json() };
}

const parts = new Map<string, Promise<Uint8Array>>();

function getPart(sha256: string): Promise<Uint8Array> {
  const known = parts.get(sha256);
  if (known) return known;
  const read = fetch(`/api/v1/blobs/${sha256}`, { credentials: 'omit' }).then(async (answer) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok || (await sha256Hex(bytes)) !== sha256) throw new Error('A part did not arrive whole.');
    return bytes;
  });
  parts.set(sha256, read);
  read.catch(() => parts.delete(sha256));
  return read;
}

async function getJson(path: string): Promise<unknown> {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-store' });
  if (!answer.ok) throw new Error('The hub did not answer.');
  return answer.json();
}
