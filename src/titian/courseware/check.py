"""What is wrong with modules, tests and cases of `content/learning`, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from titian.instrument.errors import Problem
from titian.instrument.languages.lint import WEIGHTS, lint
from titian.instrument.languages.misleading import Said
from titian.instrument.languages.table import SOURCE, Language, get_table
from titian.voices.errors import UnreadableFile
from titian.voices.wording import is_spoken, load_wording

from .bank import BANK, CASES, FORMS, KINDS, Bank, Case, CaseSet, Item, Parallel, Read, read_bank
from .modules import Courseware, Listen, Look, Module, Practise, Step, read_courseware
from .names import CASE_PREFIX, PREFIX, TEST_PREFIX
from .unfit import find_unfit

NEEDED: Final = ("en", "id", "th")
"""Languages in which every module stands whole. Others hold a module whole or not at all."""
SHORTEST, LONGEST = 20, 40
"""Minutes of a module."""
MOST_WORDS: Final = 130
"""Words that stand on one screen in English: of a text, or of a question with its choices."""
MOST_FEEDBACK: Final = 45
"""Words of one answer to a choice, and of why an answer is right."""
FEWEST_CASES: Final = 10
"""Of a set: with fewer no agreement is told (`titian.courseware.agreement`)."""
MOST_ALIKE: Final = 0.5
"""The share of cases that may have one answer, and of questions whose right answer may stand at one place."""
PACK: Final = Path("packs/first-contact")
OURS: Final = (PREFIX, TEST_PREFIX, CASE_PREFIX)
"""How the ids of texts begin that are looked at here; others in the same files belong to practice."""


def check_modules(folder: Path, pack: Path | None = None) -> list[Problem]:
    """Every problem of modules, tests and cases in `folder`; `pack` is whose words and pictures they show."""
    problems: list[Problem] = []
    pack = pack or folder.parent / PACK
    courseware = read_courseware(folder, problems)
    bank = read_bank(folder, problems)
    words = dict(_read_words(folder, problems))
    if not problems or courseware.modules:
        english = words.get(SOURCE, {})
        problems += _of_sources(courseware, bank)
        problems += _of_order(courseware)
        problems += _of_bank(bank.bank, courseware, english) if bank.bank else []
        problems += _of_cases(bank.cases, english) if bank.cases else []
        for module in courseware.modules:
            problems += _of_module(module, english)
            problems += _of_things(module, folder, pack)
        problems += _of_words(
            _list_needed(courseware, bank), words, get_table(pack), _list_unread(folder, courseware, bank)
        )
    return problems


def _read_words(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for path in sorted((folder / "locales").glob("*.yaml")):
        try:
            wording = load_wording(path)
        except UnreadableFile as error:
            problems.append(
                _problem("text.unreadable", str(error), "give each text text, state, reviewer and date", path)
            )
            continue
        yield path.stem, {key: one.text for key, one in wording.texts.items() if key.startswith(OURS)}


def _list_needed(courseware: Courseware, bank: Read) -> dict[str, list[str]]:
    """The texts of each whole that another language has or has not: a module, the tests, the cases."""
    needed = {module.id: list(module.list_texts()) for module in courseware.modules}
    if bank.bank:
        needed[BANK] = [text_id for item in bank.bank.items for text_id in item.list_texts()]
    if bank.cases:
        needed[CASES] = list(bank.cases.list_texts())
    return needed


def _list_unread(folder: Path, courseware: Courseware, bank: Read) -> tuple[str, ...]:
    """How texts of what cannot be read begin: what is said of its form is enough for now."""
    modules = {path.stem for path in (folder / "modules").glob("*.yaml")} - {one.id for one in courseware.modules}
    others = ((BANK, TEST_PREFIX, bank.bank), (CASES, CASE_PREFIX, bank.cases))
    return (
        *(f"{PREFIX}{name}." for name in sorted(modules)),
        *(prefix for name, prefix, read in others if read is None and (folder / name).exists()),
    )


def _problem(code: str, what: str, fix: str, sheet: Path | str, subject: str = "") -> Problem:
    name = sheet if isinstance(sheet, str) else f"{sheet.parent.name}/{sheet.name}"
    return Problem(code=code, what=what, fixes=(fix,), sheet=name, subject=subject)


def _of_sources(courseware: Courseware, bank: Read) -> Iterator[Problem]:
    claims: list[tuple[str, Step | Item | Case]] = [
        *((f"modules/{module.id}.yaml", step) for module in courseware.modules for step in module.steps),
        *((BANK, item) for item in (bank.bank.items if bank.bank else ())),
        *((CASES, case) for case in (bank.cases.list_cases() if bank.cases else ())),
    ]
    named = {source for _, claim in claims for source in claim.sources}
    for source in sorted(courseware.sources.keys() - named):
        yield _problem(
            "source.unused", f"No step rests on {source}.", "name it in a step, or take it out", "sources.yaml"
        )
    for sheet, claim in claims:
        for source in sorted(set(claim.sources) - courseware.sources.keys()):
            what = f"There is no source {source}."
            fix = "write it into sources.yaml, with what was read of it"
            yield _problem("source.unknown", what, fix, sheet, claim.id)
        if bool(claim.sources) == claim.own:
            what = "It names no source." if not claim.own else "It names sources and says that it is only our own."
            fix = "name what it rests on; or own: true, where it only says how this app works"
            yield _problem("source.none", what, fix, sheet, claim.id)


def _of_order(courseware: Courseware) -> Iterator[Problem]:
    """What comes after what: a closed list, and nothing that comes after itself."""
    after = {module.id: module.after for module in courseware.modules}
    for module, before in after.items():
        sheet = f"modules/{module}.yaml"
        for name in before:
            if name not in after:
                yield _problem("module.after", f"There is no module {name}.", "name one of modules/", sheet, name)
        reached, waiting = set[str](), list(before)
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += after.get(name, ())
        if module in reached:
            what = f"{module} comes after itself: by {', '.join(sorted(reached))}."
            yield _problem("module.circle", what, "take one of them out of after", sheet)


def _of_bank(bank: Bank, courseware: Courseware, english: Mapping[str, str]) -> Iterator[Problem]:
    yield from _twice((item.id for item in bank.items), BANK)
    modules = {module.id for module in courseware.modules}
    for item in bank.items:
        if item.module not in modules:
            yield _problem("test.module", f"There is no module {item.module}.", "name one of modules/", BANK, item.id)
        together = sum(len(english.get(f"{TEST_PREFIX}{item.id}.{one}", "").split()) for one in item.fields[:-1])
        yield from _too_long(together, MOST_WORDS, "It with its choices", BANK, item.id)
        why = len(english.get(f"{TEST_PREFIX}{item.id}.why", "").split())
        yield from _too_long(why, MOST_FEEDBACK, "why", BANK, item.id)
    cells = Counter((item.module, item.kind) for item in bank.items)
    for module in sorted({item.module for item in bank.items} & modules):
        for kind in KINDS:
            count = cells[module, kind]
            if count == 0 or count % len(FORMS):
                what = f"Of {module} it has {count} questions of {kind}: each form needs as many."
                fix = "write them in pairs that ask for the same thing, at least one pair of each kind"
                yield _problem("test.unbalanced", what, fix, BANK, module)
    places = Counter(item.choices.index(item.right) for item in bank.items)
    for place, count in places.items():
        if count > MOST_ALIKE * len(bank.items):
            what = f"The right answer stands at place {place + 1} in {count} of {len(bank.items)} questions."
            yield _problem("test.place", what, "put it elsewhere in some of them", BANK)


def _of_cases(cases: CaseSet, english: Mapping[str, str]) -> Iterator[Problem]:
    yield from _twice((case.id for case in cases.list_cases()), CASES)
    yield from _of_set(cases.cases, cases.answers, "first")
    if cases.parallel:
        yield from _of_set(cases.parallel.cases, cases.answers, "parallel")
        yield from _of_parallel(cases, cases.parallel)
    for case in cases.list_cases():
        words = len(english.get(f"{CASE_PREFIX}{case.id}.text", "").split())
        yield from _too_long(words, MOST_WORDS, "text", CASES, case.id)


def _of_set(cases: Sequence[Case], answers: Iterable[str], name: str) -> Iterator[Problem]:
    if len(cases) < FEWEST_CASES:
        what = f"The {name} set has {len(cases)} cases; agreement is told from {FEWEST_CASES} on."
        yield _problem("case.few", what, "write more", CASES)
    often = Counter(case.answer for case in cases)
    for answer in answers:
        if not often[answer]:
            what = f"No case of the {name} set is answered by {answer}."
            yield _problem("case.never", what, "write one, or take it out", CASES, answer)
        elif often[answer] > MOST_ALIKE * len(cases):
            count = f"{often[answer]} of {len(cases)} cases of the {name} set"
            what = f"{count} are answered by {answer}: kappa would mislead."
            yield _problem("case.alike", what, "mix them: no answer more often than in half of all", CASES, answer)


def _of_parallel(cases: CaseSet, parallel: Parallel) -> Iterator[Problem]:
    """What makes a change from one set to the other a matter of the sets."""
    if parallel.version == cases.version:
        what = f"Both sets are version {cases.version}: a phone tells them apart by it."
        yield _problem("case.version", what, "give the one that changed a number that neither had", CASES)
    first, second = (Counter(case.answer for case in one) for one in (cases.cases, parallel.cases))
    for answer in cases.answers:
        if first[answer] != second[answer]:
            what = f"{answer} answers {first[answer]} cases of the first set, and {second[answer]} of the parallel one."
            fix = "let each case stand for one of the first set that asks for the same"
            yield _problem("case.unequal", what, fix, CASES, answer)


def _twice(names: Iterable[str], sheet: str) -> Iterator[Problem]:
    for name, times in Counter(names).items():
        if times > 1:
            yield _problem("test.twice", f"{times} have the id {name}.", "give each an id of its own", sheet, name)


def _too_long(words: int, most: int, field: str, sheet: str, subject: str) -> Iterator[Problem]:
    if words > most:
        yield _problem("step.long", f"{field} has {words} words; {most} fit.", "say less", sheet, subject)


def _of_module(module: Module, english: Mapping[str, str]) -> Iterator[Problem]:
    sheet = f"modules/{module.id}.yaml"
    for name, times in Counter(step.id for step in module.steps).items():
        if times > 1:
            yield _problem(
                "step.twice", f"{times} steps have the id {name}.", "give each step an id of its own", sheet, name
            )
    minutes = module.count_minutes(english)
    if not SHORTEST <= minutes <= LONGEST:
        what = f"By its words it takes {minutes} minutes; a module takes {SHORTEST} to {LONGEST}."
        yield _problem("module.length", what, "write more, or make two modules of it", sheet)
    for step in module.steps:
        yield from _of_length(module, step, english, sheet)


def _of_length(module: Module, step: Step, english: Mapping[str, str], sheet: str) -> Iterator[Problem]:
    counted = {
        text_id.rpartition(".")[2]: len(english.get(text_id, "").split()) for text_id in module.list_step_texts(step)
    }
    answers = {field: number for field, number in counted.items() if field.startswith("feedback_")}
    together = sum(number for field, number in counted.items() if field not in answers and field != "why")
    if together > MOST_WORDS:
        what = f"{together} words stand on its screen; {MOST_WORDS} fit."
        yield _problem("step.long", what, "make two steps of it", sheet, step.id)
    for field, number in answers.items():
        if number > MOST_FEEDBACK:
            what = f"{field} has {number} words; {MOST_FEEDBACK} fit."
            yield _problem("step.long", what, "say less, or say it in why", sheet, step.id)


def _of_things(module: Module, folder: Path, pack: Path) -> Iterator[Problem]:
    sheet = f"modules/{module.id}.yaml"
    written = _read_pack(pack)
    for step in module.steps:
        for text_id in step.shows:
            if text_id not in written:
                what = f"The pack has no text {text_id}."
                yield _problem("shows.unknown", what, f"see {pack.name}/locales/en.yaml", sheet, step.id)
            elif isinstance(step, Listen) and not is_spoken(text_id):
                what = f"Nobody hears {text_id}: only officers read it."
                yield _problem(
                    "shows.unheard", what, "name what a person hears, or make it a read step", sheet, step.id
                )
        if isinstance(step, Look) and not (pack / "pictures" / f"{step.picture}.svg").is_file():
            what = f"The pack has no picture {step.picture}."
            yield _problem("picture.unknown", what, f"see {pack.name}/pictures", sheet, step.id)
        if isinstance(step, Practise):
            for persona in step.personas:
                if not (folder / "personas" / f"{persona}.yaml").is_file():
                    what = f"There is no persona {persona}."
                    yield _problem("persona.unknown", what, "name one of personas/", sheet, step.id)


@cache
def _read_pack(pack: Path) -> frozenset[str]:
    return frozenset(load_wording(pack / "locales" / f"{SOURCE}.yaml").texts)


def _of_words(
    needed: Mapping[str, list[str]],
    words: Mapping[str, Mapping[str, str]],
    table: Mapping[str, Language],
    unread: tuple[str, ...],
) -> Iterator[Problem]:
    every = {text_id for texts in needed.values() for text_id in texts}
    for tag in dict.fromkeys((*NEEDED, *words)):
        sheet, texts = f"locales/{tag}.yaml", words.get(tag, {})
        for text_id in (one for one in texts if one not in every and not one.startswith(unread)):
            yield _problem("text.unknown", "Nothing has such a text.", "take it out, or correct its id", sheet, text_id)
        for ids in needed.values():
            missing = [text_id for text_id in ids if not texts.get(text_id, "").strip()]
            if tag in NEEDED or len(missing) < len(ids):
                for text_id in missing:
                    code = "text.missing" if tag == SOURCE else "text.not_translated"
                    yield _problem(code, "It has no words.", "write them", sheet, text_id)
        for text_id, text in texts.items():
            if text_id in every and text.strip():
                yield from _of_text(Said(text_id, text, words.get(SOURCE, {}).get(text_id, text), tag), table, sheet)


def _of_text(said: Said, table: Mapping[str, Language], sheet: str) -> Iterator[Problem]:
    for code, sentence, fix in _list_faults(said, table.get(said.tag)):
        yield _problem(code, sentence, fix, sheet, said.text_id)


@lru_cache(maxsize=4096)  # whoever writes a draft looks at all the other texts each time, too
def _list_faults(said: Said, language: Language | None) -> tuple[tuple[str, str, str], ...]:
    """Code, sentence and what to do."""
    flaws = lint(said.text, said.english, language) if language else []
    errors = [flaw for flaw in flaws if WEIGHTS[flaw.code] == "error"]
    see = "see docs/translators/words-and-voices.md"
    return (*((flaw.code, flaw.sentence, see) for flaw in errors), *find_unfit(said))
