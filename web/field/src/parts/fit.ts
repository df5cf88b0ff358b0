/** How close together the parts of a screen lie where not all of it fits as `roomy`: the first of these that does. */
const CLOSER = ['even', 'snug', 'tight', 'least'] as const;
type Step = 'roomy' | (typeof CLOSER)[number];
/** In px: by how much words that may yield become smaller at once. They never go below the app's own text. */
const SMALLER = 2;
/** Words smaller than this part of their size are small: 26 px of 28 are not. */
const NEARLY = 0.92;

/** How the parts of a screen lie: the size of its words where they yield, in px, and its pictures side by side. */
interface Lie {
  readonly size: number | null;
  readonly columns: number | null;
}

/**
 * What `find` gives for the first of these for which it gives anything. Whatever comes after that one takes less room, so
 * the last is asked first, and then the one in the middle of those that are left: each question lays a screen out anew.
 */
function findFirst<Each, Found>(from: readonly Each[], find: (each: Each) => Found | null): Found | null {
  let left = from;
  let found: Found | null = null;
  for (let at = left.length - 1; left.length > 0; at = left.length >> 1) {
    const [here = null] = left.slice(at, at + 1).map(find);
    if (here === null && found === null) return null;
    left = here === null ? left.slice(at + 1) : left.slice(0, at);
    found = here ?? found;
  }
  return found;
}

/** How many pages a person's screen takes, and which of them stands; 1 where all of it fits. */
export interface Leaves {
  readonly count: number;
  readonly place: number;
  /** Its words had to become clearly smaller than they are elsewhere. */
  readonly isSmall: boolean;
}

/**
 * Keeps a person's screen free of scrolling. Where its words are long, the answers lie closer together, then the picture
 * becomes small, then the tools keep their signs alone. A yes-or-no question keeps its size throughout. Where several
 * sentences belong together, or pictures to choose from do (`data-yields`), the words become smaller before that, down to
 * the app's own text. What still does not fit, such as with twice the text size, lies on as few pages as it takes, and
 * one button turns them.
 */
export class Fit {
  readonly #section: HTMLElement;
  readonly #leaves: HTMLElement;
  readonly #ontold: (leaves: Leaves) => void;
  #told: Leaves = { count: 1, place: 0, isSmall: false };
  /** What was watched when it was fitted last, and how large each was then; no size before. */
  #watched: readonly Element[] = [];
  #fitted = '';

  constructor(section: HTMLElement, leaves: HTMLElement, ontold: (leaves: Leaves) => void) {
    this.#section = section;
    this.#leaves = leaves;
    this.#ontold = ontold;
  }

  /** Fits now, and whenever room or words change; answers how to stop. */
  watch(): () => void {
    this.#watched = [document.body, this.#section.parentElement, ...this.#leaves.children].filter((part) => part !== null);
    this.#fit();
    // Also when a line appears above, such as that a voice is missing, or when other answers stand here. What only tells
    // that watching began, or how large the parts were made here, changes nothing: laying out anew is what costs most.
    const watching = new ResizeObserver(() => (this.#measure() === this.#fitted ? undefined : this.#fit()));
    for (const part of this.#watched) watching.observe(part);
    const look = (): void => this.#look();
    this.#leaves.addEventListener('scroll', look, { passive: true });
    return () => {
      watching.disconnect();
      this.#leaves.removeEventListener('scroll', look);
    };
  }

  /** The next page, and after the last one the first. */
  turn(): void {
    this.#show((this.#told.place + 1) % this.#told.count);
  }

  /** Read from the first page, whatever took the focus. */
  begin(): void {
    if (this.#told.count > 1) this.#show(0);
  }

  /** The page on which this stands: what is spoken is seen. */
  bring(part: Element | null): void {
    if (this.#told.count === 1 || !part) return;
    const start = this.#leaves.getBoundingClientRect();
    const at = part.getBoundingClientRect();
    const moved = this.#isFromRight ? start.right - at.right : at.left - start.left;
    this.#show(this.#told.place + Math.round(moved / this.#width));
  }

  /** Whether the end of this part lies on the page that stands. */
  shows(part: Element): boolean {
    if (this.#told.count === 1) return true;
    const end = [...part.getClientRects()].at(-1);
    const page = this.#leaves.getBoundingClientRect();
    return end !== undefined && end.left < page.right - 1 && end.right > page.left + 1;
  }

  #fit(): void {
    this.#fitted = '';
    if (this.#section.offsetParent === null) return; // another screen lies over it
    this.#lie();
    this.#fitted = this.#measure();
  }

  #measure(): string {
    const sizes = this.#watched.map((part) => part.getBoundingClientRect()).map(({ width, height }) => `${width},${height}`);
    return [window.innerWidth, window.innerHeight, ...sizes].join(' ');
  }

  #lie(): void {
    const { style } = this.#section;
    this.#look(); // a page that was just come to stays, also before the browser has told of it
    style.blockSize = '';
    this.#lay({ size: null, columns: null });
    if (this.#stands('roomy')) return this.#tell({ count: 1, place: 0, isSmall: false });
    const step = findFirst(CLOSER, (each) => (this.#stands(each) ? each : null));
    if (step) {
      this.#bringTogether(step);
      return this.#tell({ count: 1, place: 0, isSmall: false });
    }
    const lie = this.#findLie([null, 2, 3], (each) => this.#fits(each));
    if (lie) {
      const full = this.#largest();
      // Between this size and the last that was too large.
      if (lie.size === full || !this.#fits({ ...lie, size: lie.size + SMALLER / 2 })) this.#lay(lie);
      return this.#tell({ count: 1, place: 0, isSmall: lie.size < full * NEARLY });
    }
    this.#layOnPages();
    const count = this.#countPages();
    this.#tell({ count, place: Math.min(this.#told.place, count - 1), isSmall: false });
    this.#show(this.#told.place);
  }

  #stands(step: Step): boolean {
    this.#bringTogether(step);
    return document.documentElement.scrollHeight <= window.innerHeight;
  }

  #bringTogether(step: Step): void {
    this.#section.dataset['fit'] = step;
    this.#section.toggleAttribute('data-tight', step === 'tight' || step === 'least');
  }

  #fits(lie: Lie): boolean {
    this.#lay(lie);
    return document.documentElement.scrollHeight <= window.innerHeight && !this.#breaksWords();
  }

  /** The fewest pages; of those what opens with pictures, and then the largest words. */
  #layOnPages(): void {
    const { style, dataset } = this.#section;
    dataset['fit'] = 'paged';
    this.#lay({ size: null, columns: null });
    style.blockSize = `${window.innerHeight - this.#section.getBoundingClientRect().top - window.scrollY}px`;
    const smallest = this.#hasPictures ? this.#listSizes().at(-1) : undefined;
    if (smallest === undefined) return;
    const columns = [2, 3, null];
    const lacks = this.#lacks();
    const lacksOf = (lie: Lie): number => {
      this.#lay(lie);
      return this.#breaksWords() ? lacks : this.#lacks();
    };
    const least = Math.min(...columns.map((each) => lacksOf({ size: smallest, columns: each })));
    const best = least < lacks ? this.#findLie(columns, (lie) => lacksOf(lie) <= least) : null;
    this.#lay(best ?? { size: null, columns: null });
  }

  /** Less is better: a page more lacks more than a first page of words alone. */
  #lacks(): number {
    return 2 * this.#countPages() + (this.#opensWithPictures() ? 0 : 1);
  }

  #opensWithPictures(): boolean {
    const picture = this.#leaves.querySelector('.choice')?.getBoundingClientRect();
    if (!picture) return true;
    const page = this.#leaves.getBoundingClientRect();
    const moved = this.#isFromRight ? page.right - picture.right : picture.left - page.left;
    return moved + Math.abs(this.#leaves.scrollLeft) < this.#width - 1;
  }

  /** In px: the words as large as they are where there is room. */
  #largest(): number {
    this.#lay({ size: null, columns: null });
    const words = this.#section.querySelector('h1');
    return words ? Number.parseFloat(getComputedStyle(words).fontSize) : 0;
  }

  /** In px, from the largest words to the smallest; none where they keep their size. */
  #listSizes(): number[] {
    if (!this.#section.hasAttribute('data-yields')) return [];
    const full = this.#largest();
    const least = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Array.from({ length: Math.max(0, Math.floor((full - least) / SMALLER) + 1) }, (_, at) => full - at * SMALLER);
  }

  /** The largest words that do, and with them the first of these ways to lay pictures side by side. */
  #findLie(columns: readonly (number | null)[], does: (lie: Lie) => boolean): (Lie & { readonly size: number }) | null {
    const sides = this.#hasPictures ? columns : [null];
    return findFirst(this.#listSizes(), (size) => sides.map((each) => ({ size, columns: each })).find(does) ?? null);
  }

  #lay({ size, columns }: Lie): void {
    const { style, dataset } = this.#section;
    if (size === null) style.removeProperty('--type-person-size');
    else style.setProperty('--type-person-size', `${size}px`);
    if (columns === null) delete dataset['columns'];
    else dataset['columns'] = `${columns}`;
  }

  get #hasPictures(): boolean {
    return this.#leaves.querySelector('.choice') !== null;
  }

  /** A word is wider than its place beside others. */
  #breaksWords(): boolean {
    if (!this.#section.hasAttribute('data-columns')) return false;
    return [...this.#leaves.querySelectorAll('.choice .label, .on .button')].some((part) => part.scrollWidth > part.clientWidth + 1);
  }

  #countPages(): number {
    return Math.max(1, Math.round((this.#leaves.scrollWidth + this.#gap) / this.#width));
  }

  #show(place: number): void {
    this.#leaves.scrollLeft = (this.#isFromRight ? -1 : 1) * place * this.#width;
    this.#look();
  }

  /** Focus and screen readers move the pages too; half a page never stands. */
  #look(): void {
    if (this.#told.count === 1) return;
    const place = Math.min(this.#told.count - 1, Math.round(Math.abs(this.#leaves.scrollLeft) / this.#width));
    const exact = (this.#isFromRight ? -1 : 1) * place * this.#width;
    if (Math.abs(this.#leaves.scrollLeft - exact) > 1) this.#leaves.scrollLeft = exact;
    this.#tell({ ...this.#told, place });
  }

  #tell(leaves: Leaves): void {
    const { count, place, isSmall } = this.#told;
    if (leaves.count === count && leaves.place === place && leaves.isSmall === isSmall) return;
    this.#told = leaves;
    this.#ontold(leaves);
  }

  get #gap(): number {
    return Number.parseFloat(getComputedStyle(this.#leaves).columnGap) || 0;
  }

  get #width(): number {
    return this.#leaves.clientWidth + this.#gap;
  }

  get #isFromRight(): boolean {
    return getComputedStyle(this.#section).direction === 'rtl';
  }
}
