import { describe, expect, test } from 'vitest';
import { packProgress, unpackProgress } from './progress.ts';
import { type Api, findApi, System } from './system.ts';

const LESSON = { id: 'fear', version: 2, steps: { length: 18 } };

describe('how far somebody is', () => {
  test.each([
    { at: 0, furthest: 0 },
    { at: 3, furthest: 17 },
  ])('comes back as it was: %j', (progress) => expect(unpackProgress(LESSON, packProgress(LESSON, progress))).toEqual(progress));

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another lesson', '{"lesson":"scam","version":2,"at":1,"furthest":1}'],
    ['another version', '{"lesson":"fear","version":1,"at":1,"furthest":1}'],
    ['a step that is not there', '{"lesson":"fear","version":2,"at":18,"furthest":18}'],
    ['half a step', '{"lesson":"fear","version":2,"at":0.5,"furthest":1}'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('%s is no state', (_what, kept) => expect(unpackProgress(LESSON, kept)).toBeNull());

  test('stays small however long the lesson', () => {
    const long = { id: 'x'.repeat(40), version: 999, steps: { length: 100_000 } };
    expect(packProgress(long, { at: 99_999, furthest: 99_999 }).length).toBeLessThan(200);
  });
});

/** A system that keeps what it is told, and what it was asked in order. */
function makeSystem(says: unknown = 'true'): { api: Api; held: Map<string, string>; calls: string[] } {
  const held = new Map<string, string>();
  const calls: string[] = [];
  const call = (name: string): unknown => (calls.push(name), says);
  const api: Api = {
    Initialize: () => call('Initialize'),
    Terminate: () => call('Terminate'),
    Commit: () => call('Commit'),
    GetValue: (element) => held.get(element) ?? '',
    SetValue: (element, value) => (held.set(element, value), call(element)),
  };
  return { api, held, calls };
}

describe('the system around the page', () => {
  test('is found some frames up, and in the window that opened this one', () => {
    const { api } = makeSystem();
    const top: { parent: unknown; API_1484_11?: Api } = { parent: null };
    top.parent = top;
    const within = { parent: { parent: top } };
    expect(findApi(within as never)).toBeNull();
    expect(findApi({ ...within, opener: { parent: { ...top, API_1484_11: api } } } as never)).toBe(api);
    top.API_1484_11 = api;
    expect(findApi(within as never)).toBe(api);
  });

  test('is not looked for where a frame of another origin stands, nor for ever', () => {
    const other = new Proxy({}, { get: () => { throw new Error('another origin'); } }); // prettier-ignore
    expect(findApi({ parent: other } as never)).toBeNull();
    const endless = new Proxy({}, { get: (_frame, name) => (name === 'parent' ? { ...{}, parent: endless } : undefined) });
    expect(findApi(endless as never)).toBeNull();
  });

  test('is told to go on later before anything else, and to write it down', () => {
    const { api, calls } = makeSystem();
    const system = new System(api);
    system.keep({ state: 'so far', location: 'harm', share: 0.5 });
    expect([calls[1], calls.at(-1)]).toEqual(['cmi.exit', 'Commit']);
    expect(system.keeps).toBe(true);
    system.close();
    expect(calls.slice(-2)).toEqual(['Commit', 'Terminate']);
    const told = calls.length;
    system.keep({ state: 'later', location: 'harm', share: 0.5 });
    system.close();
    expect(calls.length).toBe(told);
  });

  test('may say true as a word or as truth', () => expect(new System(makeSystem(true).api).keeps).toBe(true));

  test('that has a lesson as completed keeps it so', () => {
    const { api, held } = makeSystem();
    const system = new System(api);
    system.complete({ state: '', location: 'welcome' });
    system.keep({ state: 'again', location: 'harm', share: 0.1 });
    expect(held.get('cmi.completion_status')).toBe('completed');
    expect(held.get('cmi.progress_measure')).toBe('1');
  });

  test('is never told of a mark, of success or of time', () => {
    const { api, held } = makeSystem();
    const system = new System(api);
    system.keep({ state: 'a', location: 'b', share: 0.333333 });
    system.complete({ state: 'a', location: 'b' });
    expect([...held.keys()].sort()).toEqual(
      ['completion_status', 'exit', 'location', 'progress_measure', 'suspend_data'].map((name) => `cmi.${name}`),
    );
  });
});
