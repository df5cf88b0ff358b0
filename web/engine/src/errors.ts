/** One thing that is wrong, told so that it can be put right. */
export interface Problem {
  readonly code: string;
  /** Where: a path into the logic, or an answer key. */
  readonly where: string;
  readonly what: string;
}

/** Base of every error of the engine; `code` is stable, `problems` holds everything found at once. */
export class InstrumentError extends Error {
  readonly code: string;
  readonly problems: readonly Problem[];

  constructor(code: string, sentence: string, problems: readonly Problem[] = []) {
    super([sentence, ...problems.map((p) => `- ${p.where}: ${p.what} [${p.code}]`)].join('\n'));
    this.name = new.target.name;
    this.code = code;
    this.problems = problems;
  }
}

/** Compiled logic is malformed, or uses something this engine does not know. */
export class LogicError extends InstrumentError {
  constructor(sentence: string, problems: readonly Problem[] = []) {
    super('logic.unreadable', sentence, problems);
  }
}

/** Answers do not belong to this instrument. */
export class AnswersError extends InstrumentError {
  constructor(sentence: string, problems: readonly Problem[] = []) {
    super('answers.wrong', sentence, problems);
  }
}
