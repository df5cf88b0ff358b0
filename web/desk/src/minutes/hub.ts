/** Words to the hub and from it, in the reader's session, with plain requests. */
import type { Answer, Brought, Hub } from './note.ts';

/** Why nothing was exchanged. `sentence` is the hub's own, where it said one. */
export class NotExchanged extends Error {
  override readonly name = 'NotExchanged';
  constructor(
    readonly code: 'away' | 'signed_out' | 'refused',
    readonly sentence = '',
  ) {
    super(code);
  }
}

/** `writer` is whose words these are: nobody else's session carries them. */
export function makeHub(address: string, writer: string, token: string, ask: typeof fetch = (...request) => fetch(...request)): Hub {
  let current = token;
  // After anything went wrong the hub says first who is signed in, and gives a token of that session.
  let isSure = true;

  async function send(query: string, init: RequestInit): Promise<Answer> {
    let answer: Response;
    try {
      answer = await ask(`${address}${query}`, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual', ...init });
    } catch {
      throw new NotExchanged('away');
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) throw new NotExchanged('signed_out');
    if (answer.status >= 500 || answer.status === 404 || answer.status === 429) throw new NotExchanged('away');
    let said: unknown;
    try {
      said = await answer.json();
    } catch {
      throw new NotExchanged('away');
    }
    if (!answer.ok) throw new NotExchanged('refused', readSentence(said));
    if (!isAnswer(said)) throw new NotExchanged('away');
    if (said.writer !== writer) throw new NotExchanged('signed_out');
    current = said.token;
    return said;
  }

  // The header says that this is a page that renews itself, and nobody at the desk.
  const look = (version: number, vector: string): Promise<Answer> =>
    send(`?version=${String(version)}&vector=${encodeURIComponent(vector)}`, { headers: { 'HX-Request': 'true' } });

  async function attempt(work: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await work();
      isSure = true;
      return answer;
    } catch (error) {
      if (!(error instanceof NotExchanged && error.code === 'refused')) isSure = false;
      throw error;
    }
  }

  return {
    ask: (version, vector) => attempt(() => look(version, vector)),
    bring: (words: Brought) =>
      attempt(async () => {
        if (!isSure) await look(-1, words.vector);
        return send('', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrftoken': current },
          body: JSON.stringify(words),
        });
      }),
  };
}

interface Said extends Answer {
  readonly token: string;
  readonly writer: string;
}

function isAnswer(said: unknown): said is Said {
  if (typeof said !== 'object' || said === null) return false;
  const found = said as Partial<Record<keyof Said, unknown>>; // whatever JSON it is
  return (
    typeof found.version === 'number' &&
    typeof found.isClosed === 'boolean' &&
    typeof found.token === 'string' &&
    typeof found.writer === 'string' &&
    ['string', 'undefined'].includes(typeof found.update) &&
    ['string', 'undefined'].includes(typeof found.vector)
  );
}

function readSentence(said: unknown): string {
  return typeof said === 'object' && said !== null && 'message' in said && typeof said.message === 'string' ? said.message : '';
}
