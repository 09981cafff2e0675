"""Every knob of the web application, read from the environment; nothing secret has a default (docs/operations.md)."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, SELF
from environs import Env
from psycopg.conninfo import conninfo_to_dict

from annotator.logging import logging_config

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent


def database(url: str) -> dict[str, Any]:
    """Django's words for a libpq URL; what Django does not know goes to libpq as it is (sslmode, host of a socket)."""
    parts = {str(key): value for key, value in conninfo_to_dict(url).items()}
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    settings: dict[str, Any] = {name: str(parts.pop(key, "") or "") for name, key in known.items()}
    return {"ENGINE": "django.db.backends.postgresql", "OPTIONS": parts, **settings}


def broker(url: str) -> str:
    """Celery's word for a Redis address: a socket is `redis+socket://` there and `unix://` everywhere else."""
    return url.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")


# --- what the operator says -------------------------------------------------------------------------------------------
SECRET_KEY = env.str("ZHENBIAO_SECRET_KEY")
DEBUG = env.bool("ZHENBIAO_DEBUG", False)
PLAIN_HTTP = env.bool("ZHENBIAO_PLAIN_HTTP", False)
ALLOWED_HOSTS = env.list("ZHENBIAO_ALLOWED_HOSTS", ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("ZHENBIAO_TRUSTED_ORIGINS", [])
REDIS_URL = env.str("ZHENBIAO_REDIS_URL")
DATA_DIR = Path(env.str("ZHENBIAO_DATA_DIR"))
DEMO_LOGINS_FILE = Path(env.str("ZHENBIAO_DEMO_PASSWORDS_FILE", str(DATA_DIR / "demo-logins.json")))
UPLOAD_LIMIT_MB = env.int("ZHENBIAO_UPLOAD_LIMIT_MB", 512)
SIGN_IN_ATTEMPTS = env.int("ZHENBIAO_SIGN_IN_ATTEMPTS", 10)
SIGN_IN_LOCK_MINUTES = env.int("ZHENBIAO_SIGN_IN_LOCK_MINUTES", 15)
BEHIND_PROXY = env.bool("ZHENBIAO_BEHIND_PROXY", False)
TIME_ZONE = env.str("ZHENBIAO_TIME_ZONE", "Asia/Shanghai")
FRONTEND_DIR = Path(env.str("ZHENBIAO_FRONTEND_DIR", str(BASE_DIR / "frontend" / "dist")))
LOGGING = logging_config(level=env.str("ZHENBIAO_LOG_LEVEL", "INFO"), as_json=env.bool("ZHENBIAO_LOG_JSON", True))

# --- the application --------------------------------------------------------------------------------------------------
ROOT_URLCONF = "annotator.urls"
WSGI_APPLICATION = "annotator.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "rest_framework",
    "drf_spectacular",
    "axes",
    "csp",
    "pgtrigger",
    "pghistory",
    "django_linear_migrations",
    "django_structlog",
    "annotator.accounts",
    "annotator.projects",
    "annotator.documents",
    "annotator.modelops",
    "annotator.annotation",
    "annotator.intake",
    "annotator.home",
    "annotator.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "annotator.middleware.RequestLog",
    "pghistory.middleware.HistoryMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES: list[dict[str, Any]] = []
DATABASES = {
    "default": database(env.str("ZHENBIAO_DATABASE_URL"))
    | {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_TZ = True
APPEND_SLASH = False
STATIC_URL = "/static/"
WHITENOISE_ROOT = FRONTEND_DIR if FRONTEND_DIR.is_dir() else None
WHITENOISE_INDEX_FILE = False
# Names carry a content hash, so a browser may keep them for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8,}\.\w+$"

# --- who may come in --------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "annotator.accounts.passwords.LongEnough",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = SIGN_IN_ATTEMPTS
AXES_COOLOFF_TIME = SIGN_IN_LOCK_MINUTES / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "annotator.accounts.authentication.locked_name"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "annotator.middleware.client_address"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "annotator.accounts.authentication.SessionSignIn",
        "annotator.accounts.authentication.TokenSignIn",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "annotator.schema.Described",
    "EXCEPTION_HANDLER": "annotator.http.answer_refusal",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "诊标 Zhenbiao",
    "VERSION": "0.1.0",
    "DESCRIPTION": "Chinese medical records, their annotations, and the people who make them. See docs/api.md.",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enum_id_removal",
        "annotator.schema.answers_are_complete",
        "annotator.schema.refusals_have_one_shape",
    ],
}

# --- what the browser is told -----------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not PLAIN_HTTP
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("ZHENBIAO_HSTS_WHOLE_DOMAIN", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "annotator.http.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF, NONCE],
        "script-src": [SELF],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

# --- uploads and queues -----------------------------------------------------------------------------------------------
FILE_UPLOAD_TEMP_DIR = str(DATA_DIR / "uploads") if (DATA_DIR / "uploads").is_dir() else None
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
CELERY_BROKER_URL = broker(REDIS_URL)
CELERY_TIMEZONE = TIME_ZONE

# --- the audit log ----------------------------------------------------------------------------------------------------
PGHISTORY_ADMIN_CLASS = None
# Reading changes nothing, so it needs no context; the health page must not ask the database who is reading it.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
# The user name is unique by a constraint on its lower case, which is stricter than what auth.W004 looks for. The
# middleware that axes.W002 misses would put an HTML page of its own in the place of SIGN_IN_LOCKED.
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",
    "axes.W002",
    # Other hosts of a hospital's domain may still speak plain HTTP; ZHENBIAO_HSTS_WHOLE_DOMAIN includes them.
    "security.W005",
    "security.W021",
]
