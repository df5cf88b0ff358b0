/** Records of officers' acts, opened together in a member's browser; what cannot be read is counted and stops nothing. */
import { sealText } from '@titian/sealing/complaints';
import { makeOrganisationKey } from '@titian/sealing/members';
import { describe, expect, test } from 'vitest';
import type { Hub } from '../hub/requests.ts';
import type { OpenedKeys } from '../provider/open-package.ts';
import { openRecords } from './records.ts';

const act = (made_on: string): object => ({
  ...{ kind: 'oversight', what: 'lowered', reason: 'danger_over', suggested: 'NOW', kept: 'REFER', station: 'Bridge' },
  made_on,
});

describe('records of officers’ acts', () => {
  test('stand with the newest day first; of another key, of another kind and damaged ones are counted', async () => {
    const key = await makeOrganisationKey();
    const keys: OpenedKeys = [{ identity: key.identity, recipient: key.recipient, rootThumbprint: 'root', fingerprint: 'ours' }];
    const sealed = new Map<string, Uint8Array<ArrayBuffer>>([
      ['earlier', await sealText(act('2026-11-20'), key.recipient)],
      ['later', await sealText(act('2026-11-26'), key.recipient)],
      ['strange', await sealText({ kind: 'complaint', about: ['hurt'] }, key.recipient)],
      ['damaged', new Uint8Array(100)],
      ['theirs', new Uint8Array()],
    ]);
    const rows = [...sealed.keys()].map((complaint_id) => ({
      ...{ complaint_id, kind: 'oversight', door: 'phone', status: 'new' },
      recipient: complaint_id === 'theirs' ? 'another' : 'ours',
    }));
    const asked: string[] = [];
    const hub: Hub = {
      getJson: (path) => {
        asked.push(path);
        return Promise.resolve({ complaints: rows });
      },
      getBytes: (path) => Promise.resolve(sealed.get(path.split('/')[2] ?? '') ?? new Uint8Array()),
      post: () => Promise.reject(new Error('nothing is sent')),
    };
    const { records, left } = await openRecords(hub, keys);
    expect(asked).toEqual(['/complaints?kind=oversight&limit=200&offset=0']);
    expect(records.map(({ said }) => said.made_on)).toEqual(['2026-11-26', '2026-11-20']);
    expect(records[0]?.said).toMatchObject({ what: 'lowered', suggested: 'NOW', kept: 'REFER', station: 'Bridge' });
    expect(left).toBe(3);
  });
});
