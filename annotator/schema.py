"""What the OpenAPI generator cannot see in the serializers: answers are complete, and refusals have one shape."""

from typing import Any, Final

from drf_spectacular.openapi import AutoSchema

from annotator.errors import REFUSALS

Schema = dict[str, Any]

REFUSAL: Final[Schema] = {
    "type": "object",
    "description": "Every refusal of every address; docs/api.md says what each code means.",
    "properties": {
        "code": {"type": "string", "enum": sorted(REFUSALS)},
        "message": {"type": "string", "description": "One sentence in the reader's language."},
        "data": {"type": "object", "additionalProperties": {}},
    },
    "required": ["code", "data", "message"],
}
REFUSED: Final[Schema] = {
    "description": "Refused.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
}


class Described(AutoSchema):
    """An operation is described by its own method; what the base view says of itself is for programmers."""

    def get_description(self) -> str:  # type: ignore[override] # of drf-spectacular, whose own differs from DRF's
        return getattr(self.view, self.method.lower()).__doc__ or ""


def answers_are_complete(result: Schema, **_: Any) -> Schema:
    """A model's default makes a field optional to say, never to answer: our serializers write every field they have."""
    for name, component in result["components"]["schemas"].items():
        if component.get("type") == "object" and not name.endswith("Request"):
            component["required"] = sorted(component.get("properties", {}))
    return result


def refusals_have_one_shape(result: Schema, **_: Any) -> Schema:
    schemas = result["components"]["schemas"]
    result["components"]["schemas"] = dict(sorted({**schemas, "Refusal": REFUSAL}.items()))
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = REFUSED
    return result
