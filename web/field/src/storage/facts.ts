import type { Session } from '../parts/session.svelte.ts';
import { hubTime, openShared, type OutboxRecord } from '../vault/shared.ts';

/** What lies on this phone and how it is, for the officer's eye and to be read aloud to a helpdesk. */
export interface Facts {
  readonly kept: number;
  readonly refused: readonly (OutboxRecord & { readonly made_on: string | null })[];
  /** Bytes this app uses on the phone, and bytes it may still use; null where the browser does not say. */
  readonly used: number | null;
  readonly free: number | null;
  /** The browser has promised not to clear it by itself; null where it does not say. */
  readonly isPersisted: boolean | null;
  /** The last day the hub has signed; null before the first. */
  readonly hubTime: string | null;
  readonly browser: string;
}

/** Reads them anew. Nothing in them names a person, a place or an account. */
export async function readFacts({ outbox, register }: Session): Promise<Facts> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  const shared = await openShared();
  const heard = await hubTime(shared).finally(() => shared.close());
  return {
    kept: await outbox.countKept(),
    refused: await Promise.all(
      (await outbox.listRefused()).map(async (each) => ({ ...each, made_on: await register.madeOn(each.item_id) })),
    ),
    used: usage ?? null,
    free: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    isPersisted: (await navigator.storage?.persisted?.()) ?? null,
    hubTime: heard > 0 ? new Date(heard).toISOString() : null,
    browser: browserName(navigator.userAgent),
  };
}

/** By what they call themselves, those first that call themselves Chrome or Safari too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
];

/** Name and main version: enough for a helpdesk, too little to tell one phone from another. */
export function browserName(agent: string): string {
  for (const [pattern, name] of BROWSERS) {
    const [, version] = pattern.exec(agent) ?? [];
    if (version !== undefined) return `${name} ${version}`;
  }
  return '?';
}

/** The reasons that have a sentence of their own; all others are said with the hub's code. */
const REASONS: Readonly<Record<string, string>> = {
  'recipient.ended': 'storage-reason-recipient',
  'recipient.unknown': 'storage-reason-recipient',
  'item.damaged': 'storage-reason-damaged',
  'item.too_large': 'storage-reason-large',
  'request.too_large': 'storage-reason-large',
};

/** The message that says why the hub did not take an item. */
export function reasonOf({ refusal }: OutboxRecord): string {
  return REASONS[refusal ?? ''] ?? 'storage-reason-other';
}
