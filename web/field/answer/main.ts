import { mount } from 'svelte';
import '../src/theme/tokens.css';
import '../src/theme/base.css';
import '../src/theme/scripts.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');
mount(App, { target });
