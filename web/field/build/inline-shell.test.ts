import { describe, expect, it } from 'vitest';
import { escapeForScriptElement, handOver, makeImportsAbsolute, sha256, takeOver } from './inline-shell.ts';

describe('the inlined shell', () => {
  it('makes dynamic imports independent of the page address', () => {
    expect(makeImportsAbsolute('const a=()=>import("./age-1.js");import(`./b.js`)', 'assets')).toBe(
      'const a=()=>import("/assets/age-1.js");import(`/assets/b.js`)',
    );
  });

  it('keeps a closing tag inside a string from ending the script', () => {
    const code = escapeForScriptElement('const x = "</script><!--";');
    expect(code).not.toMatch(/<\/script/i);
    expect(code).not.toContain('<!--');
  });

  it('hashes the way the Content-Security-Policy header expects', () => {
    // The example of the CSP 3 specification, section 8.2 form: base64 of SHA-256.
    expect(sha256('')).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it('hands what lazy chunks share from the entry to the chunk', () => {
    const entry = handOver('function f(){return 7}class K{}export{f as a,K};');
    const chunk = takeOver('import{a as g,K as t}from"./index-Ab_1.js";globalThis.seen=[g(),new t instanceof t];', 'index-Ab_1.js');
    const run = new Function(`${entry}${chunk}return globalThis.seen`) as () => unknown;
    expect(run()).toEqual([7, true]);
  });

  it('refuses an import of the entry that it cannot hand over', () => {
    expect(() => takeOver('import*as e from"./index-1.js";', 'index-1.js')).toThrow(/cannot be handed over/);
  });
});
