import { isVoice } from '@titian/contracts/voice';
import { FieldError } from '../errors.ts';
import { fromUtf8 } from '../vault/encoding.ts';
import { checked } from './parse.ts';

export interface Clip {
  readonly offset: number;
  readonly bytes: number;
  readonly seconds: number;
  /** recorded | neural | formant; a synthetic voice says so. */
  readonly source: string;
  readonly state: string;
}

/** Clips of one language and module: a length, a JSON header, then Ogg Opus bytes one after the other. */
export interface Bundle {
  readonly language: string;
  readonly module: string;
  readonly clips: ReadonlyMap<string, Clip>;
  /** Of one clip, or null when the bundle has none for this text. */
  clip(textId: string): Uint8Array | null;
}

/** Raises `release.unreadable` when the header is broken or points outside the bytes. */
export function parseBundle(whole: Uint8Array): Bundle {
  if (whole.length < 4) throw broken();
  const length = new DataView(whole.buffer, whole.byteOffset, 4).getUint32(0, false);
  if (4 + length > whole.length) throw broken();
  const { language, module, clips: listed } = checked(parseJson(whole.subarray(4, 4 + length)), isVoice, 'voice');
  const body = whole.subarray(4 + length);
  const clips = new Map<string, Clip>();
  for (const [id, { seconds = 0, ...clip }] of Object.entries(listed)) {
    if (clip.offset + clip.bytes > body.length) throw broken();
    clips.set(id, { ...clip, seconds });
  }
  return {
    language,
    module,
    clips,
    clip(textId) {
      const clip = clips.get(textId);
      return clip ? body.subarray(clip.offset, clip.offset + clip.bytes) : null;
    },
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch (error) {
    throw new FieldError('release.unreadable', { member: 'voice' }, { cause: error });
  }
}

function broken(): FieldError {
  return new FieldError('release.unreadable', { member: 'voice' });
}
