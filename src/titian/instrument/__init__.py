"""The instrument: questions, indicators and outcome rules, from an author's sheets to the outcome of a screening.

    pack = load_pack("content/packs/first-contact")
    logic = parse_logic(compile_logic(pack))
    evaluate(logic, parse_answers(logic, {"P01": "yes", "P02": "yes", "P10": "yes"}))

No Django, no network, no clock: the same input gives the same result everywhere.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .answers import parse_answers
    from .asking import Asking, find_next
    from .errors import AnswersError, ExpressionError, InstrumentError, LogicError, PackError, Problem
    from .expressions import Tree, parse_expression, tree_from_json, tree_to_json
    from .logic import Logic, parse_logic
    from .outcome import Outcome, Reason, RuleOutcome, evaluate
    from .pack import Pack, compile_logic, load_pack
    from .visible import Visible, see_outcome

__all__ = [
    "AnswersError",
    "Asking",
    "ExpressionError",
    "InstrumentError",
    "Logic",
    "LogicError",
    "Outcome",
    "Pack",
    "PackError",
    "Problem",
    "Reason",
    "RuleOutcome",
    "Tree",
    "Visible",
    "compile_logic",
    "evaluate",
    "find_next",
    "load_pack",
    "parse_answers",
    "parse_expression",
    "parse_logic",
    "see_outcome",
    "tree_from_json",
    "tree_to_json",
]

# Loaded when it is asked for: whoever wants languages alone does without the grammar of expressions, 4 MiB of a hub.
_PLACES: Final = {
    "answers": ("parse_answers",),
    "asking": ("Asking", "find_next"),
    "errors": ("AnswersError", "ExpressionError", "InstrumentError", "LogicError", "PackError", "Problem"),
    "expressions": ("Tree", "parse_expression", "tree_from_json", "tree_to_json"),
    "logic": ("Logic", "parse_logic"),
    "outcome": ("Outcome", "Reason", "RuleOutcome", "evaluate"),
    "pack": ("Pack", "compile_logic", "load_pack"),
    "visible": ("Visible", "see_outcome"),
}

if not TYPE_CHECKING:  # a name that is not there stays an error for whoever checks types

    def __getattr__(name: str) -> object:
        for place, names in _PLACES.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{place}"), name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
