import { createContext } from 'svelte';
import type { Field } from './field.svelte.ts';

/** The one state of the app, handed to every screen. */
export const [getField, setField] = createContext<Field>();
