"""A pack as an XLSForm workbook, so that KoboToolbox and ODK compute the outcome that the engine computes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from titian.forms.xlsform import Sheet, Workbook, write_markdown, write_workbook
from titian.instrument.document import Document
from titian.instrument.errors import Problem
from titian.instrument.pack import Pack

from . import sentences
from .calculates import Calculates, ExportError, Names, check_order
from .holding import needs_consent
from .outcome import ROWS, fix_names, write_outcome
from .questions import Questions, Row
from .texts import Texts, Wording, read_texts
from .unfinished import Unfinished
from .visible import Visible
from .words import Words

SURVEY = (
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "default",
    "relevant",
    "calculation",
    "media::audio",
    "media::image",
)
CHOICES = ("list_name", "name", "label", "media::audio", "media::image")
TRANSLATED = frozenset({"label", "hint", "guidance_hint", "media::audio", "media::image"})


@dataclass(frozen=True)
class ExportedForm:
    """A workbook, the clips and pictures it names (file name → file), and the modules it offers."""

    workbook: Workbook
    media: dict[str, Path]
    offered: frozenset[str]


def pack_workbook(pack: Pack, texts: Texts) -> Workbook:
    """The workbook of a pack with these words; see `export_form`."""
    return export_form(pack, texts).workbook


def offered_modules(document: Document, texts: Texts) -> frozenset[str]:
    """Modules the person is asked about before they begin: those that need consent and have words for it."""
    said = next(iter(texts.values()), {})
    return frozenset(
        name for name in document.modules if needs_consent(document, name) and f"module.{name}.offer" in said
    )


def export_form(pack: Pack, texts: Texts) -> ExportedForm:
    """The workbook of a pack: questions, two calculates for each rule, level, needs, effects, and what to do.

    Raises ExportError when the pack cannot be a form: consent that nobody asks for, a name that two things need,
    answers that would decide about one another in a circle, a language without a column.
    """
    document = pack.document
    _check_consent(document)
    offered = offered_modules(document, texts)
    calculates = Calculates(_answer_names(document, offered))
    fix_names(document, calculates)
    words, wording = Words(document, calculates, offered), Wording(texts, pack.folder)
    unfinished = Unfinished(words)
    write_outcome(document, words, unfinished)
    lists = Names()
    for name in document.scales:
        lists.fix(name)
    questions = Questions(words, unfinished, wording, lists)
    asked = list(questions.rows())
    shown = list(_shown(document, Visible(unfinished), wording, calculates.names))
    rows = list(_with_working_rows(asked, shown, calculates, questions.groups))
    check_order(_reads(rows))
    choices = [*_choices(document, wording, rows), *questions.fixed_choices()]
    settings = {
        "form_title": pack.about.title,
        "form_id": pack.id,
        "version": pack.about.version,
        "default_language": wording.default_language,
    }
    languages = list(wording.columns.values())
    sheets = (
        _sheet("survey", SURVEY, rows, languages),
        _sheet("choices", CHOICES, choices, languages),
        _sheet("settings", tuple(settings), [settings], languages),
    )
    return ExportedForm(Workbook(sheets), wording.media, offered)


def write_pack(
    pack: Pack, out: Path, *, languages: Collection[str] = (), step: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Writes the form of a pack and gives the files written. `languages` are tags, all where none is named.

    `.xlsx` and `.md` are the workbook alone. Anything else is a folder: the workbook, and beside it `<id>-media` with
    the clips and pictures, as ODK names such a folder. Raises ExportError and OSError.
    """
    step("Reading the words …")
    texts = choose_languages(read_texts(pack.folder), languages)
    step("Writing the rules as rows …")
    form = export_form(pack, texts)
    step(f"Writing {out} …")
    ending = out.suffix.casefold()
    if ending == ".md":
        out.write_text(write_markdown(form.workbook), encoding="utf-8")
        return [out]
    if ending == ".xlsx":
        out.write_bytes(write_workbook(form.workbook))
        return [out]
    out.mkdir(parents=True, exist_ok=True)
    book, media = out / f"{pack.id}.xlsx", out / f"{pack.id}-media"
    book.write_bytes(write_workbook(form.workbook))
    media.mkdir(exist_ok=True)
    for name, source in form.media.items():
        (media / name).write_bytes(source.read_bytes())
    return [book, *(media / name for name in form.media)]


def choose_languages(texts: Texts, languages: Collection[str]) -> Texts:
    """The words of these languages and of the source; of all if none is named. Raises ExportError for one not there."""
    missing = [tag for tag in languages if tag not in texts]
    if missing:
        problem = Problem(
            code="export.language",
            what=f"The pack has no words in {', '.join(missing)}.",
            fixes=(f"choose of {', '.join(sorted(texts))}.",),
        )
        raise ExportError("The pack cannot be written as a form.", [problem])
    source = next(iter(texts), "")  # says what another language lacks
    return {tag: words for tag, words in texts.items() if not languages or tag == source or tag in languages}


def _check_consent(document: Document) -> None:
    if any(stage.needs_consent for stage in document.stages) and not document.anchors.consent:
        what = "A stage needs consent, and no item is named under anchors: consent."
        problem = Problem(code="export.no_consent", what=what, fixes=("name it in pack.yaml.",), sheet="pack.yaml")
        raise ExportError("The pack cannot be written as a form.", [problem])


def _answer_names(document: Document, offered: Iterable[str]) -> Names:
    names = Names()
    for name in ("mode", "stopped", *(f"{module}_open" for module in document.modules if module in set(offered))):
        names.fix(name)
    for item in document.items:
        names.fix(item.id)
        if item.phase:
            names.fix(item.phase.answer_key)
    return names


def _with_working_rows(
    asked: Iterable[Row], shown: Iterable[Row], calculates: Calculates, groups: Mapping[str, str]
) -> Iterator[Row]:
    """All rows: the calculates of a home in a group without a label, round the questions of that home.

    ODK Validate refuses a group that holds calculates alone. So what no module has (`facts`, say) stands round the
    notes at the end; what has no home stands at the root. `groups` gives for each module its group of questions.
    """
    homes, depth = dict(calculates.homes), 0
    modules = {group: module for module, group in groups.items()}
    wrapped: set[int] = set()
    for row in asked:
        if row["type"] == "begin_group":
            if (module := modules.get(row["name"], "")) in homes and module:
                yield from _begin_working(module, homes.pop(module), calculates.names)
                wrapped.add(depth)
            depth += 1
        yield row
        if row["type"] == "end_group":
            depth -= 1
            if depth in wrapped:
                wrapped.remove(depth)
                yield {"type": "end_group"}
    yield from _calculates(homes.pop("", {}))
    for home, rows in homes.items():
        yield from _begin_working(home, rows, calculates.names)
    yield from shown
    yield from ({"type": "end_group"} for _ in homes)


def _begin_working(home: str, rows: Mapping[str, str], names: Names) -> Iterator[Row]:
    yield {"type": "begin_group", "name": names.claim(f"{home}_all", f"{home}_all_rows")}
    yield from _calculates(rows)


def _calculates(rows: Mapping[str, str]) -> Iterator[Row]:
    return ({"type": "calculate", "name": name, "calculation": text} for name, text in rows.items())


def _choices(document: Document, wording: Wording, rows: Sequence[Row]) -> Iterator[Row]:
    """The lists that a question uses."""
    used = {row["type"].partition(" ")[2] for row in rows}
    for name, scale in document.scales.items():
        for value in scale.values if name in used else ():
            text = f"choice.{name}.{value}"
            yield {"list_name": name, "name": value} | wording.said("label", text, value) | wording.heard(text)


def _shown(document: Document, visible: Visible, wording: Wording, names: Names) -> Iterator[Row]:
    """What to do, at the end: level, what may be said of the outcome, needs, effects. See `see_outcome`."""
    yield {"type": "begin_group", "name": names.claim("outcome", "outcome_shown")} | wording.written(
        "label", sentences.OUTCOME
    )

    def note(kind: str, code: str, relevant: str) -> Row:
        text = f"{kind}.{code}.officer"
        said = wording.said("label", text, f"{kind} {code}")
        row = {"type": "note", "name": names.claim(f"show_{kind}_{code}", f"show_{kind}_{code}_note")}
        return row | {"relevant": relevant} | said

    for level in document.levels:
        yield note("level", level.id, f"${{{ROWS.level}}} = '{level.id}'")
    for text, shown in visible.statements():
        kind, code, _ = text.split(".")
        if wording.find(text):
            person = f"{kind}.{code}.person"
            said = {
                column: sentences.TO_SAY.format(words=cell)
                for column, cell in wording.said("hint", person).items()
                if cell
            }
            yield note(kind, code, str(shown)) | said | wording.heard(person)
    for kind in ("need", "effect"):
        for code, shown in visible.codes(f"{kind}s"):
            yield note(kind, code, str(shown))
    yield {"type": "end_group"}


def _reads(rows: Sequence[Row]) -> dict[str, str]:
    """Each name with all that decides about it: its own cells, and the relevants of the groups it stands in."""
    reads: dict[str, str] = {}
    groups: list[str] = []
    for row in rows:
        own = " ".join(row.get(column, "") for column in ("relevant", "calculation"))
        if row["type"] == "begin_group":
            groups.append(own)
        elif row["type"] == "end_group":
            groups.pop()
        else:
            reads[row["name"]] = " ".join([own, *groups])
    return reads


def _sheet(name: str, columns: Sequence[str], rows: Sequence[Row], languages: Sequence[str]) -> Sheet:
    """The rows under their columns; a translated column stands in every language or, when empty, in none."""
    header: list[str] = []
    for column in columns:
        names = [f"{column}::{language}" for language in languages] if column in TRANSLATED else [column]
        if any(row.get(one) for row in rows for one in names):
            header += names
    return Sheet(name, tuple(header), tuple(tuple(row.get(column, "") for column in header) for row in rows))
