/** The script of the page that checks a certificate: one file, which the hub puts into the page. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../../src/titian/hub/built/certificate'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: here('./src/certificate/main.ts'),
      output: { format: 'iife', entryFileNames: 'certificate.js' },
    },
  },
});
