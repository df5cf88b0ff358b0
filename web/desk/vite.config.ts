import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // Style sheets name their fonts relative to themselves, wherever the hub serves them.
  base: './',
  build: {
    outDir: here('../../src/titian/hub/built/desk'),
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no data: addresses; every font and picture stays a file.
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rollupOptions: { input: { desk: here('src/desk.ts'), offer: here('src/offer/main.ts') } },
  },
  server: { fs: { allow: [here('../..')] } },
  test: {
    environment: 'node',
    // Files share workers: no module keeps what another file would see, and what a test puts in the globals it takes away.
    isolate: false,
    testTimeout: 60_000,
    include: ['src/**/*.test.ts'],
    // The age library's scrypt, half of what these tests compute: Node's own here.
    alias: { '@noble/hashes/scrypt.js': here('../sealing/src/node/scrypt.ts') },
    server: { deps: { inline: ['age-encryption'] } },
  },
});
