/** The contact sheet as the hub gives it, in its reader's words. */
export interface Line {
  readonly title: string;
  readonly number: string;
  readonly told: string;
}

export interface Sheet {
  readonly as_of: string;
  readonly expires_at: string;
  readonly lines: readonly Line[];
}

const NUMBER = /^\+[1-9][0-9]{6,14}$/;

/** Null for anything that is no such sheet: an address to call comes out of nothing else. */
export function readSheet(value: unknown): Sheet | null {
  if (typeof value !== 'object' || value === null) return null;
  const { as_of, expires_at, lines } = value as Partial<Record<keyof Sheet, unknown>>;
  if (typeof as_of !== 'string' || typeof expires_at !== 'string' || !Array.isArray(lines)) return null;
  if (Number.isNaN(Date.parse(expires_at)) || !lines.every(isLine)) return null;
  return { as_of, expires_at, lines };
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false;
  const { title, number, told } = value as Partial<Record<keyof Line, unknown>>;
  return typeof title === 'string' && typeof told === 'string' && typeof number === 'string' && NUMBER.test(number);
}

export type Answer = Sheet | 'refused' | 'out' | 'unreachable';

/** What the hub says now. Whoever is not signed in any more keeps what they have; who may not have it, does not. */
export async function askHub(address: string, ask: typeof fetch = fetch): Promise<Answer> {
  let answer: Response;
  try {
    answer = await ask(address, { redirect: 'manual', cache: 'no-store' });
  } catch {
    return 'unreachable';
  }
  if (answer.type === 'opaqueredirect') return 'out';
  if (answer.status === 403 || answer.status === 404) return 'refused';
  if (!answer.ok) return 'unreachable';
  return readSheet(await answer.json().catch(() => null)) ?? 'unreachable';
}
