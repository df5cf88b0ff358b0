"""What each function of `vocabulary.FUNCTIONS` does.

if, coalesce and once are in `evaluation`: they choose what to evaluate.
"""

from . import functions_dates, functions_nodes, functions_plain
from .calling import DOES

__all__ = ["DOES", "functions_dates", "functions_nodes", "functions_plain"]
