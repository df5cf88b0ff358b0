/** How loud it is, and what to say of it while somebody speaks. The hub measures again, and decides. */

export interface Level {
  /** Mean power in dB under full scale; -90 is silence. */
  readonly db: number;
  readonly isClipping: boolean;
}

export type Advice = 'too-quiet' | 'too-loud' | 'clipping' | 'noise' | 'fine';

const FLOOR = -90;
const TOP = 0.985;
/** Of speech, in dB: what the hub refuses lies a little outside. */
const QUIET = -38;
const LOUD = -9;
const LOUD_ROOM = -42;
const OVER_ROOM = 12;

export function measureLevel(samples: Float32Array): Level {
  let power = 0;
  let top = 0;
  for (const sample of samples) {
    power += sample * sample;
    if (Math.abs(sample) > TOP) top += 1;
  }
  const mean = samples.length === 0 ? 0 : power / samples.length;
  return { db: mean > 0 ? Math.max(FLOOR, 10 * Math.log10(mean)) : FLOOR, isClipping: top > 2 };
}

/** Follows one recording: the room first, then the voice. */
export class Listener {
  private room: number | null = null;
  private loudest = FLOOR;
  private heard = 0;
  private clipped = 0;

  /** What there is to say now; null while there is nothing to tell yet. */
  take(level: Level): Advice | null {
    this.heard += 1;
    if (level.isClipping) this.clipped += 1;
    this.room = this.room === null ? level.db : Math.min(level.db, this.room + 0.05);
    this.loudest = Math.max(level.db, this.loudest - 0.05);
    if (this.clipped > 1) return 'clipping';
    if (this.loudest > LOUD) return 'too-loud';
    if (this.heard < 15) return null;
    const isSpeaking = this.loudest > this.room + OVER_ROOM;
    if (this.room > LOUD_ROOM) return 'noise';
    if (!isSpeaking) return this.heard > 60 ? 'too-quiet' : null;
    return this.loudest < QUIET ? 'too-quiet' : 'fine';
  }
}

/** 0 to 1 along a meter from -60 dB to full scale. */
export function placeOn(db: number): number {
  return Math.max(0, Math.min(1, (db + 60) / 60));
}
