"""Master data for tests, written out: what facts.md, sections 2 and 3, says, small enough to read and complete enough to use."""

from __future__ import annotations

from datetime import date

from dashboard.master import (
    ActionField,
    Department,
    FormerDepartment,
    GuidingGoal,
    Level,
    MasterData,
    Meeting,
    Office,
    SteeringRound,
)

SINCE = date(2023, 7, 5)

ACTION_FIELDS = (
    ActionField(1, "Spracherwerb", "Erwerb der deutschen Sprache", ("Sprache", "Sprachförderung")),
    ActionField(
        2,
        "Politische Teilhabe & Engagement",
        "Politische Teilhabe und zivilgesellschaftliches Engagement",
        ("Politische Teilhabe",),
    ),
    ActionField(3, "Quartiere", "Stärkung der Quartiere mit stadtweiten Integrationsaufgaben", ("Stärkung der Quartiere",)),
    ActionField(
        4, "Bildung & Wissenschaft", "Frühkindliche, schulische und außerschulische Bildung sowie Wissenschaft", ("Bildung",)
    ),
    ActionField(
        5,
        "Offene Jugend- & Jugendverbandsarbeit",
        "Offene Jugend- und Jugendverbandsarbeit",
        ("Offene Jugend & Jugendverbandarbeit", "Jugendarbeit"),
    ),
    ActionField(
        6,
        "Erwerbsarbeit & Qualifizierung",
        "Erwerbsarbeit und Qualifizierungsmaßnahmen sowie Ausbildungsförderung",
        ("Erwerbarbeit & Qualifizierung", "Arbeit"),
    ),
    ActionField(7, "Gesundheit, Pflege & ältere Menschen", "Gesundheit, Pflege und ältere Menschen", ("Gesundheit",)),
    ActionField(
        8, "Teilhabe von Menschen mit Behinderung", "Inklusion und Teilhabe von Menschen mit Behinderung", ("Inklusion",)
    ),
    ActionField(
        9,
        "Migrantische Selbstorganisationen",
        "Unterstützung migrantischer Selbstorganisation",
        ("Stärkung migrantische Selbstorganisationen", "MSO"),
    ),
    ActionField(
        10,
        "Aufenthaltsrechtliche Hürden",
        "Abbau aufenthaltsrechtlicher Hürden",
        ("Abbau von aufenthaltsrechtlichen Hürden", "Aufenthaltsrecht"),
    ),
    ActionField(11, "Kultur, Religion & Sport", "Kultur, Religion und Sport"),
    ActionField(
        12,
        "Diversitätsgerechte Öffnung der Verwaltung",
        "Interkulturelle und diversitygerechte Öffnung der Verwaltung",
        ("Interkulturelle Öffnung",),
    ),
    ActionField(13, "Abbau von Diskriminierung", "Bekämpfung von Diskriminierung", ("Antidiskriminierung",)),
)

GUIDING_GOALS = (
    GuidingGoal(1, "Chancengleiche Teilhabe und Repräsentanz"),
    GuidingGoal(2, "Vielfalt und sozialer Zusammenhalt"),
    GuidingGoal(3, "Intersektionale Perspektive"),
    GuidingGoal(4, "Integration gemeinsam und verbindlich gestalten"),
)

HOUSE = "Senatsressort"


def _house(code: str, official_name: str, short_name: str, *aliases: str) -> Department:
    return Department(code, official_name, short_name, HOUSE, True, aliases, SINCE)


DEPARTMENTS = (
    _house(
        "SASJI",
        "Die Senatorin für Arbeit, Soziales, Jugend und Integration",
        "Arbeit, Soziales, Jugend und Integration",
        "Sozialressort",
        "Arbeitsressort",
        "Sozialbehörde",
        "Soziales",
    ),
    _house("SKB", "Die Senatorin für Kinder und Bildung", "Kinder und Bildung", "Bildungsressort", "Bildungsbehörde", "SfKB"),
    _house(
        "SGFV",
        "Die Senatorin für Gesundheit, Frauen und Verbraucherschutz",
        "Gesundheit, Frauen und Verbraucherschutz",
        "Gesundheitsressort",
        "SfGFV",
    ),
    _house(
        "SWHT",
        "Die Senatorin für Wirtschaft, Häfen und Transformation",
        "Wirtschaft, Häfen und Transformation",
        "Wirtschaftsressort",
    ),
    _house("SF", "Der Senator für Finanzen", "Finanzen", "Finanzressort", "SfF"),
    _house("SIS", "Der Senator für Inneres und Sport", "Inneres und Sport", "Innenressort", "Innenbehörde", "SfI"),
    _house("SJV", "Die Senatorin für Justiz und Verfassung", "Justiz und Verfassung", "Justizressort"),
    _house(
        "SBMS",
        "Die Senatorin für Bau, Mobilität und Stadtentwicklung",
        "Bau, Mobilität und Stadtentwicklung",
        "Bauressort",
    ),
    _house(
        "SUKW",
        "Die Senatorin für Umwelt, Klima und Wissenschaft",
        "Umwelt, Klima und Wissenschaft",
        "Umweltressort",
        "Wissenschaftsressort",
    ),
    _house("SfK", "Der Senator für Kultur", "Kultur", "Kulturressort", "SK-Kultur"),
    _house("SK", "Senatskanzlei", "Senatskanzlei", "Rathaus", "SKanzlei", "Präsident des Senats"),
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
        ("Magistrat BHV", "Mag. BHV", "Magistrat", "Bremerhaven", "BHV", "Seestadt"),
    ),
)

FORMER_DEPARTMENTS = (
    FormerDepartment("SJIS", ("Soziales, Jugend, Integration und Sport",), ("SASJI", "SIS"), "auto", ((11, "SIS"),)),
    FormerDepartment("SI", ("Inneres",), ("SIS",), "auto"),
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
    FormerDepartment("SWAH", ("Wirtschaft, Arbeit und Häfen",), ("SASJI", "SWHT"), "never"),
    FormerDepartment("SUBV", ("Umwelt, Bau und Verkehr",), ("SBMS", "SUKW"), "never"),
    FormerDepartment("SWGV", ("Wissenschaft, Gesundheit und Verbraucherschutz",), ("SGFV", "SUKW"), "never"),
)

OFFICES = (
    Office("Aus- und Fortbildungszentrum", ("AFZ",), "SF"),
    Office("Performa Nord", ("Performa",), "SF"),
    Office("Polizei Bremen", ("Polizei",), "SIS"),
    Office("Migrationsamt", ("Migrationsamt Bremen",), "SIS"),
    Office("Gesundheitsamt Bremen", ("Gesundheitsamt",), "SGFV"),
    Office("Amt für Soziale Dienste", ("AfSD",), "SASJI"),
    Office("Landeszentrale für politische Bildung", ("LzpB",), "SK"),
    Office("Landesbehindertenbeauftragter", ("LBB",), None),
    Office("Demokratiezentrum Land Bremen", ("Demokratiezentrum",), None),
    Office("Bremische Bürgerschaft", ("Bürgerschaftskanzlei",), None),
    Office("Landessportbund", ("LSB",), None),
    Office("Volkshochschule Bremen", ("vhs", "vhs Bremen"), None),
    Office("Amt für Jugend, Familie und Frauen", ("Amt 51",), "MAG-BHV"),
    Office("Sozialamt Bremerhaven", ("Amt 50",), "MAG-BHV"),
    Office("Ämter 50 und 51", ("Amt 50/51",), "MAG-BHV"),
    Office("Schulamt Bremerhaven", ("Schulamt",), "MAG-BHV"),
    Office("Bürger- und Ordnungsamt", (), "MAG-BHV"),
)

LEVELS = (
    Level("land", "Land", ("L", "Land Bremen", "staatlich", "landesweit")),
    Level("bremen", "Stadt Bremen", ("HB", "Stadtgemeinde Bremen", "Kommune Bremen", "stadtbremisch")),
    Level("bremerhaven", "Stadt Bremerhaven", ("BHV", "Bremerhaven", "Kommune Bremerhaven", "Seestadt")),
)

ROUNDS = tuple(
    SteeringRound(str(year), f"Steuerungsrunde {year}", date(year, 11, 20), date(year, 9, 30), date(year, 10, 15))
    for year in range(2022, 2027)
)

MASTER = MasterData(
    action_fields=ACTION_FIELDS,
    guiding_goals=GUIDING_GOALS,
    departments=DEPARTMENTS,
    former_departments=FORMER_DEPARTMENTS,
    offices=OFFICES,
    levels=LEVELS,
    rounds=ROUNDS,
    meetings=(Meeting(date(2026, 3, 12), "Arbeitsgruppe, 1. Sitzung 2026"),),
    report_dates=(Meeting(date(2026, 12, 15), "Umsetzungsbericht 2026"),),
)
