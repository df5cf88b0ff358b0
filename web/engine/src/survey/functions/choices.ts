import { ofAny, ofBoolean, ofNumber, ofText } from '../expression.js';
import { arg, define, type SurveyFunction } from './call.js';

/** The values of a select_multiple, as they stand in the answer. */
function chosen(text: string): string[] {
  return text.split(/[ \t\r\n]+/).filter((each) => each !== '');
}

const isSelected = define(2, 2, (args) => {
  const [answer, value] = [arg(args, 0), arg(args, 1)];
  return ofBoolean((frame) => {
    const [text, sought] = [answer.text(frame), value.text(frame)];
    if (text === sought && !/[ \t\r\n]/.test(text)) return true;
    const wanted = chosen(sought).join(' ');
    // Nothing is chosen where nothing is asked for.
    return wanted === '' ? chosen(text).length === 0 : text.includes(wanted) && chosen(text).includes(wanted);
  });
});

export const CHOICE_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  selected: isSelected,
  'is-selected': isSelected,
  'count-selected': define(1, 1, (args) => {
    const answer = arg(args, 0);
    return ofNumber((frame) => chosen(answer.text(frame)).length);
  }),
  'selected-at': define(2, 2, (args) => {
    const [answer, place] = [arg(args, 0), arg(args, 1)];
    return ofText((frame) => chosen(answer.text(frame))[Math.trunc(place.number(frame))] ?? '');
  }),
  'jr:itext': define(1, 1, (args) => {
    const id = arg(args, 0);
    return ofText((frame) => frame.world.findText?.(id.text(frame)) ?? '');
  }),
  once: define(1, 1, (args) => {
    const value = arg(args, 0);
    return ofAny((frame) => (frame.current.value === '' ? value.value(frame) : frame.current.value));
  }),
};
