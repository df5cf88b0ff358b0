/**
 * Puts the entry script and its styles into index.html, so that a first visit costs one request,
 * and writes `shell.json` with the hashes the hub needs for the Content-Security-Policy header.
 *
 * Two traps are closed here. A relative `import()` inside an inlined module would resolve against
 * the page's own address, so it is made absolute. A lazy chunk that imports the entry back would load the
 * whole app a second time, so the build fails if one does.
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
        html = html.replace(
          /<script type="module"[^>]*src="\/([^"]+)"[^>]*><\/script>/g,
          (_tag, fileName: string) => {
            const chunk = bundle[fileName];
            if (chunk?.type !== 'chunk') throw new Error(`No chunk ${fileName} to inline.`);
            for (const other of Object.values(bundle)) {
              if (other.type === 'chunk' && other !== chunk && other.imports.includes(fileName)) {
                throw new Error(
                  `${other.fileName} imports the entry ${fileName}. An inlined entry cannot be imported: ` +
                    'move what they share out of the lazy chunk, or load it with the entry.',
                );
              }
            }
            const directory = fileName.slice(0, fileName.lastIndexOf('/'));
            const code = escapeForScriptElement(makeImportsAbsolute(chunk.code.trim(), directory));
            if (/\bfrom\s*["']\.\//.test(code) || /\bimport\s*["']\.\//.test(code)) {
              throw new Error(`${fileName} imports another chunk at start; everything critical must be one chunk.`);
            }
            shell.script_sha256.push(sha256(code));
            delete bundle[fileName];
            return `<script type="module">${code}</script>`;
          },
        );
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
