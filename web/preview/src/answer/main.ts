import { mount } from 'svelte';
import '@titian/field/theme/tokens.css';
import '@titian/field/theme/base.css';
import '@titian/field/theme/scripts.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('The page has no place for the app.');
mount(App, { target });
