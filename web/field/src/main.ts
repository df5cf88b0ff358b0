import { mount } from 'svelte';
import App from './App.svelte';
import { App as State } from './parts/app.svelte.ts';
import { loadFont } from './parts/font.ts';
import { watchShell } from './sw/update.ts';
import './theme/tokens.css';
import './theme/base.css';
import './theme/scripts.css';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');

const app = new State();
const started = app.start(); // the browser opens what lies here while the page is drawn
mount(App, { target, props: { app } });
addEventListener('hashchange', () => void app.enrolling.readAddress());
addEventListener('load', () => {
  void watchShell(started, { onShell: (shell) => (app.shell = shell), onWaiting: (updates) => (app.updates = updates) });
  loadFont();
});
