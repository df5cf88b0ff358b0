/** Sentences read aloud by a voice that lies on the device. A voice of the network would be sent them: it is never taken. */

/** The device's own voice of a language, if it has one. */
export function findVoice(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const base = language.split('-')[0] ?? '';
  const called = base === 'fil' ? ['fil', 'tl'] : [base];
  return voices.find((voice) => voice.localService && called.includes(voice.lang.toLowerCase().split(/[-_]/)[0] ?? ''));
}

/** Gives each sign of a piece of page a button that reads it; none where the device has no voice of the language. */
export function startVoices(place: Document | HTMLElement): void {
  if (!('speechSynthesis' in globalThis)) {
    tell(false);
    return;
  }
  offer(place);
  if (place === document) {
    speechSynthesis.addEventListener('voiceschanged', () => {
      offer(document);
    });
    addEventListener('pagehide', () => {
      speechSynthesis.cancel();
    });
  }
}

function offer(place: Document | HTMLElement): void {
  const voice = findVoice(speechSynthesis.getVoices(), document.documentElement.lang);
  tell(voice !== undefined);
  if (!voice) return;
  for (const sign of place.querySelectorAll<HTMLElement>('.flag:not(:has(.hear))')) sign.append(makeButton(sign));
}

/** Says whose voice it is, or that there is none. */
function tell(hasVoice: boolean): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-voice]')) {
    line.hidden = line.dataset['voice'] !== (hasVoice ? 'own' : 'none');
  }
}

function makeButton(sign: HTMLElement): HTMLButtonElement {
  const { hear = '', stop = '' } = document.querySelector<HTMLElement>('#signs')?.dataset ?? {};
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary hear';
  button.textContent = hear;
  const rest = (): void => {
    button.textContent = hear;
    button.removeAttribute('data-speaking');
  };
  button.addEventListener('click', () => {
    const isSpeaking = 'speaking' in button.dataset;
    speechSynthesis.cancel();
    const voice = findVoice(speechSynthesis.getVoices(), document.documentElement.lang);
    if (isSpeaking || !voice) {
      rest();
      return;
    }
    const said = [...sign.querySelectorAll('[data-said]')].map((part) => part.textContent).join(' ');
    const utterance = new SpeechSynthesisUtterance(said);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = utterance.onerror = rest;
    button.dataset['speaking'] = '';
    button.textContent = stop;
    speechSynthesis.speak(utterance);
  });
  return button;
}
