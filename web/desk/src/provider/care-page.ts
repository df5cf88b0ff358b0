/** The opened key on its own page: its words, colleagues without it, the next key, and what is open to seal anew. */
import { fingerprintWords } from '@titian/sealing/words';
import htmx from 'htmx.org';
import { makeHub, pageToken } from '../hub/requests.ts';
import { codeOf } from '../hub/say.ts';
import { fillList, setText, show } from '../hub/slots.ts';
import { keepFiles, listMissing, listReceivers, lockWithNewWords, openWithPaper, pinNewRoot, underNewRoot } from './care.ts';
import { readHolder, ring, showOpen } from './key-bar.ts';
import { KeySteps } from './key-steps.ts';
import { browserMemory, believe } from './known-trust.ts';
import { makeNextKey, uploadOf } from './make-key.ts';
import { joinKeys, NoKeyFile, type OpenedKey, type OpenedKeys, unlock } from './open-package.ts';
import { getOrganisationKey, type Member, type OrganisationKeyFacts } from './organisation.ts';
import { listOpenComplaints, listOpenPackages, type Resealed, resealOpen } from './reseal.ts';
import { faultInCount } from './seven-words.ts';

/** The hub's root is another than the one in the member's file or in this browser's memory; or two files name two. */
const OTHER_ROOT = new Set(['root.mismatch', 'member_file.wrong_root']);

/** What is open already, with the words new files are locked with, while the words of an older key are asked for. */
interface OpenedBefore {
  readonly keys: OpenedKeys;
  readonly phrase: string;
}

interface Asking {
  readonly problem?: unknown;
  readonly typed?: string;
  readonly older?: OpenedBefore | null;
}

export function startCarePage(page: HTMLElement): void {
  const view = page.querySelector<HTMLElement>('[data-place="view"]');
  if (!view || view.childElementCount > 0) return;
  const hub = makeHub(pageToken);
  const memory = browserMemory();
  const steps = new KeySteps(page, view);
  const hasFile = page.dataset['hasFile'] === 'yes';
  const listOpen = page.dataset['holds'] === 'complaints' ? listOpenComplaints : listOpenPackages;

  /** What is open, with the words that opened it: the next key is locked with the same ones. Gone with the page. */
  const open = async (phrase: string, older: OpenedBefore | null = null): Promise<void> => {
    steps.draw('working');
    let facts: OrganisationKeyFacts | null = null;
    try {
      facts = await getOrganisationKey(hub);
      const opened = await unlock(facts, phrase);
      const keys = older === null ? opened : joinKeys(older.keys, opened);
      await believe(facts, keys[0].rootThumbprint, memory);
      const own = older?.phrase ?? phrase;
      await ring.hold(readHolder(), keys);
      showOpened(facts, keys, own);
      ring.whenForgotten(() => {
        if (view.querySelector('[data-place="care-open"]')) ask();
      });
      showOpen();
      const resealed = await resealOpen(hub, facts, keys, memory, listOpen);
      if (view.querySelector('[data-place="care-open"]')) showResealed(resealed, () => ask({ older: { keys, phrase: own } }));
    } catch (error) {
      if (error instanceof NoKeyFile) return askNobody();
      if (facts !== null && OTHER_ROOT.has(codeOf(error))) return askRoot(facts, phrase, older);
      ask({ problem: error, typed: phrase, older });
    }
  };

  /** The country has a new root, or the hub is not what it says it is: the member's files are pinned anew by its words. */
  const askRoot = (facts: OrganisationKeyFacts, phrase: string, older: OpenedBefore | null): void => {
    steps.askRoot(facts.rootJwk, async () => {
      await keepFiles(hub, await pinNewRoot(facts, phrase, memory), null);
      // What was open before was under the old root: it is opened again with its own words.
      await open(older?.phrase ?? phrase);
    });
  };

  const ask = ({ problem, typed = '', older = null }: Asking = {}): void => {
    steps.draw('care_locked');
    show(view, 'older', older !== null);
    show(view, 'any', older === null);
    const entry = view.querySelector<HTMLInputElement>('[name="words"]');
    if (problem !== undefined) {
      steps.complain(problem);
      if (entry) entry.value = typed; // Mending one word is easier than typing seven.
    }
    if (problem !== undefined || older !== null) entry?.focus();
    view.querySelector<HTMLInputElement>('[data-place="show-words"]')?.addEventListener('change', (event) => {
      entry?.classList.toggle('masked', !(event.target instanceof HTMLInputElement && event.target.checked));
    });
    steps.submit(() => {
      const typed = entry?.value ?? '';
      const fault = faultInCount(page.ownerDocument, typed);
      if (fault === null) void open(typed, older);
      else steps.say(fault);
    });
    steps.press('lost', askPaper);
  };

  const askNobody = (): void => {
    steps.draw('care_none');
    steps.press('lost', askPaper);
  };

  const showResealed = ({ sealed, failed, left }: Resealed, openOlder: () => void): void => {
    show(view, 'resealed', sealed > 0);
    setText(view, 'resealed', String(sealed));
    show(view, 'resealed-left', left > 0);
    setText(view, 'resealed-left', String(left));
    steps.press('open-older', openOlder);
    show(view, 'resealed-failed', failed.length > 0);
    setText(view, 'resealed-failed', String(failed.length));
    setText(view, 'resealed-codes', [...new Set(failed)].join(', '));
  };

  const showOpened = (facts: OrganisationKeyFacts, keys: OpenedKeys, phrase: string): void => {
    steps.draw('care_open');
    const newest = facts.generations.find((each) => each.state !== 'ended' && keys.some((key) => key.fingerprint === each.fingerprint));
    const hasNewest = newest !== undefined && newest.fingerprint === facts.generations[0]?.fingerprint;
    show(view, 'fingerprint', newest !== undefined);
    const isNext = newest !== undefined && newest.state === 'pending' && facts.generations.some((each) => each.state === 'listed');
    show(view, 'is-next', isNext);
    show(view, 'is-current', !isNext);
    if (newest) fillList(view, 'fingerprint-words', fingerprintWords(newest.fingerprint), (row, word) => setText(row, 'word', word));
    const receivers = listReceivers(facts, keys);
    fillList(view, 'receivers', receivers, (row, member) => {
      setText(row, 'name', member.name);
      row.querySelector('[data-place="give"]')?.addEventListener('click', () => void give(member, facts, keys, phrase));
    });
    // Whoever lacks the newest key cannot say what follows it.
    show(view, 'replace', hasNewest);
    steps.press('replace', () => void replace(facts, keys, phrase));
  };

  const give = async (member: Member, facts: OrganisationKeyFacts, keys: OpenedKeys, phrase: string): Promise<void> => {
    steps.draw('working');
    const locked = await lockWithNewWords(listMissing(member, keys));
    steps.teachWords(locked.phrase, member.name, () => {
      void steps.run(async () => {
        await keepFiles(hub, locked, member.id);
        await htmx.ajax('get', window.location.pathname, { target: '#key-members', select: '#key-members', swap: 'outerHTML' });
        await open(phrase);
      });
    });
  };

  const replace = async (facts: OrganisationKeyFacts, keys: OpenedKeys, phrase: string): Promise<void> => {
    steps.draw('working');
    const made = await makeNextKey(keys, phrase);
    const waiting = facts.generations.find((each) => each.state === 'pending');
    const replaces = waiting?.fingerprint ?? facts.fingerprint ?? '';
    steps.showPaper(made, async () => {
      await hub.post('/organisation/key', uploadOf(made, replaces));
      window.location.reload();
    });
  };

  const askPaper = (): void => {
    steps.draw('care_paper');
    steps.press('back', () => (hasFile ? ask() : askNobody()));
    steps.press('give-up', () => void steps.run(giveUp));
    steps.submit((form) => {
      const words = form.querySelector<HTMLInputElement>('[name="paper"]')?.value ?? '';
      void steps.run(() => comeBack(words));
    });
  };

  /** With the paper: seven new words for the member's own file. */
  const comeBack = async (paperWords: string): Promise<void> => {
    const facts = await getOrganisationKey(hub);
    const key = await openWithPaper(hub, facts, paperWords);
    try {
      await believe(facts, key.rootThumbprint, memory);
    } catch (error) {
      if (!OTHER_ROOT.has(codeOf(error))) throw error;
      return steps.askRoot(facts.rootJwk, async () => lockAnew(await underNewRoot(facts, key, memory)));
    }
    await lockAnew(key);
  };

  const lockAnew = async (key: OpenedKey): Promise<void> => {
    const locked = await lockWithNewWords([key]);
    steps.teachWords(locked.phrase, '', () => {
      void steps.run(async () => {
        await keepFiles(hub, locked, null);
        window.location.reload();
      });
    });
  };

  /** Without the paper: the own files go, so that a colleague can give the key again. */
  const giveUp = async (): Promise<void> => {
    const facts = await getOrganisationKey(hub);
    for (const { fingerprint, memberFile } of facts.generations) {
      if (memberFile) await hub.post('/organisation/key/files/lost', { fingerprint });
    }
    window.location.reload();
  };

  window.addEventListener('pagehide', () => view.replaceChildren());
  if (hasFile) ask();
  else askNobody();
}
