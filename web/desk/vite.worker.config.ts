import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The script that shows a notice: one file that imports nothing, under one name, beside what the desk's build made. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../../src/titian/hub/built/desk'),
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    lib: { entry: here('src/notices/worker.ts'), formats: ['es'], fileName: () => 'notices-worker.js' },
  },
});
