/**
 * Evaluations per CPU-second of thirteen expressions as forms have them, over a form of 61 questions, compiled once and read
 * many times: node web/engine/bench-survey.mjs. Prints one JSON object.
 */
import process from 'node:process';
import { compileTree, Frame, parseNow, SeededRandom, SurveyNode, type Expression, type SurveyTree, type World } from './index.js';

const number = (value: number): SurveyTree => ({ op: 'number', value });
const text = (value: string): SurveyTree => ({ op: 'text', value });
const call = (name: string, ...of: SurveyTree[]): SurveyTree => ({ op: 'call', name, of });
const path = (...names: string[]): SurveyTree => ({
  op: 'path',
  from: 'root',
  steps: names.map((name) => ({ axis: 'child', name, where: [] })),
});
const self: SurveyTree = { op: 'path', from: 'here', steps: [{ axis: 'self', name: 'node()', where: [] }] };
const sum = (...of: SurveyTree[]): SurveyTree => of.reduce((left, right) => ({ op: '+', of: [left, right] }));
const flag = (name: string, weight: number): SurveyTree =>
  call('if', { op: '=', of: [path('data', 'work', name), text('yes')] }, number(weight), number(0));

const EXPRESSIONS: Readonly<Record<string, SurveyTree>> = {
  "/data/intro/consent = 'yes'": { op: '=', of: [path('data', 'intro', 'consent'), text('yes')] },
  '. >= 0 and . <= 120': {
    op: 'and',
    of: [
      { op: '>=', of: [self, number(0)] },
      { op: '<=', of: [self, number(120)] },
    ],
  },
  'sum(/data/family/fam_child) + sum(/data/family/fam_adult)': sum(
    call('sum', path('data', 'family', 'fam_child')),
    call('sum', path('data', 'family', 'fam_adult')),
  ),
  "selected(/data/intro/languages, 'l4')": call('selected', path('data', 'intro', 'languages'), text('l4')),
  'a score of five if()': sum(flag('papers', 2), flag('debt', 3), flag('threat', 3), flag('wage', 1), flag('locked', 4)),
  '/data/intro/met_on <= today()': { op: '<=', of: [path('data', 'intro', 'met_on'), call('today')] },
  "format-date(/data/intro/met_on, '%d %b %Y')": call('format-date', path('data', 'intro', 'met_on'), text('%d %b %Y')),
  "regex(., '[0-9]{8,12}')": call('regex', path('data', 'intro', 'phone'), text('[0-9]{8,12}')),
  'indexed-repeat(fam_age, family, 2)': call('indexed-repeat', path('data', 'family', 'fam_age'), path('data', 'family'), number(2)),
  'coalesce(/data/intro/alias, /data/intro/name)': call('coalesce', path('data', 'intro', 'alias'), path('data', 'intro', 'name')),
  "concat(/data/intro/name, ' ', /data/intro/place)": call(
    'concat',
    path('data', 'intro', 'name'),
    text(' '),
    path('data', 'intro', 'place'),
  ),
  'count(/data/family[fam_age < 18])': call('count', {
    op: 'path',
    from: 'root',
    steps: [
      { axis: 'child', name: 'data', where: [] },
      {
        axis: 'child',
        name: 'family',
        where: [{ op: '<', of: [{ op: 'path', from: 'here', steps: [{ axis: 'child', name: 'fam_age', where: [] }] }, number(18)] }],
      },
    ],
  }),
  "not(selected(languages, 'l9')) and count-selected(languages) > 1": {
    op: 'and',
    of: [
      call('not', call('selected', path('data', 'intro', 'languages'), text('l9'))),
      { op: '>', of: [call('count-selected', path('data', 'intro', 'languages')), number(1)] },
    ],
  },
};

function makeForm(): { document: SurveyNode; age: SurveyNode } {
  const document = new SurveyNode('', null);
  const data = document.add('data');
  const intro = data.add('intro');
  const answers = {
    consent: 'yes',
    languages: 'l1 l3 l4 l7',
    met_on: '2026-10-02',
    phone: '0812345678',
    alias: '',
    name: 'Ma Aye',
    place: 'pier',
  };
  for (const [name, answer] of Object.entries(answers)) intro.add(name, answer);
  const age = intro.add('age', '34');
  const work = data.add('work');
  for (const name of ['papers', 'debt', 'threat', 'wage', 'locked']) work.add(name, name === 'wage' ? 'no' : 'yes');
  for (let at = 0; at < 36; at += 1) work.add(`q${at}`, `answer ${at}`);
  for (const [child, adult, years] of [
    ['2', '1', '9'],
    ['0', '2', '41'],
    ['1', '', '16'],
  ] as const) {
    const family = data.add('family');
    family.add('fam_child', child);
    family.add('fam_adult', adult);
    family.add('fam_age', years);
  }
  return { document, age };
}

/** Reads it for a while; CPU-seconds of this process only. */
function rate(expression: Expression, frame: Frame): number {
  let read = 0;
  const passes = (count: number): void => {
    for (let at = 0; at < count; at += 1) if (expression.value(frame) !== undefined) read += 1;
  };
  passes(20_000);
  read = 0;
  const before = process.cpuUsage();
  for (;;) {
    passes(20_000);
    const { user, system } = process.cpuUsage(before);
    if (user + system > 200_000) return read / ((user + system) / 1e6);
  }
}

const { document, age } = makeForm();
const world: World = {
  document,
  now: parseNow('2026-11-24T10:30:00.000+07:00'),
  random: new SeededRandom(1),
  findInstance: () => undefined,
};
const rates = Object.entries(EXPRESSIONS).map(([name, tree]) => [name, rate(compileTree(tree), new Frame(world, age, age))] as const);
const middle = Math.exp(rates.reduce((total, [, each]) => total + Math.log(each), 0) / rates.length);
process.stdout.write(
  `${JSON.stringify({
    survey_evaluations_per_cpu_second: {
      geometric_mean: Math.round(middle),
      expressions: Object.fromEntries(rates.map(([name, each]) => [name, Math.round(each)])),
    },
  })}\n`,
);
