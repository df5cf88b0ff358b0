import { isQuestion } from '@titian/contracts/sync-answer';
import type { SyncAnswerQuestion } from '@titian/contracts/types';
import { answers } from '../../../../contracts/sync.json';
import type { Vault } from '../vault/vault.ts';

export type QuestionCode = SyncAnswerQuestion['code'];

/** What a recipient may ask, and with which codes it is answered: no word besides. */
export const ANSWERS: Readonly<Record<QuestionCode, readonly string[]>> = answers;

/** A recipient asks of a referral that this phone sent. Who asks is not told. */
export type Question = SyncAnswerQuestion;

/** One item of a batch: what was answered. */
export interface AnswerItem {
  readonly item_id: string;
  readonly kind: 'answer';
  readonly answer: { readonly question_id: string; readonly answer: string };
}

/** The open questions in an answer of the hub; null where it names none, as an older one does. Unreadable ones are passed over. */
export function readQuestions(value: unknown): Question[] | null {
  return Array.isArray(value) ? value.filter(isQuestion) : null;
}

/**
 * Answers of this officer, kept in the vault until the hub has each. The questions themselves are kept nowhere: the hub
 * names those that are open at every contact, so that a lost answer of the hub loses none, and nothing lies on the phone.
 */
export class QuestionAnswers {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** When this resolves it survives a killed app and goes as soon as there is a network. Each question once. */
  async add(question: Question, answer: string): Promise<void> {
    if (!ANSWERS[question.code].includes(answer)) return;
    if ((await this.answered()).has(question.question_id)) return;
    await this.#vault.put('answers', crypto.randomUUID(), { question_id: question.question_id, answer });
  }

  /** The questions that are answered here, though the hub may not know it yet. */
  async answered(): Promise<ReadonlySet<string>> {
    return new Set((await this.#vault.list('answers')).map(({ value }) => value.question_id));
  }

  async due(): Promise<AnswerItem[]> {
    const kept = await this.#vault.list('answers');
    return kept.map(({ id, value }) => ({
      item_id: id,
      kind: 'answer',
      answer: { question_id: value.question_id, answer: value.answer },
    }));
  }

  async markSent(itemIds: ReadonlySet<string>): Promise<void> {
    for (const id of await this.#vault.ids('answers')) if (itemIds.has(id)) await this.#vault.remove('answers', id);
  }
}
