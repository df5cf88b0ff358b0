/** A referral that came by hand: squares are read, opened and checked here, and nothing is told to the hub. */
import { SealingError } from '@titian/sealing';
import { readSquaresText } from '@titian/sealing/squares';
import { cloneTemplate } from '../hub/slots.ts';
import { browserMemory } from './known-trust.ts';
import { openBySquares } from './open-squares.ts';
import { fillOpened } from './package-page.ts';
import { startOpening } from './seven-words.ts';
import { getWording } from './wording.ts';

/** Longest sides of a photo at which squares are looked for: too large is slow and too small is blurred. */
const SIDES = [1200, 800, 2000];

export function startSquaresPage(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>('[data-place="slip-form"]');
  const content = page.querySelector<HTMLElement>('[data-place="content"]');
  const problem = page.querySelector<HTMLElement>('[data-place="slip-problem"]');
  if (!form || !content || !problem) return;
  const complain = (saying: string | undefined): void => {
    problem.textContent = saying ?? '';
    problem.hidden = saying === undefined;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const picture = form.querySelector<HTMLInputElement>('[name="picture"]')?.files?.[0];
    const text = form.querySelector<HTMLTextAreaElement>('[name="text"]')?.value ?? '';
    if (!picture && text === '') return complain(problem.dataset['empty']);
    void readSquares(picture, text).then(
      (sealed) => {
        complain(undefined);
        form.hidden = true;
        content.hidden = false;
        show(page, sealed);
      },
      () => complain(problem.dataset['unread']),
    );
  });
  // Pressed before this stood, the form would have gone to the hub, and what was read with it in the address.
  form.querySelector('button')?.removeAttribute('disabled');
}

function show(page: HTMLElement, sealed: Uint8Array): void {
  startOpening(page, (hub, view) => ({
    async open(keys, facts) {
      const read = await openBySquares(sealed, keys, facts, browserMemory());
      const wording = await getWording(hub, read.trust, read.release).catch(() => null);
      view.replaceChildren(cloneTemplate(page, 'opened'));
      fillOpened(view, read, wording);
      view.querySelector('[data-place="save-htcds"]')?.closest('details')?.remove();
      for (const part of page.querySelectorAll<HTMLElement>('[data-dropped]')) {
        part.hidden = !read.payload.dropped?.includes(part.dataset['dropped'] ?? '');
      }
    },
    // Nobody is told: the hub does not know that there were any.
    opened: () => Promise.resolve(),
  }));
}

async function readSquares(picture: File | undefined, text: string): Promise<Uint8Array> {
  return readSquaresText(picture ? await decodePicture(picture) : text);
}

/** The text of the squares in a photo. Raises where none is found. */
async function decodePicture(picture: File): Promise<string> {
  const { decodeQR } = await import('qr/decode.js');
  const whole = await createImageBitmap(picture);
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(whole.width, whole.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(whole.width * scale);
    canvas.height = Math.round(whole.height * scale);
    const drawing = canvas.getContext('2d', { willReadFrequently: true });
    if (!drawing) break;
    drawing.drawImage(whole, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // Not at this size.
    }
  }
  throw new SealingError('package.malformed');
}
