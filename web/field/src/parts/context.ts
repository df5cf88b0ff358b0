import { createContext, untrack } from 'svelte';
import type { App } from './app.svelte.ts';
import type { Session } from './session.svelte.ts';
import type { Talk } from './talk.svelte.ts';

/** The one state of the app, handed to every screen. */
export const [getApp, setApp] = createContext<App>();

/** What is open. For what is drawn only while a vault is: it goes from the screen with the session. */
export function getSession(): Session {
  const session = untrack(() => getApp().session);
  if (!session) throw new Error('Nothing is open.');
  return session;
}

export const getTalk = (): Talk => getSession().talk;
