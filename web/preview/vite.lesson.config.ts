/**
 * The player of one lesson, for packages that other learning systems open: one script and one sheet of styles, without
 * an address in them. `titian learning scorm` puts them beside a lesson.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Whose works are in the script, by name: a package hands their licences on. */
function namePackages(): Plugin {
  return {
    name: 'titian-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.entries(file.modules) : []));
      const used = modules.filter(([, { renderedLength }]) => renderedLength > 0);
      const names = new Set(used.flatMap(([id]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []));
      this.emitFile({ type: 'asset', fileName: 'packages.json', source: JSON.stringify([...names].sort()) });
    },
  };
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './',
  root: here('.'),
  publicDir: false,
  plugins: [svelte(), namePackages()],
  // The field app's parts say their words with the player's own.
  resolve: { alias: [{ find: /^\.\.\/parts\/words\.ts$/, replacement: here('./src/lesson/words.ts') }] },
  build: {
    outDir: process.env['TITIAN_LESSON_OUT'] ?? here('../../src/titian/hub/built/lesson'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./src/lesson/main.ts'),
      // Not a module: an unpacked package is opened from a folder, too.
      output: { format: 'iife', entryFileNames: 'player.js', assetFileNames: 'player[extname]' },
    },
  },
});
