/** The words of a photograph, where the browser itself can read pictures. Nothing of a picture leaves the device. */
interface TextDetector {
  detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

function findDetector(): TextDetector | undefined {
  const Detector = (globalThis as { TextDetector?: new () => TextDetector }).TextDetector;
  return Detector && new Detector();
}

/** Shows the button for a picture, or the sentence that there is none in this browser. */
export function startPhoto(words: HTMLTextAreaElement): void {
  const detector = findDetector();
  const offered = document.querySelector<HTMLElement>(detector ? '#photo' : '#photo-none');
  if (offered) offered.hidden = false;
  const input = document.querySelector<HTMLInputElement>('#photo input');
  input?.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file && detector) void readPicture(detector, file, words).finally(() => (input.value = ''));
  });
}

async function readPicture(detector: TextDetector, file: File, words: HTMLTextAreaElement): Promise<void> {
  const nothing = document.querySelector<HTMLElement>('#photo-empty');
  const read = await detector
    .detect(await createImageBitmap(file))
    .then((found) => found.map(({ rawValue }) => rawValue).join('\n'))
    .catch(() => '');
  if (nothing) nothing.hidden = read.trim() !== '';
  if (read.trim() !== '') words.value = [words.value, read].filter((text) => text !== '').join('\n');
}
