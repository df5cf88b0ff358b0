import 'fake-indexeddb/auto';
import { type Course, debrief, getPersona, Machine, parseCourse } from '@titian/engine/courseware';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchLearning, readLearning, readVoice } from '../library/learning.ts';
import { Library } from '../library/library.ts';
import { parseDirectory } from '../library/directory.ts';
import { Hub } from '../sync/hub.ts';
import { TestHub } from '../testing/hub.ts';
import { DIRECTORY, release, voice } from '../testing/parts.ts';
import { dumpAll, forgetDatabases, measureAll } from '../testing/phone.ts';
import { Counter } from '../testing/screening.ts';
import { DAY } from '../vault/clock.ts';
import { utf8 } from '../vault/encoding.ts';
import { answered, type Card, listDue } from './again.ts';
import { contactsFor } from './contacts.ts';
import { LearningKeeper } from './keeper.ts';
import { type Lessons, parseLessons } from './modules.ts';
import { inGroups, missingText, practiceToShare, surfaceOf } from './moves.ts';
import { soundPractice } from './sound.ts';

const step = (id: string, kind: string, more = {}) => ({ id, kind, shows: [], sources: [], ...more });
const question = { choices: ['wait', 'press'], right: ['wait'] };
const published = (version = 1, steps = [step('one', 'read'), step('q', 'question', question), step('last', 'read')]) => ({
  modules: [{ id: 'fear', version, minutes: 20, steps }],
  sources: {},
});
const texts = (tag: string, more = '') => ({
  'module.fear.title': `fear ${tag}`,
  'module.fear.one.text': `one ${tag}${more}`,
  'module.fear.q.ask': `ask ${tag}`,
});
const course = parseCourse(
  (JSON.parse(readFileSync(new URL('../../../../contracts/courseware/vectors.json', import.meta.url), 'utf8')) as { course: unknown })
    .course,
);
const lessons = (version = 1, more = ''): Lessons =>
  parseLessons({ modules: published(version), words: texts('en', more), language: 'en' });
const wordsPart = (language: string, state = 'draft') => ({
  kind: 'learning',
  language,
  bytes: utf8(JSON.stringify({ language, module: 'learning', state, texts: texts(language) })),
});
const voicePart = (language: string, state = 'draft') => ({
  ...voice(language, 'voice', { 'module.fear.one.text': utf8(`OggS one ${language}`) }, state),
  kind: 'learning',
});
const parts = (version = 1) => [
  { kind: 'learning', module: 'modules', bytes: utf8(JSON.stringify(published(version))) },
  ...['en', 'id', 'th'].map((tag) => wordsPart(tag)),
];

describe('the lessons of a release', () => {
  let server: TestHub;
  let hub: Hub;
  let library: Library;
  const publish = async (version: number, sequence: number): Promise<void> => {
    const { publisher, country } = release();
    await server.publish({ publisher: [...publisher, ...parts(version)], country }, sequence);
  };
  const adopt = async (): Promise<void> => void (await library.adopt(await hub.releases(), { fetchPart: hub.fetchPart }));
  const fetchRest = async (): Promise<void> => {
    await library.fetchVoices({ fetchPart: hub.fetchPart });
    await fetchLearning(library, { fetchPart: hub.fetchPart });
  };
  const versionHere = async (): Promise<number | undefined> => {
    const found = await readLearning(library);
    return found ? parseLessons(found).modules[0]?.version : undefined;
  };

  beforeEach(async () => {
    server = await TestHub.open();
    hub = new Hub(server.origin, server.fetch);
    await publish(1, 1);
    library = await Library.open(server.enrolment());
  });
  afterEach(async () => {
    library.close();
    await forgetDatabases();
  });

  it('come after everything a talk needs, and no readiness waits for them', async () => {
    await adopt();
    expect(library.ready().ready).toBe(true);
    expect(await readLearning(library)).toBeNull();
    const before = server.requests.length;
    await fetchRest();
    expect(await versionHere()).toBe(1);
    const kinds = await fetched(server, before);
    expect(kinds.indexOf('learning')).toBeGreaterThan(kinds.lastIndexOf('voice'));
    expect(kinds.filter((kind) => kind === 'learning')).toHaveLength(2); // the modules and their English
  });

  it('stay out of the way where the network breaks over them', async () => {
    await adopt();
    server.blobs = new Map([...server.blobs].filter(([, bytes]) => !new TextDecoder().decode(bytes).includes('module.fear')));
    await expect(fetchRest()).rejects.toThrow();
    expect(library.ready()).toMatchObject({ ready: true, voices: ['en', 'id'] });
    expect(await readLearning(library)).toBeNull();
  });

  it('are read in the officer’s language, and in English where that has no words', async () => {
    await library.chooseOfficerLanguage('id');
    await adopt();
    await fetchRest();
    expect(await readLearning(library)).toMatchObject({ language: 'id', words: { 'module.fear.title': 'fear id' } });
    await library.chooseOfficerLanguage('my');
    expect(await readLearning(library)).toMatchObject({ language: 'en', words: { 'module.fear.title': 'fear en' } });
  });

  it('of the release before are read until those of the new one are here', async () => {
    await adopt();
    await fetchRest();
    await publish(2, 2);
    await adopt();
    expect(await versionHere()).toBe(1);
    await fetchRest();
    expect(await versionHere()).toBe(2);
  });

  describe('that are spoken', () => {
    const speak = async (sequence: number, ...voices: ReturnType<typeof voicePart>[]): Promise<void> => {
      const { publisher, country } = release();
      await server.publish({ publisher: [...publisher, ...voices, ...parts()], country }, sequence);
    };
    const voiceHere = async (): Promise<string | null> => {
      const part = (await readLearning(library))?.voice;
      const clip = part && (await readVoice(part))?.clip('module.fear.one.text');
      return clip ? new TextDecoder().decode(clip) : null;
    };

    it('are heard in the language that is read, and in no other', async () => {
      await speak(2, voicePart('en'), voicePart('id'));
      await adopt();
      await fetchRest();
      expect(await voiceHere()).toBe('OggS one en');
      await library.chooseOfficerLanguage('id');
      await adopt();
      expect(await voiceHere()).toBe('OggS one en'); // until the words of the other are here
      await fetchRest();
      expect(await voiceHere()).toBe('OggS one id');
      await library.chooseOfficerLanguage('th');
      await adopt();
      const before = server.requests.length;
      await fetchRest();
      expect(await voiceHere()).toBeNull(); // Thai is read, and nobody speaks it
      expect(await fetched(server, before)).toEqual(['learning']); // its words alone
    });

    it('are read before they are heard, also where the network breaks over the voice', async () => {
      await speak(2, voicePart('en'));
      await adopt();
      const all = server.blobs;
      server.blobs = new Map([...all].filter(([, bytes]) => !new TextDecoder().decode(bytes).includes('OggS one en')));
      await expect(fetchRest()).rejects.toThrow();
      expect(await versionHere()).toBe(1);
      expect(await voiceHere()).toBeNull();
      server.blobs = all;
      await fetchRest();
      expect(await voiceHere()).toBe('OggS one en');
    });

    it('of a live release are approved, or read and not heard', async () => {
      const { publisher, country } = release({ state: 'approved' });
      const publish = async (state: string, sequence: number): Promise<void> => {
        const learnt = [{ ...parts()[0], kind: 'learning', bytes: utf8(JSON.stringify(published())) }, wordsPart('en', 'approved')];
        await server.publish({ publisher: [...publisher, ...learnt, voicePart('en', state)], country }, sequence, [], 'live');
      };
      await publish('draft', 2);
      await adopt();
      await expect(fetchRest()).rejects.toMatchObject({ code: 'release.not_approved' });
      expect([await versionHere(), await voiceHere()]).toEqual([1, null]);
      await publish('approved', 3);
      await adopt();
      await fetchRest();
      expect(await voiceHere()).toBe('OggS one en');
    });
  });

  it('of a live release are approved, or not taken in', async () => {
    const { publisher, country } = release({ state: 'approved' });
    const publish = async (state: string, sequence: number): Promise<void> => {
      const learnt = [{ ...parts()[0], kind: 'learning', bytes: utf8(JSON.stringify(published())) }, wordsPart('en', state)];
      await server.publish({ publisher: [...publisher, ...learnt], country }, sequence, [], 'live');
    };
    await publish('draft', 2);
    await adopt();
    expect(library.ready()).toMatchObject({ ready: true, maturity: 'live' });
    await expect(fetchRest()).rejects.toMatchObject({ code: 'release.not_approved' });
    expect(await readLearning(library)).toBeNull();
    await publish('approved', 3);
    await adopt();
    await fetchRest();
    expect(await versionHere()).toBe(1);
  });

  it('of a later app are read without the steps this one does not know', () => {
    const read = parseLessons({
      modules: published(1, [step('one', 'read'), step('hologram', 'hologram')]),
      words: {},
      language: 'en',
    });
    expect(read.modules[0]?.steps.map(({ id }) => id)).toEqual(['one']);
  });

  it('name whom one may practise with in a step, and hold the practice as it was published', () => {
    const modules = { ...published(1, [step('p', 'practise', { personas: ['quiet-bride'] })]), practice: { personas: [] } };
    const read = parseLessons({ modules, words: {}, language: 'en' });
    expect(read.modules[0]?.steps[0]).toMatchObject({ kind: 'practise', personas: ['quiet-bride'] });
    expect(read.practice).toEqual({ personas: [] });
    expect(parseLessons({ modules: published(), words: {}, language: 'en' }).practice).toBeNull();
  });
});

/** Kinds of the parts that were asked for, in order. */
async function fetched(server: TestHub, from: number): Promise<string[]> {
  const { sha256Hex } = await import('../vault/encoding.ts');
  const { publisher, country } = release();
  const kinds = new Map<string, string>();
  for (const part of [...publisher, ...parts(), ...country]) kinds.set(await sha256Hex(part.bytes), part.kind);
  return server.requests.slice(from).flatMap(({ path }) => kinds.get(path.split('/').at(-1) ?? '') ?? []);
}

describe('an officer who learns', () => {
  let counter: Counter;
  const open = (): Promise<LearningKeeper> => LearningKeeper.open(counter.vault, () => counter.now);

  beforeEach(async () => {
    counter = await Counter.open();
  });
  afterEach(async () => {
    counter.vault.lock();
    await forgetDatabases();
  });

  it('goes on at the step where they stopped, also after the phone was locked', async () => {
    const first = await open();
    await first.open(lessons(), 'fear');
    await first.go('fear', 2);
    const again = await (await open()).open(lessons(), 'fear');
    expect(again?.progress.at).toBe(2);
  });

  it('keeps the version they began with to its end, and has the new one after it', async () => {
    const keeper = await open();
    await keeper.open(lessons(1), 'fear');
    await keeper.go('fear', 1);
    const old = await keeper.open(lessons(2, ' changed'), 'fear');
    expect(old?.module.version).toBe(1);
    expect(old?.words['module.fear.one.text']).toBe('one en');
    if (old) await keeper.finish('fear', old.module);
    const anew = await keeper.open(lessons(2, ' changed'), 'fear');
    expect([anew?.module.version, anew?.progress.at, anew?.progress.rounds]).toEqual([2, 0, 1]);
    expect(anew?.words['module.fear.one.text']).toBe('one en changed');
  });

  it('keeps it where a release has it no more', async () => {
    const keeper = await open();
    await keeper.open(lessons(), 'fear');
    expect((await keeper.open({ ...lessons(), modules: [] }, 'fear'))?.module.id).toBe('fear');
    expect(await keeper.open({ ...lessons(), modules: [] }, 'other')).toBeNull();
  });

  it('is asked again after days, sooner where the first answer was another', async () => {
    const keeper = await open();
    const module = await keeper.open(lessons(), 'fear');
    const asked = module?.module.steps[1];
    if (!asked) throw new Error('no question');
    await keeper.answer('fear', asked, 'press');
    await keeper.answer('fear', asked, 'wait'); // a second touch does not count
    expect(await keeper.listDue(lessons())).toEqual([]);
    counter.now += 2 * DAY;
    const [due] = await keeper.listDue(lessons());
    expect(due?.step.id).toBe('q');
    if (due) await keeper.answerDue(due, 'wait');
    expect(await keeper.listDue(lessons())).toEqual([]);
    expect(await keeper.finish('fear', module.module)).toEqual({ right: 0, count: 1 });
    counter.now += 400 * DAY;
    expect(await keeper.listDue(lessons())).toHaveLength(1);
    expect(await keeper.listDue({ ...lessons(), modules: [] })).toEqual([]);
  });

  it('leaves nothing on the phone but one sealed record: no draft, tally, referral, call or mark, and nothing to send', async () => {
    await counter.vault.put('tallies', 'totals', {} as never);
    const before = await listRows();
    const keeper = await open();
    const module = await keeper.open(lessons(), 'fear');
    for (const [at, each] of (module?.module.steps ?? []).entries()) {
      await keeper.go('fear', at);
      if (each.kind === 'question') await keeper.answer('fear', each, 'press');
    }
    if (module) await keeper.finish('fear', module.module);
    counter.now += 9 * DAY;
    for (const due of await keeper.listDue(lessons())) await keeper.answerDue(due, 'wait');
    const after = await listRows();
    expect(after.filter((row) => !before.includes(row)).map((row) => /"learning","self"/.test(row))).toEqual([true]);
    expect(before.filter((row) => !after.includes(row))).toEqual([]);
    expect(await dumpAll()).not.toMatch(/fear|"press"|"wait"/);
  });
});

describe('an officer who practises', () => {
  let counter: Counter;
  const open = (): Promise<LearningKeeper> => LearningKeeper.open(counter.vault, () => counter.now);
  const said = (more = ''): Lessons => ({
    ...lessons(),
    words: { 'persona.fisher.title': `A good boat${more}`, 'move.look.officer': 'Look', 'persona.quiet-bride.title': 'Bride' },
  });
  /** The course in which the fisher is another. */
  const changed: Course = {
    ...course,
    personas: course.personas.map((each) => (each.id === 'fisher' ? { ...each, version: 2, consent: 5 } : each)),
  };

  beforeEach(async () => {
    counter = await Counter.open();
  });
  afterEach(async () => {
    counter.vault.lock();
    await forgetDatabases();
  });

  it('goes on where they were after the app was killed, in the version they began with and its words', async () => {
    const keeper = await open();
    await keeper.openPractice(said(), course, 'fisher');
    await keeper.move('fisher', ['look'], false);
    await keeper.move('fisher', ['look', 'care'], false);
    const again = await (await open()).openPractice(said(' renamed'), changed, 'fisher');
    expect(again?.moves).toEqual(['look', 'care']);
    expect([again?.persona.version, again?.persona.consent]).toEqual([1, 2]);
    expect(again?.words).toEqual({ 'persona.fisher.title': 'A good boat', 'move.look.officer': 'Look' });
    if (again) expect(new Machine(again.course, again.persona).play(again.moves).moments).toHaveLength(2);
  });

  it('reads the words of now where nothing else has changed', async () => {
    const keeper = await open();
    await keeper.openPractice(said(), course, 'fisher');
    const again = await keeper.openPractice(said(' in Thai'), course, 'fisher');
    expect(again?.words['persona.fisher.title']).toBe('A good boat in Thai');
  });

  it('is known at once and stored once it was drawn, or with what is kept before that', async () => {
    const keeper = await open();
    await keeper.openPractice(said(), course, 'fisher');
    let draw = (): void => undefined;
    const drawn = new Promise<void>((resolve) => (draw = resolve));
    const move = keeper.move('fisher', ['send_away'], true, drawn);
    expect(keeper.practiceOf('fisher')).toMatchObject({ moves: ['send_away'], rounds: 1 });
    expect((await open()).practiceOf('fisher')).toMatchObject({ moves: [], rounds: 0 });
    await keeper.closePractice('fisher');
    const closed = { version: 1, rounds: 1, is_ended: false, moves: [], begun: null };
    expect((await open()).practiceOf('fisher')).toEqual(closed);
    draw();
    await move;
    expect((await open()).practiceOf('fisher')).toEqual(closed);
  });
  it('is counted once for each end, and begins anew in the version of now', async () => {
    const keeper = await open();
    await keeper.openPractice(said(), course, 'fisher');
    await keeper.move('fisher', ['send_away'], true);
    await keeper.move('fisher', ['send_away'], true); // a second touch, or a killed app that comes back to its end
    expect(keeper.practiceOf('fisher')).toMatchObject({ version: 1, rounds: 1, is_ended: true });
    expect((await keeper.openPractice(said(), course, 'fisher'))?.moves).toEqual(['send_away']); // looked back on
    await keeper.closePractice('fisher');
    expect(keeper.practiceOf('fisher')).toEqual({ version: 1, rounds: 1, is_ended: false, moves: [], begun: null });
    const anew = await keeper.openPractice(said(), changed, 'fisher');
    expect([anew?.persona.version, anew?.moves, keeper.practiceOf('fisher').rounds]).toEqual([2, [], 1]);
  });

  it('keeps what is needed for one persona alone, from which the same follows', async () => {
    const keeper = await open();
    for (const id of ['fisher', 'street-child']) {
      const opened = await keeper.openPractice(said(), course, id);
      if (!opened) throw new Error('not opened');
      expect(opened.course.personas).toHaveLength(1);
      const whole = new Machine(course, getPersona(course, id));
      const kept = new Machine(opened.course, opened.persona);
      const moves = ['look', 'language', 'care', 'send_away'];
      expect(debrief(kept, moves)).toEqual(debrief(whole, moves));
    }
    expect(await keeper.openPractice(said(), course, 'nobody')).toBeNull();
  });

  it('leaves one sealed record of one length and no other: no screening, tally, referral, mark or call, and nothing to send', async () => {
    await counter.vault.put('tallies', 'totals', {} as never);
    const keeper = await open();
    await keeper.openPractice(said(), course, 'fisher');
    const [before, length] = [await listRows(), await measureAll()];
    for (const id of ['fisher', 'quiet-bride']) {
      const opened = await keeper.openPractice(said(), course, id);
      if (!opened) throw new Error('not opened');
      const machine = new Machine(opened.course, opened.persona);
      const moves: string[] = [];
      for (const move of ['look', 'care', 'language', 'companion_away', 'place', 'consent', 'phone', 'ask_pay', 'emergency']) {
        if (!machine.play(moves).moves.includes(move)) continue;
        moves.push(move);
        await keeper.move(id, [...moves], machine.play(moves).ending !== null);
      }
      expect(keeper.practiceOf(id).rounds).toBe(1);
      await keeper.closePractice(id);
    }
    const after = await listRows();
    expect(after.filter((row) => !before.includes(row)).map((row) => /"learning","self"/.test(row))).toEqual([true]);
    expect(before.filter((row) => !after.includes(row)).map((row) => /"learning","self"/.test(row))).toEqual([true]);
    expect(await measureAll()).toBe(length);
    expect(await dumpAll()).not.toMatch(/fisher|bride|emergency/);
  });
});

describe('what an officer can choose from', () => {
  it('stands in four groups, and those that break a rule among those that keep one', () => {
    const machine = new Machine(course, getPersona(course, 'crew-man'));
    const groups = Object.fromEntries(inGroups(machine.moves).map(({ group, moves }) => [group, moves]));
    expect(Object.keys(groups)).toEqual(['before', 'ask', 'say', 'end']);
    expect(groups['before']?.every(({ breaks }) => breaks === null)).toBe(true);
    const kept = groups['say']?.map(({ breaks }) => breaks === null) ?? [];
    expect(kept.indexOf(false)).toBeLessThan(kept.lastIndexOf(true));
    expect(groups['say']?.map(({ id }) => id)).toContain('break');
    expect(groups['end']?.map(({ id }) => id)).toContain('send_away');
  });

  it('opens the app’s own screens, and no question of the phone where others hear', () => {
    const persona = getPersona(course, 'crew-man');
    const on = (id: string, isPrivate: boolean) => {
      const move = course.moves.find((each) => each.id === id);
      return move ? surfaceOf(course, persona, move, isPrivate) : undefined;
    };
    expect(['look', 'companion_away', 'place', 'consent', 'break', 'card'].map((id) => on(id, false))).toEqual([
      'look',
      'company',
      'privacy',
      'consent',
      'rest',
      'close',
    ]);
    expect([on('ask_force', false), on('ask_force', true), on('ask_family', false), on('why', true)]).toEqual([null, 'ask', 'ask', null]);
  });

  it('is shared as how often each move was made and which rules were kept, in no order and without a fact', () => {
    const machine = new Machine(course, getPersona(course, 'crew-man'));
    const moves = ['look', 'care', 'why', 'why', 'lead'];
    const { rules } = debrief(machine, moves);
    const shared = practiceToShare(moves, rules);
    expect(shared).toMatchObject({ 'move.look': '1', 'move.why': '2', 'rule.k05': 'kept', 'rule.k08': 'not_kept', 'rule.k03': 'not_met' });
    expect(Object.keys(shared).filter((key) => key.startsWith('move.'))).toHaveLength(4);
    expect(practiceToShare(['care', 'why', 'look', 'lead', 'why'], rules)).toEqual(shared);
    expect(Object.entries(shared).every(([key, value]) => /^(move|rule)\.[a-z0-9_]+$/.test(key) && /^[a-z0-9_]+$/.test(value))).toBe(true);
  });

  it('names what was missing in the persona’s own words where it has some', () => {
    const persona = getPersona(course, 'boat-teen');
    expect(missingText(persona, 'guarded', (id) => id === 'persona.boat-teen.missing_guarded.officer')).toBe(
      'persona.boat-teen.missing_guarded.officer',
    );
    expect(missingText(persona, 'fact_door', () => false)).toBe('missing.fact.officer');
  });
});

describe('the sound of practice', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is two falling tones, and a browser without tones stays silent', () => {
    const tones: { frequency: number; at: number }[] = [];
    const node = class {
      frequency = 0;
      constructor(_context: unknown, options: { frequency?: number }) {
        this.frequency = options.frequency ?? 0;
      }
      connect = (): void => undefined;
      start = (at: number): void => void tones.push({ frequency: this.frequency, at });
      stop = (): void => undefined;
    };
    expect(soundPractice).not.toThrow();
    vi.stubGlobal(
      'AudioContext',
      class {
        currentTime = 0;
      },
    );
    vi.stubGlobal('GainNode', node);
    vi.stubGlobal('OscillatorNode', node);
    soundPractice();
    expect(tones).toHaveLength(2);
    expect(tones[1]?.frequency).toBeLessThan(tones[0]?.frequency ?? 0);
    expect(tones[1]?.at).toBeGreaterThan(tones[0]?.at ?? 0);
  });
});

/** Every row of every store on this phone, bytes included. */
async function listRows(): Promise<string[]> {
  const lines = (await dumpAll()).split('\n').filter((line) => line.startsWith('['));
  return lines.flatMap((line) => (JSON.parse(line) as unknown[]).map((row) => JSON.stringify(row)));
}

describe('when a question comes back', () => {
  const NOW = Date.parse('2026-12-01T00:00:00Z');
  const inDays = (answers: readonly boolean[]): number[] => {
    let now = NOW;
    let card: Card | undefined;
    return answers.map((isRight) => {
      card = answered(card, isRight, now);
      const days = Math.round((card.due - now) / DAY);
      now = card.due;
      return days;
    });
  };

  it('the time grows with each right answer, and a wrong one makes it short again', () => {
    const [first = 0, second = 0, third = 0, wrong = 0, after = 0] = inDays([true, true, true, false, true]);
    expect(first).toBeGreaterThanOrEqual(1);
    expect(second).toBeGreaterThan(first);
    expect(third).toBeGreaterThan(second);
    expect(wrong).toBeLessThan(second);
    expect(after).toBeLessThan(third);
  });

  it('is the same on every phone', () => {
    expect(inDays([true, true, false, true])).toEqual(inDays([true, true, false, true]));
  });

  it('a clock that was set back makes no question due before its time', () => {
    const card = answered(answered(undefined, true, NOW), true, NOW - 400 * DAY);
    expect(card.due).toBeGreaterThan(NOW);
    expect(listDue({ 'fear.q': card }, NOW)).toEqual([]);
  });

  it('the longest due is asked first', () => {
    const card = answered(undefined, false, NOW);
    const cards = { late: { ...card, due: NOW - DAY }, later: { ...card, due: NOW - 2 * DAY }, not_yet: { ...card, due: NOW + DAY } };
    expect(listDue(cards, NOW)).toEqual(['later', 'late']);
  });
});

describe('the country’s own list in a lesson', () => {
  const station = { id: 'station-1', name: 'Demo airport' };
  const named = (needs: readonly string[]) => contactsFor(parseDirectory(DIRECTORY, '2026-12-01'), needs, station).map(({ id }) => id);

  it('names whom the pathways name, then who else answers, and nobody where nobody does', () => {
    expect(named(['independent_advice'])).toEqual(['hotline', 'legal-aid']);
    expect(named(['trafficking_identification'])).toEqual(['hotline']);
    expect(named(['education'])).toEqual([]);
  });
});
