"""Which workbooks are left alone, because what we add would harm something in them, or because they do more than hold a list.

Everything that we do not touch keeps its bytes: pictures, drawings, charts, pivots, links to other workbooks, form controls,
rich text, formulas with their stored results, rules and lists in extensions. What remains are workbooks that lose something as
soon as a single byte is different, those that would not open under the new name, and those with something in them that runs,
reloads or leads elsewhere: what comes from the dashboard is trusted, so it hands on nothing of the kind.
"""

from __future__ import annotations

from dashboard.documents.correction.parts import CONTENT_TYPES, Parts
from dashboard.intake.opening.active_content import active_content
from dashboard.intake.opening.package import Package, all_relationships
from dashboard.intake.opening.xml_guard import Budget

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


class UnrewritableError(Exception):
    """The workbook is left alone; the message is the German reason, a clause that goes on after "denn"."""


def refuse_harm(package: Package, parts: Parts, workbook: str) -> None:
    """UnrewritableError where a correction would harm the workbook, or hand on what is active in it."""
    reason = _harm(package, parts, workbook)
    if reason is not None:
        raise UnrewritableError(reason)


def _harm(package: Package, parts: Parts, workbook: str) -> str | None:
    active = active_content(package)
    if active is not None:
        return f"sie enthält {active}, und so etwas gibt das Dashboard nicht weiter"
    kinds = {each.kind for each in all_relationships(package, Budget())}
    if {"origin", "signature"} & kinds:
        return "sie ist digital signiert, und jede Änderung macht die Signatur ungültig"
    if {"revisionHeaders", "revisionLog"} & kinds:
        return "sie ist zur gemeinsamen Bearbeitung freigegeben und führt ein Änderungsprotokoll"
    if STRICT in parts.read(workbook)[:4096]:
        return "sie ist im Format „Strict Open XML“ gespeichert, das sich nicht verlässlich ergänzen lässt"
    if _is_of_other_kind(parts, workbook):
        return "sie ist als Vorlage oder für Makros gespeichert und nicht als gewöhnliche Mappe (.xlsx)"
    return None


def _is_of_other_kind(parts: Parts, workbook: str) -> bool:
    """Macro workbooks and templates do not open under the name of a plain workbook."""
    types = parts.xml(CONTENT_TYPES).root.named("Override")
    told = [each.attributes.get("ContentType", "") for each in types if _part_of(each.attributes) == workbook.lower()]
    return any("macroEnabled" in each or ".template." in each for each in told)


def _part_of(attributes: dict[str, str]) -> str:
    return attributes.get("PartName", "").lstrip("/").lower()
