"""What a translator or reviewer can be told. Codes are stable; docs/developers/errors.md has them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from titian.desk.errors import Refused


class StudioError(Refused):
    """Base of this room. `code` is stable, `message` is for a reader, `status` is the HTTP status."""

    code = "studio.error"
    message = gettext_lazy("This could not be done in the studio.")


class NotYourLanguage(StudioError):
    code = "studio.not_your_language"
    status = 403
    message = gettext_lazy("You do not work on this language. A coordinator gives languages to people.")


class FourEyes(StudioError):
    """Somebody wants to vouch for their own words."""

    code = "studio.four_eyes"
    message = gettext_lazy(
        "You had a hand in these words. Somebody else puts them back into English, and a third person approves them."
    )


class WrongState(StudioError):
    code = "studio.wrong_state"
    message = gettext_lazy("The text is not in the state for this. Load the page again.")


class EditedMeanwhile(StudioError):
    code = "studio.edited_meanwhile"
    message = gettext_lazy("Somebody changed this text meanwhile. Your words are below; compare them and save again.")


class WordsMissing(StudioError):
    code = "studio.words_missing"
    status = 422
    message = gettext_lazy("Write the text first.")


class ReasonMissing(StudioError):
    code = "studio.reason_missing"
    status = 422
    message = gettext_lazy("Say why, in a sentence.")


class Faulty(StudioError):
    """The words have an error that nobody can wave through."""

    code = "studio.faulty"
    status = 422
    message = gettext_lazy("The text has an error. Mend it, then save.")


class Doubtful(StudioError):
    """The words have a warning and no reason was given for keeping them so."""

    code = "studio.doubtful"
    status = 422
    message = gettext_lazy("Look at the remarks. If the text is right as it is, say why and save again.")


class LanguageThere(StudioError):
    code = "studio.language_there"
    message = gettext_lazy("This language is in the studio already.")


class LanguageUnknown(StudioError):
    code = "studio.language_unknown"
    status = 422
    message = gettext_lazy("The table of languages does not have this language.")


class FileRefused(StudioError):
    """A file that was sent cannot be read as words. The message names the place and says what to do."""

    code = "studio.file_refused"
    status = 422
    message = gettext_lazy("This file cannot be read. Send the .po, .csv or .xlsx file that the studio gave you.")


class ImportGone(StudioError):
    code = "studio.import_gone"
    message = gettext_lazy("This file was applied or is too old. Send it again.")


class FolderRefused(StudioError):
    """A folder that is no pack, or whose words or concepts cannot be read. For the command line."""

    code = "studio.folder_refused"
    status = 422
    message = gettext_lazy("This folder cannot be read as a pack.")


class NothingToWriteBeside(StudioError):
    """What is learnt is not in the studio, or was taken before drafts were."""

    code = "studio.nothing_to_write_beside"
    message = gettext_lazy("What officers learn with is not here yet. Somebody with a shell takes its folder in.")


class NameRefused(StudioError):
    code = "studio.name_refused"
    status = 422
    message = gettext_lazy(
        "Choose a short name of small letters: of a module like two_words, of a persona like two-words."
    )


class DraftTooLong(StudioError):
    code = "studio.draft_too_long"
    status = 422
    message = gettext_lazy("One of the fields has more than 60 kB. Make two of it.")


class DraftMeanwhile(StudioError):
    """Two wrote at once. Nothing is lost: what was typed stays on the page, beside what the other saved."""

    code = "studio.draft_meanwhile"
    message = gettext_lazy(
        "Somebody saved another version meanwhile. Yours stands below and is not saved yet; theirs is beside it. "
        "Bring the two together, then save."
    )


class DraftFaulty(StudioError):
    code = "studio.draft_faulty"
    status = 422
    message = gettext_lazy("There are problems left. Mend them all, then ask for a second person.")


class DraftOvertaken(StudioError):
    """The English of one of its texts was changed in the studio after it was saved."""

    code = "studio.draft_overtaken"
    message = gettext_lazy(
        "Its English was changed in the studio meanwhile. Its writer looks at it and saves it again."
    )


class DraftFourEyes(StudioError):
    code = "studio.draft_four_eyes"
    message = gettext_lazy("You wrote a part of this. Somebody else looks at it and agrees.")


class ClipMoved(StudioError):
    code = "studio.clip_moved"
    message = gettext_lazy("This clip is not in the state for this. Load the page again.")


class OwnVoice(StudioError):
    """Somebody wants to approve what they spoke."""

    code = "studio.own_voice"
    message = gettext_lazy("You spoke this clip yourself. Somebody else listens to it and approves it.")


class NotHeard(StudioError):
    code = "studio.not_heard"
    status = 422
    message = gettext_lazy("Listen to the clip first, to its end.")


class WordsNotApproved(StudioError):
    code = "studio.words_not_approved"
    message = gettext_lazy("The words are not approved yet. Approve them first, then the clip.")


class NothingToSay(StudioError):
    """Words nobody vouches for, or that nobody hears, are not recorded."""

    code = "studio.nothing_to_say"
    message = gettext_lazy("These words are a draft, or are not said to a person. They are not recorded.")


class TextChanged(StudioError):
    """The words are others than those that were read aloud."""

    code = "studio.text_changed"
    message = gettext_lazy("The words were changed meanwhile. Load the page again and say the new words.")


class NothingToPlay(StudioError):
    code = "studio.nothing_to_play"
    message = gettext_lazy("Nothing of this part can be played yet. Record it first.")


class AnswersMissing(StudioError):
    code = "studio.answers_missing"
    status = 422
    message = gettext_lazy("Say of each text whether this listener understood it, partly, or not.")


class ListenersChanged(StudioError):
    """Another noted a listener, began a round or changed a text meanwhile."""

    code = "studio.listeners_changed"
    message = gettext_lazy(
        "Somebody noted a listener or changed a text meanwhile. Nothing was kept; load the page again."
    )


class NothingToRead(StudioError):
    code = "studio.nothing_to_read"
    message = gettext_lazy("Nothing of what a reader looks at first is written in this language yet.")


class ReadingOver(StudioError):
    """A reader's link that is unknown or too old, or whose marks were taken in."""

    code = "studio.reading_over"
    status = 404
    message = gettext_lazy("This link is over. Ask whoever gave it to you for another sheet.")


class ReadingTaken(StudioError):
    code = "studio.reading_taken"
    message = gettext_lazy("The marks of this sheet were taken in already.")


class MarksMissing(StudioError):
    code = "studio.marks_missing"
    status = 422
    message = gettext_lazy("Nothing is marked. Mark at least one text.")


class RecordingRefused(StudioError):
    """Base of what is wrong with a recording; nothing of it is kept."""

    code = "recording.refused"
    status = 422
    message = gettext_lazy("This recording cannot be used. Record it again.")


class RecordingTooLarge(RecordingRefused):
    code = "recording.too_large"
    status = 413
    message = gettext_lazy("The recording is larger than 3 MB. Record one text alone, at most 15 seconds.")


class NotSound(RecordingRefused):
    code = "recording.not_sound"
    status = 415
    message = gettext_lazy("This is not a sound file. Send WAV, FLAC, MP3, M4A, Ogg, WebM or CAF.")


class SoundUnreadable(RecordingRefused):
    code = "recording.unreadable"
    message = gettext_lazy("The sound could not be read: the file is damaged, or holds no sound. Record it again.")


class RecordingTooLong(RecordingRefused):
    code = "recording.too_long"
    message = gettext_lazy("The recording is longer than 20 seconds. Say this text alone, then stop.")


class SpeechTooLong(RecordingRefused):
    code = "recording.speech_too_long"


class SpeechTooShort(RecordingRefused):
    code = "recording.speech_too_short"


class Silent(RecordingRefused):
    code = "recording.silent"


class TooQuiet(RecordingRefused):
    code = "recording.too_quiet"


class Clipping(RecordingRefused):
    code = "recording.clipping"


class TooNoisy(RecordingRefused):
    code = "recording.too_noisy"


class NoSoundProgram(RecordingRefused):
    """The hub's machine lacks ffmpeg."""

    code = "recording.no_program"
    status = 503
    message = gettext_lazy("This hub cannot read sound: ffmpeg is not installed. Tell the administrator.")
