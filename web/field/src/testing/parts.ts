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

export function wording(language: string, module: string, texts: Readonly<Record<string, string>>, state = 'draft'): TestPart {
  return { kind: 'wording', language, module, bytes: utf8(JSON.stringify({ language, module, state, texts })) };
}

const OFFERED = {
  direction: 'ltr',
  script: 'Latn',
  font: 'noto-sans',
  line_height: 1.5,
  line_breaking: 'spaces',
  where_likely: ['TH'],
  audio: 'claimed',
  voice_state: 'draft',
  is_officer_language: false,
  bytes: { core: 1, whole: 2, officer: 3 },
};

/** The list of languages, with a row of its own for each; `rhg` awaits a recording. */
export function languages(states: Readonly<Record<string, string>>): TestPart {
  const rows = Object.entries(states).map(([tag, state]) => ({
    ...OFFERED,
    tag,
    autonym: tag === 'my' ? null : tag,
    english_name: `${tag} in English`,
    greeting: `greeting ${tag}`,
    state,
  }));
  const waiting = { ...OFFERED, tag: 'rhg', autonym: 'rhg', english_name: 'rhg', greeting: null, state: null, voice_state: null };
  const content = { languages: [...rows, { ...waiting, audio: 'awaiting_recording' }] };
  return { kind: 'languages', bytes: utf8(JSON.stringify(content)) };
}

export function voice(language: string, module: string, clips: Readonly<Record<string, Uint8Array>>, state = 'draft'): TestPart {
  const described: Record<string, unknown> = {};
  let offset = 0;
  for (const [id, bytes] of Object.entries(clips)) {
    described[id] = { offset, bytes: bytes.length, seconds: 1, source: 'neural', state };
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
  consent: {
    points: [
      { said: ['talk.for_officer', 'consent.first_why'], more: ['consent.more_who'] },
      { said: ['consent.first_choice'], more: [] },
    ],
    assent_points: [{ said: ['talk.for_officer', 'assent.first_why'], more: [] }],
    recipient: ['consent.kept_unknown'],
  },
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
    {
      ...{ id: 'legal-aid', name: 'Legal aid', kind: 'legal_aid', needs: [], phone: '1400', hours: null, languages: [], independent: true },
      ...{ source_url: null, seen_on: null, verified_on: '2026-11-01', verified_by: 'A person', expires_on: '2027-11-01', note: null },
    },
  ],
  pathways: [
    { id: 'everyone', station: null, when: { levels: [], needs: [], child: null }, steps: [], gaps: [] },
    {
      id: 'trafficking',
      station: null,
      station_kind: 'airport',
      when: { levels: ['NOW', 'TODAY'], needs: ['independent_advice'], child: null },
      steps: [{ kind: 'call', service: 'hotline', fallbacks: ['legal-aid', 'gone'], say: 'Call.', do_not: null, by: 'officer' }],
      gaps: [{ code: 'pathway.no_suspend', where: 'trafficking', message: 'Who can suspend a return here is not known.' }],
    },
    { id: 'elsewhere', station: 'another-station', when: { levels: [], needs: [], child: null }, steps: [], gaps: [] },
    { id: 'child', station: null, when: { levels: [], needs: [], child: true }, steps: [], gaps: [] },
  ],
  independent_option: null,
  languages_likely: ['id'],
  languages: [{ tag: 'id', station_kinds: [], stations: [] }],
};

interface Change {
  readonly greeting?: string;
  readonly clip?: Uint8Array;
  /** Of every text and clip, but for the words or the papers' clip when they are named. */
  readonly state?: string;
  readonly words?: string;
  readonly papers?: string;
  /** Of the papers' question in Indonesian. */
  readonly asked?: string;
}

export function release(change: Change = {}): { publisher: TestPart[]; country: TestPart[] } {
  const { state = 'draft' } = change;
  const clip = change.clip ?? utf8('OggS clip');
  return {
    publisher: [
      { kind: 'logic', bytes: LOGIC },
      { kind: 'pictures', bytes: utf8(JSON.stringify({ 'item.P10': '<svg xmlns="http://www.w3.org/2000/svg"/>' })) },
    ],
    country: [
      languages({ en: state, id: change.words ?? state, my: state }),
      wording('en', 'core', { 'talk.greeting': change.greeting ?? 'greeting en' }, state),
      wording('en', 'PRIM', { 'item.P10.label': 'papers en' }, state),
      wording('en', 'officer', { 'rule.R01s.officer': 'Call an ambulance.', 'rule.R10.officer': 'Refer today.' }, state),
      wording('id', 'core', { 'talk.greeting': change.greeting ?? 'greeting id' }, change.words ?? state),
      wording('id', 'PRIM', { 'item.P10.label': change.asked ?? 'papers id' }, state),
      wording('id', 'officer', { 'rule.R01s.officer': 'Panggil ambulans.' }, state),
      wording('my', 'core', { 'talk.greeting': 'greeting my' }, state),
      voice('en', 'core', { 'talk.greeting': clip }, state),
      voice('id', 'core', { 'talk.greeting': clip }, state),
      voice('id', 'PRIM', { 'item.P10.label': utf8('OggS papers') }, change.papers ?? state),
      voice('my', 'core', { 'talk.greeting': clip }, state),
      { kind: 'directory', bytes: utf8(JSON.stringify(DIRECTORY)) },
    ],
  };
}
