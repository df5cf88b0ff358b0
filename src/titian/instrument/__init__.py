"""The instrument: questions, indicators and outcome rules, from an author's sheets to the outcome of a screening.

    pack = load_pack("content/packs/first-contact")
    logic = parse_logic(compile_logic(pack))
    evaluate(logic, parse_answers(logic, {"P01": "yes", "P02": "yes", "P10": "yes"}))

No Django, no network, no clock: the same input gives the same result everywhere.
"""

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
