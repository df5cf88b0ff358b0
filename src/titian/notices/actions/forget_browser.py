from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.models import Browser
from titian.notices.policies import may_forget
from titian.people.models import User


def forget_browser(*, actor: User, browser: Browser) -> None:
    """Nothing is sent to it any more. Raises `NotAllowed`."""
    if not may_forget(actor, browser):
        raise NotAllowed
    with transaction.atomic():
        audit.record_by(actor, "notice.forget_browser", f"browser:{browser.pk}")
        browser.delete()


def forget_endpoint(*, actor: User, endpoint: str) -> bool:
    """What a browser says of itself when its owner turns notices off there; whether the hub knew it as theirs."""
    browser = Browser.objects.visible_to(actor).filter(endpoint=endpoint).first()
    if browser is None:
        return False
    forget_browser(actor=actor, browser=browser)
    return True
