"""A module, a persona, the tests or the cases that are being written, looked at as `titian learning check` would look
at them: every problem at once, each with its field and line. Nothing is written into the folder they are looked at in.

What is looked at lies beside what was taken from `content/learning` and its pack (`make_base`): steps that name another
module, texts that the pack says, personas among twelve. Translations are nobody's fault here: English alone counts.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
import weakref
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from titian.instrument.errors import Problem
from titian.instrument.languages.table import SOURCE, TABLE, find_table
from titian.instrument.yaml_files import parse_yaml, read_yaml
from titian.instrument.yaml_lines import quote
from titian.voices.wording import load_wording

from .bank import BANK, CASES, Bank, CaseSet
from .check import check_modules
from .draft_yaml import Typed, read_typed
from .modules import Module, Source
from .names import CASE_PREFIX, TEST_PREFIX
from .practice import check_as_written, check_practice
from .practice.model import Moves, Persona
from .practice.reading import MOVES, find_pack
from .practice.words import list_texts

T = TypeVar("T")
Kind = Literal["module", "persona", "test", "case"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Field = Literal["content", "words", "sources", "elsewhere"]
"""Where a problem stands: in one of the three fields of a draft, or somewhere else in the folder."""
FOLDERS: Final[Mapping[Kind, str]] = {
    "module": "modules",
    "persona": "personas",
    "test": BANK.partition("/")[0],
    "case": CASES.partition("/")[0],
}
ONLY: Final[Mapping[Kind, str]] = {"test": Path(BANK).stem, "case": Path(CASES).stem}
"""Kinds of which there is one file, and what it is called: all questions of the tests, all cases of a study."""
NAMES: Final[Mapping[Kind, re.Pattern[str]]] = {
    "module": re.compile(r"[a-z][a-z0-9_]{0,39}"),
    "persona": re.compile(r"[a-z][a-z0-9-]{0,39}"),
    **{kind: re.compile(name) for kind, name in ONLY.items()},
}
LEFT_OUT: Final = frozenset({"voices", "cases"})
"""Of a pack: what is heard, and tried answers. The cases of learning are looked at with the rest."""
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_ANY_DAY: Final = "2000-01-01"
_KEY: Final = re.compile(r"^  ([A-Za-z0-9_.\-]+):")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_.\-]+")
_SOURCES: Final = TypeAdapter(dict[str, Source])
_WORDS: Final = TypeAdapter(dict[str, str])


@dataclass(frozen=True)
class Draft:
    """What an author wrote. `content` goes into the folder as it stands; `words` is a mapping of text ids to English,
    `sources` one of sources that the folder does not have yet."""

    kind: Kind
    name: str
    content: str
    words: str
    sources: str = ""

    @property
    def path(self) -> str:
        """Where it lies in the folder."""
        return f"{FOLDERS[self.kind]}/{self.name}.yaml"

    @property
    def prefix(self) -> str:
        """How the ids of its words begin."""
        return prefix_of(self.kind, self.name)

    def read_words(self) -> dict[str, str]:
        """Text id → English; empty where they cannot be read."""
        return _read_mapping(self.words, _WORDS)

    def read_sources(self) -> dict[str, Source]:
        """The sources that come with it; empty where they cannot be read."""
        return _read_mapping(self.sources, _SOURCES)

    def list_needed(self, moves: Iterable[str] = ()) -> list[str]:
        """The ids of the words it needs. `moves` are the moves that all personas share. Raises ValidationError."""
        value = parse_yaml(self.content)
        if self.kind == "module":
            return list(Module.model_validate(value).list_texts())
        if self.kind == "test":
            return [text_id for item in Bank.model_validate(value).items for text_id in item.list_texts()]
        if self.kind == "case":
            return list(CaseSet.model_validate(value).list_texts())
        return list(list_texts(Persona.model_validate(value), moves))


@dataclass(frozen=True)
class Found:
    """A problem, the field it stands in, and its line there; 0 where it stands in none."""

    field: Field
    line: int
    problem: Problem

    @property
    def fix(self) -> str:
        """What to do, as a sentence."""
        said = " Or: ".join(self.problem.fixes)
        return f"{said[:1].upper()}{said[1:]}".rstrip(".") + "." if said else ""


def find_kind(kind: str) -> Kind:
    """The kind of this name. Raises ValueError."""
    for one in KINDS:
        if one == kind:
            return one
    raise ValueError(kind)


def prefix_of(kind: Kind, name: str) -> str:
    """How the ids of its words begin: those of tests and cases by kind alone."""
    return {"test": TEST_PREFIX, "case": CASE_PREFIX}.get(kind, f"{kind}.{name}.")


def is_name(kind: str, name: str) -> bool:
    """Whether something of this kind may be named so."""
    pattern = NAMES.get(kind)  # type: ignore[call-overload]  # a kind that is none has no pattern
    return bool(pattern and pattern.fullmatch(name)) and f"{name}.yaml" != MOVES


def make_base(folder: Path) -> bytes:
    """What drafts are looked at beside, as a zip: learning with its English alone, its pack without voices, the table
    of languages. The same folder gives the same bytes."""
    folder = folder.resolve()
    pack, table = find_pack(folder), find_table(folder)
    files = {f"content/learning/{name}": path for name, path in _list_files(folder, frozenset({"voices"}))}
    files |= {f"content/packs/{pack.name}/{name}": path for name, path in _list_files(pack, LEFT_OUT)}
    files |= {str(TABLE): table} if table else {}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as base:
        for name, path in sorted(files.items()):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            base.writestr(info, path.read_bytes())
    return made.getvalue()


def _list_files(folder: Path, left_out: frozenset[str]) -> Iterator[tuple[str, Path]]:
    for place, _, names in os.walk(folder, followlinks=True):
        for path in (Path(place) / name for name in names):
            name = path.relative_to(folder)
            is_other = name.parts[0] == "locales" and path.stem != SOURCE
            if name.parts[0] not in left_out and not is_other and path.suffix != ".md":
                yield name.as_posix(), path


class _Opened:
    """A base that was unpacked; its folder goes with it."""

    def __init__(self, path: Path) -> None:
        place = tempfile.mkdtemp(prefix="titian-learning-")
        weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)
        with zipfile.ZipFile(path) as base:
            base.extractall(place)
        self.folder: Final = Path(place) / "content" / "learning"


@lru_cache(maxsize=2)
def open_base(path: Path) -> _Opened:
    """Unpacks what `make_base` made, once a process. `path` is named after its bytes: another base has another path."""
    return _Opened(path)


@contextmanager
def lay_out(draft: Draft, base: Path) -> Iterator[Path]:
    """A folder of learning with the draft in it, as long as it is looked at. `base` is a folder of learning."""
    with tempfile.TemporaryDirectory(dir=base.parent, prefix="draft-") as made:
        folder = Path(made)
        shutil.copytree(base, folder, dirs_exist_ok=True, copy_function=os.link)
        _write_anew(folder / draft.path, draft.content)
        english, sources = folder / "locales" / f"{SOURCE}.yaml", folder / "sources.yaml"
        kept = _leave_out(english.read_text(encoding="utf-8"), draft.prefix)
        _write_anew(english, kept + "".join(_write_words(draft.read_words())))
        if own := draft.read_sources():
            more = "".join(f"\n{line}" for line in write_sources(own))
            _write_anew(sources, sources.read_text(encoding="utf-8") + more)
        yield folder


def _write_anew(path: Path, content: str) -> None:
    """A file of its own in the place of a link to that of the base."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(content, encoding="utf-8")


def write_sources(sources: Mapping[str, Source]) -> Iterator[str]:
    """Sources as lines of `sources.yaml`."""
    for name, source in sources.items():
        texts = {"title": source.title, "publisher": source.publisher, "address": source.address}
        said = ", ".join(f"{key}: {quote(value)}" for key, value in texts.items())
        yield f"{name}: {{{said}, year: {source.year or 'null'}, read: {source.read}}}"


def check_draft(draft: Draft, base: Path) -> list[Found]:
    """Every problem of the draft beside the folder `base`, in the order of its fields and lines.

    Nothing that lacks a translation or whose translation is older is told. Raises PackError where the pack of the base
    cannot be read.
    """
    typed = {"content": read_typed(draft.content), "words": read_typed(draft.words)}
    typed["sources"] = read_typed(draft.sources)
    found = [*_list_unreadable(typed), *_list_misshapen(draft, typed, base)]
    if not found:
        with lay_out(draft, base) as folder:
            found = [_place(problem, draft, typed) for problem in _list_problems(draft, folder, find_pack(base))]
        if any(one.field == "elsewhere" for one in found):
            before = {str(problem) for problem in _list_before(draft, base)}
            found = [one for one in found if one.field != "elsewhere" or str(one.problem) not in before]
    order = ("content", "words", "sources", "elsewhere")
    return sorted(dict.fromkeys(found), key=lambda one: (order.index(one.field), one.line))


def _list_unreadable(typed: Mapping[str, Typed]) -> Iterator[Found]:
    for field in ("content", "words", "sources"):
        for fault in typed[field].faults:
            yield Found(field, fault.line, Problem(code=fault.code, what=fault.what, fixes=(fault.fix,)))


def _list_misshapen(draft: Draft, typed: Mapping[str, Typed], base: Path) -> Iterator[Found]:
    """What is no mapping of texts or sources, or stands in words or sources that belong to another."""
    if typed["content"].value is None and not typed["content"].faults:
        yield Found("content", 1, Problem(code="draft.empty", what="Nothing is written here.", fixes=("write it",)))
    checks: tuple[tuple[Field, TypeAdapter[dict[str, str]] | TypeAdapter[dict[str, Source]], str], ...] = (
        ("words", _WORDS, "each line is the name of a text, a colon, and the sentence in quotation marks"),
        ("sources", _SOURCES, "each has a title, publisher, year, address, and how much of it was read"),
    )
    for field, shape, fix in checks:
        if (value := typed[field].value) is None:
            continue
        try:
            shape.validate_python(value)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                what = f"{'.'.join(map(str, one['loc'])) or 'This'}: {one['msg']}."
                line = typed[field].find_path(one["loc"])
                yield Found(field, line, Problem(code="draft.shape", what=what, fixes=(fix,)))
    for name in draft.read_words():
        if not name.startswith(draft.prefix):
            what = f"{name} is no text of {draft.path}."
            problem = Problem(code="draft.foreign", what=what, fixes=(f"names here begin with {draft.prefix}",))
            yield Found("words", typed["words"].names.get(name, 1), problem)
    there = _SOURCES.validate_python(read_yaml(base / "sources.yaml"))
    for name, source in draft.read_sources().items():
        if name in there and there[name] != source:
            fix = "take it out here, or give yours another name"
            problem = Problem(code="draft.source", what=f"There is another source {name}.", fixes=(fix,))
            yield Found("sources", typed["sources"].names.get(name, 1), problem)


def _list_problems(draft: Draft, folder: Path, pack: Path) -> Iterator[Problem]:
    if draft.kind == "persona":
        checked = check_practice(folder, pack, only=draft.name)
        yield from (one for one in checked.problems if one.code != "persona.not_there" and _is_english(one))
    else:
        yield from (one for one in check_modules(folder, pack) if _concerns_module(one, draft))


def _list_before(draft: Draft, base: Path) -> Iterator[Problem]:
    """What was wrong without the draft."""
    pack = find_pack(base)
    yield from check_as_written(base, pack) if draft.kind == "persona" else check_modules(base, pack)


def _concerns_module(problem: Problem, draft: Draft) -> bool:
    """Not what translations lack; and a source of the folder that lost its last step goes out with the release."""
    if problem.sheet.startswith("locales/"):
        return problem.sheet == f"locales/{SOURCE}.yaml"
    return problem.code != "source.unused" or any(f" {name}." in problem.what for name in draft.read_sources())


def _is_english(problem: Problem) -> bool:
    if problem.code == "text.missing":
        return problem.what.endswith(f" in {SOURCE}.")
    return problem.code != "text.flaw" and not (problem.code == "text.unknown" and f" of {SOURCE} " not in problem.what)


def _place(problem: Problem, draft: Draft, typed: Mapping[str, Typed]) -> Found:
    """The field and the line that a problem of the check stands in."""
    content, words = typed["content"], typed["words"]
    named = [problem.subject, *_TOKEN.findall(problem.what)]
    text_id = next((name.rstrip(".") for name in named if name.rstrip(".").startswith(draft.prefix)), "")
    if text_id:
        # What is missing comes after all that is there.
        return Found("words", words.names.get(text_id) or max(words.names.values(), default=0) + 1, problem)
    if problem.sheet == "sources.yaml":
        line = next((typed["sources"].names[name] for name in named if name in typed["sources"].names), 1)
        return Found("sources", line, problem)
    is_own = problem.sheet == draft.path or problem.subject == draft.name or f"{draft.name}.yaml" in problem.what
    if not is_own:
        return Found("elsewhere", 0, problem)
    if problem.code in {"module.form", "learning.shape"}:
        where = problem.subject if problem.code == "module.form" else problem.what.split(": ")[1]
        return Found("content", content.find_path(_read_path(where)), problem)
    said = (name.rstrip(".:") for name in named)
    candidates = [name for name in said if name not in {draft.name, ""} and not name.isdecimal()]
    known = content.ids if any(name in content.ids for name in candidates) else content.names
    return Found("content", next((known[name] for name in candidates if name in known), 1), problem)


def _read_path(where: str) -> list[str | int]:
    return [int(part) if part.isdecimal() else part for part in where.split(".")]


def _read_mapping(text: str, shape: TypeAdapter[dict[str, T]]) -> dict[str, T]:
    value = read_typed(text).value
    try:
        return shape.validate_python(value) if value is not None else {}
    except ValidationError:
        return {}


def _leave_out(content: str, prefix: str) -> str:
    """A file of words without those whose ids begin so."""
    kept, leaves = [], False
    for line in content.splitlines(keepends=True):
        key = _KEY.match(line)
        if key or not line.startswith("   "):
            leaves = bool(key and key.group(1).startswith(prefix))
        if not leaves:
            kept.append(line)
    return "".join(kept)


def _write_words(words: Mapping[str, str]) -> Iterator[str]:
    for text_id, text in words.items():
        yield f"  {text_id}: {{text: {quote(text)}, state: draft, reviewer: null, date: {_ANY_DAY}}}\n"


def list_files(base: Path) -> list[tuple[Kind, str]]:
    """The modules, personas, tests and cases of a folder, by kind and name."""
    found: list[tuple[Kind, str]] = []
    for kind in KINDS:
        paths = sorted((base / FOLDERS[kind]).glob("*.yaml"))
        found += [(kind, path.stem) for path in paths if is_name(kind, path.stem)]
    return found


def read_file(base: Path, kind: Kind, name: str) -> Draft | None:
    """One of a kind as the folder has it, with its English words; None where there is none."""
    path = base / FOLDERS[kind] / f"{name}.yaml"
    if not is_name(kind, name) or not path.is_file():
        return None
    texts = load_wording(base / "locales" / f"{SOURCE}.yaml").texts
    prefix = prefix_of(kind, name)
    words = {text_id: text.text for text_id, text in texts.items() if text_id.startswith(prefix)}
    return Draft(kind, name, path.read_text(encoding="utf-8"), write_words(words))


def write_words(words: Mapping[str, str]) -> str:
    """Words as an author reads and writes them: a text a line."""
    return "".join(f"{text_id}: {quote(text)}\n" for text_id, text in words.items())


def list_moves(base: Path) -> list[str]:
    """The ids of the moves that all personas share."""
    return [move.id for move in Moves.model_validate(read_yaml(base / "personas" / MOVES)).moves]
