import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Scripts that stand alone, each one file that imports nothing, beside what the desk's build made: what shows a notice,
 * and the page of the contact sheet with what keeps it. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../../src/titian/hub/built/desk'),
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    lib: {
      entry: {
        'notices-worker': here('src/notices/worker.ts'),
        'contacts-worker': here('src/contacts/worker.ts'),
        contacts: here('src/contacts/main.ts'),
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});
