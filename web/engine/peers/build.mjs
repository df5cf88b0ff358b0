/** Bundles the page in which the engines are compared: node web/engine/peers/build.mjs FOLDER */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to.');
await build({
  entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
  bundle: true,
  // With this condition the other engine shares its reactive library with the page, so that changes can be told together.
  conditions: ['solid', 'browser', 'module'],
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  outfile: `${folder}/page.js`,
  logLevel: 'warning',
});
writeFileSync(
  `${folder}/index.html`,
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Engines</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script></html>',
);
