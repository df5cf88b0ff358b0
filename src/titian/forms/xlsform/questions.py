"""The survey sheet: each row to a question, or to the beginning or end of a group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from titian.forms.survey import gives_truth
from titian.instrument.grammar import NAME

from .choices import ChoiceLists
from .expressions import REFERENCE, Expression
from .form import Node, Question, Texts
from .groups import Groups
from .limits import MOST_LOOPED
from .loops import filled, until_end
from .names import check_name
from .parameters import read_parameters
from .question_types import ATTACHED, COLLECTED, COMPUTED, SHOWN, ReadType, read_type
from .rows import Row, note_remark
from .selects import SELECTS, Selects
from .uses import Uses

OLD_DEVICE_FACTS: Final = frozenset(["simserial", "subscriberid"])
# What makes a default something to compute: a reference, a call, or a sign between spaces or numbers.
_COMPUTED_DEFAULT: Final = re.compile(r"\$\{|[A-Za-z][\w:.-]*\(|\s[*+|]\s|\s(div|mod)\s|[\d)]\s*[*+]\s*[\d(]")
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_WRITTEN_TIME: Final = re.compile(r"\d\d:\d\d\b")
# What is no sign of arithmetic to a converter that looks at each piece of a default by itself: pyxform.
_NO_SIGN: Final = re.compile(
    r"(\d{4}-\d\d-\d\dT)?\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?|-?\d{4}-\d\d-\d\d|-?\d+\.?\d*|-?\.\d+|" + NAME
)
_SIGN: Final = re.compile(r"[*+|-]")
_YES: Final = frozenset(["yes", "true", "true()"])


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class SurveyReader:
    """Builds the tree of nodes row by row; afterwards `uses` says what refers to what."""

    def __init__(self, root: str, choices: ChoiceLists, external: ChoiceLists) -> None:
        self.uses = Uses()
        self.groups = Groups(root, self.uses)
        self.selects = Selects(choices, external, self.uses)
        self.others: dict[str, str] = {}  # name of a question `<name>_other` that comes of itself → its group's path
        self._rows: Iterator[Row] = iter(())
        self._looped = 0

    def read(self, rows: Iterable[Row]) -> tuple[Node, ...]:
        """The nodes of the sheet."""
        self._read_rows(rows)
        return self.groups.finish()

    def _read_rows(self, rows: Iterable[Row]) -> None:
        outer, self._rows = self._rows, iter(rows)
        for row in self._rows:
            self._read_row(row)
        self._rows = outer

    @property
    def used_lists(self) -> set[str]:
        """The lists any question or expression uses."""
        return self.selects.used | self.uses.lists

    def _read_row(self, row: Row) -> None:
        if row.has("disabled"):
            is_off = row.exact("disabled").casefold() in _YES
            row.note(
                "disabled",
                "row.disabled",
                "The row is switched off and left out of the form."
                if is_off
                else "The column `disabled` is old; use relevant.",
                "delete the row.",
            )
            if is_off:
                return
        written = row.exact("type")
        if not written:
            self._note_typeless(row)
            return
        read = read_type(written)
        if read.fault and not self._note_type(row, written, read):
            return
        if read.type == "loop" and read.does == "begin":
            self._loop(row, read)
        elif read.does == "begin":
            self.groups.begin(row, read)
        elif read.does == "end":
            self.groups.end(row, read)
        else:
            self._ask(row, read)

    def _loop(self, row: Row, read: ReadType) -> None:
        """A group of groups, one for each choice."""
        inside, choices = list(until_end(self._rows, row)), self.selects.of_loop(row, read)
        row.note(
            "type",
            "type.loop",
            f"The loop asks its {_counted(len(inside), 'row')} once for each choice of `{read.list_name}`.",
            "use a repeat, or write the questions out: loops are no longer in the XLSForm reference.",
        )
        depth = len(self.groups.open)
        if not self.groups.begin_loop(row, read):
            return
        for choice in choices:
            self._looped += len(inside)
            if self._looped > MOST_LOOPED:
                row.note("type", "loop.too_long", f"Loops make more than {MOST_LOOPED} questions.", "use a repeat.")
                break
            self.groups.begin_choice(row, choice)
            self._read_rows(filled(inside, choice))
            self.groups.close_to(depth + 1)
        self.groups.close_to(depth)

    def _note_typeless(self, row: Row) -> None:
        if row.has("name") or row.has("label"):
            row.note(
                "type",
                "type.missing",
                "The row has no type, so nothing would be asked.",
                "write a type.",
                "delete the row.",
            )
        else:
            note_remark(row)

    def _note_type(self, row: Row, written: str, read: ReadType) -> bool:
        """Notes what is wrong with a type; True when the row can be read all the same."""
        if read.fault == "list.missing":
            row.note(
                "type",
                "list.missing",
                f"`{written}` names no list.",
                f"write `{written} {'over ' if read.type == 'loop' else ''}yes_no`, with a list of the choices sheet.",
            )
        elif read.fault == "type.extra_word":
            row.note("type", "type.extra_word", f"Of `{written}` two words count.", "leave out the rest.")
        elif read.fault == "type.extra_words":
            row.note(
                "type",
                "type.extra_words",
                f"`{written}` says more than a type and a list.",
                "write the name of the list without spaces." if read.list_name else f"write `{read.does} {read.type}`.",
            )
        elif read.fault == "type.gone":
            row.note(
                "type",
                "type.gone",
                f"`{written}` is no longer part of XLSForm.",
                "use a repeat, or a select with a choice_filter.",
            )
        else:
            fixes = (f"did you mean `{read.near}`?",) if read.near else ("use a type of the XLSForm reference.",)
            row.note("type", "type.unknown", f"`{written}` is no type of question.", *fixes)
        return read.does != "ask"

    def _ask(self, row: Row, read: ReadType) -> None:
        name = self._question_name(row, read)
        path = f"{self.groups.path}/{name}"
        if row.has("repeat_count"):
            row.note("repeat_count", "cell.unused", "Only a repeat has a repeat_count.", "move it to `begin repeat`.")
        label, hint, media = row.texts("label"), row.texts("hint"), row.media()
        calculation = self._calculation(row, read, path, name)
        trigger = self._trigger(row)
        is_shown = read.type in SHOWN and not ((calculation or trigger) and not label and not hint)
        # A select of the appearance `label` is the head of a table of others: it shows choices alone.
        is_head = read.type in SELECTS and row.exact_quietly("appearance") == "label"
        if is_shown and not label and not hint and not media and not is_head:
            row.note(
                "label",
                "label.missing",
                f"`{name}` has no label: nobody would know what is asked.",
                "write a label.",
                "give it the type calculate or hidden if nobody should see it.",
            )
        self._note_collected(row, read)
        default, dynamic = self._default(row, read, path, name)
        self.uses.texts_of(row, path)
        parameters = read_parameters(row, read.type, from_file=read.from_file, list_names=self.selects.choices.lists)
        if "tick_labelset" in parameters:
            self.uses.lists.add(parameters["tick_labelset"])
        question = Question(
            type=read.type,
            name=name,
            path=path,
            row=row.number,
            list_name=self.selects.find_list(row, read),
            has_other=read.has_other,
            appearance=row.exact("appearance"),
            label=label,
            hint=hint,
            guidance=row.texts("guidance_hint"),
            media=media,
            relevant=self.uses.expression(row, "relevant", path, name),
            constraint=self._constraint(row, read, path, name),
            constraint_message=self._message(row, "constraint"),
            required=self.uses.truth(row, "required", path, name),
            required_message=self._message(row, "required"),
            read_only=self.uses.truth(row, "read_only", path, name),
            calculation=calculation,
            trigger=trigger,
            default=default,
            dynamic_default=dynamic,
            choice_filter=self.selects.filter(row, read, path, name),
            parameters=parameters,
        )
        self.groups.add(question)

    def _question_name(self, row: Row, read: ReadType) -> str:
        name = row.exact("name", unseen="name.unseen")
        if read.type == "audit":
            if name not in {"", "audit"}:
                row.note("name", "name.audit", "An audit is always named `audit`.", "leave the name blank.")
            return "audit"
        if not name and read.type == "note":
            name = f"generated_note_name_{row.number}"
        if not name:
            row.note("name", "name.missing", "The question has no name; its answer could not be kept.", "write one.")
            return ""
        check_name(row, name, self.groups.here)
        if read.has_other:
            other = f"{name}_other"
            if other in self.groups.here.rows:
                row.note(
                    "name",
                    "name.same",
                    f"`or_other` adds a question `{other}`, which row {self.groups.here.rows[other]} has already.",
                    "rename one.",
                )
            self.groups.here.rows[other] = row.number
            self.others[other] = self.groups.path
        return name

    def _calculation(self, row: Row, read: ReadType, path: str, name: str) -> Expression | None:
        found = self.uses.expression(row, "calculation", path, name)
        if read.type == "calculate" and not row.has("calculation") and not row.has("default"):
            row.note(
                "calculation",
                "calculation.missing",
                f"`{name}` computes nothing.",
                "write a calculation.",
                "delete the row.",
            )
        if read.type == "background-geopoint" and row.has("calculation"):
            row.note("calculation", "calculation.not_here", "A background-geopoint has no calculation.", "delete it.")
        if found is not None and gives_truth(found.tree):
            row.note(
                "calculation",
                "calculation.truth",
                f"`{name}` is kept as the text `true` or `false`, so `${{{name}}}` alone always holds; Collect keeps 1 "
                "or 0 and reads it as true or false.",
                f"write `if({found.text}, 1, 0)` and compare with 1.",
            )
        return found

    def _trigger(self, row: Row) -> tuple[str, ...]:
        text = row.exact("trigger")
        names: list[str] = []
        for part in filter(None, (piece.strip() for piece in text.split(","))):
            found = REFERENCE.fullmatch(part)
            if found is None:
                row.note(
                    "trigger",
                    "reference.malformed",
                    f"`{part}` is no reference to a question.",
                    f"write `${{{part.strip('${} ')}}}`.",
                )
            else:
                names.append(found.group("name"))
                self.uses.triggers.append((row, found.group("name")))
        if row.exact_quietly("type") == "background-geopoint" and not text:
            row.note("trigger", "trigger.missing", "A background-geopoint needs a trigger.", "write `${name}`.")
        return tuple(names)

    def _note_collected(self, row: Row, read: ReadType) -> None:
        if read.type in OLD_DEVICE_FACTS:
            row.note("type", "type.old_device_fact", f"Phones no longer give their {read.type}.", "delete the row.")
        if read.type in COLLECTED | ATTACHED:
            for key in ("required", "constraint", "choice_filter"):
                if row.has(key):
                    row.note(
                        key,
                        "cell.unused",
                        f"A row of type {read.type} is never asked; the cell has no effect.",
                        "delete it.",
                    )
        if read.type in {"note"} | COMPUTED and row.has("required") and self._is_yes(row, "required"):
            row.note(
                "required",
                "required.unanswerable",
                *(
                    (
                        "A required note is a stop: while it is shown, nobody can go on.",
                        "leave it so if that is meant, and say in it what to put right.",
                    )
                    if read.type == "note"
                    else (f"A {read.type} is never asked, so that it is required has no effect.",)
                ),
                "delete it.",
            )

    @staticmethod
    def _is_yes(row: Row, key: str) -> bool:
        return row.exact_quietly(key).casefold() in _YES

    def _constraint(self, row: Row, read: ReadType, path: str, name: str) -> Expression | None:
        written = self.uses.expression(row, "constraint", path, name)
        if read.constraint:
            if written is None:
                return row.read("type", read.constraint)
            return row.read("constraint", f"({written.text}) and ({read.constraint})")
        return written

    def _message(self, row: Row, key: str) -> Texts:
        if row.has(f"{key}_message") and not row.has(key):
            row.note(
                f"{key}_message",
                "message.unused",
                f"There is a message, but no {key}.",
                f"write the {key}.",
                "delete the message.",
            )
        return row.texts(f"{key}_message")

    def _default(self, row: Row, read: ReadType, path: str, name: str) -> tuple[str | None, Expression | None]:
        text = row.raw("default")
        if not text:
            return None, None
        outside = _QUOTED.sub("''", text)
        is_written = (
            read.type in {"date", "dateTime", "geopoint", "geotrace", "geoshape"} and re.search(r"\d-\d", outside)
        ) or (read.type == "time" and _WRITTEN_TIME.match(outside))
        if is_written or not _COMPUTED_DEFAULT.search(outside):
            self._check_written(row, read, outside)
            return (text if is_written else row.exact("default")), None
        return text, self.uses.expression(row, "default", path, name)

    def _check_written(self, row: Row, read: ReadType, outside: str) -> None:
        """Warns of a default that is kept as it is written here, and computed by who converts the form elsewhere."""
        sign = _SIGN.search(_NO_SIGN.sub(" ", outside))
        if sign is None or (sign.group() == "-" and read.type not in {"text", "integer", "decimal", "time"}):
            return
        fix = "leave the zone out." if read.type in {"time", "dateTime"} else "write string('…') round it."
        row.note(
            "default",
            "expression.reads_otherwise",
            f"Other programs compute this default because of its `{sign.group()}`, and may refuse the form.",
            fix,
        )
