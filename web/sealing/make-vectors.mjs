// Adds to contracts/sealing/vectors.json what this side seals and signs, for Python to open.
// Run by `python -m titian.sealing.tests.make_vectors`, after Python has written its own part.
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const file = new URL('../../contracts/sealing/vectors.json', import.meta.url);
const outfile = join(tmpdir(), `titian-vectors-${process.pid}.mjs`);
await build({ entryPoints: ['src/node/vectors.ts'], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
const { addVectors } = await import(pathToFileURL(outfile).href);
const vectors = JSON.parse(await readFile(file, 'utf8'));
await writeFile(file, JSON.stringify(await addVectors(vectors), null, 1) + '\n');
