r"""Patterns of regex(…): the part of regular expressions that Python, JavaScript and Java read alike.

`pattern_problems` tells by name what one of them lacks or reads otherwise. Taken: literals, `.`, `[…]`, `\d \w \s`
and their opposites, `\t \n \r \f \v`, `\uXXXX`, `\xXX`, escaped signs such as `\.`, `^ $`, `\b \B`, `( ) (?: ) (?= )`,
`(?! )`, `|`, `* + ? {n} {n,} {n,m}` and lazy `?`, `\1`. In `[\w-.]` the `-` means itself. As in JavaScript,
`\d \w \b` mean ASCII, `\s` every white space, `.` all but line breaks, `$` the very end; a character is a Unicode code
point.

A pattern longer than 500 characters is refused, one with repeats of repeats that no text is worth, `(a{9}){9999}`, and
one that refers back and repeats much. `would_run_for_years` tells of those that repeat a repeat without a sign between
the rounds, as in `(a+)+`: our own runtime goes all ways at once, other programs try one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from titian.instrument.errors import Problem

LONGEST = 500
MOST_STATES = 20_000
_SPACES = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BREAKS = r"\n\r\u2028\u2029"
_DIFFERS: tuple[tuple[str, str, str], ...] = (
    (r"\(\?P[<=>]", "named groups of Python", "use plain brackets."),
    (r"\(\?<[A-Za-z]", "named groups", "use plain brackets."),
    (r"\(\?<[=!]", "looking behind", "look ahead from the start with ^(?=…)."),
    (r"\(\?[aiLmsux-]+[:)]", "flags inside the pattern", "write both cases, as in [Aa]."),
    (r"\(\?>", "atomic groups", "use (?:…)."),
    (r"\(\?#", "comments", "leave the comment out."),
    (r"\(\?\(", "conditions", "write both cases with |."),
    (r"[*+?}]\+", "possessive repeats", "leave out the second +."),
    (r"\\[pP]", "Unicode classes", r"list the letters, as in [\u0E00-\u0E7F]."),
    (r"\\[AzZGQEKhHRXN]", "anchors and classes of one language", "use ^, $ or a plain class."),
    (r"\\c", "control escapes", r"use \t, \n or \uXXXX."),
    (r"\\[089]", "octal escapes", r"use \xXX."),
    (r"\\k", "named references", r"use \1."),
    (r"\\U", "long Unicode escapes", r"use \uXXXX."),
    (r"\\u(?![0-9A-Fa-f]{4})|\\x(?![0-9A-Fa-f]{2})", "a short escape", r"write four digits after \u, two after \x."),
    (r"\\[aegijlmoqyCFIJLMOTVY]", "an escaped letter without a meaning", "leave the backslash out."),
)
_CLASS_DIFFERS: tuple[tuple[str, str, str], ...] = (
    (r"&&|--|~~|\|\|", "set operations in a class", "escape the sign, or list the characters."),
    (r"(?<!\\)\[", "[ within a class", r"write \[ for the bracket itself, or list the characters."),
    (r"\\b", "a backspace in a class", r"use \x08."),
    (r"\\[SB]", "an opposite within a class", "write it outside the class, with |."),
    (r"^\^?\]", "a bracket at the start of a class", r"write \] for the bracket itself."),
)
_TOKEN = re.compile(
    r"\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|\(\?[:=!]|.",
    re.DOTALL,
)
_REPEAT = re.compile(r"[*+]|\{\d+(?:,\d*)?\}")
_COUNT = re.compile(r"[*+?]|\{(\d+)(?:,(\d*))?\}")
_ENDLESS = re.compile(r"[*+]|\{\d+,\}")
# After a class such as \w a `-` cannot begin a range: Java and JavaScript read it as itself, Python wants it escaped.
_DASH = re.compile(r"(\\[dswDSW])-(?!\])")
_PLAIN = re.compile(r"\\[^A-Za-z0-9]|[^\\.\[\](){}|^$*+?]", re.DOTALL)


def pattern_problems(pattern: str) -> list[Problem]:
    """Everything in a pattern that the languages do not share, or that cannot be compiled."""
    if len(pattern) > LONGEST:
        return [_problem(f"A pattern has {len(pattern)} characters; {LONGEST} are allowed.", "check parts in turn.")]
    parts = _TOKEN.findall(pattern)
    bare = "".join("[]" if _is_class(part) else part.partition("{")[0] or part for part in parts if part != "\\\\")
    classes = [part[1:-1].replace("\\\\", "") for part in parts if _is_class(part)]
    found = [
        _differs(slip[0], what, fix)
        for expression, what, fix in _DIFFERS
        for text in (bare, *classes)
        for slip in re.finditer(expression, text)
    ]
    found += [
        _differs(slip[0], what, fix)
        for expression, what, fix in _CLASS_DIFFERS
        for text in classes
        for slip in re.finditer(expression, text)
    ]
    found += [
        _differs(part, "a bracket that belongs to nothing", f"write \\{part} for the bracket itself.")
        for part in parts
        if part in ("{", "}", "]")
    ]
    return found or _compile_problems(pattern, parts)


def _is_class(part: str) -> bool:
    return part.startswith("[") and len(part) > 1


def _compile_problems(pattern: str, parts: Sequence[str]) -> list[Problem]:
    try:
        re.compile(_translated(parts), re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        return [_problem(f"The pattern `{pattern}` cannot be read: {error}.", "check its brackets and repeats.")]
    if _states(parts) > MOST_STATES:
        return [_problem(f"The pattern `{pattern}` is too large.", "repeat less often.")]
    if _refers_back_for_long(parts):
        return [
            _problem(
                f"The pattern `{pattern}` refers back and repeats much: for some texts it would run for ever.",
                "repeat no bracket, and no more than two things without end.",
            )
        ]
    return []


def would_run_for_years(pattern: str) -> bool:
    """Whether some texts would keep programs busy that try one way after the other."""
    return _repeats_a_repeat(_TOKEN.findall(pattern))


def _refers_back_for_long(parts: Sequence[str]) -> bool:
    if not any(re.match(r"\\[1-9]", part) for part in parts):
        return False
    repeated = any(part == ")" and _REPEAT.fullmatch(after) for part, after in pairwise(parts))
    return repeated or sum(_ENDLESS.fullmatch(part) is not None for part in parts) > 2


def _states(parts: Sequence[str]) -> int:
    """How many states the pattern has in our runtime, at most."""
    sizes: list[list[int]] = [[]]
    for part in parts:
        found = _COUNT.fullmatch(part)
        if part.startswith("("):
            sizes.append([])
        elif part == ")" and len(sizes) > 1:
            inside = sizes.pop()
            sizes[-1].append(sum(inside) + 2)
        elif found and sizes[-1]:
            rounds = 1 + max([1, *(int(number) for number in found.groups() if number)])
            sizes[-1][-1] = (sizes[-1][-1] + 1) * rounds
        else:
            sizes[-1].append(1)
    return sum(map(sum, sizes))


def _problem(what: str, fix: str) -> Problem:
    return Problem(code="expression.bad_pattern", what=what, fixes=(fix,))


def _differs(found: str, what: str, fix: str) -> Problem:
    return _problem(f"`{found}` in a pattern ({what}) is not read alike everywhere.", fix)


def _repeats_a_repeat(parts: Sequence[str]) -> bool:
    """Whether a bracket that repeats without end holds what repeats without end, and nothing tells the rounds apart."""
    groups: list[list[str]] = [[]]  # of each open bracket, its parts; an inner bracket counts as its own parts
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else ""
        endless = _ENDLESS.fullmatch(following) is not None
        if part.startswith("("):
            groups.append([])
        elif part == ")" and len(groups) > 1:
            inside = groups.pop()
            if endless and any(map(_ENDLESS.fullmatch, inside)) and not _is_told_apart(inside):
                return True
            groups[-1] += ["(", *inside, ")"] if endless or any(map(_ENDLESS.fullmatch, inside)) else ["("]
        else:
            groups[-1].append(part)
    return False


def _is_told_apart(inside: Sequence[str]) -> bool:
    """Whether each round begins or ends with a sign that nothing repeated within it can match."""
    if "|" in inside or not inside:
        return False
    repeated = [inside[at - 1] for at, part in enumerate(inside) if at and _ENDLESS.fullmatch(part)]
    ends = [inside[-1]] + ([inside[0]] if len(inside) > 1 and not re.match(r"[*+?{]", inside[1]) else [])
    return any(
        _PLAIN.fullmatch(end) is not None and not any(part == ")" or _matches(part, end) for part in repeated)
        for end in ends
    )


def _matches(part: str, sign: str) -> bool:
    return re.fullmatch(_translated([part]), sign.removeprefix("\\"), re.ASCII) is not None


def _translated(parts: Sequence[str]) -> str:
    """The pattern for Python's `re`, meaning what it means to JavaScript."""
    meant = {"$": r"\Z", ".": f"[^{_BREAKS}]", r"\s": f"[{_SPACES}]", r"\S": f"[^{_SPACES}]"}
    return "".join(
        re.sub(
            r"\\.",
            lambda found: _SPACES if found[0] == r"\s" else found[0],
            _DASH.sub(r"\1\-", part),
            flags=re.DOTALL,
        )
        if _is_class(part)
        else meant.get(part, part)
        for part in parts
    )
