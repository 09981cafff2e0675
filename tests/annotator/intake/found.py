"""What goes into an import and what it left behind, for assertions."""

from typing import Any

from annotator.documents.models import Document, ImportBatch


def record(number: int, text: str = "") -> dict[str, Any]:
    return {"id": number, "text": text or f"第{number}份：咳嗽{number}天。", "spans": [[2, 3, "疾病"]]}


def problems_of(batch: ImportBatch) -> list[tuple[str, int | None, str]]:
    return list(batch.problems.order_by("pk").values_list("place", "line", "code"))


def texts() -> list[str]:
    return list(Document.objects.order_by("pk").values_list("text", flat=True))


def counts(batch: ImportBatch) -> tuple[int, int, int]:
    return batch.added, batch.duplicates, batch.refused
