/** What TypeScript adds to the shared vectors: bytes it sealed, signed and wrapped itself. */
import { encodeBase64, sha256Hex, utf8 } from '../encoding';
import { importSigningKey } from '../keys';
import { makeMemberFile } from '../members';
import { type Claims, resealPackage, sealPackage } from '../packages';
import { signRequest } from '../requests';
import { sign } from '../signed';
import type { Vectors, WithoutConsentVectors } from '../vectors';
import { signWithoutConsent } from '../without-consent';

export async function addVectors(vectors: Vectors): Promise<Vectors> {
  const key = async (name: string) => importSigningKey(vectors.keys[name]?.test_only_jwk);
  const { alpha, alpha_next: following } = vectors.organisations;
  const first = vectors.packages[0];
  const address = vectors.requests[0]?.expect.header;
  if (alpha === undefined || following === undefined || first?.expect.claims === undefined || address === undefined)
    throw new Error('vectors are incomplete');
  const claims: Claims = first.expect.claims;
  const officer = vectors.keys['officer']?.test_only_jwk ?? {};
  const sealed = await sealPackage(claims, officer, vectors.certificate, alpha.recipient);
  const resealed = await resealPackage(sealed, alpha.test_only_identity, following.recipient);
  const anew = vectors.packages.find(({ name }) => name === 'sealed anew for the next key');
  if (anew === undefined) throw new Error('vectors are incomplete');
  const note = { kind: 'note', text: 'สวัสดี' };
  const { enrolment_id: enrolmentId, nonce, method, path } = address;
  const body = [{ item_id: await sha256Hex(utf8('titian')), n: 1 }];
  const phrase = 'acorn bridge river lemon kite meadow zebra';
  const root = vectors.keys['root']?.thumbprint ?? '';
  return {
    ...vectors,
    packages: [
      ...vectors.packages,
      { ...first, name: 'good, sealed by TypeScript', sealed_by: 'typescript', ciphertext: encodeBase64(sealed) },
      { ...anew, name: `${anew.name}, by TypeScript`, sealed_by: 'typescript', ciphertext: encodeBase64(resealed) },
    ],
    jws: [
      ...vectors.jws,
      { name: 'valid, signed by TypeScript', jws: await sign(note, await key('hub')), key: 'hub', expect: { payload: note } },
    ],
    requests: [
      ...vectors.requests,
      {
        name: 'good, signed by TypeScript',
        jws: await signRequest(body, await key('transport'), { enrolmentId, nonce, method, path }),
        key: 'transport',
        method,
        path,
        expect: { header: address, body },
      },
    ],
    member_files: [
      {
        organisation: 'alpha',
        test_only_phrase: phrase,
        root,
        file: encodeBase64(await makeMemberFile(alpha.test_only_identity, phrase, root)),
      },
    ],
  };
}

/** The second officer's signature, made here. */
export async function addWithoutConsent(vectors: WithoutConsentVectors): Promise<WithoutConsentVectors> {
  const [good] = vectors.rows;
  if (good === undefined) throw new Error('vectors are incomplete');
  const signature = await signWithoutConsent(vectors.statement, await importSigningKey(vectors.test_only_second));
  return { ...vectors, rows: [...vectors.rows, { ...good, name: 'two officers, signed by TypeScript', signature }] };
}
