import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { flatRows, FormError, LiveForm, listScreens, nestedAnswers, readForm } from './index.js';
import { ask, at, call, field, formOf, group, here, listOf, NOW, op, open, put, repeat, root, step, tree, valueAt } from './testing.js';
import { from as fromTree } from './testing.js';

const yesNo = { lists: { yes_no: listOf('yes', 'no') } };

describe('relevance', () => {
  const form = () =>
    open(
      [
        ask('select_one', 'works', { list: 'yes_no' }),
        group('job', [ask('integer', 'hours'), group('pay', [ask('integer', 'wage')])], { relevant: op('=', field('works'), 'yes') }),
        ask('calculate', 'total', { calculation: op('*', call('coalesce', field('hours'), '0'), call('coalesce', field('wage'), '1')) }),
      ],
      yesNo,
    );

  test('an irrelevant group reads blank to all below it, and its answers come back', () => {
    const live = form();
    put(live, '/data/works', 'yes');
    put(live, '/data/job/hours', '8');
    put(live, '/data/job/pay/wage', '5');
    expect(valueAt(live, '/data/total')).toBe('40');
    put(live, '/data/works', 'no');
    expect(at(live, '/data/job/pay/wage').isRelevant).toBe(false);
    expect(valueAt(live, '/data/job/pay/wage')).toBe('');
    expect(valueAt(live, '/data/total')).toBe('0');
    put(live, '/data/works', 'yes');
    expect(valueAt(live, '/data/total')).toBe('40');
  });

  test('what is irrelevant is neither asked nor told', () => {
    const live = form();
    expect(listScreens(live).map((screen) => screen.key)).toEqual(['/data/works']);
    expect(nestedAnswers(live)).toEqual({ works: null, total: '0' });
  });
});

describe('what is computed and says nothing', () => {
  const nodes = [
    ask('integer', 'age'),
    ask('integer', 'silent', { label: {}, calculation: op('+', field('age'), 1), required: call('true') }),
    ask('integer', 'hinted', { label: {}, hint: { '': 'of age' }, calculation: op('+', field('age'), 1) }),
    ask('text', 'told', { label: {}, calculation: field('age'), trigger: ['age'] }),
  ];

  test('is put to nobody, whatever its type, as in every other program', () => {
    const form = open(nodes);
    expect(listScreens(form).map((screen) => screen.key)).toEqual(['/data/age', '/data/hinted']);
    expect(form.findTrouble(at(form, '/data/silent'))).toBe(null);
  });

  test('is computed all the same', () => {
    const form = open(nodes);
    put(form, '/data/age', '4');
    expect(['silent', 'told'].map((name) => valueAt(form, `/data/${name}`))).toEqual(['5', '4']);
  });
});

test('a range of whole numbers that is computed loses its fraction, one of others keeps it', () => {
  const range = (name: string, parameters: object) => ask('range', name, { calculation: op('div', field('age'), 8), parameters });
  const form = open([ask('integer', 'age'), range('whole', { start: '0', end: '10' }), range('part', { step: '0.5' })]);
  put(form, '/data/age', '9');
  expect(['whole', 'part'].map((name) => valueAt(form, `/data/${name}`))).toEqual(['1', '1.125']);
});

describe('calculations', () => {
  test('run in the order of what they read, not of the rows', () => {
    const live = open([
      ask('calculate', 'c', { calculation: op('+', field('b'), 1) }),
      ask('calculate', 'b', { calculation: op('+', field('a'), 1) }),
      ask('integer', 'a'),
    ]);
    put(live, '/data/a', '1');
    expect(valueAt(live, '/data/c')).toBe('3');
    put(live, '/data/a', '');
    expect(valueAt(live, '/data/c')).toBe('');
  });

  test('only what depends on a change is worked out again', () => {
    const rows = Array.from({ length: 1000 }, (_, n) =>
      n === 0 ? ask('integer', 'q0') : ask('calculate', `q${n}`, { calculation: n < 10 ? op('+', field(`q${n - 1}`), 1) : call('random') }),
    );
    const live = open([...rows, ask('integer', 'other')]);
    const drawn = valueAt(live, '/data/q500');
    put(live, '/data/q0', '1');
    expect(valueAt(live, '/data/q9')).toBe('10');
    expect(valueAt(live, '/data/q500')).toBe(drawn);
  });

  test('a circle is a named error with the names on it', () => {
    const rows = [
      ask('calculate', 'a', { calculation: field('b') }),
      ask('calculate', 'b', { calculation: field('c') }),
      ask('text', 'c', { calculation: field('a') }),
    ];
    expect(() => open(rows)).toThrow(/a → b → c → a|b → c → a → b|c → a → b → c/);
    expect(() => open([ask('text', 'a', { relevant: op('=', field('a'), '') })])).toThrow(FormError);
    expect(() => open([group('g', [ask('text', 'a')], { relevant: op('=', field('a'), '') })])).toThrow(/g → g/);
  });

  test('relevance that reads a calculation and a calculation that reads the question is no circle', () => {
    const live = open([
      ask('integer', 'age'),
      ask('calculate', 'child', { calculation: op('<', field('age'), 18) }),
      ask('text', 'school', { relevant: op('=', field('child'), 'true') }),
    ]);
    put(live, '/data/age', '9');
    expect(at(live, '/data/school').isRelevant).toBe(true);
  });

  test('an unknown name is told with its row, all at once', () => {
    const rows = [ask('text', 'a', { relevant: field('nobody'), row: 4 }), ask('select_one', 'b', { list: 'none', row: 5 })];
    expect(() => open(rows)).toThrow(/row 4, a: \$\{nobody\}[\s\S]*row 5, b: There is no list/);
  });

  test.each([
    [op('div', 6758, 365), '18'],
    [op('div', -1, 2), '0'],
    [op('div', -3, 2), '-1'],
    [op('*', 3, 6), '18'],
    [call('string', op('div', 37, 2)), '18'],
    [tree('18.9'), '18'],
    [tree('old'), 'old'],
    [op('+', 'x', 1), ''],
    [call('number', '1000000000000.5'), '1000000000000'],
  ])('a whole number loses its fraction, as everywhere: %j is %s', (calculation, told) => {
    const live = open([
      ask('integer', 'age', { calculation }),
      ask('decimal', 'exact', { calculation }),
      ask('text', 'go'),
      ask('integer', 'set_off', { calculation, trigger: ['go'] }),
      ask('integer', 'given', { default_tree: calculation }),
    ]);
    put(live, '/data/go', '1');
    expect([valueAt(live, '/data/age'), valueAt(live, '/data/set_off'), valueAt(live, '/data/given')]).toEqual([told, told, told]);
  });

  test('what reads it reads the whole number, and it is no trouble', () => {
    const live = open([
      ask('date', 'born'),
      ask('integer', 'age', { calculation: op('div', op('-', call('date', '2026-11-29'), field('born')), 365) }),
      ask('text', 'school', { relevant: op('=', field('age'), 18) }),
    ]);
    put(live, '/data/born', '2008-06-01');
    expect(valueAt(live, '/data/age')).toBe('18');
    expect(at(live, '/data/school').isRelevant).toBe(true);
    expect(live.listTroubles()).toEqual([]);
    put(live, '/data/age', '18.5');
    expect(live.findTrouble(at(live, '/data/age'))).toBe('type');
  });

  test('what cannot be worked out is blank, and said', () => {
    const live = open([ask('text', 'when'), ask('calculate', 'shown', { calculation: call('format-date', field('when'), '%q') })]);
    put(live, '/data/when', '2026-01-01');
    expect(valueAt(live, '/data/shown')).toBe('');
    expect([...(live.faults.get(at(live, '/data/shown').node)?.keys() ?? [])]).toEqual(['calculation']);
  });

  test('a number is kept as XPath writes it, a date as ISO', () => {
    const live = open([
      ask('calculate', 'small', { calculation: op('div', 1, 10_000_000) }),
      ask('calculate', 'day', { calculation: call('today') }),
      ask('calculate', 'none', { calculation: op('+', 'x', 1) }),
    ]);
    expect(nestedAnswers(live)).toEqual({ small: '0.0000001', day: '2026-11-24', none: null });
  });
});

describe('repeats', () => {
  const family = [
    repeat('child', [
      ask('text', 'name'),
      ask('integer', 'age'),
      ask('calculate', 'place', { calculation: call('position', here('..')) }),
      ask('text', 'school', { relevant: op('>', field('age'), 5) }),
    ]),
    ask('calculate', 'count', { calculation: call('count', field('child')) }),
    ask('calculate', 'years', { calculation: call('sum', field('age')) }),
  ];

  test('add, remove, and what reads them', () => {
    const live = open(family);
    const { definition } = at(live, '/data/child');
    put(live, '/data/child/age', '4');
    const second = live.addInstance(definition, live.root);
    put(live, '/data/child[2]/age', '7');
    live.addInstance(definition, live.root);
    expect([valueAt(live, '/data/count'), valueAt(live, '/data/years')]).toEqual(['3', '11']);
    expect(at(live, '/data/child/school').isRelevant).toBe(false);
    expect(at(live, '/data/child[2]/school').isRelevant).toBe(true);
    live.removeInstance(at(live, '/data/child[1]'));
    expect([valueAt(live, '/data/count'), valueAt(live, '/data/years')]).toEqual(['2', '7']);
    expect(second?.number).toBe(1);
    expect(valueAt(live, '/data/child[1]/place')).toBe('1');
  });

  test('may be emptied, and one added again', () => {
    const live = open(family);
    live.removeInstance(at(live, '/data/child'));
    expect(nestedAnswers(live)).toEqual({ child: [], count: '0', years: '0' });
    expect(listScreens(live).map((screen) => screen.kind)).toEqual(['repeat']);
  });

  test('a count makes and takes instances, and keeps what stands', () => {
    const live = open([
      ask('integer', 'n'),
      repeat('child', [ask('text', 'name', { default: 'none' })], { count: field('n') }),
      ask('calculate', 'names', { calculation: call('join', ' ', field('name')) }),
    ]);
    expect(live.root.children).toHaveLength(2);
    put(live, '/data/n', '2');
    put(live, '/data/child[2]/name', 'Aye');
    expect(valueAt(live, '/data/names')).toBe('none Aye');
    put(live, '/data/n', '3');
    expect(valueAt(live, '/data/names')).toBe('none Aye none');
    put(live, '/data/n', '1');
    expect(valueAt(live, '/data/names')).toBe('none');
    put(live, '/data/n', '999999');
    expect(live.root.of(at(live, '/data/child').definition)).toHaveLength(500);
    expect(live.addInstance(at(live, '/data/child').definition, live.root)).toBeNull();
  });

  test('one inside another', () => {
    const live = open([
      repeat('house', [
        repeat('person', [ask('integer', 'age'), ask('calculate', 'share', { calculation: op('div', field('age'), field('all')) })]),
        ask('calculate', 'all', { calculation: call('sum', field('age')) }),
      ]),
      ask('calculate', 'everybody', { calculation: call('sum', field('age')) }),
    ]);
    const house = at(live, '/data/house').definition;
    live.addInstance(house, live.root);
    put(live, '/data/house[1]/person/age', '3');
    put(live, '/data/house[2]/person/age', '4');
    live.addInstance(at(live, '/data/house[2]/person').definition, at(live, '/data/house[2]'));
    put(live, '/data/house[2]/person[2]/age', '12');
    expect(valueAt(live, '/data/house[1]/all')).toBe('3');
    expect(valueAt(live, '/data/house[2]/all')).toBe('16');
    expect(valueAt(live, '/data/everybody')).toBe('19');
    expect(valueAt(live, '/data/house[2]/person[1]/share')).toBe('0.25');
    live.removeInstance(at(live, '/data/house[2]'));
    expect(valueAt(live, '/data/everybody')).toBe('3');
  });

  test('a running total reads the instance before it', () => {
    const before = call('indexed-repeat', field('total'), field('day'), op('-', call('position', here('..')), 1));
    const live = open([
      repeat('day', [
        ask('integer', 'pay'),
        ask('calculate', 'total', { calculation: op('+', call('coalesce', field('pay'), '0'), call('coalesce', before, '0')) }),
      ]),
    ]);
    const { definition } = at(live, '/data/day');
    live.addInstance(definition, live.root);
    live.addInstance(definition, live.root);
    put(live, '/data/day[3]/pay', '5');
    put(live, '/data/day[1]/pay', '1');
    put(live, '/data/day[2]/pay', '2');
    expect([1, 2, 3].map((n) => valueAt(live, `/data/day[${n}]/total`))).toEqual(['1', '3', '8']);
  });

  test('a path from the root stays in its own instance', () => {
    const live = open([
      repeat('child', [ask('integer', 'age'), ask('text', 'school', { relevant: op('>', root('data', 'child', 'age'), 5) })]),
    ]);
    live.addInstance(at(live, '/data/child').definition, live.root);
    put(live, '/data/child[2]/age', '9');
    expect(at(live, '/data/child[1]/school').isRelevant).toBe(false);
    expect(at(live, '/data/child[2]/school').isRelevant).toBe(true);
  });

  test('irrelevant ones cannot be added to', () => {
    const live = open([ask('text', 'a'), repeat('r', [ask('text', 'b')], { relevant: op('=', field('a'), 'yes') })]);
    expect(live.canAdd(at(live, '/data/r').definition, live.root)).toBe(false);
    put(live, '/data/a', 'yes');
    expect(live.canAdd(at(live, '/data/r').definition, live.root)).toBe(true);
  });
});

describe('what is wrong with an answer', () => {
  const live = () =>
    open([
      ask('text', 'name', { required: call('true'), required_message: { '': 'We need ${friend}' } }),
      ask('text', 'friend', { default: 'a name' }),
      ask('integer', 'age', {
        constraint: op('and', op('>=', here('.'), 0), op('<=', here('.'), 120)),
        constraint_message: { '': 'Not ${age}!' },
      }),
      ask('note', 'hello', { required: call('true') }),
      ask('text', 'more', { required: op('=', field('age'), '7'), relevant: op('>', field('age'), 5) }),
    ]);

  test('missing, out of bounds, of the wrong kind', () => {
    const form = live();
    expect(form.listTroubles().map(({ place, trouble }) => [place.definition.name, trouble])).toEqual([
      ['name', 'required'],
      ['hello', 'required'],
    ]);
    expect(form.message(at(form, '/data/name'), 'required')).toBe('We need a name');
    put(form, '/data/age', '130');
    expect(form.findTrouble(at(form, '/data/age'))).toBe('constraint');
    expect(form.message(at(form, '/data/age'), 'constraint')).toBe('Not 130!');
    put(form, '/data/age', 'old');
    expect(form.findTrouble(at(form, '/data/age'))).toBe('type');
    put(form, '/data/age', '');
    expect(form.findTrouble(at(form, '/data/age'))).toBeNull();
  });

  test('required depends on answers, and never binds what is irrelevant', () => {
    const form = live();
    put(form, '/data/age', '7');
    expect(form.findTrouble(at(form, '/data/more'))).toBe('required');
    put(form, '/data/age', '8');
    expect(form.findTrouble(at(form, '/data/more'))).toBeNull();
    put(form, '/data/age', '1');
    expect(form.findTrouble(at(form, '/data/more'))).toBeNull();
  });

  test('a required note is a stop while it is shown, unless it computes something', () => {
    const form = open([
      ask('date', 'from'),
      ask('date', 'to'),
      ask('note', 'stop', { relevant: op('<', field('to'), field('from')), required: call('true'), required_message: { '': 'Go back' } }),
      ask('note', 'told', { required: call('true'), calculation: call('concat', field('from'), ' ') }),
      ask('calculate', 'c', { required: call('true'), calculation: tree('') }),
    ]);
    put(form, '/data/from', '2026-02-02');
    put(form, '/data/to', '2026-01-01');
    const told = (): unknown =>
      form.listTroubles().map(({ place, trouble }) => [place.definition.name, trouble, form.message(place, trouble)]);
    expect(told()).toEqual([['stop', 'required', 'Go back']]);
    expect(listScreens(form).map((screen) => screen.key)).toContain('/data/stop');
    put(form, '/data/to', '2026-03-03');
    expect(told()).toEqual([]);
    expect(nestedAnswers(form)).toEqual({ from: '2026-02-02', to: '2026-03-03', c: null });
  });

  test.each([
    ['integer', '-12', null],
    ['integer', '1.5', 'type'],
    ['decimal', '1.5', null],
    ['decimal', 'x', 'type'],
    ['date', '2026-02-28', null],
    ['date', '2026-02-30', 'type'],
    ['time', '23:59:00.000+07:00', null],
    ['time', '25:00', 'type'],
    ['dateTime', '2026-02-28T10:00:00+07:00', null],
    ['dateTime', '2026-02-28', 'type'],
    ['geopoint', '12.5 99.9', null],
    ['geopoint', '112.5 99.9', 'type'],
    ['range', '4', null],
    ['range', '11', 'type'],
    ['text', '', null],
  ])('%s %s: %s', (type, text, trouble) => {
    const form = open([ask(type, 'q')]);
    put(form, '/data/q', text);
    expect(form.findTrouble(at(form, '/data/q'))).toBe(trouble);
  });
});

describe('defaults and triggers', () => {
  test('static ones stand at once, dynamic ones are worked out once, in each new instance too', () => {
    const live = open([
      ask('text', 'place', { default: 'pier' }),
      ask('text', 'where', { default_tree: call('concat', 'at the ', field('place')) }),
      repeat('visit', [ask('text', 'who', { default_tree: field('place') })]),
    ]);
    expect(valueAt(live, '/data/where')).toBe('at the pier');
    put(live, '/data/place', 'market');
    expect(valueAt(live, '/data/where')).toBe('at the pier');
    live.addInstance(at(live, '/data/visit').definition, live.root);
    expect([valueAt(live, '/data/visit[1]/who'), valueAt(live, '/data/visit[2]/who')]).toEqual(['pier', 'market']);
  });

  test('the cell of a dynamic one is no answer, in a form converted before as in a new one', () => {
    const written = { default: 'today()', default_tree: call('today') };
    const live = open(
      [
        ask('date', 'day', written),
        ask('text', 'name', { default: "concat('x', 'y')", default_tree: call('concat', 'x', 'y') }),
        ask('select_one', 'same', { list: 'yes_no', default: '${last}', default_tree: field('last') }),
        ask('text', 'last', { default: 'no' }),
        ask('text', 'before', { default: '${last-saved#name}', default_tree: { op: 'field', name: 'name', last_saved: true } }),
        repeat('visit', [ask('date', 'on', written)]),
      ],
      yesNo,
    );
    expect(nestedAnswers(live)).toEqual({
      day: '2026-11-24',
      name: 'xy',
      same: 'no',
      last: 'no',
      before: null,
      visit: [{ on: '2026-11-24' }],
    });
    expect(live.listTroubles()).toEqual([]);
  });

  test('a trigger works its calculation out when its question changes, and only then', () => {
    const live = open([
      ask('text', 'a'),
      ask('text', 'b'),
      ask('text', 'copy', { calculation: call('concat', field('a'), field('b')), trigger: ['a'] }),
      ask('text', 'chain', { calculation: field('copy'), trigger: ['copy'] }),
      ask('text', 'wiped', { trigger: ['b'], default: 'something' }),
    ]);
    expect(valueAt(live, '/data/copy')).toBe('');
    put(live, '/data/b', '2');
    expect(valueAt(live, '/data/copy')).toBe('');
    expect(valueAt(live, '/data/wiped')).toBe('');
    put(live, '/data/a', '1');
    expect(valueAt(live, '/data/copy')).toBe('12');
    expect(valueAt(live, '/data/chain')).toBe('12');
    put(live, '/data/copy', 'by hand');
    expect(valueAt(live, '/data/chain')).toBe('by hand');
  });

  test('two that set each other off do not go on for ever', () => {
    const live = open([
      ask('text', 'a', { calculation: call('concat', field('b'), '.'), trigger: ['b'] }),
      ask('text', 'b', { calculation: call('concat', field('a'), '.'), trigger: ['a'] }),
    ]);
    put(live, '/data/a', 'x');
    expect([valueAt(live, '/data/a'), valueAt(live, '/data/b')]).toEqual(['x..', 'x.']);
  });

  test('once() keeps what it gave', () => {
    const live = open([ask('text', 'a'), ask('calculate', 'kept', { calculation: call('once', field('a')) })]);
    put(live, '/data/a', 'first');
    put(live, '/data/a', 'second');
    expect(valueAt(live, '/data/kept')).toBe('first');
  });

  test('read only may depend on an answer', () => {
    const live = open([ask('text', 'a'), ask('text', 'b', { read_only: op('=', field('a'), 'yes') })]);
    expect(live.isReadOnly(at(live, '/data/b'))).toBe(false);
    put(live, '/data/a', 'yes');
    expect(live.isReadOnly(at(live, '/data/b'))).toBe(true);
  });

  test('answers of the last time can be read', () => {
    const before = open([ask('text', 'name', { default: 'Aye' })]);
    const nodes = [ask('text', 'name', { default_tree: { op: 'field', name: 'name', last_saved: true } })];
    const again = new LiveForm(formOf(nodes), { now: NOW, lastSaved: before.root.node });
    expect(valueAt(again, '/data/name')).toBe('Aye');
    expect(valueAt(open(nodes), '/data/name')).toBe('');
  });
});

describe('choices', () => {
  const towns = [
    { name: 'ranong', label: { '': 'Ranong' }, cells: { country: 'th', size: '3' } },
    { name: 'trat', label: { '': 'Trat' }, cells: { country: 'th', size: '2' } },
    { name: 'dawei', label: { '': 'Dawei' }, cells: { country: 'mm', size: '1' } },
  ];
  const lists = { countries: listOf('th', 'mm'), towns };
  const names = (form: LiveForm, path: string): string[] => form.choices(at(form, path)).map((choice) => choice.name);

  test('a filter follows the answers; a choice that went is told', () => {
    const live = open(
      [
        ask('select_one', 'land', { list: 'countries' }),
        ask('select_one', 'town', { list: 'towns', choice_filter: op('=', here('country'), field('land')) }),
      ],
      { lists },
    );
    expect(names(live, '/data/town')).toEqual([]);
    put(live, '/data/land', 'th');
    expect(names(live, '/data/town')).toEqual(['ranong', 'trat']);
    put(live, '/data/town', 'trat');
    expect(live.findTrouble(at(live, '/data/town'))).toBeNull();
    put(live, '/data/land', 'mm');
    expect(live.findTrouble(at(live, '/data/town'))).toBe('choice');
  });

  test('one of several choices may hold a space; chosen together, a space parts them', () => {
    const spaced = { towns: listOf('Mae Sot', 'Mae', 'Sot') };
    const live = open([ask('select_one', 'town', { list: 'towns' }), ask('select_multiple', 'seen', { list: 'towns' })], { lists: spaced });
    put(live, '/data/town', 'Mae Sot');
    expect(live.findTrouble(at(live, '/data/town'))).toBeNull();
    put(live, '/data/town', 'Sot Mae');
    expect(live.findTrouble(at(live, '/data/town'))).toBe('choice');
    put(live, '/data/seen', 'Sot Mae');
    expect(live.findTrouble(at(live, '/data/seen'))).toBeNull();
    put(live, '/data/seen', 'Sot Trat');
    expect(live.findTrouble(at(live, '/data/seen'))).toBe('choice');
  });

  test('instance() and pulldata() read lists and files', () => {
    const item = step('item', op('=', here('name'), fromTree(call('current'), '..', 'town')));
    const live = open(
      [
        ask('text', 'town'),
        ask('calculate', 'size', { calculation: fromTree(call('instance', 'towns'), 'root', item, 'size') }),
        ask('calculate', 'label', {
          calculation: fromTree(call('instance', 'towns'), 'root', step('item', op('=', here('name'), field('town'))), 'label'),
        }),
        ask('calculate', 'pulled', { calculation: call('pulldata', 'places', 'code', 'name', field('town')) }),
        ask('calculate', 'sum', { calculation: call('sum', fromTree(call('instance', 'towns'), 'root', 'item', 'size')) }),
      ],
      { lists: { ...lists, 'places.csv': [{ name: 'trat', label: {}, cells: { code: '23' } }] } },
    );
    put(live, '/data/town', 'trat');
    expect(nestedAnswers(live)).toEqual({ town: 'trat', size: '2', label: 'Trat', pulled: '23', sum: '6' });
  });

  test('a file gives the choices of a question, in the columns it names', () => {
    const file = [
      { name: '', label: {}, cells: { code: 't', town: 'Trat', country: 'th' } },
      { name: '', label: {}, cells: { code: 'h', town: 'Hpa-An', country: 'mm' } },
    ];
    const live = open(
      [
        ask('select_one', 'land', { list: 'countries' }),
        ask('select_one', 'town', {
          list: 'places.csv',
          parameters: { value: 'code', label: 'town' },
          choice_filter: op('=', here('country'), field('land')),
        }),
        ask('calculate', 'pulled', { calculation: call('pulldata', 'places', 'town', 'code', field('town')) }),
      ],
      { lists: { ...lists, 'places.csv': file } },
    );
    put(live, '/data/land', 'mm');
    expect(live.choices(at(live, '/data/town')).map(({ name, label }) => [name, label[''] ?? ''])).toEqual([['h', 'Hpa-An']]);
    put(live, '/data/town', 'h');
    expect(live.findTrouble(at(live, '/data/town'))).toBeNull();
    expect(valueAt(live, '/data/pulled')).toBe('Hpa-An');
  });

  test('or_other adds a choice and a question for it', () => {
    const live = open(
      [ask('select_multiple', 'land', { list: 'countries', other: true }), ask('calculate', 'c', { calculation: field('land_other') })],
      {
        lists,
      },
    );
    expect(names(live, '/data/land')).toEqual(['th', 'mm', 'other']);
    expect(at(live, '/data/land_other').isRelevant).toBe(false);
    put(live, '/data/land', 'mm other');
    put(live, '/data/land_other', 'Laos');
    expect(valueAt(live, '/data/c')).toBe('Laos');
    expect(live.findTrouble(at(live, '/data/land'))).toBeNull();
  });

  test('a seed shuffles alike, and no seed still keeps one order', () => {
    const many = { many: listOf(...'abcdefgh') };
    const asking = (parameters: object) =>
      open([ask('integer', 'n', { default: '42' }), ask('select_one', 'q', { list: 'many', parameters })], { lists: many });
    const seeded = asking({ randomize: 'true', seed: '42' });
    expect(names(seeded, '/data/q')).not.toEqual([...'abcdefgh']);
    expect(names(seeded, '/data/q')).toEqual(names(asking({ randomize: 'true', seed: '${n}' }), '/data/q'));
    const drawn = asking({ randomize: 'true' });
    expect(names(drawn, '/data/q')).toEqual(names(drawn, '/data/q'));
    expect([...names(drawn, '/data/q')].sort().join('')).toBe('abcdefgh');
  });

  test('an answer of a repeat that is there no more is one no longer, also when it was the only one', () => {
    const live = open([repeat('child', [ask('text', 'name')]), ask('select_one', 'eldest', { list: '${name}' })]);
    put(live, '/data/child/name', 'Mali');
    put(live, '/data/eldest', 'Mali');
    expect(live.findTrouble(at(live, '/data/eldest'))).toBe(null);
    put(live, '/data/child/name', '');
    expect(live.findTrouble(at(live, '/data/eldest'))).toBe('choice');
  });

  test('the answers of a repeat can be choices', () => {
    const live = open([repeat('child', [ask('text', 'name')]), ask('select_one', 'eldest', { list: '${name}' })]);
    put(live, '/data/child/name', 'Aye');
    live.addInstance(at(live, '/data/child').definition, live.root);
    expect(names(live, '/data/eldest')).toEqual(['Aye']);
  });
});

describe('words', () => {
  const rows = [
    ask('text', 'name', { label: { English: 'Your name', Thai: 'ชื่อ' } }),
    ask('select_one', 'land', {
      list: 'countries',
      label: { English: 'Hello ${name}', Thai: 'สวัสดี ${name}' },
      hint: { English: 'Only English' },
    }),
    ask('calculate', 'land_name', { calculation: call('jr:choice-name', field('land'), '${land}') }),
    ask('note', 'bye', { label: { English: 'From ${ land_name }, ${nobody}' } }),
  ];
  const lists = { countries: [{ name: 'mm', label: { English: 'Myanmar', Thai: 'เมียนมา' } }] };
  const more = { languages: ['English', 'Thai'], default_language: 'English', lists };

  test('are filled in, in the language shown, falling back to the default', () => {
    const live = open(rows, more);
    put(live, '/data/name', 'Aye');
    put(live, '/data/land', 'mm');
    expect(live.label(at(live, '/data/land'))).toBe('Hello Aye');
    expect(live.label(at(live, '/data/bye'))).toBe('From Myanmar, ${nobody}');
    live.setLanguage('Thai');
    expect(live.label(at(live, '/data/land'))).toBe('สวัสดี Aye');
    expect(live.label(at(live, '/data/bye'))).toBe('From เมียนมา, ${nobody}');
    expect(live.wording.pickWithLanguage({ English: 'Only English' })).toEqual({ text: 'Only English', language: 'English' });
  });

  test('jr:itext gives the words of a choice by its itextId, in the language shown', () => {
    const named = [
      { name: 'low', label: { English: 'Low', Thai: 'ต่ำ' } },
      { name: 'high', label: { English: 'High', Thai: 'สูง' } },
    ];
    const item = step('item', op('=', here('name'), field('income')));
    const live = open(
      [
        ask('select_one', 'income', { list: 'bands' }),
        ask('text', 'band', { calculation: call('jr:itext', fromTree(call('instance', 'bands'), 'root', item, 'itextId')) }),
        ask('calculate', 'none', { calculation: call('jr:itext', 'bands-9') }),
      ],
      { languages: ['English', 'Thai'], default_language: 'English', lists: { bands: named } },
    );
    expect(valueAt(live, '/data/band')).toBe('');
    put(live, '/data/income', 'high');
    expect(valueAt(live, '/data/band')).toBe('High');
    live.setLanguage('Thai');
    expect(valueAt(live, '/data/band')).toBe('สูง');
    expect(valueAt(live, '/data/none')).toBe('');
  });

  test('a question without a label shows its name', () => {
    const live = open([ask('text', 'bare', { label: {} })]);
    expect(live.label(at(live, '/data/bare'))).toBe('bare');
  });
});

describe('screens and output', () => {
  const live = () =>
    open(
      [
        ask('start', 'start'),
        ask('note', 'hello'),
        group('people', [
          group('who', [ask('text', 'name'), ask('integer', 'age'), ask('text', 'school', { relevant: op('<', field('age'), 18) })], {
            appearance: 'w1 field-list',
          }),
          repeat('child', [ask('text', 'child_name'), ask('calculate', 'hidden', { calculation: tree('x') })]),
        ]),
        ask('text', 'last'),
      ],
      { id: 'form_x' },
    );

  test('one question a screen, a field list together, a repeat asks for one more', () => {
    const form = live();
    put(form, '/data/people/who/age', '9');
    const screens = listScreens(form);
    expect(screens.map((screen) => screen.key)).toEqual([
      '/data/hello',
      '/data/people/who',
      '/data/people/child[1]/child_name',
      '/data/people/child+',
      '/data/last',
    ]);
    const [, list] = screens;
    expect(list?.kind === 'questions' && list.places.map((place) => place.definition.name)).toEqual(['name', 'age', 'school']);
    expect(screens[2]?.trail.map((place) => place.definition.name)).toEqual(['people', 'child']);
  });

  test('answers come nested and flat', () => {
    const form = live();
    put(form, '/data/people/who/name', 'Aye');
    put(form, '/data/people/child/child_name', 'Min');
    form.addInstance(at(form, '/data/people/child').definition, at(form, '/data/people'));
    expect(nestedAnswers(form)).toEqual({
      start: '2026-11-24T10:30:00.000+07:00',
      people: {
        who: { name: 'Aye', age: null },
        child: [
          { child_name: 'Min', hidden: 'x' },
          { child_name: null, hidden: 'x' },
        ],
      },
      last: null,
    });
    const tables = flatRows(form);
    expect([...tables.keys()]).toEqual(['form_x', 'child']);
    expect(tables.get('child')).toEqual([
      { index: 1, parent: { table: 'form_x', index: 1 }, cells: { child_name: 'Min', hidden: 'x' } },
      { index: 2, parent: { table: 'form_x', index: 1 }, cells: { child_name: '', hidden: 'x' } },
    ]);
    expect(tables.get('form_x')?.[0]?.cells).toMatchObject({ 'people/who/name': 'Aye', last: '' });
  });
});

describe('reading a form', () => {
  test('what is read obeys the schema both languages share', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../../contracts/schemas/form.schema.json', import.meta.url), 'utf8')) as object;
    const ajv = new Ajv2020({ strict: false });
    const isForm = ajv.compile(schema);
    const form = formOf([ask('text', 'a', { relevant: field('b') }), group('g', [repeat('r', [ask('select_one', 'b', { list: 'l' })])])], {
      lists: { l: listOf('x') },
      default_language: '',
    });
    expect(isForm(form), ajv.errorsText(isForm.errors)).toBe(true);
  });

  test.each([[null], [{}], [{ kind: 'form' }], [[]], ['form']])('%j is none', (value) => {
    expect(() => readForm(value)).toThrow(FormError);
  });

  test('everything that is wrong is told at once', () => {
    const nodes = [{ kind: 'question', name: 'a' }, 3, { kind: 'group', name: 'g', path: '/data/g' }];
    expect(() => readForm({ kind: 'form', nodes })).toThrow(/nodes\[0\][\s\S]*nodes\[1\][\s\S]*nodes\[2\]/);
  });

  test('two rows of one name are told', () => {
    expect(() => new LiveForm(formOf([ask('text', 'a'), ask('text', 'a')]), { now: NOW })).toThrow(/form\.same_name/);
  });
});

test('a form of a thousand questions opens and changes quickly', () => {
  const rows = Array.from({ length: 1000 }, (_, n) =>
    ask('integer', `q${n}`, n === 0 ? {} : { relevant: op('!=', field(`q${n - 1}`), '13'), constraint: op('<', here('.'), 100) }),
  );
  const form = open(rows);
  for (let n = 0; n < 1000; n += 1) put(form, `/data/q${n}`, String(n % 12));
  expect(form.listTroubles()).toEqual([]);
  put(form, '/data/q0', '13');
  expect(at(form, '/data/q1').isRelevant).toBe(false);
  expect(at(form, '/data/q2').isRelevant).toBe(true);
}, 60_000);
