import latin from '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2?url';
import vietnamese from '@fontsource-variable/noto-sans/files/noto-sans-vietnamese-wght-normal.woff2?url';

const FACES = [
  {
    address: latin,
    range:
      'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215',
  },
  {
    address: vietnamese,
    range:
      'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
  },
];

/** Noto Sans for phones whose own font lacks what we write: after everything that is needed to begin. */
export function loadFont(): void {
  for (const { address, range } of FACES) {
    document.fonts.add(new FontFace('Noto Sans Variable', `url(${address})`, { weight: '100 900', unicodeRange: range, display: 'swap' }));
  }
}
