/** A lesson that runs in somebody else's learning system, or in none, without the field app and without a network. */
import { mount } from 'svelte';
import '@titian/field/theme/tokens.css';
import '@titian/field/theme/base.css';
import '@titian/field/theme/scripts.css';
import App from './App.svelte';
import { readLesson } from './content.ts';
import { findApi, System } from './system.ts';
import { speakSheets } from './words.ts';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the lesson.');

const lesson = readLesson(document);
const system = new System(findApi(window));
speakSheets(lesson.sheets);
mount(App, { target, props: { lesson, system } });
addEventListener('pagehide', () => system.close());
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload(); // it was closed when it was left
});
