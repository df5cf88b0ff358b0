// For tests only: the parts of a small release.
import { canonicalJson } from '@titian/sealing';
import { readFileSync } from 'node:fs';
import { concatenate, utf8 } from '../vault/encoding.ts';
import type { TestPart } from './hub.ts';

/** The compiled first-contact pack, as the vectors of both engines hold it. */
export const LOGIC = readLogic();

function readLogic(): Uint8Array {
  const path = new URL('../../../../contracts/expressions/vectors.json', import.meta.url);
  const { instruments } = JSON.parse(readFileSync(path, 'utf-8')) as { instruments: readonly { name: string; logic: unknown }[] };
  const found = instruments.find(({ name }) => name === 'first-contact');
  if (!found) throw new Error('the vectors hold no first-contact pack');
  return canonicalJson(found.logic);
}

export function wording(language: string, greeting = `greeting ${language}`): TestPart {
  const texts = { 'talk.greeting': greeting, 'item.P10.label': `papers ${language}` };
  const content = { language, autonym: language, english_name: language, direction: 'ltr', script: 'Latn', state: 'draft', texts };
  return { kind: 'wording', language, bytes: utf8(JSON.stringify(content)) };
}

export function voice(language: string, module: string, clips: Readonly<Record<string, Uint8Array>>): TestPart {
  const described: Record<string, unknown> = {};
  let offset = 0;
  for (const [id, bytes] of Object.entries(clips)) {
    described[id] = { offset, bytes: bytes.length, seconds: 1, source: 'neural', state: 'draft' };
    offset += bytes.length;
  }
  const header = utf8(JSON.stringify({ language, module, clips: described }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length, false);
  return { kind: 'voice', language, module, bytes: concatenate([length, header, ...Object.values(clips)]) };
}

export const DIRECTORY = {
  country: 'TH',
  name: 'Thailand',
  consent: { lines: ['consent.who_we_are', 'consent.ask'], assent_lines: ['assent.who_we_are', 'assent.ask'] },
  facts: {},
  emergency: [],
  services: [
    {
      id: 'hotline',
      name: 'Hotline',
      kind: 'hotline',
      needs: ['trafficking_identification'],
      phone: '1300',
      hours: null,
      languages: [],
      independent: false,
      source_url: null,
      seen_on: '2026-11-25',
      verified_on: null,
      verified_by: null,
      expires_on: null,
      note: null,
    },
  ],
  pathways: [
    { id: 'everyone', station: null, when: { levels: [], needs: [], child: null }, steps: [], gaps: [] },
    {
      id: 'trafficking',
      station: null,
      station_kind: 'airport',
      when: { levels: ['NOW', 'TODAY'], needs: ['trafficking_identification'], child: null },
      steps: [{ kind: 'call', service: 'hotline', say: 'Call.', do_not: null, by: 'officer' }],
      gaps: [{ code: 'pathway.no_suspend', where: 'trafficking', message: 'Who can suspend a return here is not known.' }],
    },
    { id: 'elsewhere', station: 'another-station', when: { levels: [], needs: [], child: null }, steps: [], gaps: [] },
    { id: 'child', station: null, when: { levels: [], needs: [], child: true }, steps: [], gaps: [] },
  ],
  independent_option: null,
  languages_likely: ['id'],
};

export function release(change: { readonly greeting?: string; readonly clip?: Uint8Array } = {}): {
  publisher: TestPart[];
  country: TestPart[];
} {
  const clip = change.clip ?? utf8('OggS clip');
  return {
    publisher: [
      { kind: 'logic', bytes: LOGIC },
      { kind: 'pictures', bytes: utf8(JSON.stringify({ 'item.P10': '<svg xmlns="http://www.w3.org/2000/svg"/>' })) },
    ],
    country: [
      wording('en', change.greeting),
      wording('id', change.greeting),
      wording('my'),
      voice('en', 'core', { 'talk.greeting': clip }),
      voice('id', 'core', { 'talk.greeting': clip }),
      voice('id', 'PRIM', { 'item.P10.label': utf8('OggS papers') }),
      voice('my', 'core', { 'talk.greeting': clip }),
      { kind: 'directory', bytes: utf8(JSON.stringify(DIRECTORY)) },
    ],
  };
}
