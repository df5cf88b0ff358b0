/**
 * Bytes and text: base64url, JSON, digests and instants, read strictly.
 *
 * Two spellings of one value would let a changed document look unchanged, so whatever has more than
 * one spelling (padding, spare bits, other time zones) is refused.
 */
import { SealingError } from './errors';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
/** JSON that has just been parsed. Whoever reads a member checks its shape. */
export type Payload = Readonly<Record<string, unknown>>;
export type Bytes = Uint8Array<ArrayBuffer>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** RFC 4648 section 5, without padding. */
export function encodeBase64url(data: Uint8Array): string {
  return encodeBase64(data).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The bytes of `text`; undefined for padding, other letters or spare bits. */
export function decodeBase64url(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const data = decodeBase64(text.replace(/-/g, '+').replace(/_/g, '/'));
  return encodeBase64url(data) === text ? data : undefined;
}

/** RFC 4648 section 4, with padding: what JSON of the hub carries ciphertexts in. */
export function encodeBase64(data: Uint8Array): string {
  let binary = '';
  // In steps: a spread of a megabyte overflows the call stack.
  for (let at = 0; at < data.length; at += 0x8000) binary += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function decodeBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** UTF-8, keys sorted, no spaces. What JSON cannot carry exactly (NaN, undefined …) is refused. */
export function canonicalJson(value: unknown): Bytes {
  return utf8(canonicalText(value));
}

function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name])}`);
    return `{${members.join(',')}}`;
  }
  throw new SealingError('payload.malformed');
}

/** JSON in these bytes, broken UTF-8 refused; undefined (which JSON cannot be) when it is none. */
export function parseJson(data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data));
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Payload => typeof value === 'object' && value !== null && !Array.isArray(value);

export async function sha256(data: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(data)));
}

/** SHA-256 in lower hex. */
export async function sha256Hex(data: Uint8Array): Promise<string> {
  return Array.from(await sha256(data), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** RFC 3339 in UTC with Z and whole seconds. */
export const formatInstant = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/, 'Z');

/** The time of `2026-11-25T01:02:03Z`; any other spelling is `payload.malformed`. */
export function parseInstant(text: unknown): Date {
  if (typeof text === 'string' && INSTANT.test(text)) {
    const instant = new Date(text);
    // A 30 February would roll over into March: it must come back as it was written.
    if (!Number.isNaN(instant.getTime()) && formatInstant(instant) === text) return instant;
  }
  throw new SealingError('payload.malformed', { member: 'instant' });
}

/** The non-empty text of one member, or `payload.malformed` naming the member. */
export function textMember(payload: Payload, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string' || value === '') throw new SealingError('payload.malformed', { member: name });
  return value;
}

/** The whole number (0 and up) of one member, or `payload.malformed` naming the member. */
export function countMember(payload: Payload, name: string): number {
  const value = payload[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new SealingError('payload.malformed', { member: name });
  }
  return value;
}

/** The object of one member, or `payload.malformed` naming the member. */
export function objectMember(payload: Payload, name: string): Payload {
  const value = payload[name];
  if (!isObject(value)) throw new SealingError('payload.malformed', { member: name });
  return value;
}
