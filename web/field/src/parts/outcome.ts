import type { OfficerView } from '../journey/views.ts';
import { distinctActions, type SaidAction } from './actions.ts';
import { isNamed, namesIn, NEED_OF } from './named.ts';
import type { Values } from './words.ts';

export interface Told {
  /** At most three, in the order in which they are done. */
  readonly steps: readonly string[];
  /** Every action with its reason, folded; what names nobody of this country's folder is said as a step instead. */
  readonly actions: readonly SaidAction[];
  /** What stands besides, folded. */
  readonly effects: readonly string[];
}

interface Tongue {
  /** The pack's words for the officer. */
  readonly text: (id: string) => string;
  /** The phone's own. */
  readonly words: (key: string, values?: Values) => string;
}

const MOST = 3;
/** What keeps a person safe where there is nobody to call: the first of these that stands takes a free place. */
const KEEPS_SAFE = ['do_not_leave_alone', 'no_release_to_companion', 'separate_companion', 'legal_aid_before_statement', 'private_place'];
const SUSPEND = 'effect.suspend_return.officer';
const NO_RETURN = 'effect.no_return_step.officer';

/**
 * What an officer reads of an outcome. No line sends them to somebody whom the country's folder does not name: in its
 * place stands that nobody is on record, and the supervisor. No return step is among the three, whatever else is.
 */
export function tell(view: OfficerView, { text, words }: Tongue): Told {
  const { folder } = view;
  const lacking = (id: string): string[] => namesIn(id).filter((name) => !isNamed(name, folder));
  const nobody = (name: string): string => {
    const need = NEED_OF[name] ?? name;
    return words('step-nobody', { need: text(`need.${need}.person`) });
  };
  const instead = (name: string): string => (name === 'suspend_return' ? words('step-no-authority') : nobody(name));
  const all = distinctActions(view.actions, text);
  // What two officers lowered is still to be done.
  const isUrgent = (action: SaidAction): boolean => action.level === view.suggested || action.comes_first;
  const urgent = all.filter(isUrgent);
  const first = (urgent.length > 0 ? urgent : all).flatMap((action) => {
    const missing = lacking(action.text);
    return missing.length === 0 ? [action.words] : missing.filter((name) => name !== 'suspend_return').map(nobody);
  });
  const stops = view.effects.includes(SUSPEND);
  const noReturn = !stops
    ? text(NO_RETURN)
    : folder.suspends
      ? words('step-tell', { name: folder.suspends.name })
      : words('step-no-authority');
  const safe = KEEPS_SAFE.map((effect) => `effect.${effect}.officer`).filter((effect) => view.effects.includes(effect));
  const isPressing = view.urgent_since !== null;
  const [top, ...more] = distinct(first);
  const steps = [top, noReturn, ...more, ...safe.map(text), ...(isPressing ? [words('pathway-stay')] : [])];
  const shown = distinct(steps.filter((step): step is string => step !== undefined && step !== '')).slice(0, MOST);
  const effects = view.effects.filter((effect) => lacking(effect).length === 0 && !view.first.includes(effect)).map(text);
  return {
    steps: shown,
    actions: all.map((action) => {
      const missing = lacking(action.text);
      return missing.length === 0 ? action : { ...action, words: missing.map(instead).join(' ') };
    }),
    effects: distinct(effects).filter((line) => line !== '' && !shown.includes(line)),
  };
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
