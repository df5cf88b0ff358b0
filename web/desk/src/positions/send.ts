/** Sends what was sealed to the hub, which keeps it beside its event. */
import { HubError, pageToken } from '../hub/requests.ts';
import type { Inside, SealedCopy } from './seal.ts';

/** All the hub is told. */
export interface Brought extends Pick<Inside, 'kind' | 'cells' | 'observed_at'> {
  readonly to: readonly SealedCopy[];
  /** Whose exact area it is. */
  readonly alert?: string;
}

/** The hub's own sentence. */
export class Refused extends Error {}

/** The address of its page. Throws `Refused`, and `hub.unreachable` or `page.failed`. */
export async function sendSealed(address: string, { kind, cells, observed_at, to, alert }: Brought): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-csrftoken': pageToken() };
  const body = JSON.stringify({ kind, cells, observed_at, to, alert });
  let answer: Response;
  try {
    answer = await fetch(address, { method: 'POST', headers, body, redirect: 'error' });
  } catch {
    throw new HubError('hub.unreachable', 0);
  }
  const said = readSaid(await answer.json().catch(() => null));
  if (answer.ok && said.address !== '') return said.address;
  throw said.message === '' ? new HubError('page.failed', answer.status) : new Refused(said.message);
}

function readSaid(value: unknown): { readonly message: string; readonly address: string } {
  const { message = '', address = '' } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { message: typeof message === 'string' ? message : '', address: typeof address === 'string' ? address : '' };
}
