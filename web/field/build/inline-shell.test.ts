import { describe, expect, it } from 'vitest';
import { escapeForScriptElement, makeImportsAbsolute, sha256 } from './inline-shell.ts';

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
});
