// Gathers the licence texts of what the built field app and desk carry inside, so that the wheel hands them on.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = new URL('..', import.meta.url).pathname;
const TARGET = join(ROOT, 'src/titian/hub/built/THIRD-PARTY.txt');
const SHIPPED = ['web/field', 'web/preview', 'web/desk', 'web/sealing'];
const ALSO = ['svelte', 'workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'];

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Every package in the shipped workspaces' dependencies, and theirs. */
function listShipped() {
  const found = new Map();
  const visit = (name) => {
    const folder = join(ROOT, 'node_modules', name);
    if (name.startsWith('@titian/') || found.has(name) || !existsSync(join(folder, 'package.json'))) return;
    const about = read(join(folder, 'package.json'));
    found.set(name, { folder, about });
    Object.keys(about.dependencies ?? {}).forEach(visit);
  };
  for (const workspace of SHIPPED) Object.keys(read(join(ROOT, workspace, 'package.json')).dependencies ?? {}).forEach(visit);
  ALSO.forEach(visit);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

const parts = listShipped().map(([name, { folder, about }]) => {
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${about.license ?? 'not stated'}`;
  return `${name} ${about.version} (${about.license ?? 'see below'})\n\n${text}\n`;
});
mkdirSync(join(TARGET, '..'), { recursive: true });
writeFileSync(TARGET, `Titian carries these works inside its built pages. Each stands under its own licence.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`);
