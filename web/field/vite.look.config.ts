/** Any screen, drawn without a hub, for the tests that look at all of them. Never shipped: it is built into a folder of its own. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { splitWordsPlugin } from './build/split-words.ts';
import field from './vite.config.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: '/',
  root: here('.'),
  define: field.define ?? {},
  plugins: [splitWordsPlugin(), svelte()],
  build: {
    outDir: process.env['TITIAN_LOOK_OUT'] ?? here('./dist/look'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { input: here('./dev/look.html') },
  },
});
