/**
 * Many people met by several phones without a network, as in `make bench`: the keeper, board, slips and pictures that
 * run on a phone, over a vault that forgets to encrypt. The ciphers are left out, for they are measured elsewhere.
 *
 *     node web/field/bench-arrival.mjs 7000 10
 */
import type { Vault, VaultContents, VaultStore } from '../vault/vault.ts';
import type { Part, SlipState } from './board.ts';
import type { ArrivalEvent } from './held.ts';
import { ArrivalKeeper } from './keeper.ts';
import { readPicture } from './pictures.ts';

const EVENT: ArrivalEvent = {
  kind: 'release',
  place: 'Bridge (practice, nobody is real)',
  began_at: '2026-11-25T03:00:00Z',
  authority: 'army',
};
const CELLS = ['a0.f', 'a0.m', 'a5.f', 'a5.m', 'a12.f', 'a12.m', 'a18.f', 'a18.m', 'a18.m', 'a18.m', 'a60.f', 'ax.x'];
/** What happens to people after they wait, one way after the other; each step is told by some phone or other. */
const WAYS: readonly { readonly steps: readonly SlipState[]; readonly part: Part }[] = [
  { steps: [], part: 'waiting' },
  { steps: ['urgent'], part: 'waiting' },
  { steps: ['in_conversation'], part: 'seen' },
  { steps: ['in_conversation', 'referred'], part: 'seen' },
  { steps: ['urgent', 'in_conversation', 'referred', 'sheltered'], part: 'seen' },
  { steps: ['in_conversation', 'sheltered', 'transferred'], part: 'transferred' },
  { steps: ['in_conversation', 'left'], part: 'left' },
  { steps: ['urgent', 'hospital'], part: 'hospital' },
  { steps: ['removed'], part: 'removed' },
  { steps: ['unknown'], part: 'unknown' },
];

/** Stands in for a vault where nothing is to be kept. */
export class Memory {
  readonly #rows = new Map<string, string>();
  async put<S extends VaultStore>(store: S, id: string, value: VaultContents[S]): Promise<void> {
    this.#rows.set(`${store}|${id}`, JSON.stringify(value));
  }
  async get<S extends VaultStore>(store: S, id: string): Promise<VaultContents[S] | undefined> {
    const row = this.#rows.get(`${store}|${id}`);
    return row === undefined ? undefined : (JSON.parse(row) as VaultContents[S]);
  }
  getUnlessDamaged<S extends VaultStore>(store: S, id: string): Promise<VaultContents[S] | undefined> {
    return this.get(store, id);
  }
  async list<S extends VaultStore>(store: S): Promise<{ id: string; value: VaultContents[S] }[]> {
    return [...this.#rows].flatMap(([key, row]) =>
      key.startsWith(`${store}|`) ? [{ id: key.slice(store.length + 1), value: JSON.parse(row) as VaultContents[S] }] : [],
    );
  }
  async remove(store: VaultStore, id: string): Promise<void> {
    this.#rows.delete(`${store}|${id}`);
  }
}

/** A small repeatable chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

export interface Crowd {
  readonly arrival_id: string;
  /** By phone, the items it would send; the last phone never sends, another carries its lines. */
  readonly items: readonly (readonly unknown[])[];
  /** What is true, known to nobody but this simulation. */
  readonly truth: {
    readonly arrived: number;
    readonly parts: Readonly<Record<string, number>>;
    readonly disputed: readonly string[];
    readonly without_slip: number;
  };
  readonly phone_seconds: number;
  /** Of a processor, whatever else this machine does. */
  readonly phone_cpu_seconds: number;
  readonly touches: number;
  readonly pictures: number;
  readonly picture_seconds: number;
  /** What the phone with the most lines shows of its own. */
  readonly figures_ms: number;
}

export async function meet(people: number, phones: number, seed = 7): Promise<Crowd> {
  const next = chance(seed);
  const any = (): number => Math.floor(next() * phones);
  const keepers = Array.from({ length: phones }, () => new ArrivalKeeper(new Memory() as unknown as Vault));
  const at = (phone: number): ArrivalKeeper => {
    const keeper = keepers[phone];
    if (!keeper) throw new RangeError(`no phone ${phone}`);
    return keeper;
  };
  const arrivalId = await at(0).open(EVENT);
  for (let phone = 1; phone < phones; phone += 1) await show(await at(0).share(arrivalId), at(phone));

  const parts: Record<string, number> = {};
  const disputed: string[] = [];
  let touches = 0;
  const began = performance.now();
  const used = process.cpuUsage();
  for (let person = 0; person < people; person += 1) {
    const gate = any();
    await at(gate).count(arrivalId, 'heads', CELLS[person % CELLS.length] ?? 'ax.x', 1);
    touches += 1;
    if (person % 200 === 199) continue; // nobody gave this one a slip
    const slip = await at(gate).giveSlip(arrivalId, 'waiting', null);
    touches += 1;
    const way = WAYS[person % WAYS.length];
    for (const step of way?.steps ?? []) {
      await at(any()).setState(arrivalId, slip, step);
      touches += 1;
    }
    if (person % 500 === 250) {
      // Two phones at two tables, and neither knows of the other.
      const one = any();
      await at(one).setState(arrivalId, slip, 'hospital');
      await at((one + 1) % phones).setState(arrivalId, slip, 'removed');
      touches += 2;
      disputed.push(slip);
    } else if (way) parts[way.part] = (parts[way.part] ?? 0) + 1;
  }
  const phoneSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);

  // The last phone's battery is nearly empty: it hands over to the first, picture by picture, some of them twice.
  const handing = performance.now();
  const shown = await at(phones - 1).handOver(arrivalId);
  for (const text of shown.toReversed()) await show(text, at(0));
  for (const text of shown.slice(0, 5)) await show(text, at(0));
  const pictureSeconds = (performance.now() - handing) / 1000;

  const items: unknown[][] = [];
  for (let phone = 0; phone < phones - 1; phone += 1) items.push(await at(phone).due());
  const reading = performance.now();
  const read = await at(0).read(arrivalId);
  read?.board.figures();
  return {
    arrival_id: arrivalId,
    items,
    truth: { arrived: people, parts, disputed: disputed.sort(), without_slip: Math.floor(people / 200) },
    phone_seconds: phoneSeconds,
    phone_cpu_seconds: (user + system) / 1e6,
    touches,
    pictures: shown.length,
    picture_seconds: pictureSeconds,
    figures_ms: performance.now() - reading,
  };
}

async function show(text: string, to: ArrivalKeeper): Promise<void> {
  const picture = readPicture(text);
  if (!picture) throw new Error('a picture nobody can read');
  await to.takeIn(picture);
}
