"""Practice interviews: personas as data, the machine that answers for them, what must hold of them, the debrief.

    course, logic, problems = read_course(Path("content/learning"), Path("content/packs/first-contact"))
    machine = Machine(course, course.get_persona("fisher"))
    debrief(course, machine, ["look", "care", "card"])

Fictional people only. Practice makes no record of anybody.
"""

from .check import Checked, check_as_written, check_practice
from .debrief import Debrief, conclude, debrief
from .machine import Machine, NotNow, Run, State
from .model import Course, Persona
from .reading import read_course

__all__ = [
    "Checked",
    "Course",
    "Debrief",
    "Machine",
    "NotNow",
    "Persona",
    "Run",
    "State",
    "check_as_written",
    "check_practice",
    "conclude",
    "debrief",
    "read_course",
]
