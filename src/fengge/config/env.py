"""Reads typed settings from the environment; a wrong one ends the program with one clear line."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


class WrongSetting(SystemExit):
    """Ends the program with one line that names the variable, what it holds and what is asked."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"fengge: the setting {name} is wrong: {wanted} (docs/operations.md lists all settings)")


@dataclass(frozen=True)
class Env:
    """Typed look-ups in a mapping of strings; an empty value counts as not given."""

    source: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def text(self, name: str, default: str = "") -> str:
        return self.source.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name, "1" if default else "0").lower()
        if value not in YES | NO:
            raise WrongSetting(name, f"write 1 or 0, not {value!r}")
        return value in YES

    def number(self, name: str, default: int, *, low: int = 0, high: int = 1_000_000) -> int:
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise WrongSetting(name, f"write a whole number from {low} to {high}, not {value!r}")
        return int(value)

    def choice(self, name: str, default: str, among: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in among:
            raise WrongSetting(name, f"write one of {', '.join(among)}, not {value!r}")
        return value

    def names(self, name: str, default: str = "") -> list[str]:
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def path(self, name: str, default: Path) -> Path:
        return Path(self.text(name, str(default))).expanduser().absolute()

    def web_address(self, name: str, default: str) -> str:
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
            raise WrongSetting(name, f"write an address such as https://fengge.example, not {value!r}")
        return value

    def database(self, name: str) -> dict[str, Any] | None:
        """The Django form of postgresql://user:password@host:port/name?option=value, or None when not given.

        A socket directory goes into the query: postgresql://user@/name?host=/run/postgresql.
        """
        value = self.text(name)
        return database_from_url(name, value) if value else None


def database_from_url(name: str, value: str) -> dict[str, Any]:
    # The value itself is never repeated: it may hold a password.
    wanted = "write postgresql://user:password@host:port/database"
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise WrongSetting(name, wanted) from None
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise WrongSetting(name, wanted)
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": port or int(options.pop("port", 0)) or "",
        "OPTIONS": options,
    }
