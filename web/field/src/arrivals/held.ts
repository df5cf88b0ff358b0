import type { SlipLine, TallyLine } from './board.ts';
import type { Stock } from './slips.ts';

/** What happened, where, when (as first told), and who met it. */
export interface ArrivalEvent {
  readonly kind: string;
  readonly place: string;
  readonly began_at: string;
  readonly authority: string;
}

/** An arrival as the vault keeps it; its slips lie in records of their own, one a block. */
export interface HeldArrival {
  readonly arrival_id: string;
  readonly event: ArrivalEvent;
  readonly stock: Stock;
  /** Device milliseconds. */
  readonly changed_at: number;
  readonly closed_at: number | null;
  readonly tallies: readonly TallyLine[];
  /** Places of tallies the hub has not vouched for. */
  readonly unsent: readonly string[];
  /** Of the hub, when it vouched for the rest; none before the first contact. */
  readonly epoch?: string;
}

/** The slips of one block of one arrival. */
export interface HeldSlips {
  readonly slips: readonly SlipLine[];
  readonly unsent: readonly string[];
}

/** Whom to seat apart: on this phone alone, in no item and no picture, and only for a shift. */
export interface SeatedApart {
  readonly seats: readonly { readonly arrival_id: string; readonly slip: string; readonly until: number }[];
}

/** Lines on their way to the hub. */
export interface ArrivalItem {
  readonly item_id: string;
  readonly kind: 'arrival';
  readonly arrival: {
    readonly arrival_id: string;
    readonly event: ArrivalEvent;
    readonly slips: readonly SlipLine[];
    readonly tallies: readonly TallyLine[];
  };
}
