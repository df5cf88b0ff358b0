/** What an officer does to be safe when the phone is not, with its words, which the first visit does not need. */
import sheet from '../../../../content/interface/safety/en.ftl?raw';
import { addSheet } from '../parts/words.ts';

addSheet(sheet);

export { default as Renew } from './Renew.svelte';
export { default as Safety } from './Safety.svelte';
