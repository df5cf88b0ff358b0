/**
 * Screens that nobody sees before unlocking, in one chunk beside the shell: they load while the secret is typed, and are
 * kept for offline use with the rest. One chunk and not one each: else what they share with the shell would leave it.
 */
import '../parts/later-words.ts';

export { default as Covering } from './Covering.svelte';
export { default as Display } from './Display.svelte';
export { default as HandBack } from './HandBack.svelte';
export { default as Fetch } from './Fetch.svelte';
export { default as Home } from './Home.svelte';
export { default as Ended } from './Ended.svelte';
export { default as OpenScreening } from './OpenScreening.svelte';
export { default as PersonBar } from '../parts/PersonBar.svelte';
export { default as Seen } from '../parts/Seen.svelte';
export { prepareFonts } from '../parts/script-fonts.ts';
export { OpenArrivals, openArrivals } from '../arrivals/index.ts';
export { default as Learning } from '../learning/Learning.svelte';
export { default as Help } from '../help/Help.svelte';
export { fetchLearning } from '../library/learning.ts';
export { Beds } from '../library/beds.ts';
export { renewing } from '../sync/certificate.ts';
export { Withdrawals } from '../sync/withdrawals.ts';
export { Journey } from '../journey/journey.ts';
export { beside, Desks, OpenMarks, readStanding, Referrals, Shift } from '../officer/index.ts';
export { Renew, Safety } from '../safety/index.ts';
export { Storage, Unconfirmed } from '../storage/index.ts';
