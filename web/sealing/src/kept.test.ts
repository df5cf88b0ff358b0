import { expect, test } from 'vitest';
import { lock, unlock } from './kept';

test('what is kept is read by its key alone, which no script can take out', async () => {
  const locked = await lock('+66 2 555 0100');
  expect(new TextDecoder().decode(locked.bytes)).not.toContain('555');
  expect(await unlock(locked)).toBe('+66 2 555 0100');
  await expect(crypto.subtle.exportKey('raw', locked.key)).rejects.toThrow();
  const other = await lock('');
  await expect(unlock({ ...locked, key: other.key })).rejects.toThrow();
});

test('a changed byte is told', async () => {
  const locked = await lock('sheet');
  const view = new DataView(locked.bytes);
  view.setUint8(0, view.getUint8(0) ^ 1);
  await expect(unlock(locked)).rejects.toThrow();
});
