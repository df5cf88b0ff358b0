/** What an officer does beside a screening: distress, calls, the end of a shift. With its words, which load later. */
import './words.ts';

export { OpenMarks } from './marks.ts';
export { beside, readStanding } from './standing.ts';
export { default as Calm } from './Calm.svelte';
export { default as Desks } from './Desks.svelte';
export { default as Referrals } from './Referrals.svelte';
export { default as Shift } from './Shift.svelte';
