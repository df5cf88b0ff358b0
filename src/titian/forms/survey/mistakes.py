"""Why an expression cannot be read: the usual slips of spreadsheet authors, all of them at once."""

from __future__ import annotations

import re

from lark.exceptions import UnexpectedInput

from titian.instrument.errors import ExpressionError, Problem
from titian.instrument.grammar import NAME, failed_at, one_problem

_SLIPS: tuple[tuple[str, str, str], ...] = (
    (r"[\u201c\u201d\u2018\u2019\u00ab\u00bb]", "a curly quotation mark", "use straight quotes: 'yes'."),
    (r"[\u00a0\u2000-\u200f\u2028-\u202f\u2060\ufeff]", "an invisible character", "type the space again."),
    (r"==+", "`==`", "write = once."),
    (r"<>|\u2260", "not-equal in another language", "write !=."),
    (r"=<|\u2264", "less-or-equal in another language", "write <=."),
    (r"=>|\u2265", "greater-or-equal in another language", "write >=."),
    (r"&&?", "`&`", "write and; to join texts, concat(a, b)."),
    (r"\|\|", "`||`", "write or."),
    (r"!(?!=)", "`!`", "write not(…), or != for not equal."),
    (r"%", "`%`", "write mod for the remainder, or div 100."),
    (r"\u00d7", "a multiplication sign", "write *."),
    (r"\u00f7", "a division sign", "write div."),
    (r"\u2212|\u2013|\u2014", "a long dash", "write - for minus."),
    (r";", "`;`", "separate arguments with commas."),
    (r"\^", "`^`", "write pow(a, b)."),
    (r"\\", "a backslash", "leave it out; it belongs only inside a quoted pattern."),
    (r"\$\{[^}]*\{", "`{` within ${…}", "close the first name with }."),
    (r"\$\{[^}]*$", "`${` without its `}`", "close the name with }."),
    (r"\$\{\s*\}", "`${}` without a name", "write the name of a question between the braces."),
    (
        r"\$\{[^}]*\}",
        "a name that cannot be one",
        "names begin with a letter and hold letters, digits, - _ and . only.",
    ),
    (r"\$\s+\{", "a space within `${`", "write ${name}."),
    (r"(?<!\$)\{", "`{`", "write ${name}."),
    (r"(?<![\w.-])(AND|OR|DIV|MOD)(?![\w.-])", "an operator in capitals", "write and, or, div, mod in small letters."),
    (r"(?<=[\d)}])\s*/\s*(?=[\d($])", "`/`", "write div to divide."),
)
_FIELD = re.compile(rf"\$\{{[ \t\r\n]*(last-saved#)?{NAME}[ \t\r\n]*\}}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_BETTER_NAMES = "name a question, ${age}."


def explain(text: str, error: UnexpectedInput) -> ExpressionError:
    """The ExpressionError of a text the grammar does not read."""
    if not text.strip():
        return one_problem("expression.empty", "There is no expression here.", "write one, or leave the cell empty.")
    at = failed_at(text, error)
    problems = list(_slips(text)) or [_unfinished(text) if at is None else _unreadable(text, at)]
    return ExpressionError(f"The expression `{text}` cannot be read.", problems)


def _slips(text: str) -> list[Problem]:
    bare = _QUOTED.sub(lambda found: "'" + "_" * (len(found[0]) - 2) + "'", text)
    open_quote = re.search(r"['\"](?!_*')", re.sub(r"'_*'", lambda found: "~" * len(found[0]), bare))
    if open_quote:
        bare = bare[: open_quote.start()]
    bare = _FIELD.sub(lambda found: "${" + "a" * (len(found[0]) - 3) + "}", bare)
    found: dict[int, Problem] = {}
    for pattern, what, fix in _SLIPS:
        for slip in re.finditer(pattern, bare):
            if _FIELD.fullmatch(slip[0]):
                continue
            at = slip.start() + 1
            found.setdefault(
                at,
                Problem(code="expression.unreadable", what=f"Here stands {what}.", fixes=(fix,), character=at),
            )
    if open_quote:
        at = open_quote.start() + 1
        found[at] = Problem(
            code="expression.unfinished",
            what="A quotation begins here and does not end.",
            fixes=(f"close it with {open_quote[0]}.", f"write a text that holds {open_quote[0]} in the other quotes."),
            character=at,
        )
    return [found[at] for at in sorted(found)]


def _unfinished(text: str) -> Problem:
    waiting: list[int] = []
    for at, character in enumerate(_QUOTED.sub(lambda found: "_" * len(found[0]), text)):
        if character in "([":
            waiting.append(at)
        elif character in ")]" and waiting:
            waiting.pop()
    if waiting:
        at = waiting[-1]
        return Problem(
            code="expression.unfinished",
            what=f"The bracket {text[at]} opened here is not closed.",
            fixes=(f"close it with {')' if text[at] == '(' else ']'}.",),
            character=at + 1,
        )
    return Problem(
        code="expression.unfinished",
        what="The expression ends too early.",
        fixes=("finish the part after the last operator.",),
        character=len(text.rstrip()) + 1,
    )


def _unreadable(text: str, at: int) -> Problem:
    rest, before = text[at : at + 20].strip(" \t\r\n"), text[:at].rstrip()
    fixes: tuple[str, ...]
    if before.endswith("not"):
        fixes = ("write not(…) with brackets.",)
    elif rest[0] in ")]":
        fixes = ("leave this bracket out, or open one before it.",) if before else (_BETTER_NAMES,)
    elif re.match(r"[\w$'\".(]", rest) and re.search(r"[\w})\]'\".]$", before):
        fixes = ("put and, or, = or another operator between the two parts.", "put a comma between two arguments.")
    elif rest[0] in "=<>*,|+":
        fixes = (f"put something before {rest[0]}, for example a question, ${{age}}.",)
    else:
        fixes = ("leave it out.", _BETTER_NAMES)
    return Problem(code="expression.unreadable", what=f"`{rest}` cannot be read here.", fixes=fixes, character=at + 1)
