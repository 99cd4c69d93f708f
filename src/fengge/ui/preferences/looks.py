"""A reader's look: language, theme, contrast, type size."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

CHOICES = {
    "theme": ("auto", "light", "dark"),
    "contrast": ("normal", "more"),
    "type": ("normal", "large"),
}
COOKIE_PREFIX = "look-"
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    """What the layouts read."""

    language: str
    theme: str = "auto"
    contrast: str = "normal"
    type: str = "normal"
    here: str = "/"

    @classmethod
    def of(cls, request: Any) -> "Look":
        cookies = getattr(request, "COOKIES", {})
        chosen = {name: cookies.get(COOKIE_PREFIX + name, values[0]) for name, values in CHOICES.items()}
        known = {name: value for name, value in chosen.items() if value in CHOICES[name]}
        here = request.get_full_path() if request is not None else "/"
        return cls(language=translation.get_language() or settings.LANGUAGE_CODE, here=here, **known)

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")

    @property
    def is_large(self) -> bool:
        return self.type == "large"
