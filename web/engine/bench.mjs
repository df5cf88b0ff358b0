/**
 * Median milliseconds of one `evaluate`, reasons and what would settle included: node web/engine/bench.mjs
 *
 * Times the first-contact pack as it stands in contracts/expressions/vectors.json. With TITIAN_REFERENCE (a folder that holds
 * a reference instrument) and the project's Python, the whole reference instrument too. Prints one JSON object.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundle = await build({
  entryPoints: [here('src/index.ts')],
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  write: false,
});
const engine = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`);

/** Median over the sets, each read many times after warming up. */
async function time(document, sets) {
  const logic = await engine.parseLogic(new TextEncoder().encode(JSON.stringify(document)));
  const spent = [];
  for (let round = 0; round < 30; round += 1)
    for (const answers of sets) {
      const started = performance.now();
      engine.evaluate(logic, answers);
      if (round >= 10) spent.push(performance.now() - started);
    }
  spent.sort((one, other) => one - other);
  return Number(spent[spent.length >> 1].toFixed(4));
}

const vectors = JSON.parse(readFileSync(here('../../contracts/expressions/vectors.json'), 'utf8'));
const pack = vectors.instruments.find(({ name }) => name === 'first-contact');
const found = {
  [pack.name]: await time(
    pack.logic,
    pack.cases.map(({ answers }) => answers),
  ),
};

const python = here('../../.venv/bin/python');
if (process.env.TITIAN_REFERENCE && existsSync(python)) {
  const whole = JSON.parse(
    execFileSync(python, [here('../../scripts/bench_engine.py'), '--dump-reference'], {
      maxBuffer: 1 << 28,
      encoding: 'utf8',
    }),
  );
  found['whole reference instrument'] = await time(whole.logic, whole.sets);
}
console.log(JSON.stringify({ typescript_ms_per_evaluate: found }));
