/**
 * The preview of a form: a page of its own beside the field app. It is built apart and afterwards, so that nothing of it can
 * reach the officer's first load, its one inlined script or what the phone keeps for working offline.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: '/',
  root: here('.'),
  // The icons lie there already.
  publicDir: false,
  plugins: [svelte()],
  build: {
    outDir: process.env['TITIAN_PREVIEW_OUT'] ?? here('../../src/titian/hub/built/field'),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./preview.html'),
      output: {
        entryFileNames: 'assets/preview-[hash].js',
        chunkFileNames: 'assets/preview-[name]-[hash].js',
        assetFileNames: 'assets/preview-[name]-[hash][extname]',
      },
    },
  },
  server: { port: 5174, strictPort: true, fs: { allow: [here('../..')] } },
  // Files share workers: no module keeps what another file would see.
  test: { environment: 'node', isolate: false, testTimeout: 60_000, include: ['src/**/*.test.ts'] },
});
