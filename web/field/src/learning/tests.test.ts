import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetDatabases } from '../testing/phone.ts';
import { Counter } from '../testing/screening.ts';
import { changeBetween, type Counts, parseTests, roundOf, TestKeeper, type Tests, testToShare } from './tests.ts';

const item = (id: string, kind: string) => ({ id, module: 'fear', kind, choices: ['a', 'b'], right: 'a', sources: ['who_ten'] });
const published = (more: object = {}) => ({
  modules: [],
  sources: {},
  tests: {
    version: 3,
    forms: ['a', 'b'].map((id) => ({
      id,
      items: [item(`${id}_k`, 'knowledge'), item(`${id}_t`, 'attitude'), item(`${id}_p`, 'practice')],
    })),
    ...more,
  },
});
const words = { 'test.a_k.ask': 'first', 'test.b_k.ask': 'other', 'module.fear.title': 'fear' };

function read(from: unknown): Tests {
  const tests = parseTests(from);
  if (!tests) throw new Error('no tests');
  return tests;
}

describe('the test of a release', () => {
  it('has two forms', () => {
    expect(Object.keys(read(published()).forms)).toEqual(['a', 'b']);
  });

  it('is not there where a release has none', () => {
    expect(parseTests({ modules: [], sources: {} })).toBeNull();
  });

  it('of a later app is read without the kinds this one does not know', () => {
    const forms = [{ id: 'a', items: [item('one', 'knowledge'), item('two', 'holograms')] }];
    expect(read(published({ forms })).forms['a']?.map(({ id }) => id)).toEqual(['one']);
  });
});

describe('an officer who takes it', () => {
  let counter: Counter;
  const open = (chance = 0): Promise<TestKeeper> => TestKeeper.open(counter.vault, () => chance);
  const take = async (keeper: TestKeeper, choice: string): Promise<string | undefined> => {
    const begun = await keeper.begin(read(published()), words, 'en');
    for (const { id } of begun?.items ?? []) await keeper.answer(id, choice);
    return (await keeper.finish())?.form;
  };

  beforeEach(async () => {
    counter = await Counter.open();
  });
  afterEach(async () => {
    counter.vault.lock();
    await forgetDatabases();
  });

  it('begins with either form, by chance, and meets the other the second time', async () => {
    const low = await open(0);
    expect([await take(low, 'a'), await take(low, 'a')]).toEqual(['a', 'b']);
  });

  it('begins with the later form where chance has it so', async () => {
    expect(await take(await open(0.99), 'a')).toBe('b');
  });

  it('goes on where they stopped, with the words they began with', async () => {
    const keeper = await open();
    await keeper.begin(read(published()), words, 'en');
    await keeper.answer('a_k', 'b');
    const later = read(published({ version: 4, forms: [{ id: 'a', items: [item('new', 'knowledge')] }] }));
    const again = await (await open(0.99)).begin(later, {}, 'th');
    expect(again).toMatchObject({ form: 'a', version: 3, language: 'en', answers: { a_k: 'b' } });
    expect(again?.words).toEqual({ 'test.a_k.ask': 'first' });
  });

  it('may change an answer until the end, and then counts alone are kept', async () => {
    const keeper = await open();
    await keeper.begin(read(published()), words, 'en');
    await keeper.answer('a_k', 'b');
    await keeper.answer('a_k', 'a');
    await keeper.answer('a_p', 'b');
    await keeper.finish();
    const counts = {
      knowledge: { right: 1, count: 1 },
      attitude: { right: 0, count: 1 },
      practice: { right: 0, count: 1 },
    };
    expect((await open()).taken).toEqual({ begun: null, done: [{ form: 'a', version: 3, number: 1, counts }] });
  });

  it('ends nothing twice', async () => {
    const keeper = await open();
    await take(keeper, 'a');
    expect(await keeper.finish()).toBeNull();
    expect(keeper.taken.done).toHaveLength(1);
  });

  it('leaves a record that is as long whatever was answered', async () => {
    const size = async (): Promise<number> => {
      const rows = await new Promise<{ sealed: Uint8Array }[]>((resolve, reject) => {
        const opening = indexedDB.open(`titian-vault-${counter.vault.enrolmentId}`);
        opening.onerror = () => reject(new Error('no vault'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.filter((row: { store: string }) => row.store === 'tests') as { sealed: Uint8Array }[]);
          };
        };
      });
      return rows[0]?.sealed.byteLength ?? 0;
    };
    const keeper = await open();
    await keeper.begin(read(published()), words, 'en');
    const begun = await size();
    await take(keeper, 'a');
    expect(begun).toBeGreaterThan(32 * 1024);
    expect(await size()).toBe(begun);
  });
});

describe('a change between two times', () => {
  const of = (right: number, count = 15): Counts => ({
    knowledge: { right, count },
    attitude: { right: 0, count: 0 },
    practice: { right: 0, count: 0 },
  });

  // The same figures stand in test_change.py.
  it.each([
    [5, 12, true],
    [12, 5, true],
    [8, 12, false],
    [9, 10, false],
    [15, 15, false],
    [0, 0, false],
  ])('from %i to %i of 15', (before, after, isReliable) => {
    expect(changeBetween(of(before), of(after))).toEqual({ before, after, count: 15, isReliable });
  });

  it('is not told between tests of another length', () => {
    expect(changeBetween(of(5), of(5, 14))).toBeNull();
    expect(changeBetween(of(1, 1), of(0, 1))).toBeNull();
  });

  it('is shared with which time it was, and each form counts for itself', () => {
    const sitting = (form: string, number: number) => ({ form, version: 3, number, counts: null });
    const done = [sitting('b', 1), sitting('a', 2), sitting('b', 3)];
    expect(done.map((each) => roundOf(done, each))).toEqual([1, 1, 2]);
    expect(testToShare({ answers: { q: 'a' } }, sitting('b', 3))).toEqual({ q: 'a', 'sitting.number': '3' });
  });
});
