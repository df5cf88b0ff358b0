/** A module or persona that is being written at the desk, as an officer will see it. */
import { mount } from 'svelte';
import '@titian/field/theme/tokens.css';
import '@titian/field/theme/base.css';
import '@titian/field/theme/scripts.css';
import App from './App.svelte';
import { readDraft } from './draft.ts';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the draft.');

mount(App, { target, props: { draft: readDraft(document) } });
