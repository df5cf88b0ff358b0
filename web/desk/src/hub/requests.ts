/** Requests to the hub's own API in the reader's session. */

/** The hub refused, or did not answer (`hub.unreachable`). `code` is the hub's. */
export class HubError extends Error {
  override readonly name = 'HubError';
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

export interface Hub {
  getJson(path: string): Promise<unknown>;
  getBytes(path: string): Promise<Uint8Array<ArrayBuffer>>;
  post(path: string, body: object): Promise<unknown>;
}

/** What the hub answered, once it is what the contract names; anything else raises `hub.failed`. */
export async function readAnswer<Answer>(answer: Promise<unknown>, isAnswer: (value: unknown) => value is Answer): Promise<Answer> {
  const said = await answer;
  if (!isAnswer(said)) throw new HubError('hub.failed', 200);
  return said;
}

/** `token` gives the page's CSRF token; `ask` is the browser's `fetch`. */
export function makeHub(token: () => string, ask: typeof fetch = (...request) => fetch(...request)): Hub {
  async function send(path: string, init: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await ask(`/api/v1${path}`, {
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        ...init,
      });
    } catch {
      throw new HubError('hub.unreachable', 0);
    }
    if (!answer.ok) throw new HubError(await readCode(answer), answer.status);
    return answer;
  }
  return {
    getJson: async (path) => (await send(path, {})).json(),
    getBytes: async (path) => new Uint8Array(await (await send(path, {})).arrayBuffer()),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json', 'x-csrftoken': token() };
      const answer = await send(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.status === 204 ? null : answer.json();
    },
  };
}

async function readCode(answer: Response): Promise<string> {
  if (answer.status === 401) return 'session.over';
  try {
    const body: unknown = await answer.json();
    if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') return body.code;
  } catch {
    // Not JSON: a proxy's page, perhaps. The status says enough.
  }
  return answer.status === 403 ? 'action.not_allowed' : 'hub.failed';
}

/** The token Django put into the page's sign-out form. */
export function pageToken(): string {
  return document.querySelector<HTMLInputElement>('input[name="csrfmiddlewaretoken"]')?.value ?? '';
}
