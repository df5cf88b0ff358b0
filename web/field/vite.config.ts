import { svelte } from '@sveltejs/vite-plugin-svelte';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { inlineShell } from './build/inline-shell.ts';
import { splitWordsPlugin } from './build/split-words.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string };

const { languages } = JSON.parse(readFileSync(here('../../contracts/codes/languages.json'), 'utf8')) as {
  languages: { tag: string; direction: string; script: string; font: string }[];
};
const rightToLeft = languages.filter((row) => row.direction === 'rtl').map((row) => row.tag);
/** Languages of the officer's side → the letters they are written in, by the names of script-fonts.ts. */
const officersLetters = Object.fromEntries(
  languages
    .filter((row) => existsSync(here(`../../content/interface/${row.tag}.ftl`)))
    .map((row) => [row.tag, row.font === 'noto-nastaliq-urdu' ? 'Aran' : row.script]),
);

export default defineConfig({
  base: '/',
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __RIGHT_TO_LEFT__: JSON.stringify(rightToLeft),
    __OFFICERS_LETTERS__: JSON.stringify(officersLetters),
  },
  root: here('.'),
  plugins: [
    splitWordsPlugin(),
    svelte(),
    inlineShell({ budgetBytes: 90_000 }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Titian',
        short_name: 'Titian',
        description: 'From first contact to a safe referral, offline.',
        lang: 'en',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#f6f0e4',
        theme_color: '#0b4f4c',
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      injectManifest: {
        globPatterns: ['index.html', 'assets/**/*.{js,css}', 'assets/noto-sans-{latin,vietnamese}-*.woff2', 'icons/*.{svg,png}'],
      },
    }),
  ],
  build: {
    outDir: here('../../src/titian/hub/built/field'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    // Svelte brings a class for custom elements, of which there are none here.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /svelte.*custom-element/, sideEffects: false }] } },
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, fs: { allow: [here('../..')] } },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    // The age library's scrypt, half of what these tests compute: Node's own here.
    alias: { '@noble/hashes/scrypt.js': here('../sealing/src/node/scrypt.ts') },
    server: { deps: { inline: ['age-encryption'] } },
  },
});
