// What a page reads by: the contract's members and no others, whatever version wrote them; compiled, so that no policy is bent.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSchemas, READERS } from '../build.mjs';
import { isBoardAnswer } from './board-answer.js';
import { isComplaint } from './complaint.js';
import { isComplaintAnswer } from './complaint-answer.js';
import { isDirectory } from './directory.js';
import { isEnrolment, isLink } from './enrolment.js';
import { faultIn } from './fault.ts';
import { isLanguages } from './languages.js';
import { isLogic, isLogicItem } from './logic.js';
import { isManifest, isPart } from './manifest.js';
import { isOverrides } from './overrides.js';
import { isPackagePayload } from './package-payload.js';
import { isPictures } from './pictures.js';
import { isRecipients } from './recipients.js';
import { isReleases } from './releases.js';
import { isReceiptPayload, isReceivedItem, isRevocationPayload, isStandingPayload } from './statements.js';
import { isFrame, isItem, isQuestion, isReferral } from './sync-answer.js';
import { isTalk } from './talk.js';
import { isVoice } from './voice.js';
import { isWording } from './wording.js';

const here = new URL('.', import.meta.url);
const received = { item_id: 'a', status: 'received', receipt: 0 };
const refused = { item_id: 'a', status: 'refused', code: 'item.malformed', message: 'So.' };
const referral = { referral_id: 'a', responsibility: 'taken' };
const question = { question_id: 'a', referral_id: 'b', code: 'when' };
const line = { slip: 'AA006Q', writer: 'k3v9x0qa', number: 2, state: 'left', seen: { desk00: 1 }, issued: false, family: null };
const tally = { kind: 'heads', writer: 'desk00', number: 41, cells: { 'a18.f': 22, 'a5.m': -3 } };
const board = { slips: [line], tallies: [tally], is_whole: true };
const standing = { epoch: 'e', backed_up_through: 4, issued_at: '2026-11-25T01:02:03Z' };
const receivedItem = { item_id: 'a', sha256: 'b', received_sequence: 7 };
const receipt = { ...standing, items: [receivedItem] };
const revocation = { enrolment_id: 'a', nonce: 'b' };
const releases = { keys: 'k', manifests: ['m'], recipients: null };
const payload = {
  level: 'TODAY',
  needs: ['food'],
  child: false,
  language: 'id',
  interpreter: true,
  how_to_meet: '',
  not_tell: null,
  answers: { P01: 'yes' },
  reasons: [{ item: 'P01', answer: 'yes', indicator: null, source: 'ILO 2009' }],
  rules: [],
  consent: { language: 'id', texts: [], given_for: ['a'] },
  made_on: '2026-11-25',
};
const text = 'x';
const part = { sha256: 'a'.repeat(64), bytes: 7, kind: 'wording', module: 'core', language: 'en' };
const manifest = { scope: 'TH', sequence: 1, issued_at: text, expires_at: text, maturity: 'demo', parts: [part] };
const wording = { state: 'draft', texts: { 'item.P01.label': text } };
const complaint = { about: ['hurt'], words: text, language: text, station: text, made_on: text, answer_to: text };
const language = {
  ...{ tag: 'ur', autonym: null, english_name: text, direction: 'rtl', script: 'Arab', font: text, line_height: 2.2 },
  ...{ line_breaking: 'spaces', where_likely: ['PK'], greeting: null, audio: 'none', state: null, voice_state: null },
  ...{ is_officer_language: false, bytes: { core: 1, whole: 2, officer: 3 } },
};
const recipient = {
  ...{ organisation_id: text, name: text, fictional: true, recipient: text, fingerprint: text, services: ['food'], independent: true },
  ...{ legal_aid: false, authority: 'police', answer_within_minutes: 30, kind: 'oversight' },
};
const span = { days: ['mo'], opens: '08:00', closes: '17:00' };
const service = {
  ...{ id: text, name: text, kind: text, needs: ['food'], phone: null, hours: null, languages: ['th'], independent: true, authority: null },
  ...{ source_url: null, seen_on: null, verified_on: null, verified_by: null, expires_on: null, note: null },
  opening: { zone: 'Asia/Bangkok', spans: [span], holidays: null },
};
const step = { kind: 'call', service: text, fallbacks: [text], within_minutes: 5, paper: null, say: text, do_not: null, by: null };
const pathway = {
  ...{ id: text, station: null, station_kind: null, steps: [step], gaps: [{ message: text }], otherwise: null, independent: null },
  when: { levels: ['NOW'], needs: ['food'], child: null, hours: [span] },
  law: [{ says: null, citation: text }],
};
const directory = {
  ...{ country: 'TH', name: text, services: [service], pathways: [pathway], independent_option: null, languages_likely: ['id'] },
  consent: { lines: [text], assent_lines: [text], last_day: null, lines_after: [text], assent_lines_after: [text] },
};
const phrase = { id: text, replies: ['head'], several: true, layout: 'body', private: true };
const talk = { groups: [{ id: text, phrases: [phrase] }], replies: [{ id: 'head', picture: text, alone: true, tells_fear: false }] };
const clip = { offset: 0, bytes: 7, seconds: 1.5, source: 'recorded', state: 'draft' };
const voice = { language: 'id', module: 'core', clips: { 'talk.greeting': clip } };
const overrides = {
  lowering: { levels: ['NOW'], needs_second_person: true },
  referral_without_consent: { only_for: ['incapacity'], needs_second_person: true, recipients: ['emergency'] },
  live_needs_service_for: { CH: 'child_protection' },
};
const logicItem = { id: 'P01', scale: 'yes_no', phase: { answer_key: 'P01_when', scale: 'phase' } };
const link = { hub: 'https://a.example', hub_id: text, code: text, root: text };
const enrolment = {
  ...{ enrolment_id: text, hub_id: text, hub_name: text, country: text, officer_name: text, certificate: text, keys: text, nonce: text },
  station: { id: text, name: text, kind: 'a kind a newer hub knows' },
  root_jwk: { kty: 'EC', crv: 'P-256', x: text, y: text },
};

const at = '2026-11-25T01:02:03Z';
const row = {
  ...{ item_id: text, referral_id: text, recipient: text, position: 0, level: 'NOW', status: 'opened', sha256: text },
  ...{
    station: { id: text, name: text },
    received_at: at,
    released_at: at,
    answer_due_at: at,
    answered_at: null,
    paused_at: null,
    from_ended_phone_on: null,
  },
};
const key = {
  ...{
    organisation_id: text,
    name: text,
    recipient: text,
    fingerprint: null,
    listed: true,
    member_file: null,
    keys: text,
    recipients: null,
  },
  generations: [{ recipient: text, fingerprint: text, state: 'listed', ending: '', made_at: at, member_file: null }],
  members: [{ id: text, name: text, is_self: true, opens: [text] }],
  root_jwk: { kty: 'EC' },
};
/** One right value a reader. */
const kind = 'FISHING-VESSEL-1';
const driftMember = { object_type: kind, seed: 0, afloat: 400, ashore: 100, left: 0 };
const driftSpread = { hour: 6, object_type: kind, afloat: 0.8, ashore: 0.2, left: 0, spots: [[86, 972, 0.2]] };
const drift = {
  ...{ format: 'titian.drift.answer', version: 1, cautions: [text], made_at: at, request_sha256: 'a'.repeat(64), drawn: 500 },
  ...{ wind: { constant: { east: 8, north: -2 } }, current: { file: text, sha256: 'b'.repeat(64) }, versions: { opendrift: text } },
  request: {
    ...{ format: 'titian.drift.request', version: 1, observed_at: at, latitude: 8.6, longitude: 97.2, radius_metres: 1000 },
    ...{ hours: 48, object_types: [kind, 'PIW-1', 'SKIFF-1'], seeds: [0, 1], particles: 500, step_minutes: 10 },
    ...{ wind: { constant: { east: 8, north: -2 } }, current: { file: text } },
  },
  members: Array.from({ length: 6 }, () => driftMember),
  landing: [{ cell: 'N08E098', share: 0.2, lowest: 0.1, highest: 0.3, by_type: { [kind]: 0.2 }, first_hour: 9, median_hour: 20.5 }],
  spread: [driftSpread, driftSpread, driftSpread],
};

const RIGHT: Readonly<Record<string, unknown>> = {
  isAnswer: { status: 'answered', key_file: text, answer: null },
  isBeds: { houses: [{ organisation_id: text, said_at: at, until: at }] },
  isBoardAnswer: board,
  isBrowser: { id: null },
  isComplaint: complaint,
  isComplaintAnswer: { words: text },
  isComplaintOversight: { kind: 'oversight', what: text, reason: text, suggested: text, kept: text, station: text, made_on: text },
  isDriftAnswer: drift,
  isComplaints: { complaints: [{ complaint_id: text, kind: 'complaint', door: 'open', recipient: text, status: 'new' }] },
  isWork: {
    parameters: {
      ...{ algorithm: text, cost: 1, keyLength: 1, keyPrefix: text, keySignature: text },
      ...{ nonce: text, salt: text, expiresAt: 1 },
    },
    signature: text,
  },
  isDesksAnswer: { desks: text },
  isDutyDesks: {
    sheets: [
      {
        ...{ region: text, as_of: text, until: text },
        lines: [{ name: text, purpose: 'rescue', number: '+9990000001', is_always: true, checked_on: text }],
      },
    ],
  },
  isDirectory: directory,
  isEnrolment: enrolment,
  isFrame: { items: [received] },
  isInbox: { packages: [row], total: 1 },
  isItem: refused,
  isLink: link,
  isLanguages: { languages: [language] },
  isLogic: { items: [logicItem] },
  isLogicItem: logicItem,
  isManifest: manifest,
  isCertificate: { certificate: text },
  isNonce: { nonce: text },
  isOrganisationKey: key,
  isOverrides: overrides,
  isPackagePayload: payload,
  isPaperFile: { file: text },
  isPart: part,
  isPictures: { 'item.P10': text },
  isQuestion: question,
  isReceipt: { receipt: text },
  isReceiptPayload: receipt,
  isReceivedItem: receivedItem,
  isRecipients: { recipients: [recipient] },
  isReferral: referral,
  isReleases: releases,
  isRevocationPayload: revocation,
  isStandingPayload: standing,
  isLearning: {
    modules: [
      {
        id: text,
        version: 1,
        minutes: 20,
        after: [text],
        steps: [{ id: text, kind: 'question', shows: [text], sources: [text], choices: [text], right: [text] }],
      },
    ],
    sources: { a: { title: text, publisher: text, year: null, address: text, read: 'part' } },
  },
  isMine: {
    courses: [
      {
        ...{ course_id: text, title: text, code: text, begins_on: text, ends_on: text },
        ...{ is_open: true, has_plan: false, asked: [3] },
        studies: [{ study_id: text, title: text, version: 1, turn: 0, is_given: false }],
      },
    ],
    finished: [{ step: 'module', id: text, number: 1, version: 1, day: text }],
    shared: [{ step: 'module', id: text, number: 1, turn: 1, is_shared: true }],
  },
  isTalk: talk,
  isVoice: voice,
  isWording: wording,
};

type Reader = (value: unknown) => boolean;

const OTHERS: readonly unknown[] = [undefined, null, 7, -1, 1.5, 'x', '', true, [], [7], {}, { x: 7 }];

/** The value with each of its members, at any depth, exchanged for each of something else. */
function* wronged(value: unknown): Generator<unknown> {
  yield* OTHERS;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    for (const wrong of wronged(each))
      yield Array.isArray(value) ? Object.assign([...value], { [name]: wrong }) : { ...value, [name]: wrong };
  }
}

describe('a reader', () => {
  it.each<[string, Reader, object]>([
    ['frame', isFrame, { items: [] }],
    ['received item', isItem, received],
    ['item set apart', isItem, { ...received, status: 'quarantined' }],
    ['refused item', isItem, refused],
    ['refused item of no id', isItem, { ...refused, item_id: null, limit: 7 }],
    ['referral', isReferral, referral],
    ['question', isQuestion, question],
    ['standing', isStandingPayload, standing],
    ['standing before a backup', isStandingPayload, { ...standing, backed_up_through: undefined }],
    ['receipt', isReceiptPayload, receipt],
    ['receipt of other items', isReceiptPayload, { ...receipt, items: [7] }],
    ['row of a receipt', isReceivedItem, { ...receivedItem, status: 'quarantined' }],
    ['revocation', isRevocationPayload, revocation],
    ['board', isBoardAnswer, board],
    ['releases', isReleases, releases],
    ['enrolment', isEnrolment, enrolment],
    ['link', isLink, link],
    ['languages', isLanguages, { languages: [{ ...language, audio: 'hologram', direction: undefined, line_height: undefined }] }],
    ['recipients', isRecipients, { recipients: [{ ...recipient, authority: undefined, services: undefined, kind: 'cloister' }] }],
    ['directory', isDirectory, directory],
    [
      'directory of an older release',
      isDirectory,
      {
        ...{ country: 'TH', name: text, consent: {} },
        services: [{ id: text, name: text, kind: text }],
        pathways: [{ id: text, steps: [{ kind: 'call' }], gaps: [text] }],
      },
    ],
    ['talk', isTalk, talk],
    ['talk that leaves out what it may', isTalk, { groups: [{ id: text, phrases: [{ id: text }] }], replies: [{ id: text }] }],
    ['voice of a source a newer pack has', isVoice, { ...voice, clips: { a: { ...clip, source: 'hummed', seconds: undefined } } }],
    ['overrides', isOverrides, overrides],
    ['overrides that allow nothing', isOverrides, {}],
    ['complaint', isComplaint, complaint],
    ['complaint that says little', isComplaint, { words: text }],
    ['answer to a complaint', isComplaintAnswer, { words: text }],
    ['manifest of parts a newer pack has', isManifest, { ...manifest, maturity: 'splendid', parts: [{ kind: 'hologram' }] }],
    ['part of no language', isPart, { ...part, language: null, module: undefined }],
    ['wording of a state a newer pack has', isWording, { ...wording, state: 'sung' }],
    ['logic', isLogic, { items: [7] }],
    ['item without a phase', isLogicItem, { ...logicItem, phase: null }],
    ['payload', isPackagePayload, payload],
  ])('takes what is documented, and passes over what a newer version says besides: %s', (_, isIt, value) => {
    expect(isIt(value)).toBe(true);
    expect(isIt({ ...value, of_a_newer_version: { any: ['thing'] } })).toBe(true);
    for (const other of [null, undefined, 'x', 7, [], [value]]) expect(isIt(other)).toBe(false);
  });

  it.each<[Reader, object]>([
    [isFrame, { items: {} }],
    [isItem, { ...received, status: 'refused' }],
    [isItem, { ...received, receipt: '0' }],
    [isItem, { ...received, receipt: -1 }],
    [isItem, { ...refused, code: undefined }],
    [isItem, { ...refused, status: 'unheard of' }],
    [isReferral, { ...referral, responsibility: 'unheard of' }],
    [isQuestion, { ...question, code: 'who_are_you' }],
    [isStandingPayload, { ...standing, epoch: undefined }],
    [isStandingPayload, { ...standing, backed_up_through: '4' }],
    [isReceiptPayload, standing],
    [isReceivedItem, { ...receivedItem, received_sequence: '7' }],
    [isRevocationPayload, { ...revocation, nonce: undefined }],
    [isBoardAnswer, { ...board, is_whole: 'yes' }],
    [isBoardAnswer, { ...board, slips: [{ ...line, writer: 'K3V9X0QA' }] }],
    [isBoardAnswer, { ...board, slips: [{ ...line, seen: { someone: 1 } }] }],
    [isBoardAnswer, { ...board, slips: [{ ...line, number: 0 }] }],
    [isBoardAnswer, { ...board, tallies: [{ ...tally, cells: { '<b>': 1 } }] }],
    [isBoardAnswer, { ...board, tallies: [{ ...tally, cells: { 'a18.f': 1.5 } }] }],
    [isReleases, { ...releases, recipients: 7 }],
    [isReleases, { ...releases, manifests: [7] }],
    [isEnrolment, { ...enrolment, root_jwk: { kty: 'EC' } }],
    [isEnrolment, { ...enrolment, station: { id: text } }],
    [isLink, { ...link, code: '' }],
    [isLanguages, { languages: [{ ...language, bytes: { core: 1 } }] }],
    [isLanguages, { languages: [language, { ...language, where_likely: 'PK' }] }],
    [isRecipients, { recipients: [{ ...recipient, answer_within_minutes: undefined }] }],
    [isRecipients, { recipients: [{ ...recipient, fictional: 'no' }] }],
    [isDirectory, { ...directory, consent: undefined }],
    [isDirectory, { ...directory, services: [{ ...service, opening: { zone: 'Asia/Bangkok', spans: [{ ...span, days: 'mo' }] } }] }],
    [isDirectory, { ...directory, pathways: [{ ...pathway, steps: [{ ...step, kind: undefined }] }] }],
    [isDirectory, { ...directory, pathways: [{ ...pathway, gaps: [{}] }] }],
    [isTalk, { ...talk, groups: [{ id: text, phrases: [{ ...phrase, private: 'yes' }] }] }],
    [isTalk, { ...talk, replies: [{}] }],
    [isVoice, { ...voice, clips: { a: { ...clip, offset: -1 } } }],
    [isVoice, { ...voice, clips: { a: { ...clip, state: undefined } } }],
    [isPictures, { 'item.P10': 7 }],
    [isOverrides, { ...overrides, lowering: { levels: 'NOW' } }],
    [isOverrides, { ...overrides, live_needs_service_for: { CH: null } }],
    [isComplaint, { ...complaint, about: 'hurt' }],
    [isComplaint, { ...complaint, about: [7] }],
    [isComplaintAnswer, {}],
    [isManifest, { ...manifest, parts: [{}] }],
    [isManifest, { ...manifest, sequence: -1 }],
    [isPart, { ...part, kind: 'hologram' }],
    [isPart, { ...part, sha256: '../etc' }],
    [isPart, { ...part, bytes: -1 }],
    [isWording, { ...wording, texts: { 'item.P01.label': 7 } }],
    [isLogicItem, { ...logicItem, phase: { answer_key: 'P01_when' } }],
    [isLink, { ...link, root: undefined }],
    [isPackagePayload, { ...payload, reasons: [{ ...payload.reasons[0], source: null }] }],
  ])('refuses another shape', (isIt, value) => {
    expect(isIt(value)).toBe(false);
  });

  it.each(Object.entries(READERS).flatMap(([module, readers]) => Object.entries(readers).map((reader) => [module, ...reader] as const)))(
    'gives the verdict of Ajv itself on whatever is wrong: %s, %s',
    async (module, name, type) => {
      const isIt = ((await import(new URL(`${module}.js`, here).href)) as Readonly<Record<string, Reader | undefined>>)[name];
      const ajv = openSchemas();
      expect(isIt?.(RIGHT[name])).toBe(true);
      let refusedOnes = 0;
      for (const wrong of wronged(RIGHT[name])) {
        const verdict = ajv.validate(type, wrong);
        expect(isIt?.(wrong), JSON.stringify(wrong)).toBe(verdict);
        refusedOnes += verdict === true ? 0 : 1;
      }
      expect(refusedOnes).toBeGreaterThan(5);
    },
  );

  it('names the member at fault by the words of the contract alone', () => {
    expect(isPackagePayload({ ...payload, answers: { PLANTED: 7 } })).toBe(false);
    expect(faultIn(isPackagePayload.errors)).toBe('answers');
    expect(isPackagePayload({ ...payload, consent: { given_for: [7] } })).toBe(false);
    expect(faultIn(isPackagePayload.errors)).toBe('consent.given_for');
    expect(isPackagePayload('PLANTED')).toBe(false);
    expect(faultIn(isPackagePayload.errors)).toBe('');
  });

  it('compiles nothing on the page, and needs no other module', () => {
    for (const name of readdirSync(here).filter((each) => each.endsWith('.js'))) {
      expect(readFileSync(new URL(name, here), 'utf8')).not.toMatch(/\b(eval|Function|require|import)\b/);
    }
  });

  it('is written from schemas that are sound', () => {
    const ajv = new Ajv2020({ strict: false });
    const folder = new URL('../../../contracts/schemas/', here);
    for (const name of readdirSync(folder)) {
      expect(ajv.validateSchema(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object), name).toBe(true);
    }
  });
});
