import { makePhrase } from '@titian/sealing/words';
import { describe, expect, it } from 'vitest';
import { joinPeople, makeStore, openPeople, openStore, sealPeople } from './store.ts';

const ROOT = 'A'.repeat(43);
const PEOPLE = [{ name: 'Sari Rahman (fictional)', agreed_on: '2026-11-30' }];
const read = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

describe('a list of names', () => {
  it('is opened by the seven words alone, and nothing that goes to the hub says a name or a word', async () => {
    const phrase = makePhrase();
    const { key, file } = await makeStore(phrase, ROOT);
    const sealed = await sealPeople(PEOPLE, key);
    for (const sent of [read(file), read(sealed)]) {
      expect(sent).not.toContain('Sari');
      expect(sent).not.toContain(phrase);
    }
    expect(await openPeople(sealed, await openStore(file, phrase, ROOT))).toEqual(PEOPLE);
    await expect(openStore(file, makePhrase(), ROOT)).rejects.toMatchObject({ code: 'member_file.unopenable' });
    await expect(openStore(file, phrase, 'B'.repeat(43))).rejects.toMatchObject({ code: 'member_file.wrong_root' });
  });

  it('has one length, however many stand on it', async () => {
    const { key } = await makeStore(makePhrase(), ROOT);
    const many = Array.from({ length: 400 }, (_, number) => ({ name: `Person ${number}`, agreed_on: '2026-11-30' }));
    expect((await sealPeople(many, key)).length).toBe((await sealPeople(PEOPLE, key)).length);
    const long = [{ name: 'x'.repeat(70_000), agreed_on: '2026-11-30' }];
    await expect(sealPeople(long, key)).rejects.toMatchObject({ code: 'sealed_text.too_large' });
  });

  it('loses nobody where two saved at once', () => {
    const ours = [...PEOPLE, { name: 'Bob (fictional)', agreed_on: '2026-11-30' }];
    expect(joinPeople(PEOPLE, ours).map(({ name }) => name)).toEqual(['Sari Rahman (fictional)', 'Bob (fictional)']);
  });
});
