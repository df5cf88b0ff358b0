/** What each enrolment on this phone keeps open towards its hub. It needs no unlock: the outbox holds sealed items only. */
import { hasComplaints, sendComplaints } from '../complaints/send.ts';
import { Hub } from '../sync/hub.ts';
import { Outbox, type SyncReport, type TallySource } from '../sync/outbox.ts';
import type { Question } from '../sync/questions.ts';
import { SyncTriggers } from '../sync/triggers.ts';
import type { Enrolment } from '../vault/shared.ts';

export interface Line {
  readonly enrolment: Enrolment;
  readonly hub: Hub;
  readonly outbox: Outbox;
  readonly triggers: SyncTriggers;
  /** What recipients ask, as the hub said last; nowhere but here. */
  questions: readonly Question[];
  stop(): void;
}

/** Opens the line of an enrolment. Once its triggers are started it sends what waits, beside what `counts` has while the vault is open. */
export async function openLine(
  enrolment: Enrolment,
  { counts, onreport }: { readonly counts: () => TallySource | null; readonly onreport: (line: Line, report: SyncReport) => void },
): Promise<Line> {
  const hub = new Hub(location.origin);
  const outbox = await Outbox.open(enrolment, hub, { health: { appVersion: __APP_VERSION__ } });
  const triggers = new SyncTriggers({
    async sync() {
      const report = await outbox.send(counts());
      line.questions = report.isEnded ? [] : (report.questions ?? line.questions);
      await sendComplaints(hub, enrolment, report.day_pass);
      onreport(line, report);
      return report;
    },
    hasWork: async () => (await outbox.count()) > 0 || (await hasComplaints()),
    renew: () => outbox.renew(),
  });
  const line: Line = {
    enrolment,
    hub,
    outbox,
    triggers,
    questions: [],
    stop() {
      triggers.stop();
      outbox.close();
    },
  };
  return line;
}
