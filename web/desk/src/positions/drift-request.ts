/** A request for `titian drift`, made of an opened position: saved as a file on this machine, and sent nowhere. */
import type { DriftAnswer } from '@titian/contracts/types';
import { download } from '../hub/download.ts';
import { HubError } from '../hub/requests.ts';
import { say } from '../hub/say.ts';
import { setText, show } from '../hub/slots.ts';
import type { Inside } from './seal.ts';

export type DriftRequest = DriftAnswer['request'];

/** What somebody typed, as they typed it. */
export interface Typed {
  readonly kilometres: string;
  readonly hours: string;
  readonly types: string;
  readonly wind: string;
  readonly current: string;
}

const FEWEST_TYPES = 3;
const SEEDS = [0, 1, 2];
const PARTICLES = 500;
const TWO_NUMBERS = /^([-+−]?\d+(?:[.,]\d+)?)\s+([-+−]?\d+(?:[.,]\d+)?)$/;

/** Refuses `drift.numbers`, `drift.types` and `drift.sources`. */
export function makeRequest({ event, observed_at, points }: Inside, typed: Typed): DriftRequest {
  const [point] = points;
  const [kilometres, hours] = [readNumber(typed.kilometres), readNumber(typed.hours)];
  if (point === undefined || !(kilometres >= 0.05 && kilometres <= 50) || !Number.isInteger(hours) || hours < 1 || hours > 240)
    throw new HubError('drift.numbers', 0);
  const types = typed.types
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const isKnown = types.every((each) => /^[A-Z0-9][A-Z0-9+/_.-]{1,40}$/.test(each));
  if (!isKnown || types.length < FEWEST_TYPES || types.length > 12 || new Set(types).size !== types.length)
    throw new HubError('drift.types', 0);
  return {
    format: 'titian.drift.request',
    version: 1,
    event,
    observed_at,
    latitude: point.latitude,
    longitude: point.longitude,
    radius_metres: Math.round(kilometres * 1000),
    hours,
    particles: PARTICLES,
    object_types: types,
    seeds: SEEDS,
    wind: readSource(typed.wind),
    current: readSource(typed.current),
  };
}

function readNumber(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.').replace('−', '-'));
}

/** `5 -4`: m/s to the east and the north. Anything else is the name of a file that lies beside the request. */
function readSource(typed: string): DriftRequest['wind'] {
  const [, east, north] = TWO_NUMBERS.exec(typed.trim()) ?? [];
  if (east !== undefined && north !== undefined) {
    const constant = { east: readNumber(east), north: readNumber(north) };
    if (Math.abs(constant.east) > 60 || Math.abs(constant.north) > 60) throw new HubError('drift.sources', 0);
    return { constant };
  }
  const file = typed.trim();
  if (file === '' || file.length > 200 || /[/\\]/.test(file) || !file.includes('.')) throw new HubError('drift.sources', 0);
  return { file };
}

/** The form beneath an opened position. */
export function offerRequest(page: HTMLElement, view: HTMLElement, inside: Inside): void {
  const form = view.querySelector<HTMLFormElement>('[data-place="drift"]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    show(view, 'drift-problem', false);
    const typed = (name: keyof Typed): string => form.querySelector<HTMLInputElement>(`#drift-${name}`)?.value ?? '';
    try {
      const request = makeRequest(inside, {
        kilometres: typed('kilometres'),
        hours: typed('hours'),
        types: typed('types'),
        wind: typed('wind'),
        current: typed('current'),
      });
      download(new TextEncoder().encode(JSON.stringify(request)), `${inside.event.slice(0, 8)}.drift-request.json`, 'application/json');
    } catch (error) {
      setText(view, 'drift-problem', say(page, error));
      show(view, 'drift-problem', true);
    }
  });
}
