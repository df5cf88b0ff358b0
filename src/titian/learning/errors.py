"""What learning refuses. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused, WrongMove


class CourseOver(WrongMove):
    code = "course.wrong_state"
    message = gettext_lazy("This course is closed or cancelled, or not yet as far.")


class FollowUpOver(WrongMove):
    code = "plan_follow_up.wrong_state"
    message = gettext_lazy("This was answered already, or is not asked any more.")


class TrainerGone(WrongMove):
    code = "trainer.wrong_state"
    message = gettext_lazy("This trainer trains no more, or trains again already.")


class TrainerUnagreed(Refused):
    code = "trainer.not_agreed"
    status = 422
    field = "is_agreed"
    message = gettext_lazy("A name stands here only where the person agreed. Say so, or leave the name out.")


class LanguageOfNone(Refused):
    code = "trainer.language_unknown"
    status = 422
    field = "languages"

    def __init__(self, text: str) -> None:
        super().__init__(gettext_lazy("“%(text)s” is no tag of a language. Write th, id or zh-Hant.") % {"text": text})


class CountryOfNone(Refused):
    code = "trainer.country_unknown"
    status = 422
    field = "country"
    message = gettext_lazy("This is the code of no country here. Use the two letters of ISO 3166, as LK.")


class OtherCountryOfTrainer(Refused):
    code = "trainer.other_country"
    status = 422
    field = "country"
    message = gettext_lazy("You keep trainers of your own country.")


class CountsRefused(Refused):
    code = "learning_counts.refused"
    status = 422
    field = "file"
    message = gettext_lazy(
        "This is no file of counts as the hub of a country signs it, or it was altered on the way. Nothing was taken."
    )


class CountsOfAnotherRoot(Refused):
    code = "learning_counts.other_root"
    status = 422
    field = "file"
    message = gettext_lazy(
        "Counts of this country were taken before under another root. Ask its administrator before anything else; "
        "nothing was taken."
    )


class CountsUnderOlderKeys(Refused):
    code = "learning_counts.older_keys"
    status = 422
    field = "file"
    message = gettext_lazy(
        "This file names an older list of keys of its country than a file that was taken before. Ask its coordinator "
        "for a file that is made anew; should it say the same, ask its administrator. Nothing was taken."
    )


class WordsNotCompared(Refused):
    code = "learning_counts.not_compared"
    status = 422
    field = "words"
    message = gettext_lazy(
        "It is the first file of this country, and these are not the six words of its root. Call its coordinator, who "
        "reads them beside the file; type what you hear and choose the file again. Nothing was taken."
    )


class StudyOver(WrongMove):
    code = "study.wrong_state"
    message = gettext_lazy("This study is closed: its counts stand, and no answer comes in any more.")


class CasesOfNone(Refused):
    code = "study.no_cases"
    status = 422
    message = gettext_lazy(
        "No release on this hub brings these cases yet. Publish the pack anew; then begin the study."
    )


class RatingsUnread(Refused):
    """`line` is counted from 1, the heading among them."""

    code = "study.rows_unread"
    status = 422
    field = "rows"

    def __init__(self, line: int, what: str | Promise) -> None:
        super().__init__(gettext_lazy("Line %(line)d: %(what)s Nothing was taken.") % {"line": line, "what": what})


class CertificateNotYet(Refused):
    code = "certificate.not_finished"
    status = 422
    message = gettext_lazy("Not everything of this course is finished yet, as far as this hub has heard of your phone.")


class CertificateWithdrawn(Refused):
    code = "certificate.withdrawn"
    status = 422
    message = gettext_lazy("This certificate was withdrawn. Ask whoever leads the course.")


class LessonUnknown(Refused):
    code = "lesson.unknown"
    status = 404
    message = gettext_lazy("The newest release on this hub has no such lesson in this language.")


class NoLessonFile(Refused):
    """The sentence is that of what makes it: what is missing, and how it is got."""

    code = "lesson.no_file"
    status = 503
    message = gettext_lazy("The file could not be made.")
