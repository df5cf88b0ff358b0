"""The functions of the `survey` profile in one table: what each takes, gives and means, and where it comes from.

The table serves the parser, the checks of trees, the tests of the cases and `contracts/expressions/survey.md`.

Sources: `xpath` = XPath 1.0 (W3C, 1999) section 4; `odk` = ODK XForms specification, "XPath Functions"; `docs` = ODK's
page of form operators and functions. Arguments are converted as XPath 1.0 section 3.2 says, if nothing else is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Source = Literal["xpath", "odk", "docs"]
Kind = Literal["text", "number", "boolean", "date", "nodes", "any"]


@dataclass(frozen=True)
class Function:
    """How a function is called. `most` None = any number; `step` 2 = further arguments come in pairs.

    `nodes` holds the arguments, counted from 0, that must be paths; -1 = all of them.
    """

    name: str
    least: int
    most: int | None
    gives: Kind
    meaning: str
    source: Source
    nodes: tuple[int, ...] = ()
    step: int = 1

    def accepts(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        if count < self.least or (self.most is not None and count > self.most):
            return False
        return (count - self.least) % self.step == 0

    def needs_nodes(self, index: int) -> bool:
        """Whether that argument must be a path."""
        return index in self.nodes or -1 in self.nodes


_TABLE = (
    # choosing
    Function("if", 3, 3, "any", "the second argument when the first is true, else the third", "odk"),
    Function("coalesce", 2, 2, "any", "the first argument, or the second when the first is blank", "odk"),
    Function("once", 1, 1, "any", "what this question already holds; the argument when it is blank", "odk"),
    Function("depend", 1, None, "any", "the first argument; the others only say what it depends on", "odk"),
    # selects
    Function("selected", 2, 2, "boolean", "the space-separated list holds the value; blank is in a blank list", "odk"),
    Function("selected-at", 2, 2, "text", "the item of the list at that place, from 0; blank outside it", "odk"),
    Function("count-selected", 1, 1, "number", "how many items the list holds", "odk"),
    Function(
        "jr:choice-name", 2, 2, "text", "the label of a choice: its value, then the question in quotes, '${x}'", "odk"
    ),
    Function("jr:itext", 1, 1, "text", "the text of that id in the language shown, as the itextId of a choice", "docs"),
    # numbers
    Function("number", 0, 1, "number", "the argument as a number; ISO dates as days since 1970-01-01", "odk"),
    Function("int", 1, 1, "number", "the number without its fraction", "odk"),
    Function(
        "round",
        1,
        2,
        "number",
        "to the nearest whole number, or to so many decimals; halves go up, as in -2.5 to -2",
        "odk",
    ),
    Function("floor", 1, 1, "number", "the greatest whole number not above it", "xpath"),
    Function("ceiling", 1, 1, "number", "the least whole number not below it", "xpath"),
    Function("abs", 1, 1, "number", "the number without its sign", "odk"),
    Function("pow", 2, 2, "number", "the first to the power of the second", "odk"),
    Function("exp", 1, 1, "number", "e to that power", "odk"),
    Function("exp10", 1, 1, "number", "ten to that power", "odk"),
    Function("log", 1, 1, "number", "natural logarithm", "odk"),
    Function("log10", 1, 1, "number", "logarithm to base ten", "odk"),
    Function("sqrt", 1, 1, "number", "square root", "odk"),
    Function("sin", 1, 1, "number", "sine of an angle in radians", "odk"),
    Function("cos", 1, 1, "number", "cosine", "odk"),
    Function("tan", 1, 1, "number", "tangent", "odk"),
    Function("asin", 1, 1, "number", "angle of a sine", "odk"),
    Function("acos", 1, 1, "number", "angle of a cosine", "odk"),
    Function("atan", 1, 1, "number", "angle of a tangent", "odk"),
    Function("atan2", 2, 2, "number", "angle of the point (second, first)", "odk"),
    Function("pi", 0, 0, "number", "3.141592653589793", "odk"),
    Function("random", 0, 0, "number", "at least 0 and less than 1; the context draws it", "odk"),
    Function(
        "sum",
        1,
        1,
        "number",
        "of the nodes; blank ones are left out, one that is no number gives NaN",
        "odk",
        nodes=(0,),
    ),
    Function("min", 1, None, "number", "the least; blanks are left out, one that is no number gives NaN", "odk"),
    Function("max", 1, None, "number", "the greatest; blanks are left out, one that is no number gives NaN", "odk"),
    # truth
    Function("boolean", 1, 1, "boolean", "the argument as true or false", "xpath"),
    Function("boolean-from-string", 1, 1, "boolean", "whether the text is `true` or `1`", "odk"),
    Function("true", 0, 0, "boolean", "true", "xpath"),
    Function("false", 0, 0, "boolean", "false", "xpath"),
    Function("not", 1, 1, "boolean", "the opposite", "xpath"),
    Function("lang", 1, 1, "boolean", "whether the form is shown in that language", "xpath"),
    Function("regex", 2, 2, "boolean", "whether the whole text fits the pattern", "docs"),
    Function(
        "checklist",
        2,
        None,
        "boolean",
        "from min to max of the rest are true; -1 = no limit; nodes count one by one",
        "odk",
    ),
    Function(
        "weighted-checklist",
        2,
        None,
        "boolean",
        "the same over pairs of truth and weight, summing the weights",
        "odk",
        step=2,
    ),
    # text
    Function("string", 0, 1, "text", "the argument as text", "xpath"),
    Function("concat", 0, None, "text", "all texts one after another; of a path, all its nodes", "odk"),
    Function("join", 1, None, "text", "the same with the first argument between them", "odk"),
    Function("string-length", 0, 1, "number", "how many characters (Unicode code points)", "xpath"),
    Function("substr", 2, 3, "text", "from one place up to, not with, another; from 0; negative = from the end", "odk"),
    Function("substring", 2, 3, "text", "from a place, from 1, so many characters; both are rounded", "xpath"),
    Function("substring-before", 2, 2, "text", "what stands before the first occurrence, or blank", "xpath"),
    Function("substring-after", 2, 2, "text", "what stands after the first occurrence, or blank", "xpath"),
    Function("contains", 2, 2, "boolean", "whether the first holds the second", "xpath"),
    Function("starts-with", 2, 2, "boolean", "whether the first begins with the second", "xpath"),
    Function("ends-with", 2, 2, "boolean", "whether the first ends with the second", "odk"),
    Function(
        "translate", 3, 3, "text", "each character of the second replaced by that of the third, or left out", "xpath"
    ),
    Function("normalize-space", 0, 1, "text", "no space at the ends, single spaces within", "xpath"),
    Function("uuid", 0, 1, "text", "a random version 4 UUID, or so many characters of such", "odk"),
    Function(
        "digest", 2, 3, "text", "MD5, SHA-1, SHA-256, SHA-384 or SHA-512 of the UTF-8 text, in base64 or hex", "odk"
    ),
    Function("base64-decode", 1, 1, "text", "the UTF-8 text in it; blank when it cannot be read", "docs"),
    Function(
        "pulldata", 4, 4, "text", "of a list, the column named second where the column named third has a value", "odk"
    ),
    Function("property", 1, 1, "text", "what the device says of itself, such as `deviceid`", "odk"),
    Function("version", 0, 0, "text", "the version of the form", "odk"),
    # dates
    Function("today", 0, 0, "date", "the day of the context's clock", "odk"),
    Function("now", 0, 0, "date", "the moment of the context's clock", "odk"),
    Function("date", 1, 1, "date", "the day: of ISO text, of a number of days since 1970-01-01, or of a moment", "odk"),
    Function("date-time", 1, 1, "date", "the moment: of the same", "docs"),
    Function("format-date", 2, 2, "text", "a date in a pattern: %Y %y %m %n %B %b %d %e %A %a %w %%, and times", "odk"),
    Function("format-date-time", 2, 2, "text", "the same with times: %H %h %M %S %3", "odk"),
    Function("decimal-date-time", 1, 1, "number", "days since 1970-01-01T00:00Z, with their fraction", "odk"),
    Function("decimal-time", 1, 1, "number", "a time of day as a fraction of the day", "odk"),
    # nodes
    Function("count", 1, 1, "number", "how many nodes", "xpath", nodes=(0,)),
    Function("count-non-empty", 1, 1, "number", "how many nodes are not blank", "odk", nodes=(0,)),
    Function(
        "position",
        0,
        1,
        "number",
        "within a predicate its place; else the place among siblings of the same name",
        "odk",
        nodes=(0,),
    ),
    Function("last", 0, 0, "number", "within a predicate, how many there are", "xpath"),
    Function("name", 0, 1, "text", "the name of the first node", "xpath", nodes=(0,)),
    Function("local-name", 0, 1, "text", "the same without its prefix", "xpath", nodes=(0,)),
    Function("namespace-uri", 0, 1, "text", "blank: the nodes of a form stand in none", "xpath", nodes=(0,)),
    Function("id", 1, 1, "nodes", "none: no node of a form carries an XML id", "xpath"),
    Function("current", 0, 0, "nodes", "the question the expression belongs to, also within a predicate", "odk"),
    Function("instance", 1, 1, "nodes", "the document of a list: instance('towns')/root/item", "odk"),
    Function(
        "randomize", 1, 2, "nodes", "the nodes shuffled; a seed gives the same order every time", "odk", nodes=(0,)
    ),
    Function(
        "indexed-repeat",
        3,
        None,
        "nodes",
        "the nodes of the first path in the repeats at these places, from 1",
        "odk",
        nodes=(0, 1, 3, 5, 7, 9),
        step=2,
    ),
    # places
    Function("area", 1, 1, "number", "square metres within the points, to 0.01", "odk"),
    Function("enclosed-area", 1, 1, "number", "another name of area", "docs"),
    Function("distance", 1, None, "number", "metres along the points, to 0.01", "odk"),
    Function("geofence", 2, 2, "boolean", "whether a point lies within a shape", "docs"),
)

FUNCTIONS: dict[str, Function] = {function.name: function for function in _TABLE} | {
    "is-selected": Function("is-selected", 2, 2, "boolean", "an older name of selected", "docs"),
}

UNSUPPORTED: dict[str, str] = {
    "extract-signed": "it checks signatures, which only the sealing room may do; check the code outside the form.",
    "upper-case": "ODK has no upper-case; use translate(x, 'abc…', 'ABC…').",
    "lower-case": "ODK has no lower-case; use translate(x, 'ABC…', 'abc…').",
    "normalize-unicode": "ODK has no normalize-unicode; leave the text as it was typed.",
    "replace": "ODK has no replace; use translate(…), or substring-before and substring-after.",
    "matches": "write regex(value, 'pattern').",
    "avg": "write sum(x) div count(x).",
    "empty": "write x = ''.",
    "exists": "write count(x) > 0.",
    "is-null": "write x = ''.",
    "length": "write string-length(x).",
    "len": "write string-length(x).",
    "mod": "write a mod b.",
    "div": "write a div b.",
    "and": "write a and b.",
    "or": "write a or b.",
}
"""Functions people try that ODK does not have, or that this engine leaves out, with what to do instead."""

AXES = (
    "child",
    "parent",
    "self",
    "descendant",
    "descendant-or-self",
    "ancestor",
    "ancestor-or-self",
    "following-sibling",
    "preceding-sibling",
    "following",
    "preceding",
)
OPERATIONS = ("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|")
