/** Talk with its words, which the first visit does not need. */
import sheet from '../../../../content/interface/talk/en.ftl?raw';
import { addSheet } from '../parts/words.ts';

addSheet(sheet);

export { default as Talk } from './Talk.svelte';
