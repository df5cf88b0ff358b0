"""What a check can find: every code with its weight, its meaning and what to do.

python -m titian.review.findings      prints the page docs/coordinators/problems.md
"""
# ruff: noqa: E501  # a table reads best one row a line

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from titian.instrument.errors import Problem

Weight = Literal["error", "warning", "note"]
WEIGHTS: tuple[Weight, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Code:
    """One kind of problem. `meaning` completes "This says that …"; `remedy` is an instruction."""

    weight: Weight
    meaning: str
    remedy: str


@dataclass(frozen=True)
class Finding:
    """One thing found in a pack. An error keeps the pack from being published; a warning and a note do not."""

    problem: Problem

    @property
    def code(self) -> str:
        """The stable code."""
        return self.problem.code

    @property
    def weight(self) -> Weight:
        """How much it weighs."""
        return CODES[self.code].weight

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack check --json` prints."""
        problem = self.problem
        return {
            "weight": self.weight,
            "code": problem.code,
            "sheet": problem.sheet,
            "row": problem.row,
            "column": problem.column,
            "subject": problem.subject,
            "what": problem.what,
            "fixes": list(problem.fixes),
        }


def _codes(weight: Weight, *rows: tuple[str, str, str]) -> Iterator[tuple[str, Code]]:
    for name, meaning, remedy in rows:
        yield name, Code(weight, meaning, remedy)


CODES: dict[str, Code] = dict(
    [
        *_codes(
            "error",
            # The folder and its files
            ("pack.no_file", "there is no pack.yaml in this folder", "Name the folder of a pack."),
            ("pack.unreadable", "a file cannot be read", "Save the sheet again as CSV, UTF-8; check quotation marks and indentation."),
            ("pack.too_large", "a sheet is too large", "Split the pack."),
            ("pack.no_sheet", "a sheet is missing", "Add the file, even with a header row only."),
            ("pack.no_column", "a column is missing", "Add it to the header."),
            ("pack.same_column", "a column stands twice", "Keep one."),
            ("pack.unknown_column", "a column is not known", "Correct its name, or take it out. Words belong in locales/."),
            ("pack.too_many_cells", "a row is longer than the header", "Put a cell that has a comma into quotation marks."),
            ("pack.about", "pack.yaml says something that cannot be used", "Correct or add it."),
            ("pack.settings", "settings and pack.yaml do not agree", "Write the same id and version in both."),
            # Cells
            ("pack.id", "a name is not an id", "Begin with a letter; use letters, digits, _ and - only."),
            ("pack.same_id", "an id stands twice", "Rename one of them."),
            ("pack.value", "a cell holds none of the values it may have", "Use one of the values that are named."),
            ("pack.yes_or_no", "a cell should say yes or no", "Write yes or no."),
            ("pack.type", "a question has a type that is not used here", "Write select_one or select_multiple and a list."),
            ("pack.group", "begin_group and end_group do not match", "Open and end each module once."),
            ("pack.stage", "a module does not stand in exactly one stage", "Name a stage of pack.yaml."),
            ("pack.item", "a question contradicts itself", "Follow the sentence of the message."),
            ("pack.phase", "a phase is incomplete", "Fill all three cells, or none."),
            ("pack.recorded", "a question of an unrecorded stage is recorded", "Write no."),
            ("pack.opens", "`opens` says other than opened_when", "Write the same in both."),
            ("pack.no_source", "nothing says where a rule or an indicator comes from", "Name the source, or write that it is a proposal."),
            ("pack.unknown_name", "a name names nothing", "Correct it, or add what it should name."),
            ("pack.empty_list", "a list that a rule reads is empty", "Add indicators to it."),
            ("pack.anchor", "a word needs an anchor that is not named", "Name the item under anchors in pack.yaml."),
            ("pack.no_level", "a talk could end with no level", "Keep a closing rule for incomplete(), one for nothing() and, where answers can be withheld, one for not_screened(), each with a level."),
            ("pack.block", "the places of the block are not 1, 2, 3 … in the order of the sheet", "Write the places in the order in which everybody is asked."),
            ("pack.circle", "things decide about one another in a circle", "Take one of them out of the other's relevant or opened_when."),
            ("pack.sign_off", "a sign-off is missing for this maturity", "Have it signed, or lower the maturity."),
            # Expressions
            ("expression.empty", "there is no expression", "Write always() if it always holds."),
            ("expression.unreadable", "an expression cannot be read", "Use words with brackets, 'quoted names', and, or."),
            ("expression.unfinished", "an expression ends too early", "Close every bracket and quotation mark."),
            ("expression.too_long", "an expression is too long", "Split the rule in two."),
            ("expression.too_deep", "brackets stand too deep", "Write it flatter."),
            ("expression.not_a_test", "a name stands where a word is needed", "Put it into a word: flagged('P07')."),
            ("expression.unknown_word", "a word is not known", "Use a word of the rules."),
            ("expression.arguments", "a word was given what it cannot use", "Write it as the example in the message."),
            ("expression.not_allowed_here", "a word may not stand here", "Say it with another word, or move it to ask_when."),
            ("expression.wrong_word", "a question that is asked is read as seen, or the other way round", "Use the other of flagged and observed."),
            ("expression.unknown_value", "an answer is not on the list of choices", "Use one that is named."),
            ("logic.malformed", "a built logic file is damaged", "Build it again."),
            # Rules
            ("rule.unreachable", "no answers were found with which a rule holds", "Correct its expression, or take the rule out."),
            ("rule.falls", "one more answer that tells of harm takes protection away", "Take out what looks for the absence of an answer; see the pair that is shown."),
            ("rule.closing_level", "a closing rule is more urgent than a rule that stands on an answer", "Lower its level."),
            ("dimension.unreachable", "no answers were found with which a dimension is positive", "Map questions to its indicators."),
            ("item.unused", "nothing reads a question", "Take it out, or let a rule read it. A context question needs a reason in `note`."),
            # What an officer must not be able to work out
            ("tell.shown", "an officer is shown a rule that private answers can be read from", "Give the rule classes; then they are shown in its place."),
            ("tell.text", "a rule that is never shown has words for an officer", "Take them out: what an officer reads stands with the class."),
            ("tell.level", "a rule lacks what stands at its level for everybody", "Write the effects of the level into the rule."),
            ("tell.everybody", "what nothing may lift does not stand for everybody", "Write it into a rule that always holds, or into a level."),
            ("tell.class", "a class is reached from fewer than three subjects, or by no wish", "Let more rules name it, or show another class with it."),
            ("tell.wish", "a class cannot be reached by a wish alone", "Offer everybody a wish that gives a rule of this class."),
            ("tell.subject", "a private question has no subject", "Name what it is about in the column subject."),
            ("tell.gate", "a question that is not private is asked behind a private one", "Mark it as private, or ask it behind another."),
            ("tell.cut", "a private answer would end the questions", "Take stop_questions out of the rule."),
            ("tell.block", "what is asked of everybody depends on more than consent and age", "Take it out of relevant, ask_when, and the module's."),
            ("tell.offence", "a question whose answer could be used against the person is not the lawyer's alone", "Let legal_aid ask it, in a module that opens in mode legal_aid only, and let no other question read it."),
            # Talk
            ("talk.malformed", "talk.yaml cannot be read", "Give it groups and replies, each with an id."),
            ("talk.twice", "two groups, phrases or replies have one name", "Rename one."),
            ("talk.reply", "a phrase offers a reply that is not there", "Correct it, or add it to replies."),
            ("talk.unused", "no phrase offers a reply", "Take it out."),
            # Cases, words, codes
            ("case.malformed", "a case cannot be read", "Give it id, title, answers and expect."),
            ("case.answers", "a case answers what is not asked", "Correct its answers."),
            ("case.fails", "a case does not come out as it says", "Correct the rule, or, if the change is meant, the case."),
            ("text.unreadable", "a file of words cannot be read", "Check its indentation and quotation marks."),
            ("text.missing", "a text is missing in the language the pack is written in", "Write it."),
            ("text.state", "a text has a state nobody stands for", "Write draft, or translated, back_translated or approved with a reviewer."),
            ("language.missing", "a language that pack.yaml names has no words", "Have it translated, or take it out of languages in pack.yaml."),
            ("language.incomplete", "a language that pack.yaml names lacks something a person hears", "Have it translated."),
            ("language.silent", "a language claims a voice and has no clip", "Record it, or set its audio to none in contracts/codes/languages.json."),
            ("clip.missing", "a spoken text has no clip in a language that claims a voice", "Record it, or render a draft: titian voices build."),
            ("clip.stale", "a clip says other words than the text has now", "Record it again."),
            ("clip.not_claimed", "a language has clips and claims no voice", "Set its audio in contracts/codes/languages.json to partial, or to claimed when every clip is there; or take the clips out."),
            ("text.empty", "a text is empty", "Write it, or take the line out."),
            ("text.wrong_script", "a text is in the letters of another language", "Write it in the script the table of languages names."),
            ("text.mixed_scripts", "a text has letters of another script among its own", "Type them anew: letters that look alike are not the same."),
            ("text.other_chinese", "a text has characters of the other form of Chinese", "Write the form of this language."),
            ("text.zawgyi", "a Burmese text was typed with Zawgyi", "Convert it to Unicode."),
            ("text.native_digits", "a text has digits of its own script", "Write 0 to 9."),
            ("text.digits_differ", "the numbers of a text are not those of English", "Correct them."),
            ("text.placeholders", "names in braces are not those of English", "Copy them as they are."),
            ("text.hidden_signs", "a text holds signs nobody sees", "Type it anew without them; phones break lines themselves."),
            ("text.joiner", "a joiner stands where it joins nothing", "Take it out."),
            ("text.not_nfc", "letters are not composed as Unicode's normal form has them", "Save it in NFC."),
            ("text.space_ends", "a text begins or ends with a space", "Take it out."),
            ("code.unknown", "a code is not in its table", "Use a code of the table."),
            ("silence.heard", "a text speaks of hearing and has no words for silence", "Write it a second time, its id with .silent behind it, in English and in each language without a voice. Or give the reason in about_hearing.yaml."),
            ("first.unknown", "first_words in pack.yaml names what is no text of the person's, or names it twice", "Correct it, or take it out. A text for silence goes with its first by itself."),
            ("first.lacking", "a screen that opens with the first words alone says a text that is not one of them", "Add it to first_words in pack.yaml; it must be approved before the first words of a language go live."),
            ("silence.unreadable", "about_hearing.yaml cannot be read", "Write one line a text: `item.P14.label: reason`."),
            ("text.question_denies", "a question for yes or no denies something, so that both tiles fit", "Ask with a word that affirms: “refused” for “did not give”, “different” for “not the same”, “very bad” for “not good”. Or give the reason in denied_questions.yaml."),
            ("text.no_echoed", "the word on the tile for no stands in the question too", "Ask without it, as above; or let the tile say a whole answer."),
            ("text.either_or", "a question for yes or no ends in an “or” that denies", "Ask one thing that a yes fits: “for little pay, or even for free” for “little, or nothing at all”."),
            ("text.heard_as", "a text has words that were found to say something else", "Say what is meant in other words; English and the notes of the pack say what."),
            ("text.can_for_may", "a text asks whether others are able to, where it asks the person's leave", "Ask “do you let them …?”."),
            ("text.number_said", "a clip says a number otherwise than it is written, or nobody wrote how it sounds", "Write its sound under `words` in pronunciation.yaml and under `numbers` in misleading.yaml, and render the clip."),
            ("negation.unreadable", "denied_questions.yaml cannot be read", "Write one line a text: `item.FC06.label: reason`."),
            ("double.unreadable", "double_questions.yaml cannot be read", "Write one line a question: `P10: reason`."),
        ),
        *_codes(
            "warning",
            ("rule.not_asked", "a rule holds only with answers that are never asked for together", "Let the questions be asked, or accept it: a specialist may still know."),
            ("rule.no_case", "no case shows a rule", "Write one in cases/."),
            ("need.unused", "no rule gives a need", "Take it out of pack.yaml, or let a rule give it."),
            ("effect.unused", "no rule gives an effect", "Take it out of pack.yaml, or let a rule give it."),
            ("list.unused", "no rule reads a list", "Take it out."),
            ("double.question", "one question seems to ask two facts", "Ask one. Or give the reason in double_questions.yaml."),
            ("double.not_needed", "double_questions.yaml gives a reason nobody needs any more", "Take the line out."),
            ("negation.not_needed", "denied_questions.yaml gives a reason nobody needs any more", "Take the line out."),
            ("text.tag_question", "a question ends in “right?”, where English has no such end", "Ask openly: a frightened person says yes to “right?”."),
            ("text.promise", "a text gives a verdict or a promise that an officer cannot keep", "Say what is so now: “this is not a test”, “you still get water, food, a doctor”, “nobody here can open it”."),
            ("text.private_care", "care is called private, which is care one pays for", "Say that they keep it to themselves and that it costs nothing."),
            ("text.law_word", "a word of police and courts stands outside what the law is", "Say what was done: “locked up until somebody paid” for “detained”."),
            ("text.adult_form", "a child is spoken to as a grown-up", "Use the form that the other texts for a child use."),
            ("text.long_to_hear", "what is heard in one go is longer than can be kept in mind", "Say less, or say it in two texts."),
            ("text.unspoken", "no screen speaks a text", "Take it out in every language, or let a screen speak it and name it in contracts/codes/screens.json."),
            ("text.not_written", "a screen speaks a text that no file holds", "Write it in English and in every language."),
            ("silence.not_needed", "about_hearing.yaml gives a reason nobody needs any more", "Take the line out."),
            ("path.long", "a talk is longer than the pack says is good", "Ask less on this path, or accept that a break is offered."),
            ("language.not_understood", "a machine speaks a language, and another did not understand yes, no, not, stop, help or police in 95 of 100 clips, or never heard them", "Correct their sounds in pronunciation.yaml, render and hear them: titian voices hear. Or have people record them. Until then the language is read."),
            ("language.gaps", "a language lacks texts", "Have them translated; the app does not offer what it cannot say."),
            ("text.unknown", "a text belongs to nothing", "Take it out, or correct its id."),
            ("text.latin_word", "a text has a Latin word that English does not have", "Write it in the language's own script, if it has a word for it."),
            ("text.digits_spelled", "a number stands in digits in one of two languages", "See that it is the same number."),
            ("text.spaces", "a text has two spaces together, a line break or a space of an unusual kind", "Write one plain space."),
            ("text.length", "a text is much longer or shorter than English", "See that nothing is lost or added."),
            ("text.question", "English asks and the text has no question mark", "Ask."),
            ("text.same_as_english", "a text is the English text", "Translate it."),
            ("picture.missing", "a picture is missing", "Draw it; until then words stand alone."),
        ),
        *_codes(
            "note",
            ("rule.specialist", "only a specialist can reach a rule", "Nothing, if that is meant."),
            ("rule.lawyer", "only what is told to a lawyer can reach a rule", "Nothing, if that is meant."),
            ("dimension.specialist", "only a specialist can reach a dimension", "Nothing, if that is meant."),
            ("item.context", "no rule reads a question, and the sheet says why", "Nothing."),
            ("indicator.unused", "no question speaks to an indicator", "Nothing: a published list may hold more than is asked."),
            ("weights.provisional", "weights are marked as not verified", "Verify them at the source before a pilot."),
            ("language.no_voice", "a language has words and no voice", "Have it recorded."),
            ("code.no_table", "the tables of codes were not found beside this pack", "Check the pack inside the repository."),
        ),
    ]
)  # fmt: skip


def finding(
    code: str, what: str, *fixes: str, subject: str = "", sheet: str = "", row: int = 0, column: str = ""
) -> Finding:
    """A finding of a known code. Without `fixes` the remedy of its code is told."""
    known = CODES[code]
    problem = Problem(
        code=code,
        what=what,
        fixes=fixes or (known.remedy,),
        subject=subject,
        sheet=sheet,
        row=row,
        column=column,
    )
    return Finding(problem)


INTRODUCTION = """# Problems that `titian pack check` tells

For those who keep a pack. Each problem ends in a code in square brackets; here is what each means and what to do. All problems
are told at once, with sheet, row and column where there are any.

An **error** keeps the pack from being published. A **warning** does not; read it and decide. A **note** only says how things are.
The command ends with exit code 2 when there is an error, else with 0. `--json` prints everything as one object.
"""
HEADINGS = {
    "error": "Errors",
    "warning": "Warnings",
    "note": "Notes",
}


def problems_page() -> str:
    """The page for coordinators, made of the table above."""
    parts = [INTRODUCTION]
    for weight in WEIGHTS:
        rows = [
            f"| `{name}` | {_cell(code.meaning)} | {_cell(code.remedy)} |"
            for name, code in CODES.items()
            if code.weight == weight
        ]
        parts.append(
            "\n".join([f"## {HEADINGS[weight]}\n", "| code | it says that | what to do |", "|---|---|---|", *rows, ""])
        )
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(problems_page())
