// Builds dist/member-file.mjs: one file for Node that makes organisations' key files.
// `titian demo` runs it, because the Python age library cannot set the scrypt work factor.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/node/member-file.ts'],
  outfile: process.argv[2] ?? 'dist/member-file.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'inline',
  logLevel: 'warning',
});
