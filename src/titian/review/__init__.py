"""What a specialist is told about a pack: what is wrong, what a change does, how often an outcome comes, how it looks.

    check_pack("content/packs/first-contact")     every problem, from a wrong cell to a rule nobody can reach
    simulate(logic, Shares(), number=2000)        how often each outcome comes, under stated shares
    compare(old, new)                             what changed for an officer and a person, in words
    draw(subject)                                 the instrument as one picture

No Django, no network, no clock. Nothing here decides for an author: it shows.
"""

from .check import Check, check_pack
from .diff import Comparison, compare
from .findings import CODES, Finding
from .picture import draw
from .simulate import Simulation, simulate
from .subject import Subject, read_subject
from .walk import Interview, Shares

__all__ = [
    "CODES",
    "Check",
    "Comparison",
    "Finding",
    "Interview",
    "Shares",
    "Simulation",
    "Subject",
    "check_pack",
    "compare",
    "draw",
    "read_subject",
    "simulate",
]
