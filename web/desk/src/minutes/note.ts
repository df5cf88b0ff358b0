/**
 * Minutes that several browsers write at once: a text of Yjs, what of it the hub has confirmed, and what it has not.
 *
 * A word is kept in this browser from the moment it is typed until the hub says that it has it. What is sent may be sent
 * twice, late or out of order: it says what is there and what was taken away, and the hub merges it.
 */
import * as Y from 'yjs';

export const TEXT = 'words';
const FROM_HUB = Symbol('hub');

/** Words that the hub has not confirmed: the whole text as an update, and the text they began from. */
export interface Left {
  readonly note: string;
  readonly state: Uint8Array;
  readonly base: string;
}

export interface Store {
  read(note: string): Promise<ReadonlyMap<string, Left>>;
  write(key: string, left: Left): Promise<void>;
  forget(keys: readonly string[]): Promise<void>;
}

export interface Brought {
  readonly update: string;
  readonly vector: string;
  readonly base: string;
  readonly text: string;
}

export interface Answer {
  readonly version: number;
  readonly isClosed: boolean;
  readonly update?: string;
  readonly vector?: string;
}

/** The hub: what is new since a version, and words brought to it. Either raises what went wrong. */
export interface Hub {
  ask(version: number, vector: string): Promise<Answer>;
  bring(words: Brought): Promise<Answer>;
}

export class Note {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText(TEXT);
  /** Whether the browser holds words that the hub has not confirmed. */
  hasLeft = false;
  /** Whether this browser can keep them. */
  isKept = true;
  isClosed = false;
  private readonly confirmed = new Y.Doc();
  /** What words of before began from, until the hub has heard of them. */
  private base: string | undefined;
  private readonly key: string;
  private readonly keys: string[] = [];
  private hubVector: Uint8Array | undefined;
  private version = -1;
  private changes = 0;
  private writing: Promise<void> = Promise.resolve();
  private isWriting = false;

  constructor(
    private readonly id: string,
    private readonly hub: Hub,
    private readonly store: Store,
  ) {
    this.key = `${id}:${String(this.doc.clientID)}`;
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === FROM_HUB) return;
      this.changes += 1;
      this.hasLeft = true;
      this.keep();
    });
  }

  /** Takes up what was left in this browser when it was last closed. */
  async start(): Promise<void> {
    try {
      for (const [key, left] of await this.store.read(this.id)) {
        this.keys.push(key);
        Y.applyUpdate(this.doc, left.state);
        this.base = left.base;
      }
    } catch {
      this.isKept = false;
    }
  }

  private get began(): string {
    return this.base ?? this.confirmed.getText(TEXT).toJSON();
  }

  /** One exchange with the hub: words that are left go there, and what others wrote comes. */
  async exchange(): Promise<void> {
    try {
      if (this.hasLeft) await this.bring();
      else await this.take(await this.hub.ask(this.version, encode(Y.encodeStateVector(this.confirmed))));
    } catch (error) {
      this.version = -1; // what comes back may be a hub that knows less
      throw error;
    }
  }

  private async bring(): Promise<void> {
    const sent = this.changes;
    const update = Y.encodeStateAsUpdate(this.doc, this.hubVector);
    const answer = await this.hub.bring({
      update: encode(update),
      vector: encode(Y.encodeStateVector(this.doc)),
      base: this.began,
      text: this.text.toJSON(),
    });
    if (answer.isClosed) {
      // The hub keeps them as a proposed correction. What was typed while they were on their way goes there, too.
      if (this.changes === sent) await this.end();
      return;
    }
    Y.applyUpdate(this.confirmed, update);
    this.base = undefined;
    await this.take(answer);
    if (this.changes === sent) {
      this.hasLeft = false;
      await this.forget();
    }
  }

  private async take(answer: Answer): Promise<void> {
    if (answer.isClosed) {
      if (!this.hasLeft) await this.end();
      return;
    }
    this.version = answer.version;
    if (answer.update !== undefined) {
      const update = decode(answer.update);
      Y.applyUpdate(this.confirmed, update);
      Y.applyUpdate(this.doc, update, FROM_HUB);
    }
    if (answer.vector === undefined) return;
    this.hubVector = decode(answer.vector);
    // A hub that was restored from a backup may lack what it had confirmed.
    if (lacks(this.hubVector, Y.encodeStateVector(this.doc))) this.hasLeft = true;
  }

  private async end(): Promise<void> {
    this.isClosed = true;
    this.hasLeft = false;
    await this.forget();
  }

  /** Keeps all words in this browser; of several changes while it writes, the last. */
  private keep(): void {
    if (this.isWriting) return;
    this.isWriting = true;
    this.writing = this.writing.then(async () => {
      this.isWriting = false;
      try {
        await this.store.write(this.key, { note: this.id, state: Y.encodeStateAsUpdate(this.doc), base: this.began });
        this.isKept = true;
      } catch {
        this.isKept = false;
      }
    });
  }

  private async forget(): Promise<void> {
    const changes = this.changes;
    this.writing = this.writing.then(async () => {
      if (changes === this.changes) await this.store.forget([...this.keys.splice(0), this.key]).catch(() => undefined);
    });
    await this.writing;
  }
}

/** Whether somebody with the first vector lacks anything that somebody with the second has. */
function lacks(hub: Uint8Array, own: Uint8Array): boolean {
  const has = Y.decodeStateVector(hub);
  return [...Y.decodeStateVector(own)].some(([client, clock]) => (has.get(client) ?? 0) < clock);
}

export function encode(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function decode(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Where two texts differ: what was taken away at a place, and what stands there now. Letters are never cut in two. */
export function findChange(before: string, after: string): { readonly at: number; readonly gone: number; readonly added: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (start > 0 && isFirstHalf(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isSecondHalf(before.charCodeAt(before.length - end))) end -= 1;
  return { at: start, gone: before.length - start - end, added: after.slice(start, after.length - end) };
}

function isFirstHalf(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
