import { describe, expect, it } from 'vitest';
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
