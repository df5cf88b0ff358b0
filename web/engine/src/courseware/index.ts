/** Practice interviews: what `titian learning build` wrote, the machine that answers for a persona, the debrief. */
export { asksOf, CourseError, getPersona, isOwn, movesFor, parseCourse } from './course.js';
export { debrief } from './debrief.js';
export { Machine, NotNow, textOf } from './machine.js';
export type {
  Ask,
  By,
  Course,
  Debrief,
  Ending,
  EndingKind,
  Fact,
  Kept,
  Moment,
  Move,
  Persona,
  Rule,
  RuleMoment,
  Run,
  State,
  Untold,
} from './types.js';
