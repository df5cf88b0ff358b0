/** Three textures that tell shares apart without colour: dots, lines one way, lines both ways. */

export interface Texture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

const SIZE = 16;
const INKS = [
  [29, 79, 145],
  [29, 79, 145],
  [9, 32, 66],
] as const;
const GROUNDS = [30, 70, 120] as const;

function isInked(band: 0 | 1 | 2, x: number, y: number): boolean {
  const isRising = (x + y) % 8 < 2;
  const isFalling = (x - y + SIZE) % 8 < 2;
  if (band === 0) return x % 8 < 2 && y % 8 < 2;
  return band === 1 ? isRising : isRising || isFalling;
}

export function makeTexture(band: 0 | 1 | 2): Texture {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  const [red, green, blue] = INKS[band];
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) data.set([red, green, blue, isInked(band, x, y) ? 255 : GROUNDS[band]], (y * SIZE + x) * 4);
  }
  return { width: SIZE, height: SIZE, data };
}
