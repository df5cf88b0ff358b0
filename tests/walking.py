"""A walk through a talk in one go, inside the page: for tests that want to be further on, and look at what comes there."""

from __future__ import annotations

from typing import Final

# Touches what stands on the screen, lies under nothing and may be touched, until one of the screens or answer keys of
# `until` stands, or one that is for two hands (`handBack`); gives what was seen, and whether the walk has ended.
WALK: Final = r"""async ({ until, handBack, answers, quiet, choices, next, language, look, on, patience }) => {
  const seen = [];
  const plain = (words) => words.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
  const screen = () => document.querySelector('[data-screen]');
  const say = () => `${screen()?.dataset.screen ?? 'nothing'} ${screen()?.dataset.text ?? ''}`.trim();
  const wait = async (find, what) => {
    const end = Date.now() + patience;
    for (;;) {
      const found = find();
      if (found) return found;
      if (Date.now() > end) throw new Error(`${what} is not on ${say()}: ${screen()?.innerText}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const isInReach = (part) => {
    if (part.disabled) return false;
    part.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' }); // clear of a foot that stays
    const { left, top, width, height } = part.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && part.contains(hit);
  };
  const touch = async (find, what, isOver = () => false) => {
    await wait(() => {
      if (isOver()) return true;
      const found = find();
      if (!found || !isInReach(found)) return false;
      found.click();
      return true;
    }, what);
  };
  const named = (names, within) => () =>
    [...(within ? screen() : document).querySelectorAll('button')].find((each) =>
      names.includes(plain(each.getAttribute('aria-label') ?? each.innerText)),
    );
  const press = (...names) => touch(named(names.map(plain), false), names[0]);
  const readToTheEnd = () => {
    const turn = screen().querySelector('[data-hook="turn"]');
    for (let left = (turn?.querySelectorAll('i').length ?? 1) - 1; left > 0; left -= 1) turn.click();
  };
  const answer = async (values) => {
    readToTheEnd(); // no touch counts before all of it was seen
    const takesSeveral = screen().querySelector('.choice[aria-pressed]') !== null;
    const isWayOut = ['dont_know', 'skip', 'not_understood'].includes(values);
    const others = () => screen().querySelector('[data-hook="other-ways"]');
    if (['dont_know', 'not_understood'].includes(values) && others()) await touch(others, 'the other ways');
    for (const value of values.split(' ')) await touch(named((choices[value] ?? []).map(plain), true), value);
    if (takesSeveral && !isWayOut) await touch(() => screen().querySelector('[data-hook="go-on"]'), 'Go on');
  };
  const keyOf = (text) => {
    const found = /^(?:item|module)\.(\w+)\.(label|when|offer)$/.exec(text);
    return found ? found[1] + { label: '', when: '_when', offer: '_open' }[found[2]] : '';
  };
  const answerFor = (key) =>
    answers[key] ?? (key === 'MORE_open' ? 'no' : key.endsWith('_open') ? 'yes' : key.endsWith('_when') ? 'work' : (quiet[key] ?? 'no'));
  for (let step = 0; step < 200; step += 1) {
    const name = screen().dataset.screen;
    const text = screen().dataset.text ?? '';
    const key = keyOf(text);
    if (until.includes(name) || (key !== '' && until.includes(key))) return { seen, end: name };
    if (name === handBack) return { seen, end: null };
    seen.push(say());
    const isOver = () => screen() && (screen().dataset.screen !== name || (screen().dataset.text ?? '') !== text);
    if (name === 'look') {
      for (const item of look) await touch(() => document.querySelector(`[data-item="${item}"]`), item);
      await press('Go on');
    } else if (name === 'language') await touch(() => document.querySelector(`[data-language="${language}"]`), language);
    else if (name in on) await press(...on[name]);
    else if (name === 'prove-no') await answer('no');
    else if (name === 'teach-back' || name === 'taken-up') await answer('yes');
    else if (['care', 'ask', 'offer', 'consent-question', 'choice', 'card'].includes(name)) await answer(answerFor(key));
    else if (name === 'rest') await answer('no');
    else if (name === 'keep') await touch(() => document.querySelector('.choice'), 'No card');
    else if (name === 'complaint-offer') await touch(() => document.querySelector('[data-hook="not-now"]'), 'Not now');
    else await touch(named([plain(next)], false), next, isOver); // narrations, which may go on by themselves
    await wait(isOver, 'another screen');
  }
  throw new Error(`the journey does not end: ${seen.slice(-10)}`);
}"""
