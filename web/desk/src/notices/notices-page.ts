/** "Notices in this browser": on, off, and what it says. The hub learns the browser's address at its maker's service. */
import { isBrowser } from '@titian/contracts/browser';
import { type Hub, HubError, makeHub, pageToken } from '../hub/requests.ts';
import { say, sayingFor } from '../hub/say.ts';
import { WORDS_ADDRESS, WORDS_CACHE, type Words } from './words.ts';

type State = 'on' | 'off' | 'busy' | 'denied' | 'unsupported';

/** The browser's own service gave no address, or none of the kind the hub can use. */
const PUSH_FAILED = new HubError('push.failed', 0);

export function startNoticesPage(page: HTMLElement): void {
  void new NoticesPage(page, makeHub(pageToken)).start();
}

class NoticesPage {
  constructor(
    private readonly page: HTMLElement,
    private readonly hub: Hub,
  ) {}

  async start(): Promise<void> {
    for (const button of this.page.querySelectorAll<HTMLButtonElement>('[data-do]')) {
      button.addEventListener('click', () => void this.attempt(button.dataset['do'] === 'on' ? () => this.turnOn() : () => this.turnOff()));
    }
    await this.attempt(() => this.look());
  }

  private async attempt(work: () => Promise<State>): Promise<void> {
    this.tell('busy');
    try {
      this.tell(await work());
    } catch (error) {
      this.tell('off', say(this.page, error));
    }
  }

  private async look(): Promise<State> {
    if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
    const subscription = await this.find();
    const known = subscription ? idOf(await this.hub.post('/notices/browsers/find', { endpoint: subscription.endpoint })) : null;
    if (known === null) return Notification.permission === 'denied' ? 'denied' : 'off';
    const mark = document.querySelector<HTMLElement>(`[data-browser="${known}"]`);
    if (mark) mark.hidden = false;
    await this.keepWords();
    return 'on';
  }

  private async turnOn(): Promise<State> {
    if ((await Notification.requestPermission()) !== 'granted') return 'denied';
    await this.keepWords();
    const { worker = '', key = '' } = this.page.dataset;
    const registration = await navigator.serviceWorker.register(worker, { scope: scopeOf(worker) });
    await (await registration.pushManager.getSubscription())?.unsubscribe(); // it may be of another key, or of another account
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => {
      throw PUSH_FAILED;
    });
    await this.hub.post('/notices/browsers', { endpoint: subscription.endpoint });
    window.location.reload();
    return 'busy';
  }

  private async turnOff(): Promise<State> {
    const subscription = await this.find();
    if (subscription) {
      await this.hub.post('/notices/browsers/forget', { endpoint: subscription.endpoint });
      await subscription.unsubscribe();
    }
    await (await this.registration())?.unregister();
    await caches.delete(WORDS_CACHE);
    window.location.reload();
    return 'busy';
  }

  private async registration(): Promise<ServiceWorkerRegistration | undefined> {
    return navigator.serviceWorker.getRegistration(scopeOf(this.page.dataset['worker'] ?? ''));
  }

  private async find(): Promise<PushSubscription | null> {
    return (await (await this.registration())?.pushManager.getSubscription()) ?? null;
  }

  private async keepWords(): Promise<void> {
    const words: Words = {
      title: this.page.dataset['title'] ?? '',
      said: this.page.dataset['said'] ?? '',
      language: document.documentElement.lang,
    };
    await (await caches.open(WORDS_CACHE)).put(WORDS_ADDRESS, new Response(JSON.stringify(words)));
  }

  private tell(state: State, sentence = sayingFor(this.page, `state.${state}`)): void {
    const place = this.page.querySelector<HTMLElement>('[data-place="state"]');
    if (place) place.textContent = sentence;
    const controls = this.page.querySelector<HTMLElement>('[data-part="controls"]');
    if (controls) controls.hidden = state !== 'on' && state !== 'off';
    for (const button of this.page.querySelectorAll<HTMLButtonElement>('[data-do]')) {
      button.hidden = (button.dataset['do'] === 'on') === (state === 'on');
    }
  }
}

/** The folder the script lies in, which is all it may reach. */
function scopeOf(worker: string): string {
  return worker.slice(0, worker.lastIndexOf('/') + 1);
}

function idOf(answer: unknown): string | null {
  return isBrowser(answer) ? answer.id : null;
}
