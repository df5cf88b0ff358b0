/** An answer of `titian drift`, sealed back beside its position: to the same bodies, in the same order. */
import type { RecipientList } from '@titian/sealing';
import { type DriftAnswer, readFile, showAnswer, type Shown } from '../drift/page.ts';
import { HubError } from '../hub/requests.ts';
import { say } from '../hub/say.ts';
import { setText, show } from '../hub/slots.ts';
import { type Inside, sealInside } from './seal.ts';
import { Refused, sendSealed } from './send.ts';

/**
 * What is sealed: the answer whole. Outside stand the position's own cell and time, and so nothing of where it may
 * drift. Refuses `drift.other` for an answer to another event, place or time.
 */
export function makeForecast({ event, cells, observed_at, points, to }: Inside, answer: DriftAnswer): Inside {
  const [point] = points;
  const { request } = answer;
  const isSame =
    request.event === event &&
    request.latitude === point?.latitude &&
    request.longitude === point.longitude &&
    Date.parse(request.observed_at) === Date.parse(observed_at);
  if (!isSame) throw new HubError('drift.other', 0);
  return { event, kind: 'forecast', cells, observed_at, points, words: '', to, drift: answer };
}

/** Beneath an opened position: takes an answer, shows it, and seals it when asked. Returns what takes it off the screen. */
export function offerForecast(page: HTMLElement, view: HTMLElement, position: Inside, list: RecipientList | null): () => void {
  const input = view.querySelector<HTMLInputElement>('#drift-file');
  const place = view.querySelector<HTMLElement>('[data-place="drift-view"]');
  const button = view.querySelector<HTMLButtonElement>('[data-place="seal-forecast"]');
  if (!input || !place || !button) throw new Error('The page has no place for a forecast.');
  let [shown, forecast]: [Shown | null, Inside | null] = [null, null];
  const clear = (): void => {
    shown?.close();
    place.replaceChildren();
    [shown, forecast] = [null, null];
  };
  const warn = (error: unknown): void => {
    setText(view, 'forecast-problem', error instanceof Refused ? error.message : say(page, error));
    show(view, 'forecast-problem', true);
  };
  const take = async (file: File): Promise<void> => {
    clear();
    show(view, 'forecast-problem', false);
    show(view, 'seal-forecast', false);
    const answer = await readFile(file);
    forecast = makeForecast(position, answer);
    shown = showAnswer(page, place, answer);
    show(view, 'seal-forecast', true);
  };
  const seal = async (inside: Inside): Promise<void> => {
    const sealed = await sealInside(inside, inside.to, list);
    window.location.assign(await sendSealed(page.dataset['forecast'] ?? '', { ...inside, to: sealed }));
  };
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file).catch(warn);
  });
  button.addEventListener('click', () => {
    if (forecast === null) return;
    button.disabled = true;
    seal(forecast).catch((error: unknown) => {
      button.disabled = false;
      warn(error);
    });
  });
  return clear;
}
