import type { Answers, Asking, Logic, Outcome } from '@titian/engine';
import type { Engine } from './reading.ts';

/** States looked at about one answer: before it, after it, and without the one before. */
const MOST_STATES = 8;

/** The same engine, asked once for each set of answers: a look back at a former state costs nothing. */
export function remember(engine: Engine): Engine {
  const { blockLeft, seeOutcome } = engine;
  return { evaluate: once<Outcome>(engine.evaluate), findNext: once<Asking>(engine.findNext), blockLeft, seeOutcome };
}

function once<Result>(ask: (logic: Logic, answers: Answers) => Result): (logic: Logic, answers: Answers) => Result {
  const known = new Map<string, Result>();
  return (logic, answers) => {
    const state = `${logic.release} ${JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)))}`;
    const found = known.get(state) ?? ask(logic, answers);
    known.delete(state);
    known.set(state, found);
    const oldest = known.keys().next();
    if (known.size > MOST_STATES && !oldest.done) known.delete(oldest.value);
    return found;
  };
}
