/**
 * Makes organisations' keys and files on a machine with Node: JSON on stdin, JSON on stdout.
 *
 *   {"root": "<thumbprint>", "count": 2}
 *   {"root": "<thumbprint>", "organisations": [{"organisation_id": "…"}, …]}
 *
 * answers, in that order, `{"organisations": [{…what was given, "recipient", "phrase",
 * "member_file", "paper_phrase", "paper_file"}]}`, files in base64. The identity itself never
 * leaves this process.
 */
import { readFileSync } from 'node:fs';
import { encodeBase64, isObject, type Payload } from '../encoding';
import { makeMemberFile, makeOrganisationKey } from '../members';
import { makePhrase } from '../words';

async function makeFiles(organisation: Payload, root: string): Promise<Payload> {
  const { identity, recipient } = await makeOrganisationKey();
  const phrase = makePhrase();
  const paperPhrase = makePhrase();
  return {
    ...organisation,
    recipient,
    phrase,
    member_file: encodeBase64(await makeMemberFile(identity, phrase, root)),
    paper_phrase: paperPhrase,
    paper_file: encodeBase64(await makeMemberFile(identity, paperPhrase, root)),
  };
}

function readAsked(text: string): { readonly root: string; readonly organisations: readonly Payload[] } {
  const asked: unknown = JSON.parse(text);
  if (!isObject(asked) || typeof asked['root'] !== 'string') throw new Error('root is missing');
  const { root, count, organisations } = asked;
  if (Array.isArray(organisations) && organisations.every(isObject)) return { root, organisations };
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) {
    return { root, organisations: Array.from({ length: count }, () => ({})) };
  }
  throw new Error('give count, or organisations as a list of objects');
}

try {
  const { root, organisations } = readAsked(readFileSync(0, 'utf8'));
  const made: Payload[] = [];
  for (const organisation of organisations) made.push(await makeFiles(organisation, root));
  process.stdout.write(JSON.stringify({ organisations: made }) + '\n');
} catch (error) {
  process.stderr.write(`member-file: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
