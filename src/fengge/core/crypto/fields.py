"""Model fields that are sealed in the database: EncryptedText, EncryptedJSON, and BlindIndex to find them by."""

import json
from typing import TYPE_CHECKING, Any, NoReturn

from django.core import checks
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from fengge.core.crypto.sealing import blind, open_sealed, seal

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]
else:
    AnyField = models.Field


class SealedField(AnyField):
    """Bytes in the database, a value in Python. Bound to `app.Model.field`, so it opens in no other column.

    `bound_to` keeps the old name when a model or field is renamed.
    """

    empty_strings_allowed = False

    def __init__(self, *args: Any, bound_to: str = "", **kwargs: Any) -> None:
        self._bound_to = bound_to
        super().__init__(*args, **kwargs)

    @property
    def bound_to(self) -> str:
        return self._bound_to or f"{self.model._meta.label}.{self.name}"

    def get_internal_type(self) -> str:
        return "BinaryField"

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"bound_to": self._bound_to} if self._bound_to else {})

    def to_bytes(self, value: Any) -> bytes:
        raise NotImplementedError

    def from_bytes(self, plain: bytes) -> Any:
        raise NotImplementedError

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        del connection, prepared
        return None if value is None else seal(self.to_bytes(value), self.bound_to)

    def from_db_value(self, value: bytes | memoryview | None, expression: Any, connection: Any) -> Any:
        del expression, connection
        return None if value is None else self.from_bytes(open_sealed(bytes(value), self.bound_to))

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else self._refuse()

    def get_transform(self, lookup_name: str) -> NoReturn:
        del lookup_name
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise FieldError(f"{self.bound_to} is encrypted: filter by its BlindIndex, or ask only whether it is null")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.primary_key or self.unique or getattr(self, "db_index", False):
            found.append(
                checks.Error("An encrypted field cannot be indexed: add a BlindIndex.", obj=self, id="fengge.E101")
            )
        return found


class EncryptedText(SealedField):
    """Text. An empty one is sealed too, so that the row does not tell who gave nothing."""

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode()

    def to_python(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else str(value)

    def formfield(self, **_kwargs: Any) -> None:
        return None


class EncryptedJSON(SealedField):
    """Anything JSON holds."""

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)


class BlindIndex(AnyField):
    """Follows an encrypted field and finds it by exact value: `phone_index = BlindIndex()` follows `phone`.

    Indexes of the same `kind` (the followed field's name unless given) agree across models. `None` for an empty value.
    """

    empty_strings_allowed = False

    def __init__(self, of: str = "", *, kind: str = "", **kwargs: Any) -> None:
        self._of, self._kind = of, kind
        super().__init__(**{"db_index": True, **kwargs, "null": True, "editable": False})

    @property
    def of(self) -> str:
        return self._of or self.name.removesuffix("_index")

    @property
    def kind(self) -> str:
        return self._kind or self.of

    def get_internal_type(self) -> str:
        return "BinaryField"

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs = {key: value for key, value in kwargs.items() if key not in ("null", "editable")}
        return (
            name,
            path,
            args,
            kwargs | {key: value for key, value in (("of", self._of), ("kind", self._kind)) if value},
        )

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        del add
        value = getattr(model_instance, self.of)
        setattr(model_instance, self.attname, indexed := blind(value, self.kind) if value else None)
        return indexed

    def get_prep_value(self, value: Any) -> Any:
        """A text asked for is looked up by its index."""
        if isinstance(value, str):
            return blind(value, self.kind) if value else None
        return value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> bytes | None:
        del expression, connection
        return None if value is None else bytes(value)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        followed = next((each for each in self.model._meta.fields if each.name == self.of), None)
        if not isinstance(followed, SealedField):
            found.append(
                checks.Error(f"There is no encrypted field {self.of!r} to follow.", obj=self, id="fengge.E102")
            )
        return found

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ("exact", "in", "isnull"):
            raise FieldError(f"{self.name} is a blind index: it answers only whether a value is equal")
        return super().get_lookup(lookup_name)
