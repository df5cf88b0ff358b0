// Adds to contracts/sealing/ what this side seals and signs, for Python to open: to vectors.json, or with the word
// `without_consent` to without_consent.json.
// Run by `python -m titian.sealing.tests.make_vectors` and `make_without_consent`, after Python has written its own part.
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const name = process.argv[2] ?? 'vectors';
const file = new URL(`../../contracts/sealing/${name}.json`, import.meta.url);
const outfile = join(tmpdir(), `titian-vectors-${process.pid}.mjs`);
await build({ entryPoints: ['src/node/vectors.ts'], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
const { addVectors, addWithoutConsent } = await import(pathToFileURL(outfile).href);
const content = JSON.parse(await readFile(file, 'utf8'));
const add = name === 'vectors' ? addVectors : addWithoutConsent;
await writeFile(file, JSON.stringify(await add(content), null, 1) + '\n');
