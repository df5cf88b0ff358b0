/**
 * The player of one lesson, for packages that other learning systems open: one script and one sheet of styles, without
 * an address in them. `titian learning scorm` puts them beside a lesson.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readdirSync, readFileSync } from 'node:fs';
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

/**
 * What of Titian itself stands in a package or on a paper of a course, by its path in the repository: a hub that makes
 * one of a release has no folder of content. `titian.courseware.released` reads it.
 */
function bringWords(): Plugin {
  const read = (path: string): string => readFileSync(here(`../../${path}`), 'utf8');
  const list = (folder: string): string[] =>
    readdirSync(here(`../../${folder}`)).flatMap((name) => (name.endsWith('.ftl') ? `${folder}/${name}` : []));
  const player = ['', '/officer', '/lesson'].flatMap((sheet) => list(`content/interface${sheet}`));
  return {
    name: 'titian-words',
    generateBundle() {
      const words = Object.fromEntries([
        ...player.map((path) => [path, (read(path).match(/^(?:learn-[a-z-]+|lesson-[a-z-]+|next|back) = .+$/gm) ?? []).join('\n')]),
        ...list('content/interface/course').map((path) => [path, read(path)]),
        ['contracts/design/tokens.json', read('contracts/design/tokens.json')],
      ]);
      this.emitFile({ type: 'asset', fileName: 'words.json', source: JSON.stringify(words) });
    },
  };
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './',
  root: here('.'),
  publicDir: false,
  plugins: [svelte(), namePackages(), bringWords()],
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
