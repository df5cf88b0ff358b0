/**
 * Draws any screen of a screening with no hub, for looking at it: `npm run dev`, then
 * `/dev/look.html?stage=ask&language=my&theme=dark`. Never part of the build, which begins at index.html.
 */
import * as engine from '@titian/engine';
import { type Component, mount, tick, unmount } from 'svelte';
import App from '../src/App.svelte';
import Complaint from '../src/screens/Complaint.svelte';
import Closing from '../src/screens/Closing.svelte';
import PocketCard from '../src/screens/PocketCard.svelte';
import Sealed from '../src/screens/Sealed.svelte';
import Aloud from '../src/help/Aloud.svelte';
import '../src/screens/later.ts';
import Alone from './Alone.svelte';
import { FieldError } from '../src/errors.ts';
import { Memory } from '../src/arrivals/crowd.ts';
import { ArrivalKeeper } from '../src/arrivals/keeper.ts';
import { Journey } from '../src/journey/journey.ts';
import { AFRAID, makeQuestion } from '../src/journey/questions.ts';
import { agree, talk as talkThrough } from '../src/testing/talk.ts';
import { type Directory, type EmergencyNumber, parseDirectory } from '../src/library/directory.ts';
import type { Library, OfferedLanguage, Recipient, Wording } from '../src/library/library.ts';
import { breakable } from '../src/parts/breaks.ts';
import { forSilence } from '../src/parts/silence.ts';
import EmergencyCard from '../src/parts/EmergencyCard.svelte';
import { words } from '../src/parts/words.ts';
import { showDisplay, PLAIN } from '../src/parts/display.ts';
import { App as State, type Place } from '../src/parts/app.svelte.ts';
import { speakInterface } from '../src/parts/interface.ts';
import type { Line } from '../src/parts/lines.ts';
import { Session } from '../src/parts/session.svelte.ts';
import type { TakingUp } from '../src/parts/talk.svelte.ts';
import { prepareFonts } from '../src/parts/script-fonts.ts';
import { readPicture } from '../src/arrivals/pictures.ts';
import type { OpenEnrolment } from '../src/vault/shared.ts';
import type { Vault } from '../src/vault/vault.ts';
import { Register } from '../src/sync/register.ts';
import '../src/theme/tokens.css';
import '../src/theme/base.css';
import '../src/theme/scripts.css';
import { type Sample, SAMPLES } from './samples.ts';

interface Content {
  readonly logic: string;
  readonly first_words: readonly string[];
  readonly wordings: readonly Wording[];
  readonly pictures: Readonly<Record<string, string>>;
  readonly directory: unknown;
}

const CODE = '407012935886331420724';
const query = new URLSearchParams(location.search);
const wanted = (name: string, fallback: string): string => query.get(name) ?? fallback;
const theme = query.get('theme') as 'dark' | null;
showDisplay({ ...PLAIN, theme: theme ?? 'phone', hand: wanted('hand', 'right') as 'right' });
/** Twice the usual text size, which is 112.5 %. */
const enlarge = (isLarge: boolean): void => {
  document.documentElement.style.fontSize = isLarge ? '225%' : '';
};
enlarge(query.get('large') !== null);

const content = (await (await fetch('/dist/dev-content.json')).json()) as Content;
const english = content.wordings[0];
if (!english) throw new Error('No English words: run dev/content.py.');
const sampled = Object.entries(SAMPLES).map(([language, sample]): Wording => ({
  language: `sample-${language}`,
  autonym: sample.autonym,
  english_name: language,
  direction: sample.direction,
  script: sample.script,
  state: 'draft',
  texts: Object.fromEntries(
    Object.entries(english.texts).map(([id, text]) => [
      id,
      id.startsWith('choice.country.') ? (countryName(language, id.slice(-2)) ?? sample.middle) : sampleFor(sample, text.length),
    ]),
  ),
}));

function sampleFor(sample: Sample, length: number): string {
  if (length < 6) return sample.short;
  if (length < 13) return sample.word;
  if (length < 34) return sample.middle;
  if (length < 46) return sample.wide;
  if (length < 65) return sample.line;
  return length < 100 ? sample.long : `${sample.long} ${sample.wide}`;
}

function countryName(language: string, code: string): string | null {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? null) : null;
}

/** `first=ur,my`: of these no more than the first words is proved, and no more is here. */
const hasFirstWordsOnly = (language: string): boolean => wanted('first', '').split(',').includes(language);
const isFirst = (id: string): boolean => content.first_words.includes(id.replace(/\.silent$/, ''));
const cut = (wording: Wording): Wording => ({
  ...wording,
  texts: Object.fromEntries(Object.entries(wording.texts).filter(([id]) => isFirst(id))),
});
const everyone = [...content.wordings, ...sampled].map(breakable).map((each) => (hasFirstWordsOnly(each.language) ? cut(each) : each));
const chosen = query.get('here')?.split(',');
/** `here=en,ur` holds these languages alone. */
const wordings = chosen ? everyone.filter((each) => chosen.includes(each.language)) : everyone;
await prepareFonts(wordings.map((each) => each.script));
await speakInterface(wanted('officer', 'en'));
const logic = await engine.parseLogic(new TextEncoder().encode(content.logic));
const told = parseDirectory(content.directory, new Date().toISOString().slice(0, 10));
/** `numbers=medical:1669,police:191`: these emergency numbers are on record. */
const numbers = (query.get('numbers') ?? '').split(',').filter(Boolean);
const directory: Directory = {
  ...told,
  emergency: numbers.map((each): EmergencyNumber => {
    const [kind = '', phone = ''] = each.split(':');
    return { kind, phone, verified_on: null, verified_by: null, expires_on: null };
  }),
};
const recipient = (organisation_id: string, name: string, independent: boolean, services: string[], minutes: number): Recipient => ({
  organisation_id,
  name,
  fictional: true,
  recipient: `age1${organisation_id}`,
  fingerprint: organisation_id,
  services,
  independent,
  legal_aid: false,
  authority: null,
  owner: name.includes('Unit') ? 'state' : name.includes('Nations') ? 'united_nations' : independent ? 'independent' : 'unknown',
  answer_within_minutes: minutes,
});

/** `voiced=1`: as if every language but those of `silent` had its clips. Nothing sounds: they are empty. */
const isVoiced = (language: string): boolean => query.get('voiced') !== null && !wanted('silent', '').split(',').includes(language);

const AWAITING = [
  { tag: 'rhg', autonym: 'Ruáingga', english_name: 'Rohingya', direction: 'ltr', script: 'Latn', audio: 'awaiting_recording' },
  { tag: 'dv', autonym: 'ދިވެހި', english_name: 'Dhivehi', direction: 'rtl', script: 'Thaa', audio: 'awaiting_recording' },
];
/** Of the pictures that were drawn, as a phone keeps them: each is read once. */
const addresses = new Map<string, string>();
const library = {
  ready: () => ({
    ready: true,
    languages: wordings.map((each) => each.language),
    // `silent=my,km`: no voice of these is here.
    voices: wordings.map((each) => each.language).filter((each) => !wanted('silent', '').split(',').includes(each)),
    bytes: 2_400_000,
    // `live=1`: subjects that nobody verified could help with stay shut.
    maturity: query.get('live') === null ? ('demo' as const) : ('live' as const),
    age_days: 3,
    is_expired: false,
    issued_at: '2026-11-22T00:00:00Z',
  }),
  logic: async () => logic,
  logicOf: async () => logic,
  directory: async () => directory,
  wording: async (tag: string) => everyone.find((each) => each.language === tag) ?? english,
  picture: async (name: string) => {
    const svg = content.pictures[name];
    if (svg && !addresses.has(name)) addresses.set(name, URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
    return addresses.get(name) ?? null;
  },
  clip: async (language: string) => (isVoiced(language) ? new Blob() : null),
  isVoiced,
  hasFirstWordsOnly,
  oversight: () => ({ ...recipient('o', 'Listening House (fictional)', true, [], 60), is_oversight: true }),
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
  label: 'Officer 1',
  officer_name: 'Officer Demo',
  station: { id: 's', name: 'Sadao land crossing' },
} as unknown as OpenEnrolment;
const vault = Object.assign(new Memory(), { lock: () => undefined }) as unknown as Vault;
const rooms = {
  vault,
  enrolment,
  library,
  outbox: {
    add: async () => undefined,
    isHandedOver: async () => false,
    count: async () => 0,
    countKept: async () => 0,
    listRefused: async () => [],
    unsent: async () => new Set<string>(),
  },
  tallies: { add: async () => undefined },
  engine,
  // `full=a,b`: they have no free bed, as they said at twenty to seven.
  noBeds: () =>
    (query.get('full') ?? '')
      .split(',')
      .filter(Boolean)
      .map((organisation_id) => ({
        organisation_id,
        said_at: new Date(new Date().setHours(18, 40, 0, 0)).toISOString(),
        until: new Date(Date.now() + 43_200_000).toISOString(),
      })),
};

// As on a phone: the officer's own words, English where they have none.
const wordingOf = (officer: string): Wording => content.wordings.find((each) => each.language === officer) ?? english;
const own = wordingOf(wanted('officer', 'en'));
const app = new State();
const line = { enrolment, questions: [], outbox: rooms.outbox, triggers: { now: async () => undefined, trigger: async () => undefined } };
const session = new Session(app, {
  enrolment,
  vault,
  library: library as unknown as Library,
  line: line as unknown as Line,
  register: new Register(vault),
});
const { talk } = session;
// Nothing goes out from here, and no screening begins: what is drawn stays as it was asked for.
const nothing = async (): Promise<void> => undefined;
Object.assign(session, { fetchRelease: nothing, checkNow: nothing, sendNow: nothing, readLine: nothing });
Object.assign(talk, { begin: nothing, resume: nothing });
Object.assign(app, { shell: 'kept', enrolments: [enrolment], session });
Object.assign(session, {
  ready: library.ready(),
  chosenVoices: ['en', 'id'],
  likely: wanted('likely', 'id,en').split(','),
  officerWording: { ...own, texts: { ...english.texts, ...own.texts } },
  directory,
  offered: [
    ...wordings.map((each) => ({
      ...each,
      tag: each.language,
      audio: 'claimed',
      has_first_words_only: hasFirstWordsOnly(each.language),
    })),
    // `awaiting=1`: two that nobody has recorded.
    ...(query.get('awaiting') ? AWAITING : []),
  ].map((each) => ({
    ...each,
    greeting: null,
    state: 'draft',
    // `draft=1`: as in a demo, a machine speaks, and a line says so.
    voice_state: query.get('draft') ? 'draft' : 'recorded',
    is_officer_language: true,
    bytes: { core: 610_000, whole: 4_100_000, officer: 60_000 },
  })) as unknown as OfferedLanguage[],
  waiting: Number(wanted('waiting', '0')),
  // `unconfirmed=3`: for three days no other machine has held the hub's backup.
  unconfirmed: Number(wanted('unconfirmed', '0')),
});

const place = wanted('place', 'screening') as Place;
const language = wanted('language', 'id');
const stage = wanted('stage', 'look');

async function walk(journey: Journey, answers = query.get('said') ?? 'P10:yes,FC05:yes'): Promise<void> {
  if (query.get('seen')) for (const item of (query.get('seen') ?? '').split(',')) journey.observe(item, true);
  if (stage === 'look') return;
  journey.finishLook();
  if (journey.stage === 'outcome') return; // an emergency
  journey.setLanguage(language);
  // `privacy=earphones`: what is private sounds by itself.
  if (query.get('privacy') !== 'none') journey.setPrivacy(query.get('privacy') === 'earphones' ? 'earphones' : 'private_place');
  if (query.get('company') !== 'none') journey.setCompany('apart');
  if (stage === 'language') return;
  journey.chooseLanguage();
  if (stage === 'care') return;
  for (const pair of (query.get('care') ?? '').split(',').filter(Boolean))
    journey.answer(pair.split(':')[0] ?? '', pair.split(':')[1] ?? '');
  journey.finishCare();
  if (stage === 'consent' || stage === 'after-care') return;
  const consent = journey.view.is_child ? 'A02' : 'P02';
  journey.answer(consent, stage === 'refused' ? 'no' : 'yes');
  if (stage === 'refused') return;
  // `said=P10:yes,FC05:yes` is answered so, the rest quietly; `until=TL09` or `until=module.TL.offer` stops there.
  const said = Object.fromEntries(answers.split(',').map((pair) => pair.split(':')));
  talkThrough(journey, said as Readonly<Record<string, string>>, stage === 'ask' ? wanted('until', 'P07') : null);
  if (stage === 'ask' || stage === 'outcome') return;
  journey.goTo('choice');
  if (stage === 'choice') return;
  journey.answer('W01', 'now');
  if (stage === 'not-tell') return;
  if (journey.view.question) journey.answer('W02', 'nobody');
  journey.goTo('recipients');
  // `agreed=a,b` agreed to them; `considering=c` said a first yes to that one; `chosen=1` had enough.
  for (const id of (query.get('agreed') ?? '').split(',').filter(Boolean)) agree(journey, id, query.get('share') === '1');
  const considering = query.get('considering');
  if (considering) journey.answerRecipient(considering, 'yes');
  if (considering && query.get('share')) journey.setShareAnswers(query.get('share') === '1');
  if (query.get('chosen')) {
    journey.answer('W03', 'no');
    journey.endChoosing();
  }
}

const target = document.getElementById('app');
let drawnApp: object | null = null;
function drawApp(): void {
  if (target) drawnApp = mount(App, { target, props: { app } });
}

app.place = place;
if (place === 'screening') {
  // `short=1`: the talk for a crowd.
  const journey = await Journey.start(rooms, language, query.get('short') === null ? 'officer' : 'minimum');
  await walk(journey);
  const spoken = await library.wording(language);
  talk.wording = session.isSilent(language) ? forSilence(spoken) : spoken;
  talk.journey = journey;
  const drawn = query.get('draw');
  // `draw=ST03` shows one question, also one that no officer's walk reaches; `rest=1` the offer of a rest; `sheet=1` the ticks.
  const shown = drawn ? { stage: 'ask' as const, is_withheld: false, offer: null, question: makeQuestion(journey.logic, drawn) } : {};
  journey.subscribe((view) => (talk.view = { ...view, ...shown, offers_rest: query.get('rest') !== null }));
  // `taking=asked`: the talk was taken up, and this stands before it goes on.
  talk.takingUp = query.get('taking') as TakingUp | null;
  if (query.get('sheet')) talk.see();
  // For the tests that look at every language: any question in any of them, without opening the page anew.
  const said: string[] = [];
  talk.speech.subscribe((now) => (now ? said.push(now.textId) : undefined));
  Object.assign(globalThis, {
    /** Every text that has begun to sound, in order. */
    said,
    readAnswers: () => journey.answers,
    keysToDraw: () =>
      logic.items
        .filter((item) => item.asked_of !== 'officer_observes')
        .flatMap((item) => [item.id, ...(item.phase ? [item.phase.answer_key] : [])]),
    /** As if this text of the screen had just begun to sound. */
    sound(textId: string): void {
      talk.speaking = { language, textId };
    },
    async draw(key: string, tag: string, isLarge: boolean): Promise<void> {
      enlarge(isLarge);
      talk.wording = await library.wording(tag);
      talk.view = {
        ...journey.view,
        stage: 'ask',
        is_withheld: false,
        offer: null,
        question: { ...makeQuestion(journey.logic, key), key: `${key} ${tag} ${isLarge}` },
      };
      await tick();
    },
    /**
     * Where another talk ends, in which `P10:yes,P12:yes` was answered and the rest quietly, for an officer of this
     * language: the app is drawn anew.
     */
    async drawTalk(answers: string, officer: string): Promise<void> {
      await speakInterface(officer);
      const its = wordingOf(officer);
      session.officerWording = { ...its, texts: { ...english.texts, ...its.texts } };
      const another = await Journey.start(rooms, language);
      await walk(another, answers);
      if (drawnApp) await unmount(drawnApp);
      Object.assign(talk, { journey: another, view: another.view });
      drawApp();
      await tick();
    },
  });
}
/** A whole talk: what the officer sees and hears, what the person says besides nothing of note, and whether they go on after the block. */
interface WholeTalk {
  readonly seen: readonly string[];
  readonly said: Readonly<Record<string, string>>;
  readonly goes_on: boolean;
}

async function talkWhole({ seen, said, goes_on }: WholeTalk): Promise<Journey> {
  const journey = await Journey.start(rooms, language);
  for (const item of seen) if (item !== AFRAID) journey.observe(item, true);
  if (seen.includes(AFRAID)) journey.markAfraid();
  journey.finishLook();
  journey.setLanguage(language);
  journey.setPrivacy('earphones');
  journey.setCompany('apart');
  journey.answer('P01', 'yes');
  if (said['C01']) journey.answer('C01', said['C01']);
  journey.finishCare();
  journey.answer(journey.view.is_child ? 'A02' : 'P02', 'yes');
  return talkThrough(journey, said, goes_on ? null : 'hand-back');
}

/** All that the page holds once it is drawn, but for what is another one each time: the clock, and addresses of pictures. */
function readPage(): string {
  const page = document.querySelector('.app')?.innerHTML ?? '';
  return page
    .replace(/<!--.*?-->/gs, '')
    .replace(/blob:[^"]+/g, 'blob')
    .replace(/\b\d\d:\d\d\b/g, '00:00');
}

// For the test that reads the officer's outcome as whoever looks over a shoulder, or into the page, would.
Object.assign(globalThis, {
  async readOutcomes(talks: readonly WholeTalk[]): Promise<string[]> {
    const read: string[] = [];
    for (const each of talks) {
      const journey = await talkWhole(each);
      if (journey.stage !== 'outcome') throw new Error(`at ${journey.stage}: ${JSON.stringify(each)}`);
      talk.journey = journey;
      talk.view = journey.view;
      await tick();
      await new Promise((drawn) => setTimeout(drawn)); // what is read from the vault once it stands
      await tick();
      read.push(readPage());
    }
    return read;
  },
});
// States of what lies around a screening: `fault=storage.full`, `shell=not_kept`, `update=1`, `drafts=1`, `refused=1`, `empty=1`.
const fault = query.get('fault');
if (fault) app.fault = new FieldError(fault as 'storage.full', { wait_seconds: 20 });
if (query.get('shell')) app.shell = wanted('shell', 'kept') as 'not_kept';
if (query.get('update')) app.updates = { apply: async () => false };
if (query.get('drafts')) session.drafts = [{ id: 'd', started_at: '2026-11-27T06:40:00Z' }];
if (query.get('refused')) session.refused = ['recipient.unknown'];
if (query.get('nothing')) session.ready = { ...library.ready(), ready: false, languages: [], voices: [] };
if (place === 'arrivals') {
  // `arrival=1`: a boat of which much is known: some wait, one is urgent, a family is apart, phones disagree about one.
  const keeper = new ArrivalKeeper(vault);
  if (query.get('arrival')) {
    const event = { kind: 'boat', place: 'Old pier', began_at: '2026-11-27T03:00:00Z', authority: 'navy' };
    const id = await keeper.open(event);
    const other = new ArrivalKeeper(new Memory() as unknown as Vault);
    const give = (state: 'waiting' | 'urgent' | 'left' = 'waiting', family: string | null = null) => keeper.giveSlip(id, state, family);
    const [, , mother, disputed] = [await give(), await give('urgent'), await give(), await give()];
    const child = await give('waiting', mother ?? null);
    await keeper.setFamily(id, mother ?? '', mother ?? null);
    for (const text of await keeper.handOver(id)) {
      const picture = readPicture(text);
      if (picture) await other.takeIn(picture);
    }
    await keeper.setState(id, child, 'transferred');
    await keeper.setState(id, disputed ?? '', 'left');
    await other.setState(id, disputed ?? '', 'hospital');
    for (const text of await other.handOver(id)) {
      const picture = readPicture(text);
      if (picture) await keeper.takeIn(picture);
    }
    for (const state of ['in_conversation', 'referred', 'sheltered', 'sheltered'] as const) await keeper.setState(id, await give(), state);
    await keeper.count(id, 'heads', 'a18.m', 4);
    for (const cell of ['a18.f', 'a18.f', 'a5.m', 'a0.f']) await keeper.count(id, 'heads', cell, 1);
    await keeper.count(id, 'needs', 'water', 10);
    await keeper.count(id, 'needs', 'interpreter.my', 1);
    await keeper.setApart(id, child, true);
    const former = await keeper.open({ ...event, kind: 'bus', place: 'Saphan Thong' });
    await keeper.close(former);
  }
  session.arrivals = keeper;
}
// For the tests that look at the screens around the vault without opening the page anew.
Object.assign(globalThis, {
  async show(to: Place, change: Partial<State> & { readonly code?: string; readonly waiting?: number } = {}): Promise<void> {
    const { code, waiting, ...state } = change;
    app.place = 'starting';
    await tick();
    if (waiting !== undefined) session.waiting = waiting;
    Object.assign(app, { ended: null, fault: code ? new FieldError(code as 'storage.full') : null, session, ...state });
    app.place = to;
    await tick();
  },
});
if (place === 'home' && !query.get('empty')) {
  session.referrals = [
    { referral_id: '5d3c0d0e-60c6', state: 'closed', made_on: '2026-11-24', to_sign: null },
    { referral_id: '7a1e55aa-60c6', state: 'nobody', made_on: '2026-11-25', to_sign: null },
    { referral_id: 'c0ffee11-60c6', state: 'unsent', made_on: '2026-11-25', to_sign: null },
    { referral_id: '2', state: 'sent', made_on: '2026-11-25', to_sign: null },
  ];
  // `one=1`: one officer sent the last without a yes.
  if (query.get('one')) {
    const statement = { referral_id: '2', ground: 'threat_to_life', recipient: 'a', level: 'NOW', package: 'b' } as const;
    session.referrals = session.referrals.map((each) => (each.referral_id === '2' ? { ...each, to_sign: statement } : each));
  }
  // `left=1`: somebody was left without help.
  if (query.get('left')) session.marks = [{ id: 'm', mark: 'K7QX', level: 'TODAY', since: '2026-11-25T06:40:00Z', referral_id: null }];
  // `asked=interpreter,when`: what a recipient asks of the second.
  session.questions = (query.get('asked') ?? '')
    .split(',')
    .filter(Boolean)
    .map((code) => ({ question_id: code, referral_id: '2', code: code as 'when' }));
}
if (place === 'enrol') {
  app.enrolling.pending = {
    hub_name: 'Demo hub Thailand',
    country: 'TH',
    officer_name: 'Officer Demo',
    station: { id: 's', name: 'Sadao land crossing' },
    root_words: ['amber', 'basket', 'candle', 'delta', 'ember', 'forest'],
    needs_comparison: true,
    adopt: () => Promise.reject(new FieldError('enrol.unknown')),
  };
}
const complaint = query.get('complaint');
if (target && complaint) {
  // `complaint=offer`, `about` or `words`: the complaint, walked that far.
  talk.wording = await library.wording(language);
  const props = { wording: talk.wording, privacy: wanted('privacy', 'unconfirmed'), ondone: () => undefined };
  mount(Alone, { target, props: { app, screen: Complaint as unknown as Component<Record<string, unknown>>, props } });
  const press = async (hook: string): Promise<void> => {
    await tick();
    target.querySelector<HTMLElement>(hook)?.click();
  };
  if (complaint !== 'offer') await press('[data-hook="tell"]');
  if (complaint === 'words') {
    await press('.complaints button');
    await press('[data-hook="go-on"]');
  }
} else if (target && query.get('aloud') !== null) {
  // `aloud=1`: what opens before anybody has unlocked.
  const spoken = await library.wording(language);
  const props = { wording: session.isSilent(language) ? forSilence(spoken) : spoken, content: library, onback: () => undefined };
  mount(Alone, { target, props: { app, screen: Aloud as unknown as Component<Record<string, unknown>>, props } });
} else if (target && query.get('locked') !== null) {
  // `locked=1`: the emergency card before anybody has unlocked.
  const props = { numbers: directory.emergency, leave: words('back'), onleave: () => undefined };
  mount(Alone, { target, props: { app, screen: EmergencyCard as unknown as Component<Record<string, unknown>>, props } });
} else if (target && query.get('card') !== null) {
  // `card=1300`: what the person may copy, with that number; `code=1` with their code too.
  const code = query.get('code') === null ? undefined : CODE;
  const props = { wording: await library.wording(language), number: query.get('card') || null, code, ondone: () => undefined };
  mount(Alone, { target, props: { app, screen: PocketCard as unknown as Component<Record<string, unknown>>, props } });
} else if (target && query.get('sealed') !== null) {
  // `sealed=1`: what the officer sees once it is sealed.
  const squares = {
    text: `TITIAN:${'A7:'.repeat(520)}`,
    recipient: library.recipients()[0]?.name ?? '',
    dropped: ['answers', 'how_to_meet'],
  };
  const props = { hasCode: true, squares, onclose: () => undefined };
  mount(Alone, { target, props: { app, screen: Sealed as unknown as Component<Record<string, unknown>>, props } });
} else if (target && query.get('closing') !== null && talk.journey) {
  // `stage=recipients&closing=1`: what the person hears once it is sealed, from the first line on.
  const view = { ...talk.journey.view, stage: 'sealed' as const };
  const props = { journey: talk.journey, view, isSealed: true, code: CODE, ondone: () => undefined };
  mount(Alone, { target, props: { app, screen: Closing as unknown as Component<Record<string, unknown>>, props } });
} else drawApp();
