"""Writing the master workbook as an administrator likes it: one sheet per kind, the rules of editing in front."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from dashboard.intake.master.workbook import FRAMEWORK, OPTIONAL_COLUMNS, OPTIONAL_SHEETS, RULES, SHEETS
from dashboard.master import FormerDepartment, MasterData
from data.samples.columns import DISCLAIMER
from data.samples.content import Line
from data.samples.files import empty_workbook
from data.samples.page import Column, Look, Page
from data.samples.words import Value

LOOK = Look(font="Calibri", size=10, header_fill="7B2D26")
DEMONSTRATION = "Datum zur Demonstration, das echte ist nicht öffentlich"
WIDTHS = {
    "Nr.": 6,
    "Kürzel": 13,
    "Langname": 60,
    "Leitziel": 60,
    "Amtlicher Name": 56,
    "Kurzname": 38,
    "Name": 36,
    "Weitere Schreibweisen": 52,
    "Anmerkung": 52,
    "Titel": 30,
    "Beschlussart": 36,
    "Mappe": 36,
    "Handlungsfelder": 18,
    "Vorlage": 20,
    "Abschnitt": 60,
    "Hinweis": 60,
    "Angaben": 26,
    "Wörter": 36,
    "Bedeutung": 36,
    "Erläuterung": 36,
    "Angabe": 32,
    "Wert": 100,
    "Mitglied der Steuerungsrunde": 18,
}
HINTS = (
    "Diese Arbeitsmappe hält die Stammdaten: was sich mit einer Regierung ändert, wird hier geändert und nirgends sonst.",
    "Die Überschriften der Spalten und die Namen der Blätter bitte nicht ändern; weitere Spalten für Anmerkungen sind erlaubt.",
    "Mehrere Schreibweisen stehen in einer Zelle, jede in einer eigenen Zeile (Alt+Eingabe) oder mit Semikolon getrennt.",
    "Die nächste Runde: im Blatt „Steuerungsrunden“ eine neue Zeile mit „Runde“ (zum Beispiel 2027), „Titel“ und „Stichtag“; "
    "„Frist“ und „Sitzung am“, sobald sie feststehen. Das geht auch ohne Excel, auf der Seite „Stammdaten“.",
    "Ein Handlungsfeld umbenennen: im Blatt „Handlungsfelder“ in seiner Zeile „Kurzname“ und „Langname“ überschreiben; die "
    "Nummer bleibt. Listen mit dem bisherigen Namen werden weiter verstanden; ab wann der neue gilt, wird beim Übernehmen "
    "gefragt. Auch das geht ohne Excel.",
    "Ein Haus geht in einem anderen auf: im Blatt „Ressorts“ in seiner Zeile bei „Gültig bis“ den letzten Tag eintragen; im "
    "Blatt „Frühere Ressorts“ eine neue Zeile mit seinem Kürzel unter „Name“, dem Kürzel des anderen unter „Nachfolge“ und "
    "„automatisch“ unter „Regel“. Vor dem Übernehmen steht da, wie viele Maßnahmen wechseln. Auch das geht ohne Excel.",
    "Ein neues Ressort: neue Zeile im Blatt „Ressorts“ mit „Gültig ab“. Eines, das endet, bekommt „Gültig bis“ und behält seine "
    "Zeile; im Blatt „Frühere Ressorts“ stehen sein Kürzel, die Nachfolge und die Regel.",
    "Mit der Regel „automatisch“ gehen alle seine Maßnahmen am Tag danach auf die Nachfolge über. Gibt ein Ressort nur einen "
    "Teil ab und bleibt, steht bei „Ab“ der erste Tag der Nachfolge, und die Listen sagen, welche Maßnahmen wechseln.",
    "Ein Handlungsfeld, das endet, aufgeht oder geteilt wird: im Blatt „Frühere Handlungsfelder“ seine Nummer und die Nummern "
    "der Nachfolge; bleibt es bestehen, auch „Ab“. Eine einzige Nachfolge übernimmt alles, bei mehreren wird nachgefragt.",
    "Regel „automatisch“: das alte Kürzel wird mit einem Hinweis in die erste Nachfolge überführt.",
    "Regel „vorschlagen“: es wird nachgefragt; je Handlungsfeld kann ein Vorschlag stehen, zum Beispiel „6: SASJI“.",
    "Regel „nie“: der Name ist zwei Zuschnitte alt; es wird ohne Vorschlag nachgefragt.",
    "Steht bei „automatisch“ ein Handlungsfeld in „Je Handlungsfeld“, wird nur dort nachgefragt.",
    "Die Ebenen stehen in ihrer amtlichen Reihenfolge; ihre Zahl, Namen und Schreibweisen sind frei.",
    "Wörter der Ebenen: Hat ein Wort eine Bedeutung mit mehreren Ebenen („bremen + bremerhaven“), wird es mit einem Hinweis so "
    "gelesen; hat es mehrere Bedeutungen, jede in einer eigenen Zeile und die weitere zuerst, wird nachgefragt.",
    "Herkunft: woher Maßnahmen kommen; weitere Schreibweisen werden auch mitten in einem Text erkannt, kurze nur als Wort.",
    "Rahmen: was vom Rahmenkonzept im Ganzen gesagt wird. Was fehlt, sagen die Seiten in allgemeinen Worten. Amtstitel werden "
    "vor dem Vergleich der Namen abgeschnitten; Orte sind, wo unterschrieben wird.",
    "Sitzungsmappen: welche Häuser (Kürzel) und Handlungsfelder (Nummern) jemand immer wieder in einer Mappe braucht. Die Seite "
    "„Unterlagen“ bietet sie an.",
    "Vorlagen: die Abschnitte, der Reihe nach; der Hinweis steht im Word-Dokument. Unter „Angaben“ steht, was aus den Listen "
    "eingefügt wird: Erbetene Entscheidung, Eckdaten, Worum es geht, Sachstand, Finanzierung, Messung, Beteiligte, Frühere "
    "Beschlüsse.",
    "Eine Dienststelle ohne Ressort bleibt als beteiligte Stelle mit ihrem Namen stehen.",
    "Die Daten der Runden, Sitzungen und Berichte sind zur Demonstration gesetzt; die echten bitte hier eintragen.",
    "Kürzel der Ressorts sind verwaltungsüblich, amtliche Namen und Zuschnitt folgen öffentlichen Quellen (Stand 05.07.2023).",
)


def master_workbook(master: MasterData) -> Workbook:
    """The workbook that `read_master` reads back into the same master data."""
    workbook = empty_workbook()
    _hints(workbook)
    for name, rows in _tables(master).items():
        _sheet(workbook, name, rows)
    return workbook


def _hints(workbook: Workbook) -> None:
    page = Page(workbook.create_sheet("Hinweise"), LOOK, [Column("", _nothing, 4), Column("", _nothing, 120)])
    page.title("Stammdaten zum Rahmenkonzept Gesellschaftliche Teilhabe und Diversity", DISCLAIMER)
    page.skip()
    for number, hint in enumerate(HINTS, 1):
        page.cells([number, hint])
    page.finish()


def _sheet(workbook: Workbook, name: str, rows: Sequence[Sequence[Value]]) -> None:
    headings = [*(SHEETS | OPTIONAL_SHEETS)[name], *OPTIONAL_COLUMNS.get(name, ()), "Anmerkung"]
    columns = [Column(heading, _nothing, WIDTHS.get(heading, 14)) for heading in headings]
    page = Page(workbook.create_sheet(name), LOOK, columns)
    page.title(name, DISCLAIMER)
    page.header()
    for row in rows:
        page.cells([*row, *[None] * (len(headings) - len(row))])
    page.finish()


def _tables(master: MasterData) -> dict[str, list[list[Value]]]:
    return {
        "Handlungsfelder": [
            [field.number, field.short_name, field.long_name, _lines(field.aliases), field.valid_from, field.valid_to]
            for field in master.action_fields
        ],
        "Frühere Handlungsfelder": [
            [former.number, _lines(list(map(str, former.successors))), former.valid_from] for former in master.former_fields
        ],
        "Leitziele": [[goal.number, goal.name] for goal in master.guiding_goals],
        "Ressorts": [
            [
                body.code,
                body.official_name,
                body.short_name,
                body.kind,
                "ja" if body.is_member else "nein",
                _lines(body.aliases),
                body.valid_from,
                body.valid_to,
            ]
            for body in master.departments
        ],
        "Frühere Ressorts": [_former(each) for each in master.former_departments],
        "Dienststellen": [[office.name, _lines(office.aliases), office.department] for office in master.offices],
        "Ebenen": [[level.code, level.label, _lines(level.aliases), level.explanation] for level in master.levels],
        "Wörter der Ebenen": [
            [_lines(word.words), _lines([" + ".join(levels) for levels in word.meanings])] for word in master.level_words
        ],
        "Herkunft": [[kind.code, kind.label, _lines(kind.aliases), kind.explanation] for kind in master.origin_kinds],
        "Rahmen": [[entry, _told(getattr(master.framework, name))] for entry, name in FRAMEWORK.items()],
        "Steuerungsrunden": [
            [each.code, each.title, each.held_on, each.reference_date, each.deadline, DEMONSTRATION] for each in master.rounds
        ],
        "Arbeitsgruppe": [[meeting.day, meeting.title, DEMONSTRATION] for meeting in master.meetings],
        "Berichte": [[report.day, report.title, _about_report(report.day)] for report in master.report_dates],
        "Beschlussarten": [[kind] for kind in master.decision_kinds],
        "Sitzungsmappen": [
            [each.name, _lines(each.bodies), _lines(list(map(str, each.fields)))] for each in master.dossier_presets
        ],
        "Vorlagen": [[each.draft, each.heading, each.hint, _lines(each.facts)] for each in master.draft_sections],
    }


def _former(body: FormerDepartment) -> list[Value]:
    rule = next(word for word, code in RULES.items() if code == body.rule)
    by_field = _lines([f"{field}: {code}" for field, code in body.by_action_field])
    return [body.name, _lines(body.aliases), _lines(body.successors), rule, by_field, body.valid_from]


def _told(entry: str | tuple[str, ...]) -> Value:
    return _lines(entry) if isinstance(entry, tuple) else entry or None


def _lines(names: Sequence[str]) -> Value:
    return "\n".join(names) or None


def _about_report(day: date) -> str:
    announced = "für Anfang 2024 öffentlich angekündigt; " if day.year == 2024 else ""
    return announced + DEMONSTRATION


def _nothing(line: Line) -> Value:
    """Columns of the master workbook are filled by row, not by measure."""
    return line.number or None
