/** Which screen stands at which place of the app. */
import type { Component } from 'svelte';
import type { Place } from '../parts/app.svelte.ts';
import Clock from './Clock.svelte';
import Enrol from './Enrol.svelte';
import FirstVisit from './FirstVisit.svelte';
import Secret from './Secret.svelte';
import Trouble from './Trouble.svelte';
import Unlock from './Unlock.svelte';

type Later = typeof import('./later.ts');

/** In the shell: what a phone shows before anybody has unlocked it. */
export const FIRST: Readonly<Partial<Record<Place, Component>>> = {
  'first-visit': FirstVisit,
  enrol: Enrol,
  secret: Secret,
  unlock: Unlock,
  hidden: Clock,
  trouble: Trouble,
};

/** Loaded once somebody can unlock; from then on they are here. */
export const LATER = {
  fetch: 'Fetch',
  renew: 'Renew',
  home: 'Home',
  display: 'Display',
  storage: 'Storage',
  screening: 'OpenScreening',
  arrivals: 'OpenArrivals',
  learning: 'Learning',
  safety: 'Safety',
  help: 'Help',
  ended: 'Ended',
} as const satisfies Readonly<Partial<Record<Place, keyof Later>>>;

export function isLater(place: Place): place is keyof typeof LATER {
  return place in LATER;
}
