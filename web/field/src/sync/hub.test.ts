import { describe, expect, it } from 'vitest';
import { FieldError } from '../errors.ts';
import { codeOf } from '../testing/codes.ts';
import { Hub } from './hub.ts';

describe('the releases a hub offers', () => {
  const offered = { keys: 'keys', manifests: ['publisher', 'country'], recipients: 'recipients' };
  const answering = (answer: unknown) => new Hub('http://hub.test', () => Promise.resolve(Response.json(answer)));

  it.each([offered, { ...offered, recipients: null }])('are read: %j', async (answer) => {
    expect(await answering(answer).releases()).toEqual(answer);
  });

  it.each([
    { ...offered, recipients: undefined },
    { ...offered, recipients: 1 },
    { ...offered, keys: null },
    { ...offered, manifests: null },
    { ...offered, manifests: ['publisher', null] },
  ])('of another shape are refused: %j', async (answer) => {
    expect(await codeOf(answering(answer).releases())).toBe('hub.unreadable');
  });
});

describe('how long a hub asks to wait', () => {
  const refusing = (status: number, after: string | null) =>
    new Hub('http://hub.test', () =>
      Promise.resolve(Response.json({ code: 'rate.exceeded' }, { status, headers: after === null ? {} : { 'Retry-After': after } })),
    );

  it.each([
    [429, '30', 30],
    [503, '7', 7],
    [429, '99999999', 3_600],
    [429, null, undefined],
    [429, '-5', undefined],
    [429, 'Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('is read from %i with %s', async (status, after, seconds) => {
    const problem: unknown = await refusing(status, after)
      .releases()
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(FieldError);
    expect((problem as FieldError).params['wait_seconds']).toBe(seconds);
  });
});
