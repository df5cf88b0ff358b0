"""Papers of a course: the trainer's guide, what officers take along, and the sheet of who took part. No new words."""

from .sheets import UnknownModule, make_guide, make_handout, make_sign_in

__all__ = ["UnknownModule", "make_guide", "make_handout", "make_sign_in"]
