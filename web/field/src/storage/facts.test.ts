import { describe, expect, it } from 'vitest';
import { browserName } from './facts.ts';

const LIKE_CHROME = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const LIKE_SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the browser that is read aloud to a helper', () => {
  it.each([
    ['Chrome 131', `${LIKE_CHROME} Chrome/131.0.0.0 Mobile Safari/537.36`],
    ['Chrome 131', `${LIKE_SAFARI} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`],
    ['Samsung 27', `${LIKE_CHROME} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`],
    ['Edge 131', `${LIKE_CHROME} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0`],
    ['Opera 85', `${LIKE_CHROME} Chrome/129.0.0.0 Mobile Safari/537.36 OPR/85.0.0.0`],
    ['Firefox 132', 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0'],
    ['Safari 17', `${LIKE_SAFARI} Version/17.5 Mobile/15E148 Safari/604.1`],
    ['?', 'Lynx'],
  ])('is %s by its name and main version', (name, agent) => {
    expect(browserName(agent)).toBe(name);
  });
});
