import { FieldError } from '../errors.ts';

/** The text of a QR code in what the camera sees at this moment, or null. */
export type ReadPicture = (view: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Longer side of the picture our own decoder looks at: enough for the desk's code, quick on a slow phone. */
const LOOKED_AT = 640;

export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/** The camera at the back, without sound. Raises `camera.refused` or `camera.missing`. */
export async function openCamera(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
    throw new FieldError(isRefused ? 'camera.refused' : 'camera.missing', {}, { cause: error });
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The browser's own reader where it has one, else ours. Neither sends a picture anywhere. */
export async function openReader(): Promise<ReadPicture> {
  return (await openDetector()) ?? (await openDecoder());
}

async function openDetector(): Promise<ReadPicture | null> {
  const known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (!known) return null;
  try {
    if (!(await known.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new known({ formats: ['qr_code'] });
    return async (view) => (await detector.detect(view))[0]?.rawValue ?? null;
  } catch {
    return null; // named, but without the service behind it
  }
}

async function openDecoder(): Promise<ReadPicture> {
  const { decode } = await import('./decoder.ts');
  const canvas = document.createElement('canvas');
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  if (!paper) throw new FieldError('camera.missing');
  return (view) => {
    const scale = Math.min(1, LOOKED_AT / Math.max(view.videoWidth, view.videoHeight));
    canvas.width = Math.round(view.videoWidth * scale);
    canvas.height = Math.round(view.videoHeight * scale);
    if (canvas.width === 0 || canvas.height === 0) return Promise.resolve(null);
    paper.drawImage(view, 0, 0, canvas.width, canvas.height);
    return Promise.resolve(decode(paper.getImageData(0, 0, canvas.width, canvas.height)));
  };
}
