/**
 * Puts the entry script and its styles into index.html, so that a first visit costs one request,
 * and writes `shell.json` with the hashes the hub needs for the Content-Security-Policy header.
 *
 * Two traps are closed here. A relative `import()` inside an inlined module would resolve against
 * the page's own address, so it is made absolute. And nothing can import an inlined module: a lazy chunk that did
 * would load the whole app a second time. So what lazy chunks share with the entry is handed over in one frozen
 * object. It is read once, when the chunk loads: only values that never change may be shared (functions, classes).
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

export interface InlineShellOptions {
  /** Largest size of the finished page in bytes after gzip. The build fails above it. */
  readonly budgetBytes: number;
}

interface Shell {
  readonly script_sha256: string[];
  readonly style_sha256: string[];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

/** Makes `import("./x.js")` in a script that used to lie in `/assets/` work from the page itself. */
export function makeImportsAbsolute(code: string, directory: string): string {
  return code.replace(/\bimport\((["'`])\.\//g, (_all, quote: string) => `import(${quote}/${directory}/`);
}

/** A script element ends at the first `</script`, wherever it stands; strings may hold it escaped. */
export function escapeForScriptElement(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

const SHARED = 'globalThis.titianShell';

/** `export{a as b,c}` of the entry, as an object that lazy chunks read. An entry without exports stays as it is. */
export function handOver(code: string): string {
  const exports = [...code.matchAll(/\bexport\s*\{([^}]*)\}\s*;?/g)];
  if (exports.length === 0) return code;
  const [only, ...more] = exports;
  if (!only || more.length > 0) throw new Error('The entry has more than one list of exports.');
  const members = namesOf(only[1] ?? '').map(([local, exported]) => `${exported}:${local}`);
  return code.replace(only[0], () => `${SHARED}=Object.freeze({${members.join(',')}});`);
}

/** `import{b as x}from"./entry.js"` of a lazy chunk, as a reading of what the entry handed over. */
export function takeOver(code: string, entryName: string): string {
  const escaped = entryName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`\\bimport\\s*\\{([^}]*)\\}\\s*from\\s*["']\\./${escaped}["'];?`, 'g');
  const taken = code.replace(pattern, (_all, names: string) => {
    const members = namesOf(names).map(([exported, local]) => `${exported}:${local}`);
    return `const{${members.join(',')}}=${SHARED};`;
  });
  if (taken.includes(entryName)) throw new Error(`A lazy chunk imports ${entryName} in a way that cannot be handed over.`);
  return taken;
}

/** `a as b, c` → [[a, b], [c, c]]. */
function namesOf(list: string): [string, string][] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [from, to] = each.split(/\s+as\s+/);
      if (!from || /[^\w$]/.test(from + (to ?? ''))) throw new Error(`Cannot read the name "${each}".`);
      return [from, to ?? from];
    });
}

export function inlineShell(options: InlineShellOptions): Plugin {
  return {
    name: 'titian-inline-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_output, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset' || typeof page.source !== 'string') {
          throw new Error('The build made no index.html to put the shell into.');
        }
        const shell: Shell = { script_sha256: [], style_sha256: [] };
        let html = page.source.replace(/\r\n?/g, '\n');
        html = html.replace(/\s*<link rel="modulepreload"[^>]*>/g, '');
        html = html.replace(/<script type="module"[^>]*src="\/([^"]+)"[^>]*><\/script>/g, (_tag, fileName: string) => {
          const chunk = bundle[fileName];
          if (chunk?.type !== 'chunk') throw new Error(`No chunk ${fileName} to inline.`);
          const [directory, entryName] = [fileName.slice(0, fileName.lastIndexOf('/')), fileName.slice(fileName.lastIndexOf('/') + 1)];
          for (const other of Object.values(bundle)) {
            if (other.type === 'chunk' && other !== chunk && other.imports.includes(fileName)) other.code = takeOver(other.code, entryName);
          }
          const code = escapeForScriptElement(makeImportsAbsolute(handOver(chunk.code.trim()), directory));
          if (/\bfrom\s*["']\.\//.test(code) || /\bimport\s*["']\.\//.test(code)) {
            throw new Error(`${fileName} imports another chunk at start; everything critical must be one chunk.`);
          }
          shell.script_sha256.push(sha256(code));
          delete bundle[fileName];
          return `<script type="module">${code}</script>`;
        });
        html = html.replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (_tag, fileName: string) => {
          const asset = bundle[fileName];
          if (asset?.type !== 'asset') throw new Error(`No style sheet ${fileName} to inline.`);
          const css = asset.source.toString().trim();
          if (css.includes('</style')) throw new Error(`${fileName} holds "</style".`);
          shell.style_sha256.push(sha256(css));
          delete bundle[fileName];
          return `<style>${css}</style>`;
        });
        page.source = html;
        this.emitFile({ type: 'asset', fileName: 'shell.json', source: JSON.stringify(shell) + '\n' });
        const bytes = gzipSync(html, { level: 9 }).byteLength;
        const kilobytes = (bytes / 1000).toFixed(1);
        this.info(`shell: ${kilobytes} kB gzip of ${(options.budgetBytes / 1000).toFixed(0)} kB allowed`);
        if (bytes > options.budgetBytes) {
          throw new Error(`The shell has ${kilobytes} kB after gzip, more than its budget.`);
        }
      },
    },
  };
}
