import { beforeEach, describe, expect, it } from 'vitest';
import { type Playing, Speech } from './speech.ts';

interface Sounding {
  readonly clip: Blob;
  rate: number;
  isStopped: boolean;
  finish(how: 'played' | 'blocked'): void;
}

describe('speech', () => {
  let sounding: Sounding[] = [];
  let speech: Speech;
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  beforeEach(() => {
    sounding = [];
    const play = (clip: Blob, rate: number): Playing => {
      let finish: Sounding['finish'] = () => undefined;
      const ended = new Promise<'played' | 'blocked'>((resolve) => (finish = resolve));
      const one: Sounding = { clip, rate, isStopped: false, finish };
      sounding.push(one);
      return {
        ended,
        stop: () => ((one.isStopped = true), finish('played')),
        setRate: (next) => (one.rate = next),
      };
    };
    const clips: Readonly<Record<string, Blob>> = { 'id/item.P10.label': new Blob(['papers']), 'id/talk.greeting': new Blob(['greeting']) };
    speech = new Speech(async (language, textId) => clips[`${language}/${textId}`] ?? null, play);
  });

  it('says a text and tells when it is over', async () => {
    const heard: unknown[] = [];
    speech.subscribe((now) => heard.push(now));
    const said = speech.say('id', 'talk.greeting');
    await rest();
    expect(await sounding[0]?.clip.text()).toBe('greeting');
    sounding[0]?.finish('played');
    expect(await said).toBe('played');
    expect(heard).toEqual([{ language: 'id', textId: 'talk.greeting' }, null]);
  });

  it('says honestly that there is no voice', async () => {
    expect(await speech.say('my', 'talk.greeting')).toBe('no_clip');
    expect(sounding).toEqual([]);
  });

  it.each([[undefined], ['unconfirmed'], ['not_possible']] as const)('withholds a private text with privacy %s', async (privacy) => {
    expect(await speech.say('id', 'item.P10.label', { isPrivate: true, privacy })).toBe('withheld');
    expect(sounding).toEqual([]);
  });

  it.each(['earphones', 'private_place'] as const)('says a private text with %s', async (privacy) => {
    const said = speech.say('id', 'item.P10.label', { isPrivate: true, privacy });
    await rest();
    sounding[0]?.finish('played');
    expect(await said).toBe('played');
  });

  it('has one voice at a time', async () => {
    const first = speech.say('id', 'talk.greeting');
    await rest();
    const second = speech.say('id', 'item.P10.label');
    expect(await first).toBe('stopped');
    expect(sounding[0]?.isStopped).toBe(true);
    await rest();
    sounding[1]?.finish('played');
    expect(await second).toBe('played');
  });

  it('starts nothing when stopped while the clip was looked up', async () => {
    const said = speech.say('id', 'talk.greeting');
    speech.stop();
    expect(await said).toBe('stopped');
    expect(sounding).toEqual([]);
  });

  it('speaks slower from now on, the clip that sounds included', async () => {
    void speech.say('id', 'talk.greeting');
    await rest();
    speech.slower(true);
    expect(sounding[0]?.rate).toBe(0.8);
    void speech.say('id', 'item.P10.label');
    await rest();
    expect(sounding[1]?.rate).toBe(0.8);
    speech.slower(false);
    expect(sounding[1]?.rate).toBe(1);
  });

  it('says several texts in order and passes over what has no voice', async () => {
    const said = speech.sayAll('id', ['talk.greeting', 'no.voice', 'item.P10.label']);
    await rest();
    sounding[0]?.finish('played');
    await rest();
    sounding[1]?.finish('played');
    expect(await said).toBe('played');
    expect(sounding).toHaveLength(2);
  });

  it('tells when the browser plays nothing', async () => {
    const said = speech.say('id', 'talk.greeting');
    await rest();
    sounding[0]?.finish('blocked');
    expect(await said).toBe('blocked');
  });
});
