"""What the master workbook says: names, aliases, succession of departments, rounds.

Names and rules of succession follow public sources (framework of 2021, press releases on the government of 2023); short codes are
common usage. Dates of rounds, meetings and reports are made up for demonstration: the real ones are not public.
"""

from __future__ import annotations

from datetime import date

from dashboard.master import ActionField, FormerDepartment, GuidingGoal, MasterData, Meeting, Round
from data.samples.master_bodies import DEPARTMENTS, OFFICES
from data.samples.master_framework import (
    DECISION_KINDS,
    DOSSIER_PRESETS,
    DRAFT_SECTIONS,
    FRAMEWORK,
    LEVEL_WORDS,
    LEVELS,
    ORIGIN_KINDS,
)

ADOPTED = date(2021, 10, 1)
"""The Senate decided on the framework in October 2021."""


def _field(number: int, short_name: str, long_name: str, *aliases: str) -> ActionField:
    return ActionField(number, short_name, long_name, aliases, ADOPTED)


ACTION_FIELDS = (
    _field(1, "Spracherwerb", "Erwerb der deutschen Sprache", "Sprache", "Sprachförderung"),
    _field(
        2,
        "Politische Teilhabe & Engagement",
        "Politische Teilhabe und zivilgesellschaftliches Engagement",
        "Politische Teilhabe",
        "Teilhabe und Engagement",
    ),
    _field(
        3,
        "Quartiere",
        "Stärkung der Quartiere mit stadtweiten Integrationsaufgaben",
        "Stärkung der Quartiere",
        "Quartiersentwicklung",
    ),
    _field(
        4,
        "Bildung & Wissenschaft",
        "Frühkindliche, schulische und außerschulische Bildung sowie Wissenschaft",
        "Bildung",
        "Bildung und Wissenschaft",
    ),
    _field(
        5,
        "Offene Jugend- & Jugendverbandsarbeit",
        "Offene Jugend- und Jugendverbandsarbeit",
        "Jugendarbeit",
        "Offene Jugend & Jugendverbandsarbeit",
    ),
    _field(
        6,
        "Erwerbsarbeit & Qualifizierung",
        "Erwerbsarbeit und Qualifizierungsmaßnahmen sowie Ausbildungsförderung",
        "Erwerbsarbeit",
        "Arbeit und Qualifizierung",
    ),
    _field(
        7, "Gesundheit, Pflege & ältere Menschen", "Gesundheit, Pflege und ältere Menschen", "Gesundheit", "Gesundheit und Pflege"
    ),
    _field(
        8,
        "Teilhabe von Menschen mit Behinderung",
        "Inklusion und Teilhabe von Menschen mit Behinderung",
        "Menschen mit Behinderung",
        "Inklusion",
    ),
    _field(
        9,
        "Migrantische Selbstorganisationen",
        "Unterstützung migrantischer Selbstorganisation",
        "Stärkung migrantischer Selbstorganisationen",
        "Migrant:innenorganisationen",
    ),
    _field(
        10,
        "Aufenthaltsrechtliche Hürden",
        "Abbau aufenthaltsrechtlicher Hürden",
        "Abbau von aufenthaltsrechtlichen Hürden",
        "Aufenthaltsrecht",
    ),
    _field(11, "Kultur, Religion & Sport", "Kultur, Religion und Sport", "Kultur und Sport"),
    _field(
        12,
        "Diversitätsgerechte Öffnung der Verwaltung",
        "Interkulturelle und diversitygerechte Öffnung der Verwaltung",
        "Öffnung der Verwaltung",
        "Interkulturelle Öffnung",
    ),
    _field(13, "Abbau von Diskriminierung", "Bekämpfung von Diskriminierung", "Antidiskriminierung"),
)

GUIDING_GOALS = (
    GuidingGoal(1, "Chancengleiche Teilhabe und Repräsentanz"),
    GuidingGoal(2, "Vielfalt und sozialer Zusammenhalt"),
    GuidingGoal(3, "Intersektionale Perspektive"),
    GuidingGoal(4, "Integration gemeinsam und verbindlich gestalten"),
)

FORMER_DEPARTMENTS = (
    FormerDepartment("SJIS", ("Soziales, Jugend, Integration und Sport",), ("SASJI", "SIS"), "auto", ((11, "SIS"),)),
    FormerDepartment("SI", ("Inneres", "Senator für Inneres"), ("SIS",), "auto"),
    FormerDepartment("SWAE", ("Wirtschaft, Arbeit und Europa",), ("SASJI", "SWHT"), "suggest", ((6, "SASJI"),)),
    FormerDepartment(
        "SKUMS",
        ("Klimaschutz, Umwelt, Mobilität, Stadtentwicklung und Wohnungsbau",),
        ("SBMS", "SUKW"),
        "suggest",
        ((3, "SBMS"),),
    ),
    FormerDepartment("SWH", ("Wissenschaft und Häfen",), ("SUKW", "SWHT"), "suggest", ((4, "SUKW"),)),
    FormerDepartment(
        "SJFIS",
        ("Soziales, Jugend, Frauen, Integration und Sport",),
        ("SASJI", "SGFV", "SIS"),
        "auto",
        ((6, "SASJI"), (11, "SIS")),
    ),
    FormerDepartment("SWAH", ("Wirtschaft, Arbeit und Häfen",), ("SWHT", "SASJI"), "never"),
    FormerDepartment("SUBV", ("Umwelt, Bau und Verkehr",), ("SBMS", "SUKW"), "never"),
    FormerDepartment("SWGV", ("Wissenschaft, Gesundheit und Verbraucherschutz",), ("SGFV", "SUKW"), "never"),
    FormerDepartment("SBW", ("Bildung und Wissenschaft",), ("SKB", "SUKW"), "never"),
)


def _round(year: int, month: int, day: int) -> Round:
    return Round(
        str(year),
        f"Steuerungsrunde {year}",
        date(year, month, day),
        reference_date=date(year, 9, 30),
        deadline=date(year, 10, 15),
    )


ROUNDS = (_round(2022, 11, 24), _round(2023, 12, 7), _round(2024, 11, 21), _round(2025, 11, 27), _round(2026, 11, 26))

MEETINGS = tuple(
    Meeting(date(year, month, day), f"{position}. Sitzung {year}")
    for year, days in ((2025, ((2, 13), (5, 22), (9, 11), (11, 6))), (2026, ((2, 12), (5, 21), (9, 10), (11, 5))))
    for position, (month, day) in enumerate(days, 1)
)

REPORT_DATES = (Meeting(date(2024, 3, 31), "1. Umsetzungsbericht"), Meeting(date(2026, 12, 31), "2. Umsetzungsbericht"))

MASTER = MasterData(
    ACTION_FIELDS,
    GUIDING_GOALS,
    DEPARTMENTS,
    FORMER_DEPARTMENTS,
    OFFICES,
    LEVELS,
    ROUNDS,
    MEETINGS,
    REPORT_DATES,
    DECISION_KINDS,
    LEVEL_WORDS,
    FRAMEWORK,
    ORIGIN_KINDS,
    draft_sections=DRAFT_SECTIONS,
    dossier_presets=DOSSIER_PRESETS,
)
FIELD_NAMES = {field.number: field.short_name for field in ACTION_FIELDS}
