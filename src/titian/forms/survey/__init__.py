"""The `survey` profile: XPath as ODK and XLSForm have it.

    tree = parse_survey("${age} >= 18")            every problem of an expression at once
    evaluate_tree(tree, context)                   for a form, or anything that answers as an EvaluationContext
    evaluate_text("${age} >= 18", {"age": 20})     straight from answers

`contracts/expressions/survey.md` tells the tree, the functions and the readings of ODK that were chosen.
"""

from .context import Context, EvaluationContext
from .dates import DateNames, Day, Moment
from .evaluation import compile_tree, evaluate_text, evaluate_tree, plain
from .instance import Instance
from .parsing import parse_survey
from .portability import portability_warnings
from .printing import tree_to_text
from .tree import Call, Field, Number, Operation, Path, Step, Text, Tree, tree_from_json, tree_to_json
from .values import Node, Nodes, Value, to_boolean, to_number, to_text
from .vocabulary import FUNCTIONS, Function

__all__ = [
    "FUNCTIONS",
    "Call",
    "Context",
    "DateNames",
    "Day",
    "EvaluationContext",
    "Field",
    "Function",
    "Instance",
    "Moment",
    "Node",
    "Nodes",
    "Number",
    "Operation",
    "Path",
    "Step",
    "Text",
    "Tree",
    "Value",
    "compile_tree",
    "evaluate_text",
    "evaluate_tree",
    "parse_survey",
    "plain",
    "portability_warnings",
    "to_boolean",
    "to_number",
    "to_text",
    "tree_from_json",
    "tree_to_json",
    "tree_to_text",
]
