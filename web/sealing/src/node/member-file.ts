/**
 * Makes organisations' keys and files on a machine with Node: JSON on stdin, JSON on stdout.
 *
 *   {"root": "<thumbprint>", "count": 2}
 *   {"root": "<thumbprint>", "organisations": [{"organisation_id": "…"}, …], "made_up": [1]}
 *
 * answers, in that order, `{"organisations": [{…what was given, "recipient", "phrase",
 * "member_file", "paper_phrase", "paper_file"}]}`, files in base64. The identity itself never
 * leaves this process. `made_up` are those, by their place, whose phrases will stand in clear beside
 * their files, in a demo: scrypt keeps nobody out there, so it is made cheap.
 */
import { readFileSync } from 'node:fs';
import { encodeBase64, isObject, type Payload } from '../encoding';
import { makeMemberFile, makeOrganisationKey, WORK_FACTOR } from '../members';
import { makePhrase } from '../words';

const MADE_UP = 4;

async function makeFiles(organisation: Payload, root: string, workFactor: number): Promise<Payload> {
  const { identity, recipient } = await makeOrganisationKey();
  const phrase = makePhrase();
  const paperPhrase = makePhrase();
  return {
    ...organisation,
    recipient,
    phrase,
    member_file: encodeBase64(await makeMemberFile(identity, phrase, root, workFactor)),
    paper_phrase: paperPhrase,
    paper_file: encodeBase64(await makeMemberFile(identity, paperPhrase, root, workFactor)),
  };
}

interface Asked {
  readonly root: string;
  readonly organisations: readonly Payload[];
  readonly madeUp: ReadonlySet<unknown>;
}

function readAsked(text: string): Asked {
  const asked: unknown = JSON.parse(text);
  if (!isObject(asked) || typeof asked['root'] !== 'string') throw new Error('root is missing');
  const { root, count, organisations, made_up: places = [] } = asked;
  if (!Array.isArray(places)) throw new Error('made_up is no list');
  const madeUp = new Set<unknown>(places);
  if (Array.isArray(organisations) && organisations.every(isObject)) return { root, organisations, madeUp };
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) {
    return { root, organisations: Array.from({ length: count }, () => ({})), madeUp };
  }
  throw new Error('give count, or organisations as a list of objects');
}

try {
  const { root, organisations, madeUp } = readAsked(readFileSync(0, 'utf8'));
  const made: Payload[] = [];
  for (const [place, organisation] of organisations.entries())
    made.push(await makeFiles(organisation, root, madeUp.has(place) ? MADE_UP : WORK_FACTOR));
  process.stdout.write(JSON.stringify({ organisations: made }) + '\n');
} catch (error) {
  process.stderr.write(`member-file: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
