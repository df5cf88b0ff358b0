import { isTalk } from '@titian/contracts/talk';
import type { TalkReadable } from '@titian/contracts/types';
import { checked } from '../library/parse.ts';

/** What a person may touch as an answer. */
export interface Reply {
  readonly id: string;
  /** Name of the picture on its tile. */
  readonly picture: string;
  /** Takes the other answers away. */
  readonly alone: boolean;
  /** It is what "they said they are afraid" is for. */
  readonly tells_fear: boolean;
}

export interface Phrase {
  readonly id: string;
  readonly group: string;
  readonly replies: readonly Reply[];
  /** More than one reply may be touched. */
  readonly several: boolean;
  /** On the outline of a body, or as tiles. */
  readonly layout: 'tiles' | 'body';
  /** It sounds by itself only in earphones, and what is touched never sounds. */
  readonly private: boolean;
}

/** What an officer may say through the phone without a questionnaire. Nothing of it is kept. */
export interface Talk {
  readonly groups: readonly string[];
  readonly phrases: readonly Phrase[];
}

export function parseTalk(value: unknown): Talk {
  const { groups, replies } = checked(value, isTalk, 'talk');
  const known = new Map(replies.map((from) => [from.id, completeReply(from)]));
  return {
    groups: groups.map(({ id }) => id),
    phrases: groups.flatMap(({ id, phrases }) => phrases.map((from) => completePhrase(from, id, known))),
  };
}

function completeReply({ id, picture, alone = false, tells_fear = false }: TalkReadable['replies'][number]): Reply {
  return { id, picture: picture ?? `reply.${id}`, alone, tells_fear };
}

type ReadPhrase = TalkReadable['groups'][number]['phrases'][number];

function completePhrase(from: ReadPhrase, group: string, known: ReadonlyMap<string, Reply>): Phrase {
  const { id, replies, several = false, layout } = from;
  return {
    id,
    group,
    replies: (replies ?? []).flatMap((reply) => known.get(reply) ?? []),
    several,
    layout: layout === 'body' ? 'body' : 'tiles',
    private: from.private ?? false,
  };
}

type Texts = Readonly<Record<string, string>>;

/** Id of what is said: a child hears other words where the language has them. */
export function saidId(phrase: Phrase, isChild: boolean, texts: Texts): string {
  const child = `phrase.${phrase.id}.child`;
  return isChild && (texts[child] ?? '') !== '' ? child : `phrase.${phrase.id}.label`;
}

export function replyId(reply: Reply): string {
  return `reply.${reply.id}.label`;
}

/** Only what the person's language has words for can be said. */
export function sayable(talk: Talk, texts: Texts): Phrase[] {
  return talk.phrases.filter((phrase) => (texts[`phrase.${phrase.id}.label`] ?? '') !== '');
}

/** As it is compared: small letters, without the marks that are easily left out when typing in Latin letters. */
function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .toLocaleLowerCase();
}

/**
 * Phrases in which every searched word stands: in what is said, in its replies or in the name of its group, in the
 * officer's language. What stands in the phrase itself comes first.
 */
export function search(phrases: readonly Phrase[], wanted: string, officer: Texts): Phrase[] {
  const parts = plain(wanted).split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [...phrases];
  const ranked = phrases.flatMap((phrase) => {
    const said = plain(officer[`phrase.${phrase.id}.label`] ?? '');
    const around = plain(
      [officer[`talk_group.${phrase.group}.title`], ...phrase.replies.map((reply) => officer[replyId(reply)])].join(' '),
    );
    if (parts.every((part) => said.includes(part))) return [{ phrase, rank: 0 }];
    return parts.every((part) => said.includes(part) || around.includes(part)) ? [{ phrase, rank: 1 }] : [];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ phrase }) => phrase);
}
