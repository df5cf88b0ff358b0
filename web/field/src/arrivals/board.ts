import codes from '../../../../contracts/arrivals/codes.json';

export type SlipState = keyof typeof codes.states;
export type TallyKind = 'heads' | 'needs';

/** What one writer last said of one slip. No person, answer or referral is in it. */
export interface SlipLine {
  readonly slip: string;
  readonly writer: string;
  readonly number: number;
  readonly state: SlipState;
  /** By writer, the lines that stood for this slip when this one was written. */
  readonly seen: Readonly<Record<string, number>>;
  /** This writer handed the slip to somebody. */
  readonly issued: boolean;
  /** The first slip of the family, where the writer said so. */
  readonly family: string | null;
}

/** What one writer has counted. */
export interface TallyLine {
  readonly kind: TallyKind;
  readonly writer: string;
  readonly number: number;
  readonly cells: Readonly<Record<string, number>>;
}

export interface Lines {
  readonly slips: readonly SlipLine[];
  readonly tallies: readonly TallyLine[];
}

/** How a slip stands. `states` has more than one where nobody may choose but a person. */
export interface Standing {
  readonly states: readonly SlipState[];
  /** How many people were given this number, as far as no person has looked at it. */
  readonly givenTo: number;
  readonly family: string | null;
}

export const STATES = Object.keys(codes.states) as SlipState[];
/** The parts of the figure sheet, in its order. */
export const PARTS = ['seen', 'waiting', 'left', 'hospital', 'transferred', 'removed', 'died', 'unknown'] as const;
export type Part = (typeof PARTS)[number];

/** arrived = the eight parts + disputed + given_twice + without_slip, always. */
export interface Sheet {
  readonly arrived: number;
  readonly parts: Readonly<Record<Part, number>>;
  readonly disputed: number;
  readonly given_twice: number;
  /** Counted but without a slip; below zero: with a slip but not counted. */
  readonly without_slip: number;
}

export interface Figures {
  readonly sheet: Sheet;
  readonly states: Readonly<Record<SlipState, number>>;
  readonly heads: Readonly<Record<string, number>>;
  readonly needs: Readonly<Record<string, number>>;
  /** Families of whom somebody is gone and somebody is still here. */
  readonly families_apart: number;
}

const AFTER: Readonly<Record<SlipState, readonly string[]>> = Object.fromEntries(
  STATES.map((state) => [state, codes.states[state].overtaken_by]),
) as unknown as Readonly<Record<SlipState, readonly string[]>>;
const GONE: readonly SlipState[] = ['left', 'hospital', 'transferred', 'removed', 'died'];

/** All lines a phone knows of one arrival. The rules, and why they hold, stand in contracts/arrivals/README.md. */
export class Board {
  readonly #slips = new Map<string, Map<string, SlipLine>>();
  readonly #tallies = new Map<string, TallyLine>();

  constructor(lines?: Lines) {
    if (lines) this.takeAll(lines);
  }

  /** Takes in lines from anywhere, in any order, as often as they come. Answers those that were news. */
  takeAll(lines: Lines): Lines {
    return {
      slips: lines.slips.filter((line) => this.takeSlip(line)),
      tallies: lines.tallies.filter((line) => this.takeTally(line)),
    };
  }

  takeSlip(line: SlipLine): boolean {
    let lines = this.#slips.get(line.slip);
    if (!lines) this.#slips.set(line.slip, (lines = new Map<string, SlipLine>()));
    if (!isNewer(line, lines.get(line.writer))) return false;
    lines.set(line.writer, line);
    return true;
  }

  takeTally(line: TallyLine): boolean {
    const place = `${line.kind} ${line.writer}`;
    if (!isNewer(line, this.#tallies.get(place))) return false;
    this.#tallies.set(place, line);
    return true;
  }

  lines(): Lines {
    return { slips: [...this.#slips.values()].flatMap((lines) => [...lines.values()]), tallies: [...this.#tallies.values()] };
  }

  slips(): string[] {
    return [...this.#slips.keys()].sort();
  }

  has(slip: string): boolean {
    return this.#slips.has(slip);
  }

  standing(slip: string): Standing {
    return readStanding([...(this.#slips.get(slip)?.values() ?? [])]);
  }

  /** What this writer says now of a slip, having seen all that this board knows of it. The board takes it in. */
  say(slip: string, writer: string, state: SlipState, more: { readonly issued?: boolean; readonly family?: string | null } = {}): SlipLine {
    const lines = this.#slips.get(slip);
    const before = lines?.get(writer);
    const seen: Record<string, number> = {};
    for (const line of lines?.values() ?? []) if (line.writer !== writer) seen[line.writer] = line.number;
    const line: SlipLine = {
      slip,
      writer,
      number: (before?.number ?? 0) + 1,
      state,
      seen,
      issued: more.issued ?? before?.issued ?? false,
      family: more.family === undefined ? (before?.family ?? null) : more.family,
    };
    this.takeSlip(line);
    return line;
  }

  /** One more, or one less, in a cell of what this writer counts. */
  count(kind: TallyKind, writer: string, cell: string, by: number): TallyLine {
    const before = this.#tallies.get(`${kind} ${writer}`);
    const cells = { ...before?.cells, [cell]: (before?.cells[cell] ?? 0) + by };
    const line: TallyLine = { kind, writer, number: (before?.number ?? 0) + 1, cells };
    this.takeTally(line);
    return line;
  }

  sum(kind: TallyKind): Record<string, number> {
    const sums: Record<string, number> = {};
    for (const line of this.#tallies.values()) {
      if (line.kind !== kind) continue;
      for (const [cell, count] of Object.entries(line.cells)) sums[cell] = (sums[cell] ?? 0) + count;
    }
    return sums;
  }

  figures(): Figures {
    const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<SlipState, number>;
    const parts = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>;
    const families = new Map<string, Set<boolean>>();
    let disputed = 0;
    let givenTwice = 0;
    for (const lines of this.#slips.values()) {
      const { states: said, givenTo, family } = readStanding([...lines.values()]);
      const [state] = said;
      if (!state) continue;
      givenTwice += Math.max(0, givenTo - 1);
      if (said.length > 1) {
        disputed += 1;
        continue;
      }
      states[state] += 1;
      parts[codes.states[state].sheet as Part] += 1;
      if (family !== null) families.set(family, (families.get(family) ?? new Set<boolean>()).add(GONE.includes(state)));
    }
    const heads = this.sum('heads');
    const arrived = total(heads);
    const without_slip = arrived - total(parts) - disputed - givenTwice;
    return {
      sheet: { arrived, parts, disputed, given_twice: givenTwice, without_slip },
      states,
      heads,
      needs: this.sum('needs'),
      families_apart: [...families.values()].filter((where) => where.size > 1).length,
    };
  }
}

function total(cells: Readonly<Record<string, number>>): number {
  return Object.values(cells).reduce((sum, count) => sum + count, 0);
}

function isNewer<L extends SlipLine | TallyLine>(line: L, held: L | undefined): boolean {
  if (!held || line.number !== held.number) return !held || line.number > held.number;
  return plain(line) > plain(held);
}

/** Canonical JSON of a line: its parts are strings, numbers, truths and flat tables with plain names. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function readStanding(lines: readonly SlipLine[]): Standing {
  const isSeen = (line: SlipLine): boolean =>
    lines.some((other) => other.writer !== line.writer && (other.seen[line.writer] ?? 0) >= line.number);
  const unseen = lines.filter((line) => !isSeen(line));
  const said = new Set((unseen.length > 0 ? unseen : lines).map((line) => line.state));
  const states = STATES.filter((state) => said.has(state) && !AFTER[state].some((later) => said.has(later as SlipState)));
  const issued = lines.filter((line) => line.issued);
  const hasSeen = (line: SlipLine, other: SlipLine): boolean => line.writer === other.writer || (line.seen[other.writer] ?? 0) >= 1;
  const isSettled = issued.length < 2 || lines.some((line) => issued.every((other) => hasSeen(line, other)));
  const [family] = lines.filter((line) => line.family !== null).sort((a, b) => b.number - a.number || (a.writer < b.writer ? 1 : -1));
  return { states, givenTo: isSettled ? Math.min(issued.length, 1) : issued.length, family: family?.family ?? null };
}
