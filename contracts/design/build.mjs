/**
 * Writes the style sheets of the design tokens for phone and desk, and the app icons' drawings.
 *
 *   node contracts/design/build.mjs           writes them
 *   node contracts/design/build.mjs --check   exit code 1 when one differs from what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readTokens = () => JSON.parse(readFileSync(at('contracts/design/tokens.json'), 'utf8'));

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour) {
  const channel = (start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const declare = (pairs, indent) => pairs.map(([name, value]) => `${indent}--${name}: ${value};`).join('\n');
const coloursOf = (tokens, theme) => Object.entries(tokens.colour).map(([name, value]) => [name, value[theme]]);

/** The style sheet of custom properties. `firstPaint` puts the device's own type first, so that no font blocks. */
export function renderCss(tokens, { firstPaint }) {
  const scripts = Object.entries(tokens.leading).filter(([name]) => name !== 'about');
  const still = [
    ...Object.entries(tokens.space).map(([name, value]) => [`space-${name}`, value]),
    ['gap', tokens.gap],
    ...Object.entries(tokens.round),
    ['target', tokens.target],
    ['type-family', firstPaint ? tokens.type['family-first-paint'] : tokens.type.family],
    ['type-family-code', tokens.type['family-code']],
    ...Object.entries(tokens.type.size).map(([name, value]) => [`type-${name}`, value]),
    ...Object.entries(tokens.type.weight).map(([name, value]) => [`weight-${name}`, value]),
    ...scripts.map(([script, value]) => [`leading-${script.toLowerCase()}`, value]),
  ];
  return `/* Written by contracts/design/build.mjs from tokens.json. Change it there. */
:root {
  color-scheme: light dark;
${declare(coloursOf(tokens, 'light'), '  ')}
${declare(still, '  ')}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme='light'], [data-theme='outdoor']) {
${declare(coloursOf(tokens, 'dark'), '    ')}
  }
}

:root[data-theme='light'] {
  color-scheme: light;
}

:root[data-theme='dark'] {
  color-scheme: dark;
${declare(coloursOf(tokens, 'dark'), '  ')}
}

/* For glare: black on white, every edge drawn strong. */
@media (prefers-contrast: more) and (prefers-color-scheme: light) {
  :root:not([data-theme]) {
${declare(coloursOf(tokens, 'outdoor'), '    ')}
  }
}

:root[data-theme='outdoor'] {
  color-scheme: light;
${declare(coloursOf(tokens, 'outdoor'), '  ')}
}

${scripts.map(([script]) => `[data-script='${script}'] {\n  line-height: var(--leading-${script.toLowerCase()});\n}`).join('\n')}
`;
}

// The letter t of the wordmark, drawn for an icon: foot at y = 0, 133 wide.
const LETTER =
  'M95.4-31.5Q103-31.5 110.2-33Q117.4-34.5 124.1-36.5V-4.1Q117.1-1.2 106.5 1Q95.8 3.2 83.6 3.2Q68.5 3.2 56.4-1.8Q44.3-6.8 37.1-19.2Q29.9-31.6 29.9-53.6V-141.3H6.9V-160L32.7-174.9L45.9-211.6H73.2V-174H122.3V-141.3H73.2V-53.8Q73.2-42.6 79.4-37Q85.5-31.5 95.4-31.5Z';

/** A square icon. `round` is the corner's radius; `scale` leaves the safe zone of a maskable icon. */
export function renderIcon(tokens, { round, scale }) {
  const ground = tokens.colour.say.light;
  const paper = tokens.colour.ground.light;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img" aria-label="Titian">
  <rect width="512" height="512" rx="${round}" fill="${ground}"/>
  <g transform="translate(256 256) scale(${scale})" fill="${paper}">
    <path transform="translate(-66 80)" d="${LETTER}"/>
    <path d="M-152 144Q0 92 152 144" fill="none" stroke="${paper}" stroke-width="30" stroke-linecap="round"/>
  </g>
</svg>
`;
}

/** Every generated text file, path from the repository's root to content. */
export function renderAll(tokens = readTokens()) {
  return new Map([
    ['web/desk/src/tokens.css', renderCss(tokens, { firstPaint: false })],
    ['web/field/src/theme/tokens.css', renderCss(tokens, { firstPaint: true })],
    ['web/field/public/icons/titian.svg', renderIcon(tokens, { round: 112, scale: 1 })],
    ['web/desk/public/icon.svg', renderIcon(tokens, { round: 112, scale: 1 })],
    ['contracts/design/maskable.svg', renderIcon(tokens, { round: 0, scale: 0.78 })],
  ]);
}

/** Paths whose content on disk differs from what would be written. */
export function findDrift() {
  const read = (path) => {
    try {
      return readFileSync(at(path), 'utf8');
    } catch {
      return null;
    }
  };
  return [...renderAll()].filter(([path, content]) => read(path) !== content).map(([path]) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const drifted = findDrift();
  if (process.argv.includes('--check')) {
    if (drifted.length) console.error(`Not what tokens.json says: ${drifted.join(', ')}. Run node contracts/design/build.mjs`);
    process.exitCode = drifted.length ? 1 : 0;
  } else {
    const files = renderAll();
    for (const path of drifted) writeFileSync(at(path), files.get(path));
    console.log(drifted.length ? `Wrote ${drifted.join(', ')}` : 'Nothing to write.');
  }
}
