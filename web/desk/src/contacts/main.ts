/** The page under `/contacts/`: what this device kept at once, then what the hub says. A line is one touch to a call. */
import { findKept, forget, keep } from './sealed.ts';
import { askHub, type Sheet } from './sheet.ts';

const CACHE = 'titian-contacts';

const find = <Kind extends Element>(selector: string): Kind => {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
};
const page = find<HTMLElement>('main');
const keepButton = find<HTMLButtonElement>('[data-do="keep"]');
const dropButton = find<HTMLButtonElement>('[data-do="drop"]');
let shown: Sheet | null = null;

function say(what: string): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-say]')) each.hidden = each.dataset['say'] !== what;
}

function draw(sheet: Sheet | null, isKept: boolean): void {
  shown = sheet;
  find('#lines').replaceChildren(
    ...(sheet?.lines ?? []).map((line) => {
      const [item, link, title, number, told] = (['li', 'a', 'strong', 'b', 'small'] as const).map((name) =>
        document.createElement(name),
      ) as [HTMLElement, HTMLAnchorElement, HTMLElement, HTMLElement, HTMLElement];
      link.href = `tel:${line.number}`;
      title.textContent = line.title;
      number.textContent = line.number;
      told.textContent = line.told;
      link.append(title, number, told);
      item.append(link);
      return item;
    }),
  );
  for (const each of document.querySelectorAll('[data-as-of]')) each.textContent = sheet?.as_of ?? '';
  keepButton.hidden = sheet === null || isKept || !('serviceWorker' in navigator);
  dropButton.hidden = !isKept;
  find<HTMLElement>('[data-part="kept"]').hidden = !isKept;
}

async function start(): Promise<void> {
  const kept = await findKept(new Date()).catch(() => null);
  draw(kept, kept !== null);
  const answer = await askHub(page.dataset['data'] ?? '');
  if (typeof answer === 'object') {
    if (kept !== null) await keep(answer);
    draw(answer, kept !== null);
    say(answer.lines.length === 0 ? 'empty' : '');
  } else if (answer === 'refused') {
    await drop();
    draw(null, false);
    say('refused');
  } else say(kept === null ? 'none' : answer === 'out' ? 'out' : 'kept');
}

async function keepHere(): Promise<void> {
  if (shown === null) return;
  await navigator.serviceWorker.register(page.dataset['worker'] ?? '', { scope: location.pathname });
  await navigator.serviceWorker.ready;
  await keep(shown);
  draw(shown, true);
}

async function drop(): Promise<void> {
  await forget();
  await (await navigator.serviceWorker?.getRegistration(location.pathname))?.unregister();
  await caches.delete(CACHE);
}

keepButton.addEventListener('click', () => void keepHere());
dropButton.addEventListener('click', () => void drop().then(() => draw(shown, false)));
void start();
