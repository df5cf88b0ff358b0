/** The ways behind "More" close again by Escape, or by a touch elsewhere. They open and close without this, too. */

export function startMore(page: Document): void {
  const close = (but: EventTarget | null): HTMLElement | null => {
    let closed: HTMLElement | null = null;
    for (const open of page.querySelectorAll<HTMLDetailsElement>('.top__more details[open]')) {
      if (but instanceof Node && open.contains(but)) continue;
      open.open = false;
      closed = open.querySelector('summary');
    }
    return closed;
  };
  page.addEventListener('click', (event) => void close(event.target));
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(null)?.focus();
  });
}
