import type { Asking, Logic, Outcome, TalkState, Tree, Visible } from './types.js';

/** The closing word whose rules an officer reads after such a talk. */
const CLOSED_BY: Partial<Record<TalkState, Tree['op']>> = {
  not_screened: 'not_screened',
  not_finished: 'incomplete',
  screened: 'nothing',
};

/**
 * What an officer may see of an outcome: on a screen, in its markup, on paper. Rules that private answers could be read
 * from are not shown; their classes are. The same for everybody whose level, talk, classes and open facts are the same.
 */
export function seeOutcome(logic: Logic, outcome: Outcome): Visible {
  const { level, talk, classes } = outcome;
  const established = new Set(outcome.outcomes.filter(({ status }) => status === 'established').map(({ id }) => id));
  const own = logic.rules.filter((rule) => established.has(rule.id) && rule.classes === null && rule.kind !== 'closing');
  const shown = logic.classes.filter(({ id }) => classes.includes(id));
  const closing = logic.rules
    .filter((rule) => rule.kind === 'closing' && rule.when.op === CLOSED_BY[talk])
    .filter((rule) => talk !== 'screened' || rule.level === level); // nothing disclosed: only where nothing calls for a contact
  const always = logic.levels.find(({ id }) => id === level)?.effects ?? [];
  return {
    level,
    talk,
    classes,
    statements: [
      ...own.map(({ id }) => `rule.${id}.officer`),
      ...shown.map(({ id }) => `class.${id}.officer`),
      ...closing.map(({ id }) => `rule.${id}.officer`),
    ],
    effects: [...new Set([...always, ...[...own, ...closing, ...shown].flatMap(({ effects }) => effects)])].sort(),
    needs: [...new Set([...own, ...shown].flatMap(({ needs }) => needs))].sort(),
  };
}

/**
 * What is still to be put of the block everybody is asked, in order; the first is the next screen. The same for every
 * adult, whatever is answered. Once it is empty after a yes to questions, the phone is handed back.
 */
export function blockLeft(logic: Logic, asking: Asking): readonly string[] {
  return asking.ask.filter((key) => (logic.itemsById.get(key)?.block ?? null) !== null);
}
