import { beforeEach, describe, expect, it } from 'vitest';
import { type Ready, Speech } from './speech.ts';

interface Sounding {
  readonly clip: Blob;
  rate: number;
  isStopped: boolean;
  finish(how: 'played' | 'blocked'): void;
}

describe('speech', () => {
  let sounding: Sounding[] = [];
  let loaded: { readonly clip: Blob; isDropped: boolean }[] = [];
  let found: string[] = [];
  let speech: Speech;
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  beforeEach(() => {
    sounding = [];
    loaded = [];
    found = [];
    const load = (clip: Blob): Ready => {
      const ready = { clip, isDropped: false };
      loaded.push(ready);
      return {
        play(rate) {
          let finish: Sounding['finish'] = () => undefined;
          const ended = new Promise<'played' | 'blocked'>((resolve) => (finish = resolve));
          const one: Sounding = { clip, rate, isStopped: false, finish };
          sounding.push(one);
          return {
            ended,
            stop: () => ((one.isStopped = true), finish('played')),
            setRate: (next) => (one.rate = next),
          };
        },
        drop: () => (ready.isDropped = true),
      };
    };
    const clips: Readonly<Record<string, Blob>> = { 'id/item.P10.label': new Blob(['papers']), 'id/talk.greeting': new Blob(['greeting']) };
    const find = async (language: string, textId: string): Promise<Blob | null> => {
      found.push(textId);
      return clips[`${language}/${textId}`] ?? null;
    };
    speech = new Speech(find, load);
  });

  it('says at once what was loaded before, and looks for nothing', async () => {
    await speech.prepare('id', ['item.P10.label', 'talk.greeting', 'no.voice']);
    expect(sounding).toEqual([]);
    found = [];
    void speech.say('id', 'item.P10.label');
    expect(sounding.map(({ clip }) => clip)).toEqual([loaded[0]?.clip]);
    expect([found, loaded.length]).toEqual([[], 2]);
  });

  it('loads a clip anew for each time it is said', async () => {
    await speech.prepare('id', ['talk.greeting']);
    void speech.say('id', 'talk.greeting');
    void speech.say('id', 'talk.greeting');
    await rest();
    expect([sounding.length, loaded.length]).toEqual([2, 2]);
  });

  it('keeps loaded only what may come next, and what sounds goes on', async () => {
    await speech.prepare('id', ['item.P10.label', 'talk.greeting']);
    void speech.say('id', 'item.P10.label');
    await speech.prepare('id', []);
    expect(loaded.map((each) => each.isDropped)).toEqual([false, true]);
    expect(sounding[0]?.isStopped).toBe(false);
  });

  it('loads nothing that was no longer wanted when it was found', async () => {
    const preparing = speech.prepare('id', ['item.P10.label', 'talk.greeting']);
    speech.forget();
    await preparing;
    expect(loaded).toEqual([]);
  });

  it('withholds a private text that is loaded', async () => {
    await speech.prepare('id', ['item.P10.label']);
    expect(await speech.say('id', 'item.P10.label', { isPrivate: true, privacy: 'unconfirmed' })).toBe('withheld');
    expect(sounding).toEqual([]);
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
