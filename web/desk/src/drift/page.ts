/** A page that shows an answer of `titian drift`. The file is read here and sent nowhere: the page has no form to send. */
import { HubError } from '../hub/requests.ts';
import { fill, say, sayingFor } from '../hub/say.ts';
import { cloneTemplate, fillList, setText, show } from '../hub/slots.ts';
import { type DriftAnswer, listHours, readAnswer, sayShare, tellHour } from './answer.ts';
import './drift.css';
import type { DriftMap } from './map.ts';
import { makeTexture } from './textures.ts';

export type { DriftAnswer };

/** What stands on the screen. */
export interface Shown {
  close(): void;
}

const MOST_BYTES = 4_000_000;

export function startDriftPage(page: HTMLElement): void {
  const input = page.querySelector<HTMLInputElement>('input[type="file"]');
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!input || !view || view.childElementCount > 0) return;
  let shown: Shown | null = null;
  const take = (): void => {
    const file = input.files?.[0];
    if (file === undefined) return;
    show(page, 'problem', false);
    void readFile(file)
      .then((answer) => {
        shown?.close();
        shown = showAnswer(page, view, answer);
      })
      .catch((error: unknown) => {
        setText(page, 'problem', say(page, error));
        show(page, 'problem', true);
      });
  };
  input.addEventListener('change', take);
  take(); // a file may have been chosen before this page's script was there
}

/** Draws an answer into `view` with the words that `page` brings along; figures at once, the map when it is there. */
export function showAnswer(page: HTMLElement, view: HTMLElement, answer: DriftAnswer): Shown {
  return new Answered(page, view, answer);
}

/** Refuses `drift.unreadable`. */
export async function readFile(file: File): Promise<DriftAnswer> {
  if (file.size > MOST_BYTES) throw new HubError('drift.unreadable', 0);
  return readAnswer(await file.text());
}

class Answered implements Shown {
  readonly #language = document.documentElement.lang || 'en';
  #map: DriftMap | null = null;

  constructor(
    private readonly page: HTMLElement,
    private readonly view: HTMLElement,
    private readonly answer: DriftAnswer,
  ) {
    view.replaceChildren(cloneTemplate(page, 'answer'));
    this.#fillFacts();
    this.#fillLanding();
    this.#fillChoices();
    this.#tell();
    void this.#draw();
  }

  close(): void {
    this.#map?.close();
  }

  #fillFacts(): void {
    const { answer } = this;
    const { request } = answer;
    setText(this.view, 'observed', `${request.observed_at.slice(0, 16).replace('T', ' ')} UTC`);
    setText(this.view, 'hours', String(request.hours));
    setText(this.view, 'drawn', answer.drawn.toLocaleString(this.#language));
    setText(this.view, 'seeds', request.seeds.join(', '));
    setText(this.view, 'types', request.object_types.join(', '));
    setText(this.view, 'wind', this.#saySource(answer.wind));
    setText(this.view, 'current', this.#saySource(answer.current));
    setText(
      this.view,
      'versions',
      Object.entries(answer.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    );
  }

  #saySource({ file, constant }: DriftAnswer['wind']): string {
    if (file !== undefined) return file;
    return fill(sayingFor(this.page, 'constant'), { east: constant?.east ?? 0, north: constant?.north ?? 0 });
  }

  #fillLanding(): void {
    fillList(this.view, 'landing', this.answer.landing, (row, { cell, share, lowest, highest, by_type, first_hour, median_hour }) => {
      setText(row, 'cell', cell);
      setText(row, 'share', this.#say(share));
      setText(row, 'range', `${this.#say(lowest)} \u2013 ${this.#say(highest)}`);
      setText(
        row,
        'by_type',
        Object.entries(by_type)
          .map(([name, part]) => `${name} ${this.#say(part)}`)
          .join(', '),
      );
      setText(row, 'first', first_hour.toLocaleString(this.#language));
      setText(row, 'median', median_hour.toLocaleString(this.#language));
    });
    show(this.view, 'none', this.answer.landing.length === 0);
  }

  #fillChoices(): void {
    const hours = listHours(this.answer);
    for (const hour of hours) this.#hour.append(new Option(String(hour), String(hour)));
    this.#hour.value = String(hours.at(-1) ?? '');
    for (const name of this.answer.request.object_types) this.#type.append(new Option(name, name));
    for (const select of [this.#hour, this.#type]) select.addEventListener('change', () => this.#tell());
    for (const canvas of this.view.querySelectorAll<HTMLCanvasElement>('canvas[data-band]')) {
      const { width, height, data } = makeTexture(Number(canvas.dataset['band']) as 0 | 1 | 2);
      canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    }
  }

  get #hour(): HTMLSelectElement {
    return this.#find<HTMLSelectElement>('#drift-hour');
  }

  get #type(): HTMLSelectElement {
    return this.#find<HTMLSelectElement>('#drift-type');
  }

  /** What the choices come to, in figures and on the map. */
  #tell(): void {
    const [hour, objectType] = [Number(this.#hour.value), this.#type.value || null];
    const { afloat, ashore, left } = tellHour(this.answer, hour, objectType);
    setText(this.view, 'afloat', this.#say(afloat));
    setText(this.view, 'ashore', this.#say(ashore));
    setText(this.view, 'left', this.#say(left));
    this.#map?.showSpots(hour, objectType);
  }

  async #draw(): Promise<void> {
    const place = this.#find<HTMLElement>('[data-place="map"]');
    try {
      const asked = performance.now();
      const { drawMap } = await import('./map.ts');
      const words = { title: place.dataset['title'] ?? '', start: place.dataset['start'] ?? '', language: this.#language };
      this.#map = drawMap(place, this.answer, words, () => (place.dataset['drawn'] = String(Math.round(performance.now() - asked))));
      this.#tell();
    } catch {
      // No map on this machine: the figures stand without it.
      show(this.view, 'no-map', true);
      place.hidden = true;
    }
  }

  #say(share: number): string {
    return sayShare(share, this.#language);
  }

  #find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.view.querySelector<T>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  }
}
