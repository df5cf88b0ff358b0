// Builds dist/member-file.mjs: one file for Node that makes organisations' key files.
// `titian demo` runs it, because the Python age library cannot set the scrypt work factor.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/node/member-file.ts'],
  outfile: process.argv[2] ?? 'dist/member-file.mjs',
  bundle: true,
  // Node's own scrypt, in half the time: held to the library's by scrypt.test.ts.
  alias: { '@noble/hashes/scrypt.js': './src/node/scrypt.ts' },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  legalComments: 'inline',
  logLevel: 'warning',
});
