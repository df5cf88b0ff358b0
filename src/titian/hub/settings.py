"""Django's settings, made from `titian.hub.environment`. Nothing else reads the process's environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from csp.constants import NONE, SELF

from titian.hub.environment import Database, get_environment
from titian.hub.kinds import KINDS
from titian.hub.logs import configure_logs

TITIAN = get_environment()
TITIAN_DATA = TITIAN.data
HUB_KIND = KINDS[TITIAN.kind]
HERE = Path(__file__).resolve().parent

SECRET_KEY = TITIAN.secret_key or ""  # Django refuses to sign anything with an empty one
DEBUG = False
LOOPBACK_HOSTS = ["127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [TITIAN.desk_origin.host, TITIAN.field_origin.host, *(LOOPBACK_HOSTS if TITIAN.is_demo else [])]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "titian.desk.apps.DeskConfig",
    "titian.tables.apps.TablesConfig",
    "titian.people.apps.PeopleConfig",
    "titian.people.limits.apps.LimitsConfig",
    "titian.audit.apps.AuditConfig",
    *HUB_KIND.rooms,
    "titian.hub.apps.HubConfig",
    "titian.hub.operations.apps.OperationsConfig",
    "titian.hub.inspection.apps.InspectionConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "crispy_forms",
    "crispy_forms_gds",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "titian.hub.operations.metrics.answer_metrics",
    "titian.hub.operations.requests.count_requests",
    "django.middleware.security.SecurityMiddleware",
    "titian.hub.middleware.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "titian.hub.middleware.split_hosts",
    "titian.hub.middleware.DeskStatic",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "titian.hub.middleware.name_refusals",
    "titian.hub.limits.RateLimits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "titian.people.middleware.limit_session",
    "titian.people.language.speak_own_language",
    "titian.hub.refusals.Refusals",
    "titian.people.middleware.SecondFactorFirst",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "titian.hub.urls_desk"
WSGI_APPLICATION = "titian.hub.wsgi.application"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "titian.hub.context.hub",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"


def _connect(database: Database) -> dict[str, Any]:  # Any: Django's own shape
    if database.engine == "sqlite":
        options = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            # secure_delete: what is deleted is overwritten, whatever SQLite was compiled with.
            # cache_size: half a MiB of pages for each thread, not two; the system keeps the file once for all of them.
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-512;PRAGMA secure_delete=ON;",
            "cached_statements": 16,
        }
        # Kept open by each thread: opening SQLite's file anew costs more than most of our pages.
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": database.name,
            "OPTIONS": options,
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    # That the server is away is told after five seconds; that it is back is found before a statement fails.
    pool = {"min_size": 1, "max_size": TITIAN.threads + 2, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database.name,
        "HOST": database.host,
        "PORT": database.port,
        "USER": database.user,
        "PASSWORD": database.password,
        "OPTIONS": {
            "connect_timeout": 5,  # else whoever fills the pool waits for a server that says nothing
            "pool": pool,
            "prepare_threshold": 1,  # of the statements that ask for it (titian.devices)
        },
        "CONN_HEALTH_CHECKS": True,
    }


def _connect_copy(database: Database) -> dict[str, Any]:  # Any: Django's own shape
    """The replica, opened so that nothing can be written to it."""
    made = _connect(database)
    if database.engine == "sqlite":
        made["NAME"] = f"file:{quote(database.name)}?mode=ro"
        made["OPTIONS"] = {"timeout": 5, "uri": True}
    else:
        made["OPTIONS"]["options"] = "-c default_transaction_read_only=on"
    return {**made, "TEST": {"MIRROR": "default"}}


DATABASES = {"default": _connect(TITIAN.database)}
if TITIAN.replica is not None:
    DATABASES["replica"] = _connect_copy(TITIAN.replica)
DATABASE_ROUTERS = ["titian.hub.operations.replica.FiguresRouter"]
# Off on purpose: with IMMEDIATE transactions every page would take SQLite's one write lock. Actions open their own.
ATOMIC_REQUESTS = False

# Accounts: names and passwords from an administrator; nobody signs up, nothing is mailed.
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "titian.people.passwords.DemoHasher" if TITIAN.is_demo else "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "titian.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_RATE_LIMITS = False  # axes keeps the one lockout, in the database
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds a proof lasts before a sensitive action
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if TITIAN.behind_proxy else 0
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # thirty minutes are thirty minutes, and a flood writes nothing
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_USERNAME_FORM_FIELD = "username"  # the name inside the credentials, not that of the form
# Else each spelling of a name has five tries, and a password typed in the wrong field is kept.
AXES_USERNAME_CALLABLE = "titian.people.locks.find_lock_name"
AXES_LOCKOUT_TEMPLATE = "hub/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "titian.people.addresses.find_network_start"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "code", "credential"]  # kept out of its rows, beside the password

# Invitations go by mail only where the operator names a server; people must not wait long for it.
if TITIAN.smtp is not None:
    EMAIL_HOST, EMAIL_PORT = TITIAN.smtp.host, TITIAN.smtp.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = TITIAN.smtp.user, TITIAN.smtp.password
    EMAIL_USE_SSL = TITIAN.smtp.is_secure
    EMAIL_USE_TLS = TITIAN.smtp.begins_tls
EMAIL_TIMEOUT = 10
# Browsers name the address at which a push service is told of a notice: on no hub may it be this machine. Tests do.
TITIAN_PUSH_TO_THIS_MACHINE = False

# Second factors: required of some outside the demo (titian.people.policies), open to everyone.
MFA_ADAPTER = "titian.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "titian.people.second_factor.CodeForm",
    "authenticate_webauthn": "titian.people.second_factor.PasskeyForm",
    "reauthenticate": "titian.people.second_factor.CodeAgainForm",
    "reauthenticate_webauthn": "titian.people.second_factor.PasskeyAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = TITIAN.hub_name
MFA_TOTP_TOLERANCE = 1  # one step of 30 seconds to either side: phones' clocks are never quite right
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TITIAN.desk_origin.is_secure  # http://localhost, in the demo alone

# Cookies and transport.
IS_HTTPS = TITIAN.desk_origin.is_secure
SESSION_COOKIE_NAME = "titian_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_LONGEST_SECONDS = SESSION_COOKIE_AGE  # from signing in, however much it is used
SESSION_IDLE_SECONDS = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_TRUSTED_ORIGINS = [str(TITIAN.desk_origin)]
CSRF_FAILURE_VIEW = "titian.hub.views.csrf_failure"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TITIAN.behind_proxy else None
# Whether the hub's parent domain is all https is not ours to say: no includeSubDomains, no preload list.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Words, time, files.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("id", "Bahasa Indonesia"), ("th", "ไทย")]  # each in its own words
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "titian_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
BUILT = HERE / "built"
STATICFILES_DIRS = [path for path in [BUILT / "desk"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The wheel carries built files; nobody runs collectstatic. Names hold a hash of the content: they never change.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
# A file in a form is a picture of an offer, and never touches a disk; one that is larger is not taken in at all.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 9 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING_CONFIG = None
configure_logs()
