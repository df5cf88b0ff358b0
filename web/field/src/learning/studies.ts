/** What an officer says of the cases of a study of agreement, in the record of their courses. It is sent whole, once they give it. */
import type { MineOut } from '@titian/contracts/types';

/** An open study of a course, as the hub tells of it. */
export type Study = MineOut['courses'][number]['studies'][number];

export interface Judging {
  /** Case → answer. */
  readonly answers: Readonly<Record<string, string>>;
  /** How often it was given and taken back. */
  readonly turn: number;
  readonly is_given: boolean;
  /** It is kept from the study, and done with; records of before do not say. */
  readonly is_alone?: boolean;
}

/** What they say of this study's cases; before they said anything, what the hub has of them. */
export function judgingOf(judging: Readonly<Record<string, Judging>> = {}, { study_id, turn, is_given }: Study): Judging {
  return judging[study_id] ?? { answers: {}, turn, is_given };
}
