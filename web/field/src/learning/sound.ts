/** Seconds and loudness of each tone. */
const TONE = 0.16;
const LOUD = 0.12;
/** In Hz: two falling tones, low and hollow, as no voice sounds. */
const TONES = [523, 392] as const;

/**
 * Says by ear that a practice begins, and that a screen of the app which opens is one of a practice. It sounds as loud as
 * the phone's sounds are set, and not at all where they are off; a browser that cannot make tones stays silent, as band
 * and words say the same.
 */
export function soundPractice(): void {
  if (typeof AudioContext === 'undefined') return;
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: LOUD });
  gain.connect(context.destination);
  TONES.forEach((frequency, at) => {
    const tone = new OscillatorNode(context, { type: 'triangle', frequency });
    tone.connect(gain);
    tone.start(context.currentTime + at * TONE);
    tone.stop(context.currentTime + (at + 1) * TONE);
    if (at === TONES.length - 1) tone.onended = () => void context.close();
  });
}
