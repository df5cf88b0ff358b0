import { parseLogic } from '@titian/engine';
import type { App } from '@titian/field/parts/app.svelte.ts';
import { type Lessons, parseLessons } from '@titian/field/learning/modules.ts';
import type { CaseSet } from '@titian/field/learning/cases.ts';
import type { KeptIn } from '@titian/field/learning/keeper.ts';
import type { Study } from '@titian/field/learning/studies.ts';
import { words } from '@titian/field/parts/words.ts';

/** What the hub wrote into the page: one module or persona, the tests or the cases, beside all that it may show or lead to. */
export interface Draft {
  readonly kind: 'module' | 'persona' | 'test' | 'case';
  readonly name: string;
  readonly language: { readonly tag: string; readonly direction: 'ltr' | 'rtl'; readonly script: string };
  /** As a release carries it. */
  readonly learning: unknown;
  /** English of what is learnt. */
  readonly words: Readonly<Record<string, string>>;
  /** English of the pack. */
  readonly said: Readonly<Record<string, string>>;
  /** The pack's questions and rules, compiled. */
  readonly logic: string;
  /** Address of the pack's pictures, with `_` for a name. */
  readonly pictures: string;
}

export function readDraft(page: Document): Draft {
  const found = page.getElementById('draft')?.textContent;
  if (!found) throw new Error('The page holds no draft.');
  return JSON.parse(found) as Draft; // of the hub that this script came from, and of nobody else
}

export function lessonsOf({ learning, words, language }: Draft): Lessons {
  return parseLessons({ modules: learning, words, language: language.tag });
}

/** A vault that keeps nothing beyond the page: how far somebody is, and what they touched, goes with it. */
export function keepInPage(): KeptIn {
  const kept = new Map<string, unknown>();
  return {
    put: (kind, id, value) => Promise.resolve(void kept.set(`${kind}/${id}`, value)),
    // Of this kind, since it was put there under it.
    getUnlessDamaged: (kind, id) => Promise.resolve(kept.get(`${kind}/${id}`) as never),
  };
}

/** A study of these cases, as a course would tell of it. `number` counts the sets of a draft from 1. */
export function studyOf({ version }: CaseSet, number: number): Study {
  return { study_id: String(version), title: `${words('learn-study')} ${number}`, version, turn: 0, is_given: false };
}

/**
 * What the screens of learning ask of the field app, where there is no phone: the pack's English and pictures, no voice, no
 * directory, nobody enrolled, and nowhere to send anything.
 */
export function stageOf(draft: Draft, vault: KeptIn, leave: () => void): App {
  const { tag, direction, script } = draft.language;
  const wording = { language: tag, autonym: 'English', english_name: 'English', direction, script, state: 'draft', texts: draft.said };
  let logic: ReturnType<typeof parseLogic> | null = null;
  const speech = {
    isSlower: false,
    say: () => Promise.resolve('no_clip'),
    sayAll: () => Promise.resolve('no_clip'),
    stop: () => undefined,
  };
  const talk = {
    ...{ speech, inner: null, cover: null, speaking: null, wording, tongue: null },
    ...{ isHandedOver: false, isSilent: true, isTalking: false, isSlower: false, lacksVoice: true },
    handOver: () => undefined,
    setSlower: () => undefined,
    begin: () => Promise.resolve(leave()),
  };
  const session = {
    ...{ talk, vault, directory: null, enrolment: { station: { id: '', name: '' } } },
    ...{ wordings: [wording], officerWording: wording, offered: [], languages: [], ready: { ready: false, voices: [] } },
    library: { logic: () => (logic ??= parseLogic(new TextEncoder().encode(draft.logic))) },
    wordingOf: () => Promise.resolve(wording),
    officerText: (id: string) => draft.said[id] ?? '',
    picture: (name: string) => Promise.resolve(draft.pictures.replace('_', name)),
    sendNow: () => undefined,
  };
  const app = {
    session,
    fault: null,
    go: leave,
    attempt: async (step: () => Promise<unknown>): Promise<void> => void (await step()),
  };
  // Of the app these screens touch this much and no more; the browser test goes through them.
  return app as unknown as App;
}
