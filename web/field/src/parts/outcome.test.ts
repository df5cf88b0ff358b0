import * as engine from '@titian/engine';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { makeOfficerView, type OfficerView } from '../journey/views.ts';
import { whomToCall } from '../library/calling.ts';
import { type Directory, parseDirectory } from '../library/directory.ts';
import { answersAt } from '../library/hours.ts';
import { logic } from '../testing/screening.ts';
import { isNamed, namesIn } from './named.ts';
import { tell } from './outcome.ts';
import '../officer/words.ts';
import '../parts/later-words.ts';
import { words } from './words.ts';

// Of the tools that make the contracts; here it only reads what people wrote.
const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string, how: object): unknown; JSON_SCHEMA: object };
const CONTENT = new URL('../../../../content/', import.meta.url);
const read = (path: string): Record<string, unknown> =>
  yaml.load(readFileSync(new URL(path, CONTENT), 'utf8'), { schema: yaml.JSON_SCHEMA }) as Record<string, unknown>;

const english = Object.fromEntries(
  Object.entries(read('packs/first-contact/locales/en.yaml')['texts'] as Record<string, { text: string }>).map(([id, { text }]) => [
    id,
    text,
  ]),
);
const text = (id: string): string => english[id] ?? '';
const NOON = Date.parse('2026-11-25T05:00:00Z');
const KINDS = ['airport', 'land', 'sea', 'mobile'];

function country(folder: string): Directory {
  const { country, name, emergency } = read(`countries/${folder}/country.yaml`);
  const { services } = read(`countries/${folder}/directory.yaml`);
  const { pathways, independent_option } = read(`countries/${folder}/pathways.yaml`);
  const { service } = independent_option as { service: string | null };
  return parseDirectory({ country, name, consent: {}, emergency, services, pathways, independent_option: service }, '2026-11-26');
}

const countries = readdirSync(new URL('countries/', CONTENT)).map((folder) => [folder, country(folder)] as const);
/** A made-up country that names everybody. */
const full: Directory = (() => {
  const needs = [...new Set([...logic.rules, ...logic.classes].flatMap((part) => part.needs))];
  const [first] = country('th').services;
  if (!first) throw new Error('no service');
  const always = {
    zone: 'Asia/Bangkok',
    spans: [{ days: ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'], opens: '00:00', closes: '24:00' }],
    holidays: null,
  };
  const services = [
    { ...first, id: 'all', name: 'Everything (fictional)', phone: '1300', needs, independent: true, opening: always },
    { ...first, id: 'return', name: 'Return desk (fictional)', phone: '1400', needs: [], authority: 'immigration', opening: always },
  ];
  const [pathway] = country('th').pathways.filter(({ when }) => when.needs.length === 0);
  if (!pathway) throw new Error('no pathway');
  const steps = pathway.steps.map((step) => (step.kind === 'suspend_return' ? { ...step, service: 'return' } : step));
  const emergency = ['medical', 'police', 'sea_rescue', 'child_protection'].map((kind) => ({
    ...{ kind, phone: '999', verified_on: null, verified_by: null, expires_on: null },
  }));
  return { ...country('th'), services, emergency, pathways: [{ ...pathway, steps }], independent_option: 'all' };
})();

interface Case {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
}
const vectors = JSON.parse(readFileSync(new URL('../contracts/expressions/vectors.json', CONTENT), 'utf8')) as {
  readonly instruments: readonly { readonly name: string; readonly cases: readonly Case[] }[];
};
const cases = vectors.instruments.find(({ name }) => name === 'first-contact')?.cases ?? [];
const outcomes = cases.map(({ id, answers }) => {
  const outcome = engine.evaluate(logic, answers);
  return { id, answers, outcome, visible: engine.seeOutcome(logic, outcome) };
});

function* views(directory: Directory, hasHelpCome = false): Generator<OfficerView> {
  for (const { answers, outcome, visible } of outcomes) {
    for (const kind of KINDS) {
      yield makeOfficerView({
        ...{
          stage: 'outcome',
          maturity: 'demo',
          logic,
          outcome,
          visible,
          lowered: null,
          triage: [],
          shut: [],
          hasHelpCome,
          directory,
        },
        urgentSince: ['NOW', 'TODAY'].includes(outcome.level) ? '2026-11-25T05:00:00Z' : null,
        isChild: answers['S03'] === 'yes' || answers['P04'] === 'yes',
        isUnfinished: false,
        station: { id: 's', name: 'S', kind },
        moment: { weekday: 2, minute: 720 },
      });
    }
  }
}

const officers = Object.keys(english).filter((id) => /^(rule|effect|class)\..*\.officer$/.test(id));
/** English line → whom it sends to. */
const namesOf = new Map(officers.map((id) => [text(id), namesIn(id)]));
/** Words by which a sentence sends an officer to somebody. */
const SENDS =
  /authority|contact\b|service\b|child protection|lawyer|legal aid|medical help|health worker|health check|search and rescue|a specialist contact/i;
/** Of these, what forbids or describes and sends nobody anywhere. */
const SENDS_NOBODY = [
  ...['rule.R00', 'rule.R19', 'effect.no_consular_contact'],
  ...[
    'effect.do_not_contact_employer',
    'effect.legal_aid_before_statement',
    'effect.answers_to_legal_aid_only',
    'effect.consular_request_to_lawyer',
  ],
].map((id) => `${id}.officer`);

describe('what an officer is told', () => {
  it('is known for every sentence of the pack that names somebody', () => {
    const sending = officers.filter((id) => SENDS.test(text(id)) && !SENDS_NOBODY.includes(id));
    expect(sending.length).toBeGreaterThan(20);
    expect(sending.filter((id) => namesIn(id).length === 0)).toEqual([]);
    expect(SENDS_NOBODY.filter((id) => !SENDS.test(text(id)))).toEqual([]);
  });

  it.each([...countries, ['everybody', full] as const])('in %s names nobody whom the folder does not name, in any case', (_, directory) => {
    const wrong = new Set<string>();
    let seen = 0;
    for (const view of views(directory)) {
      const { steps, actions, effects } = tell(view, { text, words });
      const lines = [...steps, ...actions.map((action) => action.words), ...effects, ...view.first.map(text)];
      for (const line of lines) for (const name of namesOf.get(line) ?? []) if (!isNamed(name, view.folder)) wrong.add(`${name}: ${line}`);
      // Of one thing it is never said that somebody does it and that nobody does.
      if (lines.includes(words('step-no-authority')) && view.folder.suspends !== null) wrong.add('somebody and nobody suspends');
      // At most three steps, each once, and no return is one of them.
      if (steps.length === 0 || steps.length > 3 || new Set(steps).size !== steps.length) wrong.add(`steps: ${steps.join(' / ')}`);
      if (!steps.some((step) => /no return step|no step towards return/i.test(step))) wrong.add(`a return: ${steps.join(' / ')}`);
      // One button: to somebody who answers now, or it says that there is none.
      const calling = whomToCall(view.contacts, NOON);
      const answers = calling.how !== 'none' && (calling.whom.emergency !== null || answersAt(calling.whom.opening, NOON) === 'answers');
      if (answers !== (calling.how === 'now') || (calling.how === 'none') !== (view.contacts.length === 0))
        wrong.add(`call: ${calling.how}`);
      seen += lines.length;
    }
    expect([...wrong]).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });

  it('says the pack’s own sentences where the folder names everybody, and that nobody is on record where it names none', () => {
    const told = (directory: Directory): string =>
      [...views(directory)]
        .flatMap((view) =>
          Object.values(tell(view, { text, words }))
            .flat()
            .map((each) => (typeof each === 'string' ? each : each.words)),
        )
        .join(' ');
    const [everybody, nobody] = [told(full), told({ ...full, services: [], emergency: [] })];
    expect(everybody).toContain(text('class.child.officer'));
    expect(everybody).toContain('Return desk (fictional)');
    expect(everybody).not.toContain('Nobody on record here');
    expect(nobody).not.toContain(text('class.child.officer'));
    expect(nobody).toContain(words('step-no-authority'));
  });
});

describe('the call', () => {
  it('never goes to police, immigration or an embassy that no pathway sends to', () => {
    for (const view of views(full)) expect(view.contacts.map(({ id }) => id)).not.toContain('return');
  });
});

describe('a life in danger', () => {
  const kinds = (answers: Readonly<Record<string, string>>, hasHelpCome = false): readonly string[] | null =>
    makeOfficerView({
      ...{
        stage: 'outcome',
        maturity: 'demo',
        logic,
        lowered: null,
        triage: [],
        shut: [],
        hasHelpCome,
        directory: full,
        urgentSince: null,
      },
      ...{ isChild: false, isUnfinished: false, station: { id: 's', name: 'S' }, moment: { weekday: 2, minute: 720 } },
      outcome: engine.evaluate(logic, answers),
      visible: engine.seeOutcome(logic, engine.evaluate(logic, answers)),
    }).emergency;

  it('is called for by what was seen, the likeliest number first', () => {
    expect(kinds({ S02: 'yes' })).toEqual(['medical']);
    expect(kinds({ S01: 'yes' })).toEqual(['police', 'fire', 'sea_rescue', 'medical']);
    expect(kinds({ S01: 'yes', S02: 'yes' })?.[0]).toBe('medical');
    expect(kinds({ P03: 'yes' })).toEqual(['medical']);
  });

  it('is none in great distress, for a child alone, or once help has come', () => {
    expect([kinds({ S05: 'yes' }), kinds({ S07: 'yes', S03: 'yes' }), kinds({}), kinds({ S02: 'yes' }, true)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
