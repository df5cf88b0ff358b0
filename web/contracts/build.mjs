/**
 * Writes src/: the types of contracts/schemas and of what contracts/openapi.json answers, and one module of readers for
 * each document that a page reads. `--check` says whether what is there is old.
 *
 * A reader says whether a value is what the contract names, and looks at what it needs alone: members it does not know are
 * passed over, for whoever wrote them may be newer. What is compiled here runs without `eval`, as the pages' policy asks.
 */
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import * as prettier from 'prettier';

const ROOT = new URL('../../', import.meta.url);
const OUT = new URL('src/', import.meta.url);

/** Schemas whose types and readers are written: the document is named after the file, its $defs after both. */
const SCHEMAS = [
  'beds',
  'board-answer',
  'complaint',
  'drift-answer',
  'duty-desks',
  'enrolment',
  'languages',
  'learning',
  'learning-told',
  'manifest',
  'package-payload',
  'pictures',
  'receipt',
  'recipients',
  'revocation',
  'standing',
  'sync-answer',
  'talk',
  'tally',
  'voice',
  'wording',
];
/** Of these only what a page reads by: whoever reads them whole has types of its own. */
const READABLE = { directory: ['readable'], logic: ['overrides', 'readable', 'readable-item'] };
/** What the API description calls them; whatever they refer to comes along. */
const ANSWERS = [
  'AnswerOut',
  'BrowserOut',
  'CertificateOut',
  'ComplaintsOut',
  'DesksOut',
  'InboxOut',
  'KeyOut',
  'MineOut',
  'NonceOut',
  'PaperFileOut',
  'ReceiptOut',
  'Releases',
  'WorkOut',
];
/** Module → the readers in it, each with the type it vouches for. A page carries the modules it imports, and no other. */
export const READERS = {
  answer: { isAnswer: 'AnswerOut' },
  beds: { isBeds: 'BedsReadable' },
  'board-answer': { isBoardAnswer: 'BoardAnswer' },
  browser: { isBrowser: 'BrowserOut' },
  certificate: { isCertificate: 'CertificateOut' },
  complaint: { isComplaint: 'ComplaintReadable' },
  'complaint-answer': { isComplaintAnswer: 'ComplaintAnswerReadable' },
  'complaint-oversight': { isComplaintOversight: 'ComplaintOversightReadable' },
  complaints: { isComplaints: 'ComplaintsOut' },
  directory: { isDirectory: 'DirectoryReadable' },
  'drift-answer': { isDriftAnswer: 'DriftAnswer' },
  'duty-desks': { isDesksAnswer: 'DesksOut', isDutyDesks: 'DutyDesksReadable' },
  enrolment: { isEnrolment: 'EnrolmentReadable', isLink: 'EnrolmentLinkReadable' },
  inbox: { isInbox: 'InboxOut' },
  languages: { isLanguages: 'LanguagesReadable' },
  learning: { isLearning: 'LearningReadable' },
  'learning-mine': { isMine: 'MineOut' },
  logic: { isLogic: 'LogicReadable', isLogicItem: 'LogicReadableItem' },
  manifest: { isManifest: 'ManifestReadable', isPart: 'ManifestPart' },
  nonce: { isNonce: 'NonceOut' },
  'organisation-key': { isOrganisationKey: 'KeyOut' },
  overrides: { isOverrides: 'LogicOverrides' },
  'package-payload': { isPackagePayload: 'PackagePayloadReadable' },
  'paper-file': { isPaperFile: 'PaperFileOut' },
  pictures: { isPictures: 'PicturesReadable' },
  receipt: { isReceipt: 'ReceiptOut' },
  recipients: { isRecipients: 'RecipientsReadable' },
  releases: { isReleases: 'Releases' },
  statements: {
    isReceiptPayload: 'ReceiptFrame',
    isReceivedItem: 'ReceiptItem',
    isRevocationPayload: 'RevocationReadable',
    isStandingPayload: 'StandingReadable',
  },
  'sync-answer': {
    isFrame: 'SyncAnswerFrame',
    isItem: 'SyncAnswerItem',
    isQuestion: 'SyncAnswerQuestion',
    isReferral: 'SyncAnswerReferral',
  },
  talk: { isTalk: 'TalkReadable' },
  voice: { isVoice: 'VoiceReadable' },
  wording: { isWording: 'WordingReadable' },
  work: { isWork: 'WorkOut' },
};
/** Readers that also say which member was wrong: by `errors`, until they are asked again. */
const TELLING = ['isPackagePayload'];

const HEAD = '// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.\n';

const read = (path) => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
const pascal = (name) => name.replace(/(^|[-_])([a-z])/g, (_, __, letter) => letter.toUpperCase());

/** A copy with each member changed by `change`, from the inside out. */
function map(value, change) {
  if (Array.isArray(value)) return value.map((each) => map(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, map(each, change)])));
}

/** Every document and definition by its type's name; each `$ref` is such a name. */
function listTypes() {
  const types = new Map();
  const nameOf = (file, definition) => pascal(file) + (definition ? pascal(definition) : '');
  for (const file of SCHEMAS) {
    const { $schema: _, $defs = {}, title: __, ...document } = read(`contracts/schemas/${file}.schema.json`);
    const point = (node) => {
      if (typeof node.$ref !== 'string') return node;
      const [other, definition] = node.$ref.split('#/$defs/');
      return { ...node, $ref: nameOf(other ? other.replace('.schema.json', '') : file, definition) };
    };
    types.set(nameOf(file), map(document, point));
    for (const [definition, schema] of Object.entries($defs)) types.set(nameOf(file, definition), map(schema, point));
  }
  for (const [file, definitions] of Object.entries(READABLE)) {
    const { $defs } = read(`contracts/schemas/${file}.schema.json`);
    for (const definition of definitions) types.set(nameOf(file, definition), $defs[definition]);
  }
  const components = read('contracts/openapi.json').components.schemas;
  const take = (name) => {
    if (types.has(name)) return;
    types.set(name, {});
    const point = ({ title, discriminator: _, ...node }) => {
      const referred = typeof node.$ref === 'string' ? node.$ref.split('/').at(-1) : null;
      if (referred) take(referred);
      // A member may be called title; a text under that name is pydantic's own remark.
      return { ...node, ...(title !== undefined && typeof title !== 'string' ? { title } : {}), ...(referred ? { $ref: referred } : {}) };
    };
    types.set(name, map(components[name], point));
  };
  ANSWERS.forEach(take);
  return types;
}

async function renderTypes(types) {
  const point = (node) => (typeof node.$ref === 'string' ? { ...node, $ref: `#/components/schemas/${node.$ref}` } : node);
  const schemas = Object.fromEntries([...types].map(([name, schema]) => [name, map(schema, point)]));
  const document = { openapi: '3.1.0', info: { title: 'Titian', version: '1' }, paths: {}, components: { schemas } };
  const text = astToString(await openapiTypes(document, { immutable: true, rootTypes: true, rootTypesNoSchemaPrefix: true }));
  return HEAD + text;
}

/** What a reader looks at: a newer hub or phone may say more, and how long or of which format a text is, no page relies on. */
function openUp({ additionalProperties, unevaluatedProperties: _, format: __, description: ___, ...node }) {
  return additionalProperties === undefined || additionalProperties === false ? node : { ...node, additionalProperties };
}

/** A reader's code without the notes of what was wrong, which are half of it and which nobody looks at. */
function withoutNotes(code) {
  const bare = code
    .replace(/ && \(missing\d+ = [^)]*\)/g, '')
    .replace(/let missing\d+;/g, '')
    .replace(/const err\d+ = \{instancePath[^;]*\};if\(vErrors === null\)\{vErrors = \[err\d+\];\}else \{vErrors\.push\(err\d+\);\}/g, '')
    .replace(/validate\d+\.errors = \[\{instancePath[^;]*\}\];/g, '')
    .replace(
      /vErrors = vErrors === null \? validate\d+\.errors : vErrors\.concat\(validate\d+\.errors\);errors = vErrors\.length;/g,
      'errors++;',
    );
  if (/schemaPath|concat|vErrors\.push|missing\d/.test(bare))
    throw new Error('Ajv writes its notes in another way than withoutNotes knows.');
  return bare
    .split(/(?=function validate\d+\()/)
    .map(withoutCounts)
    .join('');
}

/** A function that returns at its first fault has none to count, and asks nobody else. */
function withoutCounts(code) {
  if (code.includes('errors++')) return code;
  const bare = code
    .replace(/, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/, '')
    .replace(/(const _errs\d+ = errors|let vErrors = null|let errors = 0|validate\d+\.errors = vErrors);/g, '')
    .replace(/_errs\d+ === errors|errors === (_errs\d+|0)/g, 'true')
    .replace(/var valid\d+ = true;/g, '')
    .replace(/if\(!valid\d+\)\{break;\}/g, '')
    .replace(/if\(valid\d+\)/g, 'if(true)');
  if (/(?<![.\w])(errors|vErrors|_errs\d+|valid\d+|instancePath)\b/.test(bare))
    throw new Error('Ajv counts faults in another way than withoutCounts knows.');
  return bare;
}

/** Ajv with every document and definition by its name, as readers look at it. */
export function openSchemas(types = listTypes()) {
  const ajv = new Ajv.default({
    // The schemas are checked against draft 2020-12 by the tests; what is left of them here reads the same in every draft.
    meta: false,
    validateSchema: false,
    code: { source: true, esm: true, optimize: 2 },
    messages: false,
    strict: false,
    validateFormats: false,
  });
  for (const [name, schema] of types) ajv.addSchema(map(schema, openUp), name);
  return ajv;
}

function renderReaders(types, readers) {
  const whole = standaloneCode.default(openSchemas(types), readers);
  const code = Object.keys(readers).some((name) => TELLING.includes(name)) ? whole : withoutNotes(whole);
  if (/\brequire\(/.test(code)) throw new Error(`These readers need more than themselves: ${Object.keys(readers).join(', ')}`);
  return HEAD + code.replace('export default', 'const _ =');
}

function declareReaders(readers) {
  const lines = Object.entries(readers).map(([name, type]) =>
    TELLING.includes(name)
      ? `export declare const ${name}: { (value: unknown): value is ${type}; errors?: readonly { readonly instancePath: string; readonly schemaPath: string; readonly params: object }[] | null };`
      : `export declare function ${name}(value: unknown): value is ${type};`,
  );
  return `${HEAD}import type { ${Object.values(readers).join(', ')} } from './types.ts';\n\n${lines.join('\n')}\n`;
}

/** Every generated file, name in src/ to content. */
async function renderAll() {
  const types = listTypes();
  const files = new Map([['types.ts', await renderTypes(types)]]);
  for (const [module, readers] of Object.entries(READERS)) {
    files.set(`${module}.js`, renderReaders(types, readers));
    files.set(`${module}.d.ts`, declareReaders(readers));
  }
  const style = await prettier.resolveConfig(fileURLToPath(new URL('types.ts', OUT)));
  for (const [name, content] of files) files.set(name, await prettier.format(content, { ...style, filepath: name }));
  return files;
}

async function main() {
  const files = await renderAll();
  mkdirSync(OUT, { recursive: true });
  const textOf = (name) => readFileSync(new URL(name, OUT), 'utf8');
  const there = readdirSync(OUT).filter((name) => textOf(name).startsWith(HEAD));
  const old = [...files.keys()].filter((name) => !there.includes(name) || textOf(name) !== files.get(name));
  const drifted = [...old, ...there.filter((name) => !files.has(name))];
  if (process.argv.includes('--check')) {
    if (drifted.length > 0) console.error(`Not what contracts/ says: ${drifted.join(', ')}. Run node web/contracts/build.mjs`);
    process.exitCode = drifted.length > 0 ? 1 : 0;
    return;
  }
  for (const name of drifted) {
    if (files.has(name)) writeFileSync(new URL(name, OUT), files.get(name));
    else rmSync(new URL(name, OUT));
  }
  console.log(drifted.length > 0 ? `Wrote ${drifted.join(', ')}` : 'Nothing to write.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
