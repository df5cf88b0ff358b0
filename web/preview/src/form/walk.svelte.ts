import {
  keyOf,
  listScreens,
  takesAnswer,
  type Definition,
  type FormScreen,
  type LiveForm,
  type Place,
  type Texts,
  type Trouble,
} from '@titian/engine/survey';
import { getContext, setContext } from 'svelte';
import { markingOf, type Marking } from './languages.ts';
import { hasWords, words } from './words.ts';

/** Taken with a phone's own parts, or drawn on its screen: without one they may stay blank. */
const ON_PHONE: Readonly<Record<string, string>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  file: 'file',
  barcode: 'barcode',
  geotrace: 'map',
  geoshape: 'map',
  osm: 'map',
};
const END = 'end';

/** Where one is in a form, and what is shown of it. The form itself is no state: `version` says that it changed. */
export class Walk {
  private version = $state(0);
  /** What was chosen, drawn or recorded for an answer; the answer itself is the name of the file. */
  private readonly files = new Map<Place, File>();
  private key = $state('');
  private lastAt = 0;
  /** Places whose trouble is told: after a try to go on. */
  private told = $state<ReadonlySet<Place>>(new Set());
  /** Said to those who do not see the screen. */
  said = $state('');

  readonly screens = $derived.by(() => this.read(() => listScreens(this.form)));
  readonly at = $derived.by(() => {
    if (this.key === END) return this.screens.length;
    const found = this.screens.findIndex((screen) => screen.key === this.key);
    // A screen that an answer took away: the one in its place comes next.
    if (found < 0) return Math.min(this.lastAt, this.screens.length);
    this.lastAt = found;
    return found;
  });
  readonly screen = $derived<FormScreen | undefined>(this.screens[this.at]);

  constructor(readonly form: LiveForm) {
    this.goTo(0);
  }

  /** Anything about the form, read anew after each change. */
  read<Result>(how: () => Result): Result {
    void this.version;
    return how();
  }

  get isAtEnd(): boolean {
    return this.at >= this.screens.length;
  }

  set(place: Place, text: string): void {
    this.change(() => this.form.set(place, text));
    if (this.told.has(place)) this.told = new Set([...this.told].filter((each) => each !== place || this.form.findTrouble(each) !== null));
  }

  /** Takes a file as an answer, or takes it away; it never leaves this page. */
  keep(place: Place, file: File | undefined): void {
    if (file === undefined) this.files.delete(place);
    else this.files.set(place, file);
    this.set(place, file?.name ?? '');
    if (file !== undefined) this.change(() => undefined);
  }

  fileOf(place: Place): File | undefined {
    return this.files.get(place);
  }

  setLanguage(language: string): void {
    this.change(() => this.form.setLanguage(language));
  }

  add(repeat: Definition, around: Place): void {
    const added = this.changeFor(() => this.form.addInstance(repeat, around));
    if (added === null) return;
    this.said = words('repeat-added', { name: this.form.label(added), number: added.number });
    const first = this.screens.find(
      (screen) => screen.trail.includes(added) || (screen.kind === 'questions' && screen.places.includes(added)),
    );
    if (first) this.key = first.key;
  }

  remove(instance: Place): void {
    this.said = words('repeat-removed', { name: this.form.label(instance), number: instance.number });
    this.change(() => this.form.removeInstance(instance));
  }

  /** Goes on when nothing on the screen is wrong; else tells what is, and gives the first place. */
  next(): Place | null {
    const screen = this.screen;
    const wrong = screen?.kind === 'questions' ? screen.places.filter((place) => this.blocks(place)) : [];
    this.told = new Set(wrong);
    if (wrong[0]) return wrong[0];
    this.goTo(this.at + 1);
    return null;
  }

  back(): void {
    this.told = new Set();
    this.goTo(this.at - 1);
  }

  goToPlace(place: Place): void {
    const found = this.screens.find((screen) => screen.kind === 'questions' && screen.places.includes(place));
    if (!found) return;
    this.key = found.key;
    this.told = new Set([place]);
  }

  private goTo(at: number): void {
    this.said = '';
    this.lastAt = at;
    this.key = at >= this.screens.length ? END : (this.screens[Math.max(at, 0)]?.key ?? '');
  }

  /** Why an answer is missing that only a phone can give is told, but never in the way. */
  private blocks(place: Place): boolean {
    return this.form.findTrouble(place) !== null && this.phoneNote(place) === null;
  }

  /** The sentence for a trouble that is to be told now. */
  trouble(place: Place): string | null {
    return this.read(() => {
      const trouble = this.told.has(place) ? this.form.findTrouble(place) : null;
      return trouble === null ? null : this.sentenceFor(place, trouble);
    });
  }

  sentenceFor(place: Place, trouble: Trouble): string {
    const own = this.form.message(place, trouble);
    const kind = place.definition.question?.type ?? '';
    if (own !== '') return own;
    if (trouble === 'required' && kind === 'note') return words('wrong-stop');
    if (trouble === 'type') return words(hasWords(`wrong-${kind}`) ? `wrong-${kind}` : 'wrong-type');
    return words(`wrong-${trouble}`);
  }

  /** Said in place of an answer that is only given with a phone. */
  phoneNote(place: Place): string | null {
    const question = place.definition.question;
    const kind = question ? ON_PHONE[question.type] : undefined;
    if (question === null || kind === undefined) return null;
    return words(`on-phone-${this.isDrawn(place) ? 'signature' : kind}`);
  }

  isDrawn(place: Place): boolean {
    const question = place.definition.question;
    return question?.type === 'image' && /\b(?:signature|draw|annotate)\b/.test(question.appearance);
  }

  faults(place: Place): readonly string[] {
    return this.read(() => [...(this.form.faults.get(place.node)?.values() ?? [])]);
  }

  /** A text of the form with its answers filled in, and how it is to be marked up. */
  text(place: Place, texts: Texts): { readonly text: string; readonly marking: Marking; readonly isElsewhere: boolean } {
    return this.read(() => {
      const { language } = this.form.wording.pickWithLanguage(texts);
      const text = this.form.fillText(place, texts);
      return { text, marking: markingOf(language), isElsewhere: text !== '' && language !== '' && language !== this.form.language };
    });
  }

  isAsked(place: Place): boolean {
    const question = place.definition.question;
    return question !== null && takesAnswer(question);
  }

  idOf(place: Place): string {
    return keyOf(place).replace(/[^\w-]+/g, '_');
  }

  private change(how: () => void): void {
    how();
    this.version += 1;
  }

  private changeFor<Result>(how: () => Result): Result {
    const result = how();
    this.version += 1;
    return result;
  }
}

const KEY = Symbol('walk');

export function setWalk(walk: Walk): void {
  setContext(KEY, walk);
}

export function getWalk(): Walk {
  return getContext<Walk>(KEY);
}
