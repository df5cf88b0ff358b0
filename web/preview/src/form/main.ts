import { mount } from 'svelte';
import { loadFont } from '@titian/field/parts/font.ts';
import '@titian/field/theme/tokens.css';
import '@titian/field/theme/base.css';
import '@titian/field/theme/scripts.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the preview.');

mount(App, { target });
addEventListener('load', loadFont);
