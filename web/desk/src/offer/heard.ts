/** Clips of the public page: one button for what stands above it, in place of the browser's own players. */

/** Gives each place one button for its clips, played one after the other; one place sounds at a time. Where the browser
 * cannot play them the place is taken away; without a script the players stay. */
export function startHeard(places: readonly HTMLElement[]): void {
  for (const place of places) {
    const clips = [...place.querySelectorAll('audio')];
    if (!clips.some((clip) => clip.canPlayType('audio/ogg; codecs=opus') !== '')) {
      place.remove();
      continue;
    }
    place.append(makeButton(place, clips));
    for (const clip of clips) clip.controls = false;
  }
}

let stop: () => void = () => undefined;

function makeButton(place: HTMLElement, clips: readonly HTMLAudioElement[]): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary';
  const rest = (): void => {
    for (const clip of clips) {
      clip.pause();
      clip.currentTime = 0;
    }
    button.textContent = place.dataset['hear'] ?? '';
    delete button.dataset['sounding'];
  };
  const play = (clip: HTMLAudioElement | undefined): void => {
    if (clip) clip.play().catch(rest);
    else rest();
  };
  clips.forEach((clip, nth) => {
    clip.addEventListener('ended', () => {
      play(clips[nth + 1]);
    });
  });
  button.addEventListener('click', () => {
    const sounded = 'sounding' in button.dataset;
    stop();
    stop = rest;
    if (sounded) return;
    button.textContent = place.dataset['stop'] ?? '';
    button.dataset['sounding'] = '';
    play(clips[0]);
  });
  rest();
  return button;
}
