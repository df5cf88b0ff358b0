"""The settings page: what this hub runs with, as its operator gave it. Nothing is changed here, no secret is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.hub.environment import LIMITS, Database, Environment, Rate, list_given_settings

SET: Final = gettext_lazy("set; never shown")
NOT_SET: Final = gettext_lazy("not set")
KINDS_SAID: Final = {"country": gettext_lazy("a country\u2019s"), "region": gettext_lazy("a region\u2019s")}


@dataclass(frozen=True)
class Setting:
    """`name` is that of the environment; empty for what only the program decides."""

    label: str | Promise
    value: str | Promise
    name: str = ""
    is_given: bool = False


@dataclass(frozen=True)
class Group:
    title: Promise
    settings: Sequence[Setting]


def list_settings() -> list[Group]:
    """Every group of settings. Passwords and keys are said to be set or not, and nothing more."""
    environment: Environment = settings.TITIAN
    given = list_given_settings()
    has_phones = settings.HUB_KIND.has_phones

    def one(label: str | Promise, value: str | Promise, name: str) -> Setting:
        return Setting(label, value, name, name in given)

    return [
        Group(
            gettext_lazy("This hub"),
            [
                one(gettext_lazy("Name"), environment.hub_name, "TITIAN_HUB_NAME"),
                one(gettext_lazy("Kind of hub"), KINDS_SAID[environment.kind], "TITIAN_KIND"),
                one(
                    gettext_lazy("Country") if has_phones else gettext_lazy("Country of the office"),
                    environment.country,
                    "TITIAN_COUNTRY",
                ),
                one(gettext_lazy("Demonstration"), _say(environment.is_demo), "TITIAN_DEMO"),
                one(gettext_lazy("Run as"), environment.mode, "TITIAN_MODE"),
                one(gettext_lazy("Address of the desk"), str(environment.desk_origin), "TITIAN_DESK_ORIGIN"),
                *(
                    [
                        one(
                            gettext_lazy("Address of the field app"),
                            str(environment.field_origin),
                            "TITIAN_FIELD_ORIGIN",
                        )
                    ]
                    if has_phones
                    else []
                ),
                one(gettext_lazy("Behind a proxy"), _say(environment.behind_proxy), "TITIAN_BEHIND_PROXY"),
                one(gettext_lazy("Secret of sessions"), _is_set(environment.secret_key), "TITIAN_SECRET_KEY"),
            ],
        ),
        Group(
            gettext_lazy("Database and work"),
            [
                one(gettext_lazy("Database"), _say_database(environment.database), "TITIAN_DATABASE_URL"),
                one(
                    gettext_lazy("Copy that figures are read from"),
                    _say_database(environment.replica) if environment.replica else NOT_SET,
                    "TITIAN_REPLICA_URL",
                ),
                one(gettext_lazy("Data folder"), str(environment.data), "TITIAN_DATA"),
                one(gettext_lazy("Web processes"), str(environment.processes), "TITIAN_PROCESSES"),
                one(gettext_lazy("Threads of each"), str(environment.threads), "TITIAN_THREADS"),
                one(
                    gettext_lazy("Seconds a page's statement may take"),
                    str(environment.statement_seconds),
                    "TITIAN_STATEMENT_SECONDS",
                ),
                one(
                    gettext_lazy("Seconds a page waits for a lock"),
                    str(environment.lock_seconds),
                    "TITIAN_LOCK_SECONDS",
                ),
            ],
        ),
        Group(
            gettext_lazy("Backups and alarms"),
            [
                one(
                    gettext_lazy("Backups are sealed to"),
                    environment.backup_recipient or NOT_SET,
                    "TITIAN_BACKUP_RECIPIENT",
                ),
                one(gettext_lazy("Folder of backups"), str(environment.backup_folder), "TITIAN_BACKUP_FOLDER"),
                one(gettext_lazy("Backups kept"), str(environment.backup_keep), "TITIAN_BACKUP_KEEP"),
                one(
                    gettext_lazy("Alarms are mailed to"),
                    ", ".join(environment.alarm_mail_to) or NOT_SET,
                    "TITIAN_ALARM_MAIL_TO",
                ),
                one(
                    gettext_lazy("Mail server"),
                    f"{environment.smtp.host}:{environment.smtp.port}" if environment.smtp else NOT_SET,
                    "TITIAN_SMTP_URL",
                ),
            ],
        ),
        Group(
            gettext_lazy("Signing in"),
            [
                Setting(
                    gettext_lazy("Wrong tries before a pause"),
                    gettext("%(tries)d, then %(minutes)d minutes")
                    % {"tries": settings.AXES_FAILURE_LIMIT, "minutes": settings.AXES_COOLOFF_TIME * 60},
                ),
                Setting(
                    gettext_lazy("A session ends"),
                    gettext("after %(idle)d minutes without use, and after %(longest)d hours")
                    % {
                        "idle": settings.SESSION_IDLE_SECONDS // 60,
                        "longest": settings.SESSION_LONGEST_SECONDS // 3600,
                    },
                ),
                *(
                    one(gettext("Rate: %(kind)s") % {"kind": kind.replace("_", " ")}, _say_rate(rate), LIMITS[kind][0])
                    for kind, rate in environment.limits.items()
                ),
            ],
        ),
    ]


def _say(is_so: bool) -> str:
    return gettext("yes") if is_so else gettext("no")


def _is_set(secret: str | None) -> Promise:
    return SET if secret else NOT_SET


def _say_database(database: Database) -> str:
    """Where it is; never as whom, never the password."""
    if database.engine == "sqlite":
        return f"SQLite · {database.name}"
    port = f":{database.port}" if database.port else ""
    return f"PostgreSQL · {database.host or 'localhost'}{port}/{database.name}"


def _say_rate(rate: Rate | None) -> str:
    if rate is None:
        return gettext("no limit")
    return gettext("%(count)d in %(seconds)d seconds") % {"count": rate.count, "seconds": rate.seconds}
