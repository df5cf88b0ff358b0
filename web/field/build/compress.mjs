// Lays compressed twins beside the built files, so that the hub hands them out without work and a slow network carries a third.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const BUILT = new URL('../../../src/titian/hub/built/field/', import.meta.url).pathname;
const SMALLER_WHEN_COMPRESSED = /\.(html|js|css|svg|json|webmanifest|txt|ftl)$/;
const LEAST_BYTES = 600;

const madeAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' })) {
  const path = join(BUILT, name);
  if (!SMALLER_WHEN_COMPRESSED.test(name)) continue;
  // The pages beside the app are built after it, and it has its twins already; each build of the app begins with none.
  if (Math.min(madeAt(`${path}.gz`), madeAt(`${path}.br`)) > madeAt(path)) continue;
  const bytes = readFileSync(path);
  if (bytes.length < LEAST_BYTES) continue;
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  );
}
