"""The bodies of the master workbook: departments as cut since 5 July 2023, and offices with the department they belong to."""

from __future__ import annotations

from datetime import date

from dashboard.master import Department, Office

RECUT = date(2023, 7, 5)
"""The day on which the government of 2023 cut the departments anew."""


def _senate(code: str, title: str, name: str, *aliases: str, since: date | None = None) -> Department:
    return Department(code, f"{title} für {name}", name, "Senatsressort", True, aliases, since)


DEPARTMENTS = (
    _senate(
        "SASJI",
        "Die Senatorin",
        "Arbeit, Soziales, Jugend und Integration",
        "Sozialressort",
        "Arbeitsressort",
        "Sozialbehörde",
        "Soziales",
        "Senatorin für Soziales",
        since=RECUT,
    ),
    _senate("SKB", "Die Senatorin", "Kinder und Bildung", "Bildungsressort", "Bildungsbehörde", "SfKB"),
    _senate("SGFV", "Die Senatorin", "Gesundheit, Frauen und Verbraucherschutz", "Gesundheitsressort", "SfGFV"),
    _senate("SWHT", "Die Senatorin", "Wirtschaft, Häfen und Transformation", "Wirtschaftsressort", since=RECUT),
    _senate("SF", "Der Senator", "Finanzen", "Finanzressort", "SfF"),
    _senate("SIS", "Der Senator", "Inneres und Sport", "Innenressort", "Innenbehörde", "SfI", since=RECUT),
    _senate("SJV", "Die Senatorin", "Justiz und Verfassung", "Justizressort"),
    _senate("SBMS", "Die Senatorin", "Bau, Mobilität und Stadtentwicklung", "Bauressort", since=RECUT),
    _senate("SUKW", "Die Senatorin", "Umwelt, Klima und Wissenschaft", "Umweltressort", "Wissenschaftsressort", since=RECUT),
    _senate("SfK", "Der Senator", "Kultur", "Kulturressort", "SK-Kultur"),
    Department("SK", "Senatskanzlei", "Senatskanzlei", "Senatskanzlei", True, ("Rathaus", "SKanzlei", "Präsident des Senats")),
    Department(
        "ZGF",
        "Bremische Zentralstelle für die Verwirklichung der Gleichberechtigung der Frau",
        "Zentralstelle für Gleichberechtigung",
        "Zentralstelle",
        True,
        ("Zentralstelle", "Landesfrauenbeauftragte"),
    ),
    Department(
        "MAG-BHV",
        "Magistrat der Stadt Bremerhaven",
        "Magistrat Bremerhaven",
        "Magistrat",
        False,
        ("Magistrat BHV", "Mag. BHV", "Magistrat", "Bremerhaven", "BHV", "Seestadt", "Seestadt Bremerhaven"),
    ),
)

OFFICES = (
    Office("AFZ", ("Aus- und Fortbildungszentrum",), "SF"),
    Office("Performa", ("Performa Nord",), "SF"),
    Office("Polizei Bremen", ("Polizei",), "SIS"),
    Office("Migrationsamt", ("Migrationsamt Bremen",), "SIS"),
    Office("Bürgeramt", (), "SIS"),
    Office("Gesundheitsamt Bremen", ("Gesundheitsamt",), "SGFV"),
    Office("Amt für Soziale Dienste", ("AfSD",), "SASJI"),
    Office("Demokratiezentrum Land Bremen", ("Demokratiezentrum",), "SASJI"),
    Office("Landeszentrale für politische Bildung", ("LzpB",), "SK"),
    Office("Amt für Jugend, Familie und Frauen", ("Amt 51",), "MAG-BHV"),
    Office("Sozialamt Bremerhaven", ("Amt 50",), "MAG-BHV"),
    Office("Ämter 50 und 51", ("Amt 50/51",), "MAG-BHV"),
    Office("Schulamt Bremerhaven", ("Schulamt",), "MAG-BHV"),
    Office("Bürger- und Ordnungsamt Bremerhaven", ("Bürger- und Ordnungsamt",), "MAG-BHV"),
    Office("Landesbehindertenbeauftragter", ("LBB",), None),
    Office("Bremische Bürgerschaft", ("Bürgerschaft", "Bürgerschaftskanzlei"), None),
    Office(
        "Bremer Rat", ("Bremer Rat für Integration", "Bremer Rat für Teilhabe und Diversität in der Migrationsgesellschaft"), None
    ),
    Office("Landessportbund", ("LSB",), None),
    Office("Bremer Volkshochschule", ("vhs", "vhs Bremen", "Volkshochschule Bremen"), None),
    Office("Refugio", (), None),
    Office("VAJA", (), None),
    Office("LIGA", (), None),
    Office("Martinsclub", (), None),
)
