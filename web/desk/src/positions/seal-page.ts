/** Where a position, a forecast or an area is typed in. No field has a name to be sent by: what leaves is sealed, and its cells. */
import { thumbprint } from '@titian/sealing';
import { say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, setText, show } from '../hub/slots.ts';
import { believe, browserMemory } from '../provider/known-trust.ts';
import { findSeas, isInSea, nameCells, type Point, readDegrees, type Sea } from './cells.ts';
import { type Inside, type Kind, sealInside } from './seal.ts';
import { Refused, sendSealed } from './send.ts';

/** What the page brings: whose lists to believe, which seas there are. Nothing in it is secret. */
interface Facts {
  readonly event: string;
  /** The alert whose exact area it is; null of what stands beside the event alone. */
  readonly alert: string | null;
  readonly sea: string;
  readonly seas: readonly Sea[];
  readonly organisation: string;
  readonly root: unknown;
  readonly keys: string;
  readonly recipients: string | null;
}

type Typed = { readonly fault: string } | { readonly inside: Inside };

const FEWEST_RESCUERS = 2;

export function startSealPage(page: HTMLElement): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  const facts = page.querySelector('script[type="application/json"]')?.textContent;
  if (!view || !facts || view.childElementCount > 0) return;
  new SealPage(page, view, JSON.parse(facts) as Facts).begin();
}

class SealPage {
  constructor(
    private readonly page: HTMLElement,
    private readonly view: HTMLElement,
    private readonly facts: Facts,
  ) {}

  begin(): void {
    this.view.replaceChildren(cloneTemplate(this.page, 'form'));
    if (this.facts.alert !== null) {
      const kind = this.#find<HTMLSelectElement>('#kind');
      kind.value = 'area';
      kind.disabled = true;
    }
    this.#addPoint();
    this.#find('[data-place="add"]').addEventListener('click', () => this.#addPoint().focus());
    this.#find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      show(this.view, 'problem', false);
      void this.#keep();
    });
  }

  #addPoint(): HTMLInputElement {
    const list = this.#find('[data-list="points"]');
    const row = list.querySelector('template')?.content.cloneNode(true) as DocumentFragment;
    const point = row.querySelector<HTMLElement>('[data-place="point"]');
    const latitude = row.querySelector<HTMLInputElement>('[data-place="latitude"]');
    if (!point || !latitude) throw new Error('The page has no row for a point.');
    row.querySelector('[data-place="remove"]')?.addEventListener('click', () => point.remove());
    list.append(row);
    return latitude;
  }

  async #keep(): Promise<void> {
    const typed = this.#read();
    if ('fault' in typed) return this.#warn(typed.fault);
    const button = this.#find<HTMLButtonElement>('button[type="submit"]');
    button.disabled = true;
    try {
      const { organisation, root, keys, recipients } = this.facts;
      const trusted = { organisationId: organisation, rootJwk: root, keys, recipients };
      const { list } = await believe(trusted, await thumbprint(root), browserMemory());
      const { kind, cells, observed_at, to } = typed.inside;
      const { alert } = this.facts;
      const sealed = await sealInside(typed.inside, to, list);
      const brought = { kind, cells, observed_at, to: sealed, ...(alert === null ? {} : { alert }) };
      window.location.assign(await sendSealed(this.page.dataset['address'] ?? '', brought));
    } catch (error) {
      button.disabled = false;
      this.#warn(error instanceof Refused ? error.message : say(this.page, error));
    }
  }

  #read(): Typed {
    const kind = this.#find<HTMLSelectElement>('#kind').value as Kind;
    const points = this.#readPoints();
    const wrong = points === null ? 'position.unreadable' : kind === 'position' && points.length > 1 ? 'position.one_point' : null;
    if (points === null || wrong !== null) return { fault: sayingFor(this.page, wrong ?? 'position.unreadable') };
    const sea = this.facts.seas.find(({ code }) => code === this.facts.sea);
    const outside = points.find((point) => sea === undefined || !isInSea(point, sea));
    if (outside !== undefined) return { fault: this.#sayOutside(outside) };
    const at = this.#find<HTMLInputElement>('#observed-at').value;
    if (at === '') return { fault: sayingFor(this.page, 'position.when') };
    const rescuers = this.#chosen('rescue');
    const protectors = this.#chosen('protection');
    if (new Set(rescuers).size < FEWEST_RESCUERS || protectors.length === 0) return { fault: sayingFor(this.page, 'position.too_few') };
    const to = [...new Set([...rescuers, ...protectors])];
    const words = this.#find<HTMLTextAreaElement>('#words').value.trim().normalize('NFC');
    const observed_at = new Date(`${at}Z`).toISOString().replace('.000Z', 'Z');
    return { inside: { event: this.facts.event, kind, cells: nameCells(points), observed_at, points, words, to } };
  }

  /** Every row that is filled; null where one of them cannot be read for sure, or none is filled. */
  #readPoints(): readonly Point[] | null {
    const points: Point[] = [];
    for (const row of this.view.querySelectorAll<HTMLElement>('[data-place="point"]')) {
      const [north = '', east = ''] = ['latitude', 'longitude'].map(
        (name) => row.querySelector<HTMLInputElement>(`[data-place="${name}"]`)?.value.trim() ?? '',
      );
      if (north === '' && east === '') continue;
      const [latitude, longitude] = [readDegrees(north, 'latitude'), readDegrees(east, 'longitude')];
      if (latitude === null || longitude === null) return null;
      points.push({ latitude, longitude });
    }
    return points.length === 0 ? null : points;
  }

  /** On land, or in another sea than the event's: which, by name. */
  #sayOutside(point: Point): string {
    const others = findSeas(point, this.facts.seas);
    if (others.length === 0) return sayingFor(this.page, 'position.on_land');
    return `${sayingFor(this.page, 'position.other_sea')} ${others.map(({ name }) => name).join(', ')}.`;
  }

  #chosen(part: string): readonly string[] {
    return [...this.view.querySelectorAll<HTMLSelectElement>(`select[data-part-of="${part}"]`)].map(({ value }) => value).filter(Boolean);
  }

  #warn(problem: string): void {
    setText(this.view, 'problem', problem);
    show(this.view, 'problem', true);
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.view.querySelector<T>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  }
}
