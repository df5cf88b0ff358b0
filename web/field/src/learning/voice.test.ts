import { describe, expect, it } from 'vitest';
import { parseBundle } from '../library/bundle.ts';
import type { Ready } from '../speech/speech.ts';
import { voice } from '../testing/parts.ts';
import { utf8 } from '../vault/encoding.ts';
import { LearningVoice } from './voice.ts';

describe('what is learnt, said aloud', () => {
  const heard: { readonly clip: Blob; readonly rate: number; isStopped: boolean }[] = [];
  const load = (clip: Blob): Ready => ({
    play(rate) {
      const one = { clip, rate, isStopped: false };
      heard.push(one);
      return { ended: Promise.resolve('played'), stop: () => (one.isStopped = true), setRate: () => undefined };
    },
    drop: () => undefined,
  });
  const bundle = parseBundle(
    Uint8Array.from(voice('en', 'voice', { 'module.fear.one.text': utf8('one'), 'persona.fisher.agree.label': utf8('ask') }).bytes),
  );

  it('is one voice at a time, at the pace of the talks', async () => {
    let stopped = 0;
    const said = new LearningVoice(bundle, { isSlower: true, stop: () => void (stopped += 1) }, load);
    expect([said.has('persona.fisher.agree.label'), said.has('module.fear.q.ask')]).toEqual([true, false]);
    const first = said.say('module.fear.one.text');
    await Promise.resolve();
    expect(await said.say('persona.fisher.agree.label')).toBe('played');
    expect(await first).toBe('stopped');
    expect(stopped).toBe(2);
    expect(await heard.at(-1)?.clip.text()).toBe('ask');
    expect(heard.at(-1)?.rate).toBe(0.8);
    expect(await said.say('module.fear.q.ask')).toBe('no_clip');
  });
});
