import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { SurveyError } from '../tree.js';

type Hash = (bytes: Uint8Array) => Uint8Array;

// At once: the platform's own digests can only be waited for, and an expression cannot wait.
const HASHES: Readonly<Record<string, Hash>> = { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

/** A digest of the text's UTF-8, in base64 or hex. */
export function digest(text: string, algorithm: string, encoding: string): string {
  const hash = HASHES[algorithm];
  if (hash === undefined)
    throw new SurveyError('expression.bad_digest', `digest() knows no "${algorithm}", only ${Object.keys(HASHES).join(', ')}.`);
  const bytes = hash(new TextEncoder().encode(text));
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (encoding === 'base64') return btoa(String.fromCharCode(...bytes));
  throw new SurveyError('expression.bad_digest', `digest() writes base64 or hex, not "${encoding}".`);
}

/** The text inside base64; blank where it is none. */
export function decodeBase64(text: string): string {
  try {
    const letters = text.replace(/[ \t\r\n]/g, '');
    if (letters.length % 4 !== 0) return '';
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)));
  } catch {
    return '';
  }
}
