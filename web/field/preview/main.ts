import { mount } from 'svelte';
import { loadFont } from '../src/parts/font.ts';
import '../src/theme/tokens.css';
import '../src/theme/base.css';
import '../src/theme/scripts.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the preview.');

mount(App, { target });
addEventListener('load', loadFont);
