"""Every setting of Fengge in one module, read from the environment; docs/operations.md has the same table in words."""

import sys
from pathlib import Path
from typing import Any

from fengge.config.env import Env, WrongSetting
from fengge.config.logs import logging_config
from fengge.core.postgres import embedded_database

env = Env()
PACKAGE = Path(__file__).resolve().parent.parent
SOURCE = PACKAGE.parent.parent

# ── where things are ──
DATA_DIR = env.path("FENGGE_DATA_DIR", Path.cwd() / "var")
DEMO = env.flag("FENGGE_DEMO")
DEBUG = env.flag("FENGGE_DEBUG")
PACK = env.text("FENGGE_PACK", "yuqing")
PACKS_DIR = env.text("FENGGE_PACKS_DIR")  # a county's own packs, beside those shipped
BASE_URL = env.web_address("FENGGE_BASE_URL", "http://127.0.0.1:8000")
HTTPS = BASE_URL.startswith("https:")
MEDIA_ROOT = DATA_DIR / "files"

# ── keys: the demo keys are public, `fengge serve` refuses them outside the demo ──
DEMO_SECRET_KEY = "fengge-demo-secret-key-known-to-everybody-and-refused-outside-the-demo"  # noqa: S105
DEMO_FIELD_KEYS = "demo:" + "枫格".encode().hex().ljust(32, "0")
DEMO_INDEX_KEY = "格枫".encode().hex().ljust(64, "0")
SECRET_KEY = env.text("FENGGE_SECRET_KEY", DEMO_SECRET_KEY)
FIELD_KEYS = env.names("FENGGE_FIELD_KEYS", DEMO_FIELD_KEYS)  # "id:32 hex digits", the first one encrypts
INDEX_KEY = env.text("FENGGE_INDEX_KEY", DEMO_INDEX_KEY)
METRICS_TOKEN = env.text("FENGGE_METRICS_TOKEN")

# ── apps ──
AUTH_USER_MODEL = "orgs.Account"
INSTALLED_APPS = [
    *("fengge.core", "fengge.ui", "fengge.orgs", "fengge.people", "fengge.cases", "fengge.portal"),
    *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
    *("django.contrib.messages", "django.contrib.staticfiles"),
    *("allauth", "allauth.account", "allauth.mfa"),
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "fengge.core.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fengge.core.headers.HeadersMiddleware",
    "fengge.ui.errors.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "fengge.core.api.problems.ProblemsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fengge.orgs.signing.middleware.FirstThingsMiddleware",
    "fengge.ui.errors.unopened.UnopenedMiddleware",
    "fengge.core.pages.gate.GateMiddleware",
]
ACTOR_RESOLVER = "fengge.orgs.acting.actor_of"  # (request) -> Actor for somebody signed in
TOKEN_RESOLVER = "fengge.orgs.tokens.holding.held_by"  # noqa: S105 - (token as written) -> Held, for programs
ROOT_URLCONF = "fengge.config.urls"
WSGI_APPLICATION = "fengge.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE, PACKAGE / "orgs" / "signing" / "templates"],
        "APP_DIRS": True,  # the forms of Django and allauth; our own templates stand beside their views
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fengge.core.headers.csp_nonce",
                "fengge.orgs.acting.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# ── database: the role depends on the process, so that web and worker own nothing ──
DB_ROLE = env.choice("FENGGE_DB_ROLE", "app", ("owner", "app", "worker"))
DB_URL_NAMES = {"owner": "DATABASE_OWNER_URL", "app": "DATABASE_URL", "worker": "DATABASE_WORKER_URL"}
_external = env.database(DB_URL_NAMES[DB_ROLE])
if _external is None and DB_ROLE != "app" and env.text("DATABASE_URL"):
    raise WrongSetting(DB_URL_NAMES[DB_ROLE], "with DATABASE_URL it must be given too, for its own database role")
DB_EMBEDDED = _external is None
DATABASE = _external or embedded_database(DATA_DIR, role=f"fengge_{DB_ROLE}")
DB_POOL = env.number("FENGGE_DB_POOL", 8, high=500)
if DB_POOL:
    DATABASE["OPTIONS"]["pool"] = {"min_size": 1, "max_size": DB_POOL, "timeout": 10}
if DB_PREPARE := env.number("FENGGE_DB_PREPARE", 5, high=100):
    # A statement asked so often on one connection is planned once: with walls on every table planning costs most.
    DATABASE["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": DB_PREPARE}
DATABASES = {"default": {"ENGINE": "fengge.core.postgres.engine", **DATABASE}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": env.number("FENGGE_JOBS_AT_ONCE", 4, low=1, high=100)}

# ── language and time ──
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# ── signing in ──
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username", "name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "fengge.orgs.signing.adapter.AccountAdapter"
# Passwords are counted by orgs.signing in the database; these hold for codes, and for each process by itself.
ACCOUNT_RATE_LIMITS = {"login_failed": "60/15m/ip,5/15m/key", "login": "300/m/ip"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_ADAPTER = "fengge.orgs.signing.adapter.SecondFactorAdapter"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # browsers allow it for localhost only
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "枫格 Fengge"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# ── front-end files ──
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [("src", PACKAGE / "ui" / "static")] if (PACKAGE / "ui" / "static").is_dir() else []
NODE_MODULES = env.path("FENGGE_NODE_MODULES", SOURCE / "node_modules")
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "fengge.core.frontend.PackageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "fengge.core.frontend.HashedStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# ── what goes over the wire ──
ALLOWED_HOSTS = [BASE_URL.split("//")[1].rsplit(":", 1)[0], "localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += env.names("FENGGE_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "fengge.ui.errors.views.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = False  # the proxy's work; a health check over plain loopback must be answered
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 3600
CSP_IMAGE_SOURCES = env.names("FENGGE_CSP_IMAGE_SOURCES")  # a map's tile server, when the county uses one
BEHIND_PROXY = env.flag("FENGGE_BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# ── messages: "file" (var/outbox), "console", "off", or a gateway's dotted path, for each channel ──
GATEWAYS = {
    "sms": env.text("FENGGE_GATEWAY_SMS", "file"),
    "wechat": env.text("FENGGE_GATEWAY_WECHAT", "off"),
    "email": env.text("FENGGE_GATEWAY_EMAIL", "off"),
    "push": env.text("FENGGE_GATEWAY_PUSH", "off"),
}

# ── serving ──
WEB_WORKERS = env.number("FENGGE_WEB_WORKERS", 0, high=256)  # 0: one for each core
WEB_THREADS = env.number("FENGGE_WEB_THREADS", 4, low=1, high=256)
LOGGING_CONFIG = None
LOG_LEVEL = env.choice("FENGGE_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
logging_config(level=LOG_LEVEL, stream=sys.stderr)
