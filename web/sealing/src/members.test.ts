/** Key files of organisations. */
import { expect, test } from 'vitest';
import { Encrypter } from 'age-encryption';
import { SealingError } from './errors';
import { makeMemberFile, makeOrganisationKey, openMemberFile } from './members';
import { identityRecipient } from './packages';
import { makePhrase, PHRASE_WORDS, WORDS } from './words';

const ROOT = 'A'.repeat(43);
const key = await makeOrganisationKey();
const phrase = makePhrase();
const file = await makeMemberFile(key.identity, phrase, ROOT);

const code = (reading: Promise<unknown>) =>
  reading.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof SealingError ? error.code : String(error)),
  );

async function sealed(plaintext: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(phrase);
  encrypter.setScryptWorkFactor(10);
  return encrypter.encrypt(plaintext);
}

test('an organisation key is a pair', async () => {
  expect(key.identity).toMatch(/^AGE-SECRET-KEY-1/);
  expect(await identityRecipient(key.identity)).toBe(key.recipient);
});

test('a file opens with its words, however they are typed', async () => {
  const typed = `  ${phrase.toUpperCase().replaceAll(' ', '-')} `;
  expect(await openMemberFile(file, typed, ROOT)).toEqual({ ...key, rootThumbprint: ROOT });
});

test('the work factor in the file is 15', () => {
  const [version, stanza] = new TextDecoder('latin1').decode(file).split('\n');
  expect(version).toBe('age-encryption.org/v1');
  expect(stanza).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 15$/);
});

test('neither the identity nor the words stand in the file', () => {
  const bytes = new TextDecoder('latin1').decode(file);
  // Word after word: a single one may have three letters, which stand among random bytes and base64 now and then.
  const words = phrase.split(' ');
  const pairs = words.slice(1).flatMap((word, at) => [' ', '-', ''].map((between) => `${words[at]}${between}${word}`));
  for (const secret of [key.identity, key.recipient, ...pairs]) expect(bytes).not.toContain(secret);
});

test('other words do not open it', async () => {
  expect(await code(openMemberFile(file, makePhrase()))).toBe('member_file.unopenable');
});

test('a word that is not in the list is told by its place and never repeated', async () => {
  const error = await openMemberFile(file, 'acorn seecret river').catch((refusal: unknown) => refusal);
  expect(error).toMatchObject({ code: 'phrase.malformed', details: { places: '2' } });
  expect(JSON.stringify(error) + String(error)).not.toContain('seecret');
});

test('a damaged file does not open', async () => {
  const damaged = file.slice();
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  expect(await code(openMemberFile(damaged, phrase))).toBe('member_file.unopenable');
});

test('a file above our own work factor is not even tried', async () => {
  const header = new TextDecoder('latin1').decode(file);
  const heavier = Uint8Array.from(header.replace(' 15\n', ' 20\n'), (letter) => letter.charCodeAt(0));
  expect(await code(openMemberFile(heavier, phrase))).toBe('member_file.malformed');
  expect(await code(openMemberFile(new Uint8Array(3), phrase))).toBe('member_file.malformed');
});

test('a file made under another root is told apart', async () => {
  expect(await code(openMemberFile(file, phrase, 'B'.repeat(43)))).toBe('member_file.wrong_root');
});

test.each([
  ['no root line', key.identity],
  ['another comment', `# public key: ${key.recipient}\n${key.identity}\n`],
  ['no identity', `# titian root ${ROOT}\n`],
  ['something behind', `# titian root ${ROOT}\n${key.identity}\nmore\n`],
  ['a hybrid identity', `# titian root ${ROOT}\nAGE-SECRET-KEY-PQ-1QQQ\n`],
])('a file that opens and holds %s is refused', async (_, plaintext) => {
  expect(await code(openMemberFile(await sealed(plaintext), phrase))).toBe('member_file.malformed');
});

test('a file is made only of a key, listed words and a thumbprint', async () => {
  expect(await code(makeMemberFile('AGE-SECRET-KEY-1', phrase, ROOT))).toBe('identity.malformed');
  expect(await code(makeMemberFile(key.identity, 'secret', ROOT))).toBe('phrase.malformed');
  expect(await code(makeMemberFile(key.identity, phrase, 'short\n'))).toBe('member_file.malformed');
});

test('phrases are seven listed words and spread over the list', () => {
  const drawn = Array.from({ length: 300 }, () => makePhrase().split(' '));
  expect(drawn.every((words) => words.length === PHRASE_WORDS && words.every((word) => WORDS.includes(word)))).toBe(true);
  // 2100 draws of 2048 words hit about 1313 different ones; fewer than 1200 would be a broken source.
  expect(new Set(drawn.flat()).size).toBeGreaterThan(1200);
});
