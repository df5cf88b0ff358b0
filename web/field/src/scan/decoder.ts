/** Reads a QR code in pixels where the browser cannot. Loaded when it is needed; kept offline with the rest of the app. */
import { decodeQR } from 'qr/decode.js';

/** The text of the first code in the picture, or null. */
export function decode(picture: ImageData): string | null {
  try {
    return decodeQR(picture);
  } catch {
    return null; // no code, or not whole
  }
}
