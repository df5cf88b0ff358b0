import bengali from '@fontsource-variable/noto-sans-bengali/files/noto-sans-bengali-bengali-wght-normal.woff2?url';
import devanagari from '@fontsource-variable/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght-normal.woff2?url';
import ethiopic from '@fontsource-variable/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-wght-normal.woff2?url';
import gurmukhi from '@fontsource-variable/noto-sans-gurmukhi/files/noto-sans-gurmukhi-gurmukhi-wght-normal.woff2?url';
import hanifi from '@fontsource-variable/noto-sans-hanifi-rohingya/files/noto-sans-hanifi-rohingya-hanifi-rohingya-wght-normal.woff2?url';
import kayah from '@fontsource-variable/noto-sans-kayah-li/files/noto-sans-kayah-li-kayah-li-wght-normal.woff2?url';
import khmer from '@fontsource-variable/noto-sans-khmer/files/noto-sans-khmer-khmer-wght-normal.woff2?url';
import lao from '@fontsource-variable/noto-sans-lao/files/noto-sans-lao-lao-wght-normal.woff2?url';
import malayalam from '@fontsource-variable/noto-sans-malayalam/files/noto-sans-malayalam-malayalam-wght-normal.woff2?url';
import myanmar from '@fontsource-variable/noto-sans-myanmar/files/noto-sans-myanmar-myanmar-wght-normal.woff2?url';
import sinhala from '@fontsource-variable/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-wght-normal.woff2?url';
import tamil from '@fontsource-variable/noto-sans-tamil/files/noto-sans-tamil-tamil-wght-normal.woff2?url';
import telugu from '@fontsource-variable/noto-sans-telugu/files/noto-sans-telugu-telugu-wght-normal.woff2?url';
import thaana from '@fontsource-variable/noto-sans-thaana/files/noto-sans-thaana-thaana-wght-normal.woff2?url';
import thai from '@fontsource-variable/noto-sans-thai/files/noto-sans-thai-thai-wght-normal.woff2?url';
import naskh from '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2?url';
import nastaliq from '@fontsource-variable/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-wght-normal.woff2?url';

/** Where the service worker looks for a font first; the name stands in vite.config.ts too. */
const CACHE = 'titian-fonts';
const FAMILY = 'Noto Sans Variable';
const ARABIC = 'U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFF';

interface Face {
  readonly address: string;
  readonly range: string;
  /** Of its own name where the phone's own letters for the script are another style. */
  readonly family?: string;
}

/**
 * By script. Each comes after the phone's own letters and is drawn only where these lack one; Nastaliq comes first, for a
 * phone's Arabic letters are not what an Urdu reader reads. Chinese is left to the phone: every phone has it, and it
 * would be 5 MB.
 */
const FACES: Readonly<Record<string, Face>> = {
  Arab: { address: naskh, range: ARABIC },
  Aran: { address: nastaliq, range: ARABIC, family: 'Noto Nastaliq Urdu' },
  Beng: { address: bengali, range: 'U+0964-0965, U+0980-09FE, U+200C-200D, U+25CC' },
  Deva: { address: devanagari, range: 'U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+20B9, U+25CC, U+A8E0-A8FF' },
  Ethi: { address: ethiopic, range: 'U+1200-139F, U+2D80-2DDF, U+AB00-AB2F' },
  Guru: { address: gurmukhi, range: 'U+0964-0965, U+0A01-0A76, U+200C-200D, U+25CC' },
  Kali: { address: kayah, range: 'U+A900-A92F' },
  Khmr: { address: khmer, range: 'U+1780-17FF, U+19E0-19FF, U+200C-200D, U+25CC' },
  Laoo: { address: lao, range: 'U+0E80-0EFF, U+200C-200D, U+25CC' },
  Mlym: { address: malayalam, range: 'U+0307, U+0323, U+0964-0965, U+0D00-0D7F, U+200C-200D, U+25CC' },
  Mymr: { address: myanmar, range: 'U+1000-109F, U+200C-200D, U+25CC, U+A92E, U+A9E0-A9FE, U+AA60-AA7F' },
  Rohg: { address: hanifi, range: 'U+10D00-10D3F, U+060C, U+061B, U+061F, U+0640, U+06D4' },
  Sinh: { address: sinhala, range: 'U+0964-0965, U+0D81-0DF4, U+200C-200D, U+25CC' },
  Taml: { address: tamil, range: 'U+0964-0965, U+0B82-0BFA, U+200C-200D, U+25CC' },
  Telu: { address: telugu, range: 'U+0964-0965, U+0C00-0C7F, U+200C-200D, U+25CC' },
  Thaa: { address: thaana, range: 'U+060C, U+061B-061C, U+061F, U+0660-066C, U+0780-07B1, U+200C-200F, U+25CC' },
  Thai: { address: thai, range: 'U+0E01-0E5B, U+200C-200D, U+25CC' },
};

const told = new Set<string>();

/** Scripts for which a font is kept beside the app. */
export function hasFont(script: string): boolean {
  return script in FACES;
}

/** Makes the letters of these scripts known to the page, and keeps them for when there is no network. */
export async function prepareFonts(scripts: readonly string[]): Promise<void> {
  const faces = [...new Set(scripts)].filter((script) => !told.has(script)).flatMap((script) => FACES[script] ?? []);
  for (const script of scripts) told.add(script);
  const fonts = faces.map(({ address, range, family = FAMILY }) => {
    const font = new FontFace(family, `url(${address})`, { weight: '100 900', unicodeRange: range, display: 'swap' });
    document.fonts.add(font);
    return { address, font };
  });
  // Read at once, so that no name stands in boxes when a person looks for theirs. Without a network, or without room, the
  // phone's own letters serve; it is tried again when the app is opened next.
  await Promise.allSettled(
    fonts.map(async ({ address, font }) => {
      await keep(address);
      await font.load();
    }),
  );
}

async function keep(address: string): Promise<void> {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(address))) await cache.add(address);
}
