import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { evaluate, listFunctions, SeededRandom, SurveyError, type SurveyTree } from './index.js';
import { call, field, from, here, NOW, op, read, root, step, type Short } from './testing.js';
import { roundTo } from './functions/numbers.js';
import { numberToText, textToNumber } from './values.js';
import { parseNow } from './dates.js';

const x = field('x');
const household = { x: null, child: [{ age: '3' }, { age: '5' }, { age: '' }], weight: '2.5', words: 'one two two' };

describe('numbers and text', () => {
  test.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-2.5, '-2.5'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-12e22, '-120000000000000000000000'],
    [0.1 + 0.2, '0.30000000000000004'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
  ])('%d is written %s', (value, text) => expect(numberToText(value)).toBe(text));

  test.each<[string, number]>([
    ['12', 12],
    [' 12.50\n', 12.5],
    ['-.5', -0.5],
    ['5.', 5],
    ['', NaN],
    ['+5', NaN],
    ['1e3', NaN],
    ['0x10', NaN],
    ['1,5', NaN],
    ['- 5', NaN],
    ['12345678901234567890', 12345678901234567890],
    ['1970-01-11', 10],
    ['2026-02-30', NaN],
  ])('%j as a number', (text, value) => expect(textToNumber(text, parseNow(NOW))).toBe(value));

  test.each<[number, number, number]>([
    [2.5, 0, 3],
    [-2.5, 0, -2],
    [1.005, 2, 1.01],
    [-1.005, 2, -1],
    [-1.0051, 2, -1.01],
    [1234.5, -2, 1200],
    [1250, -2, 1300],
    [5, -1, 10],
    [4, -3, 0],
    [1e-9, 3, 0],
    [NaN, 2, NaN],
    [1, 31, NaN],
  ])('%d to %d places', (value, places, rounded) => expect(roundTo(value, places)).toBe(rounded));
});

describe('operators', () => {
  test.each<[string, SurveyTree, string | number | boolean]>([
    ['blank is not five', op('!=', x, 5), true],
    ['blank is not above five', op('>', x, 5), false],
    ['blank is blank', op('=', x, ''), true],
    ['one child of five is enough', op('=', field('age'), 5), true],
    ['one child who differs is enough', op('!=', field('age'), '5'), true],
    ['nodes against nodes', op('=', field('age'), field('weight')), false],
    ['a number in a node', op('<', field('weight'), 3), true],
    ['text is compared as numbers by <', op('<', '10', '9'), false],
    ['a blank answer is not true', call('boolean', x), false],
    ['one answer of many is', call('boolean', field('age')), true],
    ['boolean with text', op('=', call('true'), 'no'), true],
    ['and stops early', op('and', call('false'), call('not', x)), false],
    ['or', op('or', call('false'), 'x'), true],
    ['plus a blank', op('+', x, 1), NaN],
    ['mod keeps the sign', op('mod', -7, 3), -1],
    ['div by nought', op('div', 1, 0), Infinity],
    ['negate', op('negate', '4'), -4],
    ['times', op('*', field('weight'), 4), 10],
    ['minus', op('-', 5, '2'), 3],
    ['a union counts each node once', call('count', op('|', field('age'), op('|', field('age'), field('weight')))), 4],
    ['a date is before today', op('<', '2010-05-01', call('today')), true],
    ['today as text', op('=', call('today'), '2026-11-24'), true],
  ])('%s', (_what, expression, value) => expect(read(expression, household)).toBe(value));
});

describe('paths', () => {
  test.each<[string, SurveyTree, string | number]>([
    ['from the root', root('data', 'weight'), '2.5'],
    ['by name', here('weight'), '2.5'],
    ['beside', here('..', 'weight'), '2.5'],
    ['the first of many', root('data', 'child', 'age'), '3'],
    ['a place in brackets', root('data', step('child', 2), 'age'), '5'],
    ['a test in brackets', call('count', root('data', step('child', op('>', here('age'), 3)))), 1],
    ['two tests, one after the other', root('data', step('child', op('!=', here('age'), ''), 2), 'age'), '5'],
    ['position in brackets', root('data', step('child', op('=', call('position'), call('last')))), ''],
    [
      'anywhere below',
      call('count', { op: 'path', from: 'root', steps: [{ axis: 'descendant-or-self', name: 'node()' }, step('age')] }),
      3,
    ],
    ['every child', call('count', root('data', '*')), 7],
    ['siblings before', call('count', root('data', step('child', 3), { axis: 'preceding-sibling', name: 'child' })), 2],
    ['siblings after', call('count', root('data', step('child', 1), { axis: 'following-sibling', name: '*' })), 5],
    [
      'the nearest sibling before',
      root('data', step('child', 3), { axis: 'preceding-sibling', name: '*', where: [{ op: 'number', value: 1 }] }, 'age'),
      '5',
    ],
    ['ancestors', call('count', root('data', step('child', 1), 'age', { axis: 'ancestor', name: '*' })), 2],
    ['current in brackets', root('data', step('child', op('=', here('age'), from(call('current'), '..', 'five'))), 'age'), '5'],
  ])('%s', (_what, expression, value) => expect(read(expression, { ...household, five: 5 })).toBe(value));

  test('an axis nobody knows is an error', () => {
    expect(() => evaluate({ op: 'path', from: 'root', steps: [{ axis: 'sideways', name: 'x' }] })).toThrow(SurveyError);
  });
});

type Row = [name: string, args: Short[], value: string | number | boolean];

const ROWS: Row[] = [
  ['number', ['3.0'], 3],
  ['int', ['-3.7'], -3],
  ['int', ['x'], NaN],
  ['round', [2.5], 3],
  ['round', [3.14159, 2], 3.14],
  ['floor', [-1.5], -2],
  ['ceiling', [1.2], 2],
  ['abs', [-4], 4],
  ['pow', [2, 10], 1024],
  ['sqrt', [9], 3],
  ['exp', [0], 1],
  ['exp10', [2], 100],
  ['log', [1], 0],
  ['log10', [1000], 3],
  ['sin', [0], 0],
  ['cos', [0], 1],
  ['tan', [0], 0],
  ['asin', [0], 0],
  ['acos', [1], 0],
  ['atan', [0], 0],
  ['atan2', [0, 1], 0],
  ['pi', [], Math.PI],
  ['min', [3, '2', field('age')], 2],
  ['max', [field('age')], 5],
  ['max', [field('nobody')], NaN],
  ['string', [1e21], '1000000000000000000000'],
  ['concat', ['a', 1, field('age')], 'a135'],
  ['join', [', ', field('age')], '3, 5, '],
  ['join', ['-', 'a', 'b'], 'a-b'],
  ['string-length', ['ကလေး'], 4],
  ['string-length', ['🙂'], 1],
  ['normalize-space', ['  a \n b '], 'a b'],
  ['contains', ['abc', 'b'], true],
  ['starts-with', ['abc', 'ab'], true],
  ['ends-with', ['abc', 'ab'], false],
  ['substring-before', ['2026-11', '-'], '2026'],
  ['substring-after', ['2026-11', '-'], '11'],
  ['substring-after', ['2026', '-'], ''],
  ['translate', ['bar', 'abr', 'AB'], 'BA'],
  ['substr', ['hello', 1, 3], 'el'],
  ['substr', ['hello', -3], 'llo'],
  ['substr', ['hello', 9], ''],
  ['substring', ['12345', 1.5, 2.6], '234'],
  ['regex', ['0812345678', '[0-9]{10}'], true],
  ['regex', ['08123456789', '[0-9]{10}'], false],
  ['base64-decode', ['VGl0aWFu'], 'Titian'],
  ['base64-decode', ['!'], ''],
  ['not', [''], true],
  ['true', [], true],
  ['false', [], false],
  ['boolean', ['0'], true],
  ['boolean', [0], false],
  ['boolean-from-string', ['true'], true],
  ['boolean-from-string', ['TRUE'], false],
  ['boolean-from-string', ['yes'], false],
  ['if', [op('>', 2, 1), 'yes', 0], 'yes'],
  ['if', [x, 1, 2], 2],
  ['coalesce', [x, field('weight')], '2.5'],
  ['coalesce', [x, ''], ''],
  ['checklist', [2, -1, call('true'), call('false'), call('true')], true],
  ['checklist', [-1, 1, call('true'), call('true')], false],
  ['weighted-checklist', [3, 5, call('true'), 2, call('true'), 1.5, call('false'), 9], true],
  ['selected', [field('words'), 'two'], true],
  ['selected', [field('words'), 'tw'], false],
  ['selected', [x, 'two'], false],
  ['is-selected', [field('words'), 'one'], true],
  ['count-selected', [field('words')], 3],
  ['count-selected', [x], 0],
  ['selected-at', [field('words'), 1], 'two'],
  ['selected-at', [field('words'), 3], ''],
  ['once', ['first'], 'first'],
  ['count', [field('age')], 3],
  ['count-non-empty', [field('age')], 2],
  ['sum', [field('age')], 8],
  ['position', [root('data', step('child', 2))], 2],
  ['name', [root('data', 'weight')], 'weight'],
  ['last', [], 1],
  ['current', [], ''],
  ['version', [], ''],
  ['property', ['deviceid'], ''],
  ['lang', ['en'], false],
  ['depend', ['a', x], 'a'],
  ['local-name', [root('data', 'weight')], 'weight'],
  ['namespace-uri', [root('data', 'weight')], ''],
  ['id', ['a'], ''],
  ['sum', [field('words')], NaN],
  ['min', [3, 'two'], NaN],
  ['randomize', [field('age'), 42], '3'],
  ['indexed-repeat', [field('age'), field('child'), 2], '5'],
  ['indexed-repeat', [field('age'), field('child'), 0], ''],
  ['indexed-repeat', [field('age'), field('child'), 9], ''],
  ['jr:choice-name', ['a', '${words}'], ''],
  ['jr:itext', ['words-0'], ''],
  ['today', [], '2026-11-24'],
  ['now', [], '2026-11-24T10:30:00.000+07:00'],
  ['date', [0], '1970-01-01'],
  ['date', ['2026-2-3'], '2026-02-03'],
  ['date', [''], ''],
  ['date', ['tomorrow'], ''],
  ['date', [call('now')], '2026-11-24'],
  ['date-time', ['2026-11-24T03:30:00Z'], '2026-11-24T10:30:00.000+07:00'],
  ['decimal-date-time', ['1970-01-02T12:00:00Z'], 1.5],
  ['decimal-time', ['06:00:00.000+07:00'], 0.25],
  ['format-date', ['2026-03-04', '%e %b %y (%a) %n/%m/%d %Y'], '4 Mar 26 (Wed) 3/03/04 2026'],
  ['format-date-time', ['2026-03-04T05:06:07.089', '%H:%M:%S.%3 %h'], '05:06:07.089 5'],
  ['format-date', ['', '%Y'], ''],
  ['area', ['0 0;0 1;1 1;1 0'], 12391256135.81],
  ['enclosed-area', ['0 0;0 1'], 0],
  ['distance', ['0 0 0 0;0 1 0 0'], 111318.85],
  ['distance', ['0 0', '0 1', '0 0'], 222637.69],
  ['distance', ['nowhere', '0 1'], NaN],
  ['geofence', ['0.5 0.5', '0 0;0 1;1 1;1 0'], true],
  ['geofence', ['1.5 0.5', '0 0;0 1;1 1;1 0'], false],
];

describe('functions', () => {
  test.each(ROWS)('%s(%j)', (name, args, value) => {
    const found = read(call(name, ...args), household);
    if (typeof value === 'number' && Number.isFinite(value)) expect(found).toBeCloseTo(value, 2);
    else expect(found).toBe(value);
  });

  test('each one is tried here', () => {
    const tried = new Set([...ROWS.map(([name]) => name), 'random', 'uuid', 'digest', 'instance', 'pulldata']);
    expect(listFunctions().filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each(['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])('digest with %s is the standard one', (algorithm) => {
    for (const text of ['', 'Titian', 'ကလေး'.repeat(40), 'a'.repeat(55), 'a'.repeat(111), 'a'.repeat(112)]) {
      const hash = createHash(algorithm.replace('-', '').toLowerCase()).update(text);
      expect(read(call('digest', text, algorithm, 'hex'))).toBe(hash.copy().digest('hex'));
      expect(read(call('digest', text, algorithm))).toBe(hash.digest('base64'));
    }
  });

  test('chance comes from the context only', () => {
    const once = () => evaluate(call('uuid'), { random: new SeededRandom(7) });
    expect(once()).toBe(once());
    expect(once()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(evaluate(call('uuid', 12), { random: new SeededRandom(7) })).toHaveLength(12);
    expect(evaluate(call('random'), { random: new SeededRandom(1) })).toBeCloseTo(16_806 / 2_147_483_646, 12);
  });

  test('a seed shuffles alike everywhere', () => {
    const letters = { l: Array.from('ABCDEFGH', (each) => ({ v: each })) };
    const order = (seed: Short): unknown => read(call('join', '', call('randomize', field('v'), seed)), letters);
    expect(order(42)).toBe(order('42'));
    expect(order(42)).not.toBe(order(43));
    expect([...String(order('some words'))].sort().join('')).toBe('ABCDEFGH');
    expect(order('')).toBe(order(0));
  });

  test.each<[string, SurveyTree, string]>([
    ['unknown', call('nonsense'), 'expression.tree'],
    ['too few', call('selected', 'a'), 'expression.tree'],
    ['a value counted', call('count', 3), 'expression.not_nodes'],
    ['a pattern that is none', call('regex', 'a', '('), 'expression.bad_pattern'],
    ['no mark of a date', call('format-date', '2026-01-01', '%q'), 'expression.bad_format'],
    ['no such list', call('instance', 'towns'), 'expression.unknown_list'],
    ['no such file', call('pulldata', 'towns', 'a', 'b', 'c'), 'expression.unknown_list'],
    ['a digest nobody knows', call('digest', 'a', 'CRC'), 'expression.bad_digest'],
    ['half an indexed-repeat', call('indexed-repeat', x, x), 'expression.tree'],
  ])('%s is a named error', (_what, expression, code) => {
    expect(() => read(expression)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
