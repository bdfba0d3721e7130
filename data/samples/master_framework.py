"""What the master workbook says of the framework as a whole, its levels and their words, and the law behind the pages.

The law: BremBGG of 18.12.2018, as amended on 20.10.2020.
"""

from __future__ import annotations

from dashboard.master import DossierPreset, DraftSection, Framework, Level, LevelWord, OriginKind

LEVELS = (
    Level(
        "land",
        "Land",
        (
            "L",
            "Land Bremen",
            "Landesebene",
            "landesweit",
            "staatlich",
            "Bundesland",
            "Bremen (Land)",
            "Freie Hansestadt Bremen",
        ),
        "Freie Hansestadt Bremen als Land",
    ),
    Level(
        "bremen",
        "Stadt Bremen",
        (
            "HB",
            "Stadtgemeinde Bremen",
            "Kommune Bremen",
            "stadtbremisch",
            "Bremen (Stadt)",
            "Stadt HB",
            "K HB",
            "kommunal Bremen",
        ),
        "Stadtgemeinde Bremen",
    ),
    Level(
        "bremerhaven",
        "Stadt Bremerhaven",
        (
            "BHV",
            "Bremerhaven",
            "Stadtgemeinde Bremerhaven",
            "Kommune Bremerhaven",
            "Seestadt",
            "Seestadt Bremerhaven",
            "Stadt BHV",
            "K BHV",
            "Bremerhaven (Stadt)",
        ),
        "Stadtgemeinde Bremerhaven",
    ),
)

_CITIES = ("bremen", "bremerhaven")
LEVEL_WORDS = (
    LevelWord(
        ("K", "Kommune", "kommunal", "Stadt", "Stadtgemeinde", "städtisch", "Gemeinde", "kommunale Ebene"),
        (("bremen",), ("bremerhaven",), _CITIES),
    ),
    LevelWord(("Bremen",), (("land",), ("bremen",))),
    LevelWord(
        (
            "Bremen und Bremerhaven",
            "Bremerhaven und Bremen",
            "Bremen Bremerhaven",
            "HB und BHV",
            "beide Städte",
            "beide Kommunen",
            "beide Stadtgemeinden",
            "beide Gemeinden",
            "beide",
            "Kommunen",
        ),
        (_CITIES,),
    ),
    LevelWord(("alle drei Ebenen",), (("land", "bremen", "bremerhaven"),)),
)

_DUTY = """Die Pflicht zur Barrierefreiheit, auch für Angebote an Beschäftigte, folgt aus § 13 des Bremischen
Behindertengleichstellungsgesetzes (BremBGG), die Pflicht zu dieser Erklärung aus § 14."""

_ANSWER = "Nach § 14 Absatz 3 BremBGG bekommen Sie\ninnerhalb von zwei Wochen eine Antwort."

_ENFORCEMENT = """Führt eine Meldung nicht zum Ziel, können Sie sich an die
[Zentralstelle für barrierefreie Informationstechnik](https://www.behindertenbeauftragter.bremen.de/detail.php?gsid=bremen55.c.28011.de)
wenden. Sie ist beim Landesbehindertenbeauftragten der Freien Hansestadt Bremen eingerichtet, überwacht die digitale
Barrierefreiheit und führt das Durchsetzungsverfahren (§§ 15 und 16 BremBGG).

Menschen mit Behinderungen und ihre Verbände können außerdem die
[Schlichtungsstelle nach dem BremBGG](https://www.service.bremen.de/dienstleistungen/schlichtungsverfahren-zur-behindertengleichstellung-beantragen-139831)
anrufen (§ 22 BremBGG). Sie ist ebenfalls beim Landesbehindertenbeauftragten angesiedelt und legt Streit mit öffentlichen Stellen
außergerichtlich bei; das Verfahren ist kostenlos, und ein Rechtsbeistand ist nicht nötig."""

FRAMEWORK = Framework(
    name="Gesellschaftliche Teilhabe und Diversität",
    lead_topic="Integration",
    official_titles=(
        "Senatorin für",
        "Senatorin f.",
        "Senatorin",
        "Senator für",
        "Senator f.",
        "Senator",
        "Sen. für",
        "Sen. f.",
        "Sen.",
        "Senat für",
        "Senatorische Behörde für",
        "Senatsressort für",
    ),
    all_bodies=("alle Senatsressorts", "alle senatorischen Behörden", "alle senatorischen Dienststellen"),
    places=("Bremen", "Bremerhaven"),
    accessibility_duty=_DUTY,
    accessibility_answer=_ANSWER,
    accessibility_enforcement=_ENFORCEMENT,
)

ORIGIN_KINDS = (
    OriginKind(
        "framework_2021",
        "Rahmenkonzept 2021",
        ("Rahmenkonzept", "RK", "Konzept 2021", "Gesellschaftliche Teilhabe"),
        "im Rahmenkonzept von 2021 genannt",
    ),
    OriginKind("measure_plan_2022", "Maßnahmenplan 2022", ("Maßnahmenplan", "MP 2022"), "im Maßnahmenplan von 2022"),
    OriginKind("coalition_2023", "Koalitionsvertrag 2023", ("Koalition", "KoaV", "KV"), "im Koalitionsvertrag von 2023"),
    OriginKind("participation", "Beteiligung", ("Bremer Rat",), "aus einem Beteiligungsformat"),
    OriginKind("other", "andere", (), "andere Herkunft"),
)

DECISION_KINDS = (
    "aufnehmen",
    "ändern",
    "erweitern",
    "zusammenlegen",
    "zurückstellen",
    "einstellen",
    "Federführung klären",
    "Finanzierung klären",
    "Ebene oder Handlungsfeld ändern",
    "Bericht dem Senat zuleiten",
    "Kenntnisnahme",
)

_TO_ROUND, _TO_SENATE = "Beschlussvorlage", "Senatsvorlage"
DRAFT_SECTIONS = (
    DraftSection(_TO_ROUND, "Anlass", "Ein Satz, warum die Runde jetzt entscheiden soll.", ("Erbetene Entscheidung", "Eckdaten")),
    DraftSection(
        _TO_ROUND,
        "Sachverhalt",
        "Was die Runde darüber hinaus wissen muss.",
        ("Worum es geht", "Sachstand", "Frühere Beschlüsse"),
    ),
    DraftSection(
        _TO_ROUND,
        "Auswirkungen",
        "Kosten, Stellen und Fristen; was geschieht, wenn nichts beschlossen wird.",
        ("Finanzierung", "Messung"),
    ),
    DraftSection(_TO_ROUND, "Abstimmung", "Wer gefragt wurde und was er sagt.", ("Beteiligte",)),
    DraftSection(_TO_ROUND, "Beschlussvorschlag", "„Die Steuerungsrunde …“: wer was bis wann tut; je Satz ein Beschluss."),
    DraftSection(_TO_SENATE, "Vorlage für die Sitzung des Senats", "Tag der Sitzung, federführendes Ressort, Datum der Vorlage."),
    DraftSection(
        _TO_SENATE,
        "A. Problem",
        "Welcher Mangel besteht und warum der Senat befasst wird.",
        ("Erbetene Entscheidung", "Eckdaten", "Frühere Beschlüsse"),
    ),
    DraftSection(_TO_SENATE, "B. Lösung", "Was vorgeschlagen wird und wie es wirkt.", ("Worum es geht", "Sachstand")),
    DraftSection(_TO_SENATE, "C. Alternativen", "Was sonst erwogen wurde und warum es nicht empfohlen wird."),
    DraftSection(
        _TO_SENATE,
        "D. Finanzielle und personalwirtschaftliche Auswirkungen, Gender-Prüfung und Klimacheck",
        "Kosten und Deckung; Stellen; wie Frauen und Männer betroffen sind; Ergebnis des Klimachecks.",
        ("Finanzierung", "Messung"),
    ),
    DraftSection(
        _TO_SENATE, "E. Beteiligung und Abstimmung", "Mit welchen Ressorts und Stellen abgestimmt ist.", ("Beteiligte",)
    ),
    DraftSection(
        _TO_SENATE,
        "F. Öffentlichkeitsarbeit und Veröffentlichung nach dem Informationsfreiheitsgesetz",
        "Ob die Vorlage nach Beschlussfassung veröffentlicht werden kann, und was dagegen spricht.",
    ),
    DraftSection(_TO_SENATE, "G. Beschluss", "„Der Senat …“: je Satz ein Beschluss."),
)
"""A. and B. as published Senatsvorlagen have them; the order from C. on is common usage, the climate check is due since 2024."""

DOSSIER_PRESETS = (
    DossierPreset("Frauen und Gleichstellung", ("SGFV", "ZGF")),
    DossierPreset("Bau und Umwelt", ("SBMS", "SUKW")),
    DossierPreset("Bildung und Spracherwerb", ("SKB",), (1,)),
)
"""Made up: which dossiers an office wants is for it to say."""
