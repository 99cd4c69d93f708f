"""How a check says no: words for the reader, at the field they concern."""

from pydantic_core import PydanticCustomError

MISTAKE = "mistake"


def mistake(words: str, field: str = "") -> PydanticCustomError:
    """An error to raise from any validator; `words` are shown as they are, at `field` when a whole input is wrong."""
    return PydanticCustomError(MISTAKE, "{words}", {"words": str(words), "field": field})
