/** What practising needs, in one chunk that is loaded when learning opens. */
export { default as Personas } from './Personas.svelte';
export { default as Practice } from './Practice.svelte';
