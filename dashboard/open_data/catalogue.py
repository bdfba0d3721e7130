"""The entry for a portal: DCAT-AP.de 3.0 as JSON-LD, one data set with a distribution for each file that people open.

Originator and maintainer stand there twice, as version 3.0 calls them and as portals still read them (dcatde, deprecated): a
harvester of either kind finds the house. What is not of these data comes from the publisher's file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote, urljoin

from dashboard.documents.round_sheet.workbook import plain_name
from dashboard.open_data.data_package import description, title
from dashboard.open_data.publisher import Publisher
from dashboard.open_data.tables import Released

CATALOGUE = "dcat-ap-de.jsonld"
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geodcatap": "http://data.europa.eu/930/",
    "locn": "http://www.w3.org/ns/locn#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""By the ending of a file its term among the file types, and its type."""


def catalogue(data: Released, publisher: Publisher, files: Mapping[str, bytes]) -> bytes:
    """The entry of these files; each of them lies in the folder that the publisher names."""
    base = publisher.address if publisher.address.endswith("/") else f"{publisher.address}/"
    entry = {"@context": _PREFIXES, **_data_set(data, publisher, base)}
    entry["dcat:distribution"] = [
        _distribution(data, publisher, base, name, content)
        for name, content in files.items()
        if name.rpartition(".")[2] in _FORMATS
    ]
    return f"{json.dumps(entry, ensure_ascii=False, indent=2)}\n".encode()


def _data_set(data: Released, publisher: Publisher, base: str) -> dict[str, Any]:
    uri = urljoin(base, f"#massnahmen-{quote(plain_name(data.round_code))}")
    house = {"@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": publisher.house, "foaf:mbox": _to(publisher.house_mail)}
    whose = ("dcatde:originator", "dcatde:maintainer", "geodcatap:originator", "geodcatap:custodian")
    return {
        "@id": uri,
        "@type": "dcat:Dataset",
        "dcterms:title": _german(title(data)),
        "dcterms:description": _german(description(data)),
        "dcterms:identifier": uri,
        "dcterms:publisher": {
            "@id": publisher.uri,
            "@type": ["foaf:Agent", "foaf:Organization"],
            "foaf:name": publisher.name,
            "dcterms:type": {"@id": publisher.kind},
        },
        **dict.fromkeys(whose, house),
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": publisher.contact,
            "vcard:hasEmail": _to(publisher.contact_mail),
        },
        "dcatde:contributorID": {"@id": publisher.contributor},
        "dcatde:politicalGeocodingLevelURI": {"@id": publisher.level},
        "dcterms:spatial": {"@type": "dcterms:Location", "locn:adminUnitL2": {"@id": publisher.region}},
        "dcterms:temporal": _period(data),
        "dcterms:issued": _day(data.frozen_on),
        "dcterms:modified": _day(data.frozen_on),
        "dcterms:accrualPeriodicity": {"@id": publisher.rhythm},
        "dcterms:language": _term("language/DEU"),
        "dcterms:accessRights": _term("access-right/PUBLIC"),
        "dcatap:availability": _term("planned-availability/STABLE"),
        "dcat:theme": [{"@id": theme} for theme in publisher.themes],
        "dcat:keyword": [_german(word) for word in publisher.keywords],
    }


def _period(data: Released) -> dict[str, Any]:
    """From the day after the reference date of the round before to that of this one."""
    start = {"dcat:startDate": _day(data.since + timedelta(days=1))} if data.since else {}
    return {"@type": "dcterms:PeriodOfTime", **start, "dcat:endDate": _day(data.reference_date)}


def _distribution(data: Released, publisher: Publisher, base: str, name: str, content: bytes) -> dict[str, Any]:
    url = urljoin(base, quote(name))
    file_type, media_type = _FORMATS[name.rpartition(".")[2]]
    return {
        "@id": f"{url}#datei",
        "@type": "dcat:Distribution",
        "dcterms:title": _german(f"{name.partition('.')[0]} ({file_type})"),
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcterms:license": {"@id": publisher.licence},
        "dcatde:licenseAttributionByText": _german(publisher.house),
        "dcterms:format": _term(f"file-type/{file_type}"),
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        "dcterms:language": _term("language/DEU"),
        "dcterms:issued": _day(data.frozen_on),
        "dcatap:availability": _term("planned-availability/STABLE"),
        "dcat:byteSize": {"@value": str(len(content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": hashlib.sha256(content).hexdigest(), "@type": "xsd:hexBinary"},
        },
    }


def _german(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "de"}


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _to(mail: str) -> dict[str, str]:
    return {"@id": f"mailto:{quote(mail, safe='@')}"}


def _term(path: str) -> dict[str, str]:
    return {"@id": f"{_AUTHORITY}/{path}"}
