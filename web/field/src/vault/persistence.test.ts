import { afterEach, describe, expect, it, vi } from 'vitest';
import { askPromise, readPromise } from './persistence.ts';

/** A browser whose storage answers like this; null is one without such a thing. */
function browser(storage: object | null): void {
  vi.stubGlobal('navigator', storage ? { storage } : {});
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the promise not to clear what lies here', () => {
  it('is asked for, and told as given or refused', async () => {
    const persist = vi.fn().mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    browser({ persist });
    expect(await askPromise()).toBe('promised');
    expect(await askPromise()).toBe('refused');
    expect(persist).toHaveBeenCalledTimes(2);
  });

  it('is read without asking', async () => {
    const persist = vi.fn();
    browser({ persist, persisted: vi.fn().mockResolvedValue(true) });
    expect(await readPromise()).toBe('promised');
    expect(persist).not.toHaveBeenCalled();
  });

  it('is unknown where the browser has no such thing, or fails', async () => {
    browser(null);
    expect(await askPromise()).toBe('unknown');
    browser({ persisted: vi.fn().mockRejectedValue(new Error('no')) });
    expect(await readPromise()).toBe('unknown');
  });
});
