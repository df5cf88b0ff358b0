import type { Answers, Asking, Logic, Outcome, Visible } from '@titian/engine';
import type { Directory, Script } from '../library/directory.ts';
import type { Mark } from '../sync/tallies.ts';
import type { Draft } from './draft.ts';
import { isUrgentLevel, type Lowering, standingLowering } from './overrides.ts';
import {
  CARD,
  careKeys,
  careModules,
  findOffer,
  GO_ON,
  goOnOffer,
  keysToAsk,
  makeQuestion,
  NEVER_SHORT,
  NOT_TELL,
  type Offer,
  openKey,
  OWN_CHOICE,
  SHORT_CONSENT,
  withheldAnswers,
} from './questions.ts';
import { type ShutSubject, shutAnswers } from './shut.ts';
import type { Stage } from './stages.ts';

export interface Engine {
  evaluate(logic: Logic, answers: Answers): Outcome;
  findNext(logic: Logic, answers: Answers): Asking;
  blockLeft(logic: Logic, asking: Asking): readonly string[];
  seeOutcome(logic: Logic, outcome: Outcome): Visible;
}

/** What a screening stands on for its whole length. */
export interface Ground {
  readonly logic: Logic;
  readonly directory: Directory;
  readonly engine: Engine;
  /** Not asked here; nothing outside live. */
  readonly shut: readonly ShutSubject[];
}

/** Of so many answers what comes after them is loaded: yes, no and both ways out. */
const LOOKED_AHEAD = 4;
const REFERRAL_CHOICES: readonly string[] = ['now', 'someone_else'];

/** One state of a screening, read: what holds, what may be asked, where it may go. Nothing here changes anything. */
export class Reading {
  readonly ground: Ground;
  readonly draft: Draft;
  /** Answers to the care offer: in memory only. */
  readonly care: Answers;
  /** Recorded answers and, in memory, those to the care offer and what is shut here. */
  readonly answers: Answers;
  #outcome: Outcome | null = null;
  #asking: Asking | null = null;
  #opened: readonly string[] | null = null;

  constructor(ground: Ground, draft: Draft, care: Answers) {
    this.ground = ground;
    this.draft = draft;
    this.care = care;
    const { is_care_in_place } = draft;
    this.answers = {
      ...shutAnswers(ground.shut),
      ...withheldAnswers(ground.logic, draft),
      ...draft.answers,
      ...care,
      ...(is_care_in_place ? { help_came: 'yes' } : {}),
    };
  }

  get outcome(): Outcome {
    this.#outcome ??= this.ground.engine.evaluate(this.ground.logic, this.answers);
    return this.#outcome;
  }

  /** All of the outcome that an officer may see. */
  get visible(): Visible {
    return this.ground.engine.seeOutcome(this.ground.logic, this.outcome);
  }

  get asking(): Asking {
    this.#asking ??= this.ground.engine.findNext(this.ground.logic, this.answers);
    return this.#asking;
  }

  get understands(): boolean {
    const anchor = this.ground.logic.anchors.language;
    return anchor === null || this.answers[anchor] === 'yes';
  }

  /** Nobody has offered care yet. */
  get isCareDue(): boolean {
    return careModules(this.ground.logic).some((module) => this.answers[openKey(module)] === undefined);
  }

  /** The last consent question put decides: the assent once it was answered. */
  get isConsentGiven(): boolean {
    return this.#lastConsent === 'yes';
  }

  get isRefused(): boolean {
    return this.#lastConsent !== undefined && this.#lastConsent !== 'yes';
  }

  get isChild(): boolean {
    const { logic } = this.ground;
    return logic.anchors.child.some((key) => {
      const value = this.answers[key];
      return value !== undefined && logic.itemsById.get(key)?.flag_when.includes(value) === true;
    });
  }

  /** A child was recognised during the questions and was not yet asked in a child's words. */
  get needsAssent(): boolean {
    const { assent } = this.ground.logic.anchors;
    return assent !== null && this.isChild && this.answers[assent] === undefined;
  }

  get wantsReferral(): boolean {
    return !this.isShort && REFERRAL_CHOICES.includes(this.answers[OWN_CHOICE] ?? '');
  }

  /** The short talk for a crowd, which sends nothing; a child leaves it for the full one. */
  get isShort(): boolean {
    return this.answers['mode'] === 'minimum' && !this.isChild;
  }

  /** It is short and must not be: never for a child, in distress, beside somebody who controls, or before a removal. */
  get mayNotBeShort(): boolean {
    return this.isShort && NEVER_SHORT.some((item) => this.answers[item] === 'yes');
  }

  /** Questions of the block everybody is asked that are still to be put, in order. Once none is left the phone is handed back. */
  get blockLeft(): readonly string[] {
    return this.ground.engine.blockLeft(this.ground.logic, { ...this.asking, ask: this.#open });
  }

  /** What everybody is asked is over, and the person was not asked yet whether to go on. A child's questions are one talk. */
  get isGoOnDue(): boolean {
    const { logic } = this.ground;
    if (this.isChild || this.isShort || logic.modules[GO_ON] === undefined || this.answers[openKey(GO_ON)] !== undefined) return false;
    return this.blockLeft.length === 0 && this.#open.length > 0;
  }

  /** Questions are put without asking first whether to go on. */
  get isAsking(): boolean {
    return this.askable.length > 0 && !this.isGoOnDue;
  }

  get isStopped(): boolean {
    return this.answers['stopped'] === 'yes';
  }

  /** What is counted of how the screening went, so that a country sees where people are not protected. */
  get marks(): Mark[] {
    const held: readonly (readonly [Mark, boolean])[] = [
      ['STOPPED', this.isStopped],
      ['OVERRIDDEN', this.draft.is_care_in_place || this.lowered !== null || this.draft.without_consent !== undefined],
      ['REFUSED', this.isRefused],
    ];
    return held.filter(([, holds]) => holds).map(([mark]) => mark);
  }

  /** What two officers agreed on against the suggested level, as long as it holds. */
  get lowered(): Lowering | null {
    return standingLowering(this.ground.logic, this.outcome, this.draft);
  }

  /** NOW or TODAY, as the answers say it: what starts the clock beside the calls. */
  get isUrgent(): boolean {
    return isUrgentLevel(this.ground.logic, this.outcome.level);
  }

  get mustStopQuestions(): boolean {
    return !this.draft.is_care_in_place && this.outcome.effects.includes('stop_questions');
  }

  get canGoOn(): boolean {
    if (this.draft.stage !== 'outcome' || this.draft.company === 'present' || this.isStopped || this.mustStopQuestions || this.needsAssent)
      return false;
    return this.understands && this.isConsentGiven && this.askable.length > 0;
  }

  /** Where the talk goes on once help has come. */
  get stageToGoOn(): Stage {
    if (this.isStopped || this.isRefused) return 'outcome';
    if (!this.understands) return 'language';
    if (this.isCareDue) return 'care';
    if (!this.isConsentGiven || this.needsAssent) return 'consent';
    return this.isAsking ? 'ask' : 'outcome';
  }

  /** Questions to put, in order: what everybody is asked comes before all else, and who does not want to go on is asked no more. */
  get askable(): readonly string[] {
    if (this.isChild) return this.#open;
    const { blockLeft } = this;
    if (blockLeft.length > 0) return blockLeft;
    return this.answers[openKey(GO_ON)] === 'no' ? [] : this.#open;
  }

  /** Questions that consent has opened, in order. */
  get #open(): readonly string[] {
    const { language, privacy, company = 'unconfirmed', not_understood_in } = this.draft;
    const { logic } = this.ground;
    this.#opened ??= keysToAsk({ logic, answers: this.answers, asking: this.asking, language, privacy, company, not_understood_in });
    return this.#opened;
  }

  /** The offer of the module whose questions come next: until it is answered none of them is put. */
  get offer(): Offer | null {
    if (this.draft.stage !== 'ask') return null;
    return this.isGoOnDue ? goOnOffer() : findOffer(this.ground.logic, this.answers, this.askable[0]);
  }

  /** Texts that may be said by themselves after the next answer, whichever it is: to be loaded meanwhile. */
  get saidNext(): readonly string[] {
    const { offer } = this;
    const key = offer ? openKey(offer.module) : this.askedNow[0];
    if (key === undefined || this.draft.stage !== 'ask') return [];
    const values = offer ? ['yes', 'no'] : this.#valuesOf(key);
    return [...new Set(values.flatMap((value) => this.#with(key, value).#saidFirst))];
  }

  #valuesOf(key: string): readonly string[] {
    const { choices, ways_out } = makeQuestion(this.ground.logic, key);
    return [...choices, ...ways_out].slice(0, LOOKED_AHEAD).map(({ value }) => value);
  }

  #with(key: string, value: string): Reading {
    return new Reading(this.ground, { ...this.draft, answers: { ...this.draft.answers, [key]: value } }, this.care);
  }

  get #saidFirst(): readonly string[] {
    const { offer } = this;
    const [key] = this.askedNow;
    const question = key === undefined ? null : makeQuestion(this.ground.logic, key);
    if ((offer ?? question)?.is_private && this.draft.privacy !== 'earphones') return [];
    return offer ? [offer.text] : [...(question?.before ?? []), ...(question ? [question.label] : [])].slice(0, 1);
  }

  /** Of these, what an officer is shown: nothing else cuts the questions short, so that nobody reads an answer from the cut. */
  get mostUrgentShown(): readonly string[] {
    return this.mostUrgent.filter((id) => this.ground.logic.rules.some((rule) => rule.id === id && rule.classes === null));
  }

  /** Rules of the most urgent level that hold. */
  get mostUrgent(): readonly string[] {
    const [top] = [...this.ground.logic.levels].sort((one, other) => other.rank - one.rank);
    return this.outcome.outcomes.filter((rule) => rule.status === 'established' && rule.level === top?.id).map((rule) => rule.id);
  }

  /** Whom the person does not want to be told, or null while they have not said. */
  get notTold(): readonly string[] | null {
    const said = (this.answers[NOT_TELL] ?? '').split(' ').filter(Boolean);
    const flagged = this.ground.logic.itemsById.get(NOT_TELL)?.flag_when ?? [];
    const named = said.filter((value) => flagged.includes(value));
    return named.length > 0 || said.includes('nobody') ? named : null;
  }

  /** Keys that may be answered at this stage, in order. */
  get askedNow(): string[] {
    const { logic } = this.ground;
    switch (this.draft.stage) {
      case 'care':
        return careKeys(logic, this.care);
      case 'language':
        return present(logic.anchors.language);
      case 'consent':
        // Nobody is asked for a yes beside those who brought them.
        if (this.draft.company === 'present') return [];
        return present(this.isChild ? (logic.anchors.assent ?? logic.anchors.consent) : logic.anchors.consent);
      case 'ask':
        return this.offer ? [] : [...this.askable];
      case 'choice':
        return this.#chosenAt;
      case 'outcome':
      case 'recipients':
        return logic.itemsById.has(CARD) && this.understands ? [CARD] : [];
      default:
        return [];
    }
  }

  /** Said before the person is asked and before each recipient: what is true in this country, or a child's words. */
  get script(): Script {
    if (this.isShort) return inOneBreath(this.ground.directory.consent);
    return this.isChild ? this.ground.directory.assent : this.ground.directory.consent;
  }

  /** What everybody was told before they were asked, in order: the ground of a consent. */
  get consentTexts(): readonly string[] {
    return this.script.points.flatMap((point) => point.said);
  }

  limit(name: string, fallback: number): number {
    return this.ground.logic.limits[name] ?? fallback;
  }

  /** The choice; and before a referral, who must not be told. */
  get #chosenAt(): string[] {
    const { logic } = this.ground;
    if (this.answers[OWN_CHOICE] === undefined) return logic.itemsById.has(OWN_CHOICE) ? [OWN_CHOICE] : [];
    const { language, not_understood_in, privacy } = this.draft;
    const isLost = this.answers[NOT_TELL] === 'not_understood' && not_understood_in[NOT_TELL] === language;
    const isAsked = this.wantsReferral && !isLost && privacy !== 'not_possible' && this.asking.ask.includes(NOT_TELL);
    return isAsked ? [NOT_TELL] : [];
  }

  get #lastConsent(): string | undefined {
    const { consent, assent } = this.ground.logic.anchors;
    return (assent === null ? undefined : this.answers[assent]) ?? (consent === null ? undefined : this.answers[consent]);
  }
}

/** Who asks, and the one question: nothing is sent, so that nothing is said of who may read it. */
function inOneBreath({ points }: Script): Script {
  const [first] = points;
  return { points: first ? [{ said: [...first.said.slice(0, 1), SHORT_CONSENT], more: first.more }] : [], recipient: [], health: [] };
}

function present(key: string | null): string[] {
  return key === null ? [] : [key];
}
