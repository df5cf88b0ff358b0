import type { Now } from './dates.js';
import type { SurveyNode } from './node.js';
import type { Random } from './random.js';

/** Everything an expression may ask besides the tree itself. Time and chance come from here only. */
export interface World {
  /** Above the root element: `/data` is its child. */
  readonly document: SurveyNode;
  readonly now: Now;
  readonly random: Random;
  /** The document of a list or an attached file: `instance('x')/root/item`. */
  readonly findInstance: (id: string) => SurveyNode | undefined;
  /** The document of the answers saved last. */
  readonly lastSaved?: SurveyNode | undefined;
  /** The label of a choice of a question, in the language shown. */
  readonly findChoiceName?: (question: SurveyNode, value: string) => string | undefined;
  /** The text of an id, in the language shown. */
  readonly findText?: (id: string) => string | undefined;
  readonly version?: string;
  /** What the device says of itself. */
  readonly findProperty?: (name: string) => string | undefined;
  /** BCP 47, of the language shown. */
  readonly language?: string;
}

/** Where an expression is being read. One is made for each evaluation, and one more for each test in brackets. */
export class Frame {
  constructor(
    readonly world: World,
    public here: SurveyNode,
    readonly current: SurveyNode,
    /** In brackets, which node and of how many; 0 outside. */
    public position = 0,
    public size = 0,
  ) {}
}
