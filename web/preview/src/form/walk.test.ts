import { describe, expect, test } from 'vitest';
import { LiveForm, readForm, type Place } from '@titian/engine/survey';
import { Walk } from './walk.svelte.ts';

const row = (type: string, name: string, more: object = {}): object => ({
  kind: 'question',
  type,
  name,
  path: `/data/${name}`,
  label: { '': name },
  ...more,
});
const yes = { op: 'call', name: 'true', of: [] };

function walkOf(...nodes: object[]): Walk {
  return new Walk(new LiveForm(readForm({ kind: 'form', id: 'f', nodes }), { now: '2026-11-24T10:00:00+07:00' }));
}

function placeOf(walk: Walk, name: string): Place {
  const found = [...walk.form.root.walk()].find((place) => place.definition.name === name);
  if (!found) throw new Error(name);
  return found;
}

describe('walking through a form', () => {
  test('one does not get past a question that is needed, and is told why', () => {
    const walk = walkOf(row('text', 'a', { required: yes }), row('text', 'b'));
    const place = placeOf(walk, 'a');
    expect(walk.trouble(place)).toBeNull();
    expect(walk.next()).toBe(place);
    expect(walk.trouble(place)).toBe('This needs an answer.');
    walk.set(place, 'x');
    expect(walk.trouble(place)).toBeNull();
    expect(walk.next()).toBeNull();
    expect(walk.at).toBe(1);
    walk.back();
    expect(walk.at).toBe(0);
  });

  test('a required note is a stop with its own words, until an answer takes it away', () => {
    const relevant = {
      op: '=',
      of: [
        { op: 'field', name: 'a' },
        { op: 'text', value: 'no' },
      ],
    };
    const walk = walkOf(row('text', 'a'), row('note', 'halt', { required: yes, relevant }), row('text', 'b'));
    const [answer, stop] = [placeOf(walk, 'a'), placeOf(walk, 'halt')];
    walk.set(answer, 'no');
    expect(walk.next()).toBeNull();
    expect(walk.screen?.key).toBe('/data/halt');
    expect(walk.next()).toBe(stop);
    expect(walk.trouble(stop)).toMatch(/Go back and change an answer/);
    walk.back();
    walk.set(answer, 'yes');
    expect(walk.next()).toBeNull();
    expect(walk.screen?.key).toBe('/data/b');
    expect(walk.form.listTroubles()).toEqual([]);
  });

  test('what only a phone can answer is never in the way, but told at the end', () => {
    const walk = walkOf(row('image', 'photo', { required: yes, appearance: 'signature' }));
    expect(walk.phoneNote(placeOf(walk, 'photo'))).toMatch(/signature/);
    expect(walk.next()).toBeNull();
    expect(walk.isAtEnd).toBe(true);
    expect(walk.form.listTroubles()).toHaveLength(1);
    walk.goToPlace(placeOf(walk, 'photo'));
    expect(walk.isAtEnd).toBe(false);
  });

  test('an answer of the wrong kind is told in words of its kind', () => {
    const walk = walkOf(row('integer', 'n'), row('range', 'r'));
    walk.set(placeOf(walk, 'n'), 'many');
    walk.next();
    expect(walk.trouble(placeOf(walk, 'n'))).toMatch(/whole number/);
  });

  test('questions come and go with the answers', () => {
    const relevant = {
      op: '=',
      of: [
        { op: 'field', name: 'a' },
        { op: 'text', value: 'yes' },
      ],
    };
    const walk = walkOf(row('text', 'a'), row('text', 'b', { relevant }), row('text', 'c'));
    expect(walk.screens).toHaveLength(2);
    walk.set(placeOf(walk, 'a'), 'yes');
    expect(walk.screens).toHaveLength(3);
    walk.next();
    walk.set(placeOf(walk, 'a'), 'no');
    // The screen that stood here is gone; the one in its place is next, not the first.
    expect(walk.screen?.key).toBe('/data/c');
  });

  test('one more of a repeat leads to its first question', () => {
    const child = {
      kind: 'repeat',
      name: 'child',
      path: '/data/child',
      label: { '': 'Child' },
      nodes: [{ ...row('text', 'name'), path: '/data/child/name' }],
    };
    const walk = walkOf(child);
    walk.next();
    const { screen } = walk;
    if (screen?.kind !== 'repeat') throw new Error('no repeat');
    walk.add(screen.repeat, screen.around);
    expect(walk.screen?.key).toBe('/data/child[2]/name');
    expect(walk.said).toMatch(/Child.*2.*added/);
    walk.next();
    walk.remove(screen.around.of(screen.repeat)[0] as Place);
    expect(walk.screens).toHaveLength(2);
  });
});
