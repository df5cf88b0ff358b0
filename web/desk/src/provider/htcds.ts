/**
 * An opened package as a record of IOM's case data standard HTCDS 2.0, made here and saved by the reader: the hub never
 * has it. The twin of src/titian/exchange/htcds, which reads it back; contracts/exchange holds both to one table and the
 * same examples.
 */
import { canonicalJson, SealingError } from '@titian/sealing';
import table from '../../../../contracts/exchange/htcds.json';

/** What is known of a package besides what it says. */
export interface RecordEnvelope {
  readonly station: string;
  readonly referral_id: string;
  readonly release: string;
}

export type HtcdsRecord = Readonly<Record<string, string>>;
type Payload = Readonly<Record<string, unknown>>;

/** Stands for an empty list where no list at all means that it was not said. */
const NOBODY = 'none';
const BYTE_ORDER_MARK = '\uFEFF'; // else Excel reads Thai and Lao as Latin letters
// What a spreadsheet runs as a formula, with the apostrophes that may stand before it: as in exchange/htcds/files.py.
const FORMULA = /^'* *[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const isObject = (value: unknown): value is Payload => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): readonly string[] => list(value).filter((each): each is string => typeof each === 'string');
const dump = (value: unknown): string => new TextDecoder().decode(canonicalJson(value));
const join = (codes: readonly string[]): string => [...new Set(codes)].join(' ');

/** Raises `package.malformed`, naming the member but never what stands in it. */
export function makeRecord(payload: unknown, envelope: RecordEnvelope): HtcdsRecord {
  if (!isObject(payload)) throw new SealingError('package.malformed', { member: 'payload' });
  const own: Record<string, string> = {};
  const members = new Set<string>();
  for (const { member, of, field, kind } of table.fields) {
    if (of === 'payload') members.add(member);
    const value = of === 'payload' ? payload[member] : envelope[member as keyof RecordEnvelope];
    const text = cell(kind, value);
    if (text !== null) own[field] = text;
    else if (!isNothing(value)) throw new SealingError('package.malformed', { member });
  }
  const more = Object.fromEntries(Object.entries(payload).filter(([name]) => !members.has(name)));
  if (Object.keys(more).length > 0) own[table.more_field] = dump(more);
  return { ...(Object.keys(payload).length > 0 ? derive(payload) : {}), ...own };
}

/** Fields of the standard that follow from the package. */
function derive(payload: Payload): Record<string, string> {
  const rules = new Set(texts(payload['rules']));
  const needs = texts(payload['needs']);
  const reasons = list(payload['reasons']).filter(isObject);
  const derived: Record<string, string> = { [table.consent.field]: isConsented(payload) ? 'TRUE' : 'FALSE', ...table.always };
  const { status, control, exploitation } = table;
  if (status.rules.some((rule) => rules.has(rule)) || status.needs.some((need) => needs.includes(need))) {
    derived[status.field] = status.code;
    derived[status.decided_by_field] = status.decided_by;
  }
  const methods = join(reasons.flatMap((reason) => findControl(reason['indicator']) ?? []));
  if (methods !== '') derived[control.field] = methods;
  const said = new Set(reasons.filter((reason) => reason['answer'] === 'yes').map((reason) => String(reason['item'])));
  const types = exploitation.entries.filter(
    (entry) =>
      (entry.rules.some((rule) => rules.has(rule)) || entry.items.some((item) => said.has(item))) &&
      !entry.unless_items.some((item) => said.has(item)),
  );
  if (types.length > 0) derived[exploitation.field] = join(types.map(({ code }) => code));
  for (const entry of types) if ('extension' in entry && entry.extension !== undefined) derived[entry.extension] = 'TRUE';
  return derived;
}

function isConsented(payload: Payload): boolean {
  const consent = payload['consent'];
  return isObject(consent) && list(consent['given_for']).length > 0 && !payload['without_consent'];
}

/** The method of control an indicator stands for. Of `CD01|CR03` one holds: then both must stand for the same. */
function findControl(indicator: unknown): string | null {
  if (typeof indicator !== 'string') return null;
  const known: Readonly<Record<string, string>> = table.control.indicators;
  const [first, ...others] = new Set(indicator.split('|').map((each) => known[each] ?? null));
  return others.length === 0 ? (first ?? null) : null;
}

/** The cell of a member; null where nothing is to be said, or where it is of another kind than documented. */
function cell(kind: string, value: unknown): string | null {
  if (kind === 'text' || kind === 'optional_text') return typeof value === 'string' && value !== '' ? value : null;
  if (kind === 'flag') return typeof value === 'boolean' ? String(value).toUpperCase() : null;
  if (kind === 'object') return isObject(value) ? dump(value) : null;
  if (!Array.isArray(value)) return null;
  if (kind === 'list') return value.length > 0 ? dump(value) : null;
  if (!value.every(isCode)) return null;
  if (value.length === 0) return kind === 'codes_or_none' ? NOBODY : null;
  return value.join(' ');
}

/** Whether it can stand among others with spaces between, and is not taken for the sign of an empty list. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && value !== NOBODY && /^\S+$/.test(value);
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** One record as a CSV file: field names, then values. */
export function toCsv(record: HtcdsRecord): string {
  const line = (cells: readonly string[]): string => `${cells.map(quote).join(',')}\r\n`;
  return BYTE_ORDER_MARK + line(Object.keys(record)) + line(Object.values(record));
}

function quote(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
