/** The shell of the field app must not grow by what it does not need. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const SHELL_BYTES = 6 * 1024;

test('index.ts is small and brings neither age nor the word list', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL('./index.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const entry = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint?.endsWith('index.ts'));
  const loaded = new Set([
    entry ?? '',
    ...(metafile.outputs[entry ?? '']?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  ]);
  const inputs = [...loaded].flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? {}));
  expect(inputs.filter((name) => name.includes('node_modules') || name.endsWith('words.json'))).toEqual([]);
  expect(inputs.some((name) => name.endsWith('trust.ts'))).toBe(true);
  const bytes = outputFiles
    .filter(({ path }) => [...loaded].some((name) => path.endsWith(name.replace(/^.*\//, '/'))))
    .map(({ contents }) => gzipSync(contents).length);
  expect(bytes.length).toBe(loaded.size);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(SHELL_BYTES);
});
