import { mount } from 'svelte';
import App from './App.svelte';
import { Field } from './parts/field.svelte.ts';
import { loadFont } from './parts/font.ts';
import { watchShell } from './sw/update.ts';
import './theme/tokens.css';
import './theme/base.css';
import './theme/scripts.css';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');

const field = new Field();
mount(App, { target, props: { field } });
const started = field.start();
addEventListener('hashchange', () => void field.readAddress());
addEventListener('load', () => {
  void watchShell(started, { onShell: (shell) => (field.shell = shell), onWaiting: (updates) => (field.updates = updates) });
  loadFont();
});
