"""OpenAPI: bodies from the inputs that pages use too, and the problems every operation may answer with."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from fengge.core.api.problems import CONTENT_TYPE, TITLES
from fengge.core.inputs import Input
from fengge.core.inputs.places import UploadsKind
from fengge.core.pages import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.core.api.api import Api

REF = "#/components/schemas/{model}"
EVERYWHERE = (400, 401, 403, 404, 422, 429)
OF_BODIES, OF_CHANGES = (413, 415), (409, 428)
TAKES = "x-takes"  # carried by an operation until its body is described

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:fengge:problem:conflict"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "message"],
                "properties": {"pointer": {"type": "string"}, "message": {"type": "string"}},
            },
        },
        "version": {"type": "integer", "description": "409: the version the thing has now"},
        "changed": {
            "type": "object",
            "description": "409: every field that changed since: was, now, by, at, and yours",
            "additionalProperties": {"type": "object"},
        },
    },
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key", "in": "header", "required": False,
    "schema": {"type": "string", "minLength": 16, "maxLength": 200, "pattern": "^[!-~]+$"},
    "description": "The same key with the same content gives the first answer again and changes nothing.",
}  # fmt: skip
IF_MATCH = {
    "name": "If-Match", "in": "header", "required": True,
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    "description": "The ETag of the case as it was seen. Another version answers 409 with both values.",
}  # fmt: skip


class AsJson(GenerateJsonSchema):
    """Files have no form in JSON; everything else is as pydantic says."""

    def bytes_schema(self, schema: Any) -> dict[str, Any]:
        """A file of a multipart form."""
        del schema
        return {"type": "string", "format": "binary"}


def takes(*models: type[Input], changes: bool = False, example: dict[str, Any] | None = None) -> dict[str, Any]:
    """The part of an operation's description that says what it takes: one of these inputs, as JSON or as a form."""
    return {TAKES: (models, example), "parameters": [IDEMPOTENCY_KEY, *([IF_MATCH] if changes else [])]}


def _body(models: tuple[type[Input], ...], example: dict[str, Any] | None, schemas: dict[str, Any]) -> dict[str, Any]:
    """The request body, its definitions put among the others. Made when it is read: its words are in the reader's language."""
    shapes = [_shape(model, schemas) for model in models]
    whole = shapes[0] if len(shapes) == 1 else {"anyOf": shapes}
    content: dict[str, Any] = {"application/json": {"schema": whole}}
    if any(_has_files(model) for model in models):
        content["multipart/form-data"] = {"schema": whole}
    if example:
        content["application/json"]["example"] = example
    asks = all(schemas[model.__name__].get("required") for model in models)
    return {"content": content, "required": asks}


def _shape(model: type[Input], schemas: dict[str, Any]) -> dict[str, Any]:
    schema = model.model_json_schema(ref_template=REF, schema_generator=AsJson)
    schemas.update({**schema.pop("$defs", {}), model.__name__: schema})
    return {"$ref": REF.format(model=model.__name__)}


def _has_files(model: type[Input]) -> bool:
    return any(isinstance(asked.kind, UploadsKind) for asked in model.questions.values())


def finished(schema: Any, api: Api) -> dict[str, Any]:
    """Bodies described; security and problems said of every operation."""
    whole: dict[str, Any] = deepcopy(dict(schema))
    components = whole.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = PROBLEM
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": "A personal token."}}
    doors = {
        one.operation_id or api.get_openapi_operation_id(one): getattr(one.view_func, "allow", "")
        for _path, one in api.operations()
    }
    for operation in _operations(whole):
        if TAKES in operation:
            models, example = operation.pop(TAKES)
            operation["requestBody"] = _body(models, example, schemas)
        is_public = doors[operation["operationId"]] == PUBLIC
        operation["security"] = [{"token": []}, *([{}] if is_public else [])]
        operation["responses"] = _responses(operation)
    return whole


def _operations(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in whole["paths"].values():
        yield from methods.values()


def _responses(operation: dict[str, Any]) -> dict[str, Any]:
    changes = any(one["name"] == "If-Match" for one in operation["parameters"])
    codes = [*EVERYWHERE, *(OF_BODIES if "requestBody" in operation else ()), *(OF_CHANGES if changes else ())]
    problem = {CONTENT_TYPE: {"schema": {"$ref": REF.format(model="Problem")}}}
    told = {str(code): {"description": str(TITLES[code][1]), "content": problem} for code in sorted(codes)}
    good = {str(code): response for code, response in operation["responses"].items()}
    return {**good, **told}
