"""Draft clips for the spoken texts of a pack: rendered ahead of time, checked at every test run.

Nothing here runs on a phone or a hub. `build_voices` needs the packages in `requirements/voices.txt`;
`check_voices` needs none of them.
"""

from titian.voices.check import Problem, check_voices
from titian.voices.errors import VoiceError
from titian.voices.wording import Wording, is_spoken, list_spoken, load_wording, text_sha256

__all__ = [
    "Problem",
    "VoiceError",
    "Wording",
    "check_voices",
    "is_spoken",
    "list_spoken",
    "load_wording",
    "text_sha256",
]
