/**
 * The page where a person complains or reads an answer, on any phone: small, and built apart from the officer's app.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: '/',
  root: here('.'),
  publicDir: false,
  plugins: [svelte()],
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/answer-[name]-[hash].js', chunkFileNames: 'assets/answer-[name]-[hash].js' } },
  },
  build: {
    outDir: here('../../src/titian/hub/built/field'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./answer.html'),
      output: {
        entryFileNames: 'assets/answer-[hash].js',
        chunkFileNames: 'assets/answer-[name]-[hash].js',
        assetFileNames: 'assets/answer-[name]-[hash][extname]',
      },
    },
  },
});
