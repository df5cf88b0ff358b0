"""What a quoted text given straight to a function gives away before anybody fills in the form."""

from __future__ import annotations

import re
from dataclasses import replace

from titian.instrument.errors import Problem
from titian.instrument.grammar import NAME

from .dates import is_date, unknown_formats
from .patterns import pattern_problems
from .tree import Call, Field, Text, Tree

DIGESTS = ("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512")
ENCODINGS = ("base64", "hex")
_REFERENCE = re.compile(rf"\s*(\$\{{\s*{NAME}\s*\}}|(\.{{0,2}}/)*{NAME}(/{NAME})*|\.)\s*")


def check_literals(call: Call) -> list[Problem]:
    """Problems of the quoted arguments of a call, each at its argument."""
    found: list[Problem] = []
    match call:
        case Call(name="regex", of=(_, Text(value=pattern) as text)):
            found += [replace(problem, character=text.at) for problem in pattern_problems(pattern)]
        case Call(name="format-date" | "format-date-time", of=(value, pattern)):
            found += _date(call, value)
            if isinstance(pattern, Text):
                found += [bad_format(name, pattern.at) for name in unknown_formats(pattern.value)]
        case Call(name="date" | "date-time" | "decimal-date-time", of=(value,)):
            found += _date(call, value)
        case Call(name="digest", of=(_, algorithm, *encoding)):
            if isinstance(algorithm, Text) and algorithm.value not in DIGESTS:
                found.append(bad_digest(algorithm.value, algorithm.at))
            if encoding and isinstance(encoding[0], Text) and encoding[0].value not in ENCODINGS:
                found.append(bad_encoding(encoding[0].value, encoding[0].at))
        case Call(name="jr:choice-name", of=(_, reference)):
            if not isinstance(reference, Text) or not _REFERENCE.fullmatch(reference.value):
                shown = f"${{{reference.name}}}" if isinstance(reference, Field) else "${needs}"
                found.append(
                    Problem(
                        code="expression.arguments",
                        what="The second argument of jr:choice-name(…) is the question itself, in quotes.",
                        fixes=(f"write '{shown}'.",),
                        character=reference.at,
                    )
                )
    return found


def _date(call: Call, value: Tree) -> list[Problem]:
    if not isinstance(value, Text) or not value.value or is_date(value.value):
        return []
    return [
        Problem(
            code="expression.bad_date",
            what=f"`{value.value}` in {call.name}(…) is no date.",
            fixes=("write it as in '2026-03-09' or '2026-03-09T14:05:00+07:00'.",),
            character=value.at,
        )
    ]


def bad_format(name: str, at: int) -> Problem:
    """A format-date identifier that means nothing."""
    return Problem(
        code="expression.bad_format",
        what=f"{name} means nothing in a date pattern.",
        fixes=("use %Y %y %m %n %B %b %d %e %A %a %w %H %h %M %S %3.", "write %% for the sign itself."),
        character=at,
    )


def bad_digest(name: str, at: int) -> Problem:
    """A digest nobody computes."""
    what = f"There is no digest called {name}."
    return Problem(code="expression.bad_digest", what=what, fixes=(f"use one of {', '.join(DIGESTS)}.",), character=at)


def bad_encoding(name: str, at: int) -> Problem:
    """An encoding nobody writes."""
    what = f"A digest cannot be written as {name}."
    return Problem(code="expression.bad_digest", what=what, fixes=("use 'base64' or 'hex'.",), character=at)
