/** What is on this phone; its words are with the officer's. */
export { default as Storage } from './Storage.svelte';
export { default as Unconfirmed } from './Unconfirmed.svelte';
