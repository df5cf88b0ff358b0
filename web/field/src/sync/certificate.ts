import { isCertificate } from '@titian/contracts/certificate';
import { verifyCertificate } from '@titian/sealing';
import type { Ask } from '../arrivals/told.ts';
import { officerIn } from '../journey/second.ts';
import { openHubTrust } from '../library/trust.ts';
import { openOfficerKey } from '../vault/keys.ts';
import { openShared, type OpenEnrolment } from '../vault/shared.ts';
import type { Vault } from '../vault/vault.ts';
import { asAnswer } from './answer.ts';
import type { TallySource } from './outbox.ts';

export const CERTIFICATE_PATH = '/api/v1/enrolments/certificate';

/** Whose certificate it is, and who keeps the next one at hand. */
interface Holder {
  readonly vault: Vault;
  readonly enrolment: OpenEnrolment;
  renewed(certificate: string): void;
}

/** The same source, which asks besides, once, for a certificate that names its officer. Nothing waits for it. */
export function renewing(source: TallySource, holder: Holder): TallySource {
  const { noteEpoch } = source;
  return {
    due: () => source.due(),
    markSent: (itemIds) => source.markSent(itemIds),
    ...(noteEpoch ? { noteEpoch: (epoch: string) => noteEpoch.call(source, epoch) } : {}),
    learn: async (ask) => {
      await renewCertificate(ask, holder).catch(() => undefined); // the next contact asks again
      await source.learn?.(ask);
    },
  };
}

/** Kept where the hub signed it for this enrolment and this very key; else what is here stays. */
export async function renewCertificate(ask: Ask, { vault, enrolment, renewed }: Holder): Promise<void> {
  if (officerIn(enrolment.certificate) !== null) return;
  const { certificate } = asAnswer(await ask(CERTIFICATE_PATH, {}), isCertificate);
  const shared = await openShared();
  try {
    const known = await verifyCertificate(certificate, await openHubTrust(shared, enrolment));
    const key = await openOfficerKey(vault);
    const isOurs = known.enrolmentId === enrolment.enrolment_id && known.officerJwk.x === key.x && known.officerJwk.y === key.y;
    const identity = await vault.get('identity', 'self');
    if (!isOurs || known.officer === null || !identity) return;
    await vault.put('identity', 'self', { ...identity, certificate });
    renewed(certificate);
  } finally {
    shared.close();
  }
}
