import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../testing/codes.ts';
import { parseTalk, type Phrase, replyId, saidId, sayable, search } from './talk.ts';

const TALK = parseTalk({
  groups: [
    { id: 'health', phrases: [{ id: 'where', replies: ['head', 'nowhere'], several: true, layout: 'body' }, { id: 'rest' }] },
    { id: 'safety', phrases: [{ id: 'afraid', replies: ['back'], private: true }] },
  ],
  replies: [{ id: 'head' }, { id: 'nowhere', alone: true, picture: 'choice.care.nothing' }, { id: 'back', tells_fear: true }],
});
const OFFICER = {
  'phrase.where.label': 'Where does it hurt?',
  'phrase.rest.label': 'You can rest here. Café is closed.',
  'phrase.afraid.label': 'If you are afraid, touch this.',
  'reply.head.label': 'Head',
  'talk_group.health.title': 'Urgent health',
};
const ids = (found: readonly Phrase[]): string[] => found.map((phrase) => phrase.id);

describe('talk', () => {
  it('reads groups, phrases and replies', () => {
    expect(TALK.groups).toEqual(['health', 'safety']);
    expect(TALK.phrases[0]).toMatchObject({ id: 'where', group: 'health', several: true, layout: 'body', private: false });
    expect(TALK.phrases[0]?.replies.map((reply) => [reply.picture, reply.alone])).toEqual([
      ['reply.head', false],
      ['choice.care.nothing', true],
    ]);
    expect(TALK.phrases[2]).toMatchObject({ private: true, replies: [{ id: 'back', tells_fear: true }] });
  });

  it.each([[null], [{ groups: {}, replies: [] }], [{ groups: [{ id: 1 }], replies: [] }], [{ groups: [], replies: [{}] }]])(
    'refuses what is not Talk: %j',
    async (value) => {
      expect(await codeOf(Promise.resolve().then(() => parseTalk(value)))).toBe('release.unreadable');
    },
  );

  it('leaves out a reply this version of the file does not explain', () => {
    const talk = parseTalk({ groups: [{ id: 'a', phrases: [{ id: 'b', replies: ['new'] }] }], replies: [] });
    expect(talk.phrases[0]?.replies).toEqual([]);
  });

  it('says a child’s words where the language has them', () => {
    const [where] = TALK.phrases;
    if (!where) throw new Error('no phrase');
    expect(saidId(where, true, OFFICER)).toBe('phrase.where.label');
    expect(saidId(where, true, { 'phrase.where.child': 'Where?' })).toBe('phrase.where.child');
    expect(saidId(where, false, { 'phrase.where.child': 'Where?' })).toBe('phrase.where.label');
  });

  it('offers only what the person’s language can say', () => {
    expect(ids(sayable(TALK, { 'phrase.rest.label': 'Istirahat', 'phrase.where.label': '' }))).toEqual(['rest']);
  });

  it('finds by words of the phrase, its replies and its group, in any order and case', () => {
    expect(ids(search(TALK.phrases, '', OFFICER))).toEqual(['where', 'rest', 'afraid']);
    expect(ids(search(TALK.phrases, 'HURT where', OFFICER))).toEqual(['where']);
    expect(ids(search(TALK.phrases, 'head', OFFICER))).toEqual(['where']);
    expect(ids(search(TALK.phrases, 'health', OFFICER))).toEqual(['where', 'rest']);
    expect(ids(search(TALK.phrases, 'cafe', OFFICER))).toEqual(['rest']);
    expect(search(TALK.phrases, 'elephant', OFFICER)).toEqual([]);
  });

  it('puts what is said itself before what only stands near it', () => {
    const officer = { ...OFFICER, 'phrase.afraid.label': 'Your head is safe here.' };
    expect(ids(search(TALK.phrases, 'head', officer))).toEqual(['afraid', 'where']);
  });

  it('searches scripts without spaces, and keeps marks that make another word', () => {
    const thai = { ...OFFICER, 'phrase.rest.label': 'พักได้ที่นี่', 'phrase.where.label': 'เจ็บตรงไหน' };
    expect(ids(search(TALK.phrases, 'เจ็บ', thai))).toEqual(['where']);
    expect(ids(search(TALK.phrases, 'เจบ', thai))).toEqual([]);
  });

  it('has a name for every reply', () => {
    expect(TALK.phrases.flatMap((phrase) => phrase.replies.map(replyId))).toEqual([
      'reply.head.label',
      'reply.nowhere.label',
      'reply.back.label',
    ]);
  });

  it('has a picture on the body for every place the pack lets a person touch', () => {
    const pack = readFileSync(new URL('../../../../content/packs/first-contact/talk.yaml', import.meta.url), 'utf8');
    const line = pack.split('\n').find((each) => each.includes('layout: body')) ?? '';
    const places = /replies: \[([^\]]*)\]/.exec(line)?.[1]?.split(', ') ?? [];
    const drawn = readFileSync(new URL('./places.ts', import.meta.url), 'utf8');
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((place) => !drawn.includes(`${place}:`) && !['skin', 'everywhere', 'nowhere'].includes(place))).toEqual([]);
  });
});
