/**
 * Draws any screen of a screening with no hub, for looking at it: `npm run dev`, then
 * `/dev/look.html?stage=ask&language=my&theme=dark`. Never part of the build, which begins at index.html.
 */
import * as engine from '@titian/engine';
import { mount } from 'svelte';
import App from '../src/App.svelte';
import { FieldError } from '../src/errors.ts';
import { Journey } from '../src/journey/journey.ts';
import { makeQuestion } from '../src/journey/questions.ts';
import { parseDirectory } from '../src/library/directory.ts';
import type { Library, Recipient, Wording } from '../src/library/library.ts';
import { Field, type Place } from '../src/parts/field.svelte.ts';
import { Speech } from '../src/speech/speech.ts';
import type { Enrolment } from '../src/vault/shared.ts';
import type { Vault } from '../src/vault/vault.ts';
import '../src/theme/tokens.css';
import '../src/theme/base.css';
import '../src/theme/scripts.css';
import { SAMPLES } from './samples.ts';

interface Content {
  readonly logic: string;
  readonly wordings: readonly Wording[];
  readonly pictures: Readonly<Record<string, string>>;
  readonly directory: unknown;
}

const query = new URLSearchParams(location.search);
const wanted = (name: string, fallback: string): string => query.get(name) ?? fallback;
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
if (query.get('large')) document.documentElement.style.fontSize = '200%';

const content = (await (await fetch('/dist/dev-content.json')).json()) as Content;
const english = content.wordings[0];
if (!english) throw new Error('No English words: run dev/content.py.');
const sampled = Object.entries(SAMPLES).map(([language, sample]): Wording => ({
  language,
  autonym: sample.autonym,
  english_name: language,
  direction: sample.direction,
  script: sample.script,
  state: 'draft',
  texts: Object.fromEntries(
    Object.entries(english.texts).map(([id, text]) => [
      id,
      text.length < 6 ? sample.short : text.length < 34 ? sample.middle : sample.long,
    ]),
  ),
}));
const wordings = [...content.wordings, ...sampled];
const logic = await engine.parseLogic(new TextEncoder().encode(content.logic));
const directory = parseDirectory(content.directory);
const recipient = (organisation_id: string, name: string, independent: boolean, services: string[], minutes: number): Recipient => ({
  organisation_id,
  name,
  fictional: true,
  recipient: `age1${organisation_id}`,
  fingerprint: organisation_id,
  services,
  independent,
  legal_aid: false,
  answer_within_minutes: minutes,
});

const library = {
  ready: () => ({
    ready: true,
    languages: wordings.map((each) => each.language),
    bytes: 2_400_000,
    maturity: 'demo' as const,
    age_days: 3,
    is_expired: false,
    issued_at: '2026-11-22T00:00:00Z',
  }),
  offered: () => wordings.map(({ language }) => ({ language, bytes: 610_000 })),
  logic: async () => logic,
  logicOf: async () => logic,
  directory: async () => directory,
  wording: async (tag: string) => wordings.find((each) => each.language === tag) ?? english,
  picture: async (name: string) => {
    const svg = content.pictures[name];
    return svg ? URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) : null;
  },
  clip: async () => null,
  recipients: () => [
    recipient('a', 'Rumah Aman Harapan (fictional)', true, ['trafficking_identification', 'accommodation', 'independent_advice'], 60),
    recipient('b', 'Lotus Protection Unit (fictional)', false, ['trafficking_identification', 'safety', 'asylum'], 120),
    recipient('c', 'Harbour Legal Desk (fictional)', true, ['independent_advice', 'justice'], 240),
  ],
};
// The harness stands in for rooms whose classes have private members; it is never shipped.
const enrolment = {
  enrolment_id: 'e',
  hub_id: 'h',
  hub_name: 'Demo hub',
  country: 'TH',
  officer_name: 'Officer Demo',
  station: { id: 's', name: 'Sadao land crossing' },
} as unknown as Enrolment;
const vault = {
  put: async () => undefined,
  get: async () => undefined,
  list: async () => [],
  remove: async () => undefined,
  lock: () => undefined,
} as unknown as Vault;
const rooms = {
  vault,
  enrolment,
  library,
  outbox: { add: async () => undefined, list: async () => [] },
  tallies: { add: async () => undefined },
  engine,
};

const field = new Field();
Object.assign(field, {
  shell: 'kept',
  enrolment,
  enrolments: [enrolment],
  vault,
  library: library as unknown as Library,
  ready: library.ready(),
  offered: library.offered(),
  chosenLanguages: ['en', 'id'],
  officerWording: english,
  directory,
  wordings,
  speech: new Speech(async () => null),
  waiting: Number(wanted('waiting', '0')),
});

const place = wanted('place', 'screening') as Place;
const language = wanted('language', 'id');
const stage = wanted('stage', 'look');

async function walk(journey: Journey): Promise<void> {
  if (query.get('seen')) for (const item of (query.get('seen') ?? '').split(',')) journey.observe(item, true);
  if (stage === 'look') return;
  journey.finishLook();
  if (stage === 'care') return;
  journey.finishCare();
  journey.setLanguage(language);
  if (stage === 'language') return;
  journey.answer('P01', 'yes');
  if (query.get('privacy') !== 'none') journey.setPrivacy('private_place');
  if (stage === 'consent') return;
  journey.answer('P02', stage === 'refused' ? 'no' : 'yes');
  if (stage === 'refused') return;
  const answers: Readonly<Record<string, string>> = {
    P04: 'no',
    P07: 'no',
    P10: 'yes',
    P11: 'no',
    TL08: 'yes',
    TL08_when: 'work',
    TL09: 'no',
    TL09_when: 'work',
  };
  const until = wanted('until', 'P07');
  for (let turn = 0; turn < 30 && journey.stage === 'ask'; turn += 1) {
    const key = journey.view.question?.key;
    if (!key || (stage === 'ask' && key === until)) return;
    journey.answer(key, answers[key] ?? 'no');
  }
  if (stage === 'outcome') return;
  journey.goTo('choice');
  if (stage === 'choice') return;
  journey.answer('W01', 'now');
  journey.goTo('recipients');
  if (query.get('agreed')) for (const id of (query.get('agreed') ?? '').split(',')) journey.consentToRecipient(id, true);
}

field.place = place;
if (place === 'screening') {
  const journey = await Journey.start(rooms, language);
  await walk(journey);
  field.wording = await library.wording(language);
  field.journey = journey;
  const drawn = query.get('draw');
  // `draw=TL08_when` shows a question that no walk through this slice reaches.
  journey.subscribe(
    (view) => (field.view = drawn ? { ...view, stage: 'ask', is_withheld: false, question: makeQuestion(journey.logic, drawn) } : view),
  );
}
if (place === 'home') {
  field.referrals = [
    { referral_id: '1', responsibility: 'taken', made_on: '2026-11-24' },
    { referral_id: '2', responsibility: 'waiting', made_on: '2026-11-25' },
  ];
}
if (place === 'enrol') {
  field.pending = {
    hub_name: 'Demo hub Thailand',
    country: 'TH',
    officer_name: 'Officer Demo',
    station: { id: 's', name: 'Sadao land crossing' },
    root_words: ['amber', 'basket', 'candle', 'delta', 'ember', 'forest'],
    needs_comparison: true,
    adopt: () => Promise.reject(new FieldError('enrol.unknown')),
  };
}
const target = document.getElementById('app');
if (target) mount(App, { target, props: { field } });
