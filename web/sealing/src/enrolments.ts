/** The certificate of one officer on one device, signed by the hub key. */
import { objectMember, type Payload, textMember } from './encoding';
import { publicPart, type PublicJwk } from './keys';
import type { Trust } from './trust';

export type Certificate = {
  readonly enrolmentId: string;
  /** Stands for one account of the hub, on all its phones; null in a certificate of before 30 November 2026. */
  readonly officer: string | null;
  readonly officerJwk: PublicJwk;
  readonly transportThumbprint: string;
  readonly station: { readonly id: string; readonly name: string };
  /** The whole payload, for `isPastExpiry`. */
  readonly payload: Payload;
};

/** The certificate, if this country's hub signed it; else what `Trust.verify` says. */
export async function verifyCertificate(certificate: string, trust: Trust): Promise<Certificate> {
  const payload = await trust.verify(certificate, { kind: 'enrolment', scope: trust.country, role: 'hub' });
  const station = objectMember(payload, 'station');
  return {
    enrolmentId: textMember(payload, 'enrolment_id'),
    officer: 'officer' in payload ? textMember(payload, 'officer') : null,
    officerJwk: publicPart(objectMember(payload, 'officer_jwk')),
    transportThumbprint: textMember(payload, 'transport_jwk_thumbprint'),
    station: { id: textMember(station, 'id'), name: textMember(station, 'name') },
    payload,
  };
}
