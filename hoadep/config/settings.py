"""All settings, read from the environment alone."""

import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from hoadep.config.environment import env, env_bool, env_secret
from hoadep.office.outbox.servers import mail_server

PACKAGE = Path(__file__).resolve().parents[1]
PROJECT = PACKAGE.parent
HOADEP_HOME = Path(env("HOADEP_HOME", "var")).resolve()
HOADEP_PLAN = Path(env("HOADEP_PLAN", str(PROJECT / "plans" / "kh-190-2020.toml")))
DEBUG = env_bool("HOADEP_DEBUG", default=False)
TESTING = env_bool("HOADEP_TESTING", default=False)


def _secret_key() -> str:
    """The given key, or one made once and kept in the data folder."""
    given = env_secret("HOADEP_SECRET_KEY")
    if given:
        return given
    path = HOADEP_HOME / "secret.key"
    if not path.exists():
        HOADEP_HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def _database() -> dict[str, Any]:
    """PostgreSQL by `DATABASE_URL`; without it the embedded SQLite file."""
    url = env_secret("DATABASE_URL")
    if url and not url.startswith("sqlite"):
        server: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
        # compiling a query takes longer than any query of a page runs
        server.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
        return server
    HOADEP_HOME.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "hoadep.config.sqlite",
        "NAME": str(HOADEP_HOME / "hoadep.sqlite3"),
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": str(HOADEP_HOME / "test.sqlite3")},
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = env("HOADEP_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in env("HOADEP_ORIGINS").split(",") if origin]
BEHIND_TLS = env_bool("HOADEP_TLS", default=False)

INSTALLED_APPS = [
    "hoadep.config",
    "hoadep.contest.steering",
    "hoadep.contest.awards",
    "hoadep.contest.dispatch",
    "hoadep.contest.selection",
    "hoadep.contest.jury",
    "hoadep.contest.progress",
    "hoadep.contest.entries",
    "hoadep.contest.exemplars",
    "hoadep.contest.council",
    "hoadep.contest.papers",
    "hoadep.contest.people",
    "hoadep.contest.plans",
    "hoadep.office.attempts",
    "hoadep.office.bundles",
    "hoadep.office.drafts",
    "hoadep.office.files",
    "hoadep.office.journal",
    "hoadep.office.keys",
    "hoadep.office.printing",
    "hoadep.office.search",
    "hoadep.office.issuing",
    "hoadep.office.numbers",
    "hoadep.office.outbox",
    "hoadep.office.uploads",
    "hoadep.web",
    "template_partials",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hoadep.web.middleware.arrival",
    "hoadep.web.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hoadep.contest.people.middleware.grants",
    "hoadep.contest.plans.middleware.ChosenSeason",
    "hoadep.web.middleware.DutyOfTheView",
    "hoadep.contest.people.middleware.OneTimeCode",
    "hoadep.web.middleware.Refusals",
    "hoadep.config.sqlite.middleware.BusyPages",
]
ROOT_URLCONF = "hoadep.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hoadep.config.menu.menu",
            ],
            "builtins": ["hoadep.web.templatetags.hoadep"],
        },
    }
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["hoadep.contest.people.sign_in.NameOrEmail"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
    if TESTING
    else "django.contrib.auth.hashers.Argon2PasswordHasher"
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MAIL = mail_server(env_secret("HOADEP_MAIL", "console"))
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL.backend, MAIL.folder
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.tls, MAIL.ssl, 20
HOADEP_ADDRESS = env("HOADEP_ADDRESS", "http://localhost:8000").rstrip("/")
HOADEP_MAIL_FROM = env("HOADEP_MAIL_FROM", "Hoa Đẹp <hoadep@localhost>")
HOADEP_MAIL_PER_MINUTE = int(env("HOADEP_MAIL_PER_MINUTE", "30"))
HOADEP_FONTS = env("HOADEP_FONTS")

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PROJECT / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOADEP_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = HOADEP_HOME / "files"
WHITENOISE_USE_FINDERS = DEBUG or TESTING

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16_000_000  # a text far too long must still reach the page that says so

HOADEP_NO_TEMPLATE_QUERIES = DEBUG or TESTING
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("HOADEP_LOG", "WARNING")},
    # its least lines hold all that a page was made of, a choice in a secret vote too
    "loggers": {"django.template": {"level": "INFO"}},
}
