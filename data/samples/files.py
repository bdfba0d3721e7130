"""Writing workbooks so that the same content gives the same bytes, with the sample mark in their properties."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from dashboard.vocabulary import SAMPLE_MARK

FIXED = datetime(2026, 10, 1, 8, 0)
"""The moment that stands in every sample file, so that making them again changes nothing."""


def empty_workbook() -> Workbook:
    """A workbook without the sheet that openpyxl puts into each new one."""
    workbook = Workbook()
    for name in workbook.sheetnames:
        del workbook[name]
    return workbook


def write_workbook(workbook: Workbook, path: Path, title: str) -> None:
    """Save a workbook under path with fixed dates; its properties say that these are sample data."""
    properties = workbook.properties
    properties.title, properties.keywords = title, SAMPLE_MARK
    properties.subject = "Rahmenkonzept Gesellschaftliche Teilhabe und Diversity"
    properties.creator = properties.lastModifiedBy = SAMPLE_MARK
    properties.created = FIXED
    buffer = io.BytesIO()
    workbook.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_with_fixed_dates(buffer.getvalue()))


def _with_fixed_dates(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, _with_fixed_change(name, source.read(name)))
    return target.getvalue()


def _with_fixed_change(name: str, content: bytes) -> bytes:
    """openpyxl writes the moment of saving as the day of change."""
    if name != "docProps/core.xml":
        return content
    stamp = FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
