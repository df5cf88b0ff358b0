import { FieldError, passIfLocked } from '../errors.ts';
import { withCourses } from '../learning/courses.ts';
import { sendAhead } from '../sync/ahead.ts';
import { ToldMarks } from '../sync/open-marks.ts';
import type { Outbox, TallySource } from '../sync/outbox.ts';
import { unsentOf } from '../sync/outbox-store.ts';
import { type Question, QuestionAnswers } from '../sync/questions.ts';
import type { Register } from '../sync/register.ts';
import type { ReferralStatus } from '../sync/status.ts';
import { Withdrawals } from '../sync/withdrawals.ts';
import { hubTime, openShared } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { withDesks } from './desks.ts';
import { type OpenMark, OpenMarks } from './marks.ts';

/** How what was sent from here stands with one officer. */
export interface Standing {
  readonly waiting: number;
  readonly refused: readonly string[];
  readonly referrals: readonly ReferralStatus[];
  readonly unconfirmed: number;
  readonly marks: readonly (OpenMark & { readonly id: string })[];
  readonly questions: readonly Question[];
}

interface Where {
  readonly vault: Vault;
  readonly register: Register;
  readonly outbox: Outbox;
}

/** Read after the first screen stands. A vault that is locked meanwhile has none. */
export async function readStanding({ vault, register, outbox }: Where, asked: readonly Question[]): Promise<Standing> {
  const tidied = await tidy(register, outbox).catch(passIfLocked);
  const lines = await outbox.lines();
  const unsent = unsentOf(lines);
  const refused = lines.filter(({ state }) => state === 'refused').map(({ refusal }) => refusal ?? '');
  const referrals = (await register.statuses(unsent).catch(passIfLocked)) ?? [];
  const unconfirmed = (await register.daysUnconfirmed(tidied ?? 0).catch(passIfLocked)) ?? 0;
  const marks = (await new OpenMarks(vault).list().catch(passIfLocked)) ?? [];
  const answered = await new QuestionAnswers(vault).answered().catch(passIfLocked);
  return {
    waiting: unsent.size,
    refused,
    referrals,
    unconfirmed,
    marks,
    questions: asked.filter(({ question_id }) => !answered?.has(question_id)),
  };
}

/** Brings the register up to what lies in the outbox; answers the latest day the hub has signed. */
async function tidy(register: Register, outbox: Outbox): Promise<number> {
  const shared = await openShared();
  try {
    await register.tidy(shared, outbox);
    return await hubTime(shared);
  } finally {
    shared.close();
  }
}

/** What goes beside sealed messages: what was done about people first, counts last. */
export function beside({ vault, register }: Where, counts: TallySource): TallySource {
  const first = [new ToldMarks(vault), register, new QuestionAnswers(vault), new Withdrawals(vault)];
  return first.reduceRight<TallySource>((others, each) => sendAhead(each, others), withDesks(vault, withCourses(vault, counts)));
}
