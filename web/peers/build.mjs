/** Bundles ODK's form app into a page: node web/peers/build.mjs FOLDER */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to.');
await build({
  entryPoints: [fileURLToPath(new URL('page.js', import.meta.url))],
  bundle: true,
  minify: true,
  splitting: true,
  define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  outdir: folder,
  logLevel: 'error',
});
writeFileSync(
  `${folder}/index.html`,
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Peer</title><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="page.js"></script></html>',
);
