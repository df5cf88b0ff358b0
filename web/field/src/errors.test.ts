import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asStorageError, errorMessageId, FIELD_ERROR_CODES, FieldError } from './errors.ts';

describe('error codes', () => {
  // The shell's words, and those that come with the officer's side, where alone its errors arise.
  const english = ['en.ftl', 'officer/en.ftl']
    .map((name) => readFileSync(new URL(`../../../content/interface/${name}`, import.meta.url), 'utf-8'))
    .join('\n');

  it.each(FIELD_ERROR_CODES)('%s has a sentence for the officer', (code) => {
    expect(english).toMatch(new RegExp(`^${errorMessageId(code)} =`, 'm'));
  });

  it('name a full disk apart from other trouble with storage', () => {
    expect(asStorageError(new DOMException('x', 'QuotaExceededError')).code).toBe('storage.full');
    expect(asStorageError(new Error('x')).code).toBe('storage.unavailable');
    expect(asStorageError(new FieldError('secret.wrong')).code).toBe('secret.wrong');
  });
});
