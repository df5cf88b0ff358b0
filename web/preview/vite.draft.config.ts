/**
 * The page on which a draft of learning is played: one script and one sheet of styles, which the hub puts into the page
 * beside the draft (`titian.studio.playing`).
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Of the field app: its words and styles, which come in parts there, and the screens it loads later, which no draft reaches. */
const INSTEAD: Readonly<Record<string, string>> = {
  [here('../field/src/parts/words.ts')]: here('./src/draft/words.ts'),
  [here('../field/src/parts/dress.ts')]: here('./src/draft/dress.ts'),
  [here('../field/src/screens/later.ts')]: here('./src/draft/later.ts'),
};
const SHEET = '.css?url';
const WITH_THE_REST = '\0with-the-rest:';

function standIn(): Plugin {
  return {
    name: 'titian-stand-in',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found?.id.endsWith(SHEET)) return WITH_THE_REST + found.id.slice(0, -'?url'.length).replace('.css', '');
      return (found && INSTEAD[found.id]) ?? null;
    },
    load: (id) =>
      id.startsWith(WITH_THE_REST) ? `import ${JSON.stringify(`${id.slice(WITH_THE_REST.length)}.css`)}; export default '';` : null,
  };
}

export default defineConfig({
  base: './',
  root: here('.'),
  publicDir: false,
  plugins: [standIn(), svelte()],
  define: { __RIGHT_TO_LEFT__: '[]' },
  build: {
    outDir: process.env['TITIAN_DRAFT_OUT'] ?? here('../../src/titian/hub/built/draft'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./src/draft/main.ts'),
      output: { format: 'iife', entryFileNames: 'player.js', assetFileNames: 'player[extname]' },
    },
  },
});
