"""What `titian learning check` can find in practice interviews: every code, its meaning and what to do."""
# ruff: noqa: E501  # a table reads best one row a line

from __future__ import annotations

from typing import Final

from titian.instrument.errors import Problem

CODES: Final[dict[str, tuple[str, str]]] = {
    # Files
    "learning.no_file": ("a file is missing", "Write it, or name the right folder."),
    "learning.unreadable": ("a file is not YAML", "Look at indentation and quotation marks."),
    "learning.shape": ("a file says something that cannot be used", "Correct the field that is named."),
    "learning.untold_share": ("among twelve personas or more, untold is best in fewer than a third", "Write more personas who are right to say nothing today."),
    "persona.not_there": ("the persona to be checked is not in the folder", "Name one that is."),
    "persona.name": ("a file and its persona have two names", "Give both the same name."),
    # Names inside a persona
    "persona.unknown_name": ("a name stands for nothing: a flag, a fact, a line or an ending", "Correct it, or write what it names."),
    "persona.same_name": ("a name stands twice", "Rename one of the two."),
    "persona.unknown_move": ("an own move breaks the closed set: no rule, or no words", "Say which rule of conduct it keeps or breaks."),
    "persona.rule_changed": ("a persona makes a common move keep or break another rule", "Change its trust alone, or write a move of its own."),
    "persona.subject": ("a subject is not put to this person in the pack, or two facts share one", "Name a subject of the pack, once."),
    "persona.item": ("a question is not in the pack, is not put by an officer, or belongs to another subject", "Name a question of that subject."),
    "persona.value": ("the pack does not take an answer", "Use a value of the question's scale."),
    "persona.language": ("a language is not in contracts/codes/languages.json", "Use a tag of that table."),
    "persona.trust": ("trust begins outside its bounds, or at its least", "Begin above the least and within the most."),
    "persona.marks": ("a mark is no rule that a move keeps", "Take it out, or add the move."),
    "persona.child_content": ("a child's persona holds sexual content", "Take it out: practice with children is about who is with them and who helps."),
    # Words
    "text.missing": ("a text is missing in a language", "Write it in locales/."),
    "text.flaw": ("a translation has wrong letters, lost signs or another number than English", "Look at the text; the code in brackets is explained in docs/coordinators/problems.md."),
    "text.unknown": ("a text belongs to nothing", "Take it out, or correct its id."),
    # What the walk finds
    "persona.too_many_states": ("a persona has more states than can be walked in a second", "Give it fewer facts or flags."),
    "persona.dead_end": ("a talk can stand where no move ends it, or end where no ending fits", "Let the last ending hold for everything."),
    "persona.fact_unreachable": ("nothing an officer can do has a fact told", "Lower what it needs, or let a move set it."),
    "persona.ending_unreachable": ("no talk ends so", "Change when it fits, or move it up."),
    "persona.told_when_pressed": ("a fact is told in answer to a move that breaks a rule", "Let nothing be told there."),
    "persona.pressing_tells": ("after pressing, more can be told than before", "Let pressing take trust, and set nothing a fact needs."),
    "persona.told_without_consent": ("a fact can be told before a yes", "Add `consent` to what it needs."),
    "persona.told_without_privacy": ("a private answer can be told where others hear", "Add `private` to what it needs."),
    "persona.no_break": ("a body cue stands and no break ends it", "Let `break` clear the cue and keep K10."),
    "persona.no_open_door": ("there is no good ending with nothing told", "Add an ending of the kind `open` that holds while nothing is told."),
    "persona.no_full_marks": ("no talk keeps every rule this practice is about, breaks none and ends best", "Look at what `marks` and `best` ask for."),
    "persona.best": ("the best ending is not a good one", "Name a good ending."),
    "persona.nothing_to_tell": ("somebody with nothing to tell has answers from which the rules conclude something urgent", "Take the answers out, or nothing_to_tell."),
}  # fmt: skip
"""Code → what it says, and what to do."""


def problem(code: str, what: str, subject: str = "", *fixes: str) -> Problem:
    """A problem of a known code. Without fixes the remedy of its code is told."""
    return Problem(code=code, what=what, fixes=fixes or (CODES[code][1],), subject=subject)
