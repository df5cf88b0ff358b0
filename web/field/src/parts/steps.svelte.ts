/** Steps that are at work at the same time. At a lock they become somebody else's: waited for, and never heard of again. */
export class Steps {
  #atWork = new Set<Promise<unknown>>();
  #count = $state(0);

  get areAtWork(): boolean {
    return this.#count > 0;
  }

  /** Resolves as `step` does. Where the steps were let go meanwhile its failure is nobody's: then `onfailure` is not called. */
  async run(step: () => Promise<unknown>, onfailure: (error: unknown) => void): Promise<boolean> {
    const among = this.#atWork;
    const work = step();
    among.add(work);
    this.#count = this.#atWork.size;
    try {
      await work;
      return true;
    } catch (error) {
      if (among === this.#atWork) onfailure(error);
      return false;
    } finally {
      among.delete(work);
      this.#count = this.#atWork.size;
    }
  }

  /** Every step that is at work now, settled; from here on none of them is at work for anybody who looks. */
  letGo(): Promise<unknown> {
    const left = Promise.allSettled(this.#atWork);
    this.#atWork = new Set();
    this.#count = 0;
    return left;
  }
}
