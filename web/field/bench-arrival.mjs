/** An arrival met by several phones, as JSON: node web/field/bench-arrival.mjs PEOPLE PHONES. See src/arrivals/crowd.ts. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const bundle = await build({
  entryPoints: [fileURLToPath(new URL('src/arrivals/crowd.ts', import.meta.url))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { meet } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);
const [people = '7000', phones = '10'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await meet(Number(people), Number(phones)))}\n`);
