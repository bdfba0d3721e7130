"""What can be wrong in finding sheets, tables, columns and rows."""

from __future__ import annotations

from dashboard.intake.catalogue import columns
from dashboard.intake.catalogue.entry import Entry

LIST = "Liste"
SHEET = "Tabellenblatt"
ROW = "Zeilen"
QUESTIONS = "Rückfragen"
HEADER = "eine Kopfzeile in den Zeilen 1 bis 15 mit der Spalte „Maßnahme“ und mindestens einer weiteren"

_LIST = (
    Entry(
        "list.none",
        "error",
        LIST,
        "In der Mappe wurde keine Maßnahmenliste gefunden; bitte in den ersten 15 Zeilen eines sichtbaren Blatts "
        "eine Kopfzeile mit der Spalte „Maßnahme“ und weiteren Spalten anlegen.",
        HEADER,
    ),
    Entry(
        "list.no_measures",
        "error",
        LIST,
        "Unter der Kopfzeile im Blatt „{sheet}“ steht keine Maßnahme; bitte die ausgefüllte Liste hochladen.",
        "mindestens eine Maßnahme",
    ),
    Entry(
        "list.no_department",
        "warning",
        LIST,
        "Aus der Mappe geht nicht hervor, welche Stelle meldet; bitte die Stelle angeben.",
        "das Kürzel im Titel oder im Dateinamen",
    ),
    Entry(
        "list.departments_disagree",
        "warning",
        LIST,
        "Die Mappe nennt verschiedene meldende Stellen ({said}); gelesen wurde {department}, bitte bestätigen.",
        "eine einzige meldende Stelle",
    ),
    Entry(
        "list.other_department",
        "warning",
        LIST,
        "Angegeben wurde {given}, {source} nennt aber {recognised}; gelesen wurde die Liste als die von {given}, bitte prüfen.",
        "die Liste der angegebenen Stelle",
    ),
    Entry("list.department_given", "note", LIST, "Die Liste wird nach Ihrer Antwort als die von {department} gelesen."),
    Entry(
        "list.several_as_of",
        "warning",
        LIST,
        "Die Blätter nennen verschiedene Stände ({days}); gelesen wurde {day}, bitte bestätigen.",
        "ein einziger Stand der Liste",
    ),
    Entry(
        "list.no_as_of",
        "note",
        LIST,
        "Im Titel der Liste steht kein Stand; es gilt der Stichtag der Runde.",
        "„Stand: TT.MM.JJJJ“ über der Tabelle",
    ),
    Entry(
        "list.partial",
        "note",
        LIST,
        "Die Mappe ist als Teil einer Liste gekennzeichnet („{words}“); nicht gemeldete Maßnahmen gelten nicht als verschwunden.",
    ),
)

_SHEET = (
    Entry(
        "sheet.hidden",
        "note",
        SHEET,
        "Das Blatt „{sheet}“ ist ausgeblendet und wurde nicht gelesen; wenn es zur Liste gehört, bitte einblenden.",
    ),
    Entry("sheet.no_list", "note", SHEET, "Das Blatt „{sheet}“ ist keine Liste ({reason}) und wurde nicht als Liste gelesen."),
    Entry(
        "sheet.explains",
        "warning",
        SHEET,
        "Das Blatt „{sheet}“ sieht dem Namen nach wie ein Muster oder eine Erläuterung aus und wurde nicht gelesen; "
        "wenn es Maßnahmen enthält, bitte auswählen oder umbenennen.",
    ),
    Entry(
        "sheet.given",
        "note",
        SHEET,
        "Das Blatt „{sheet}“ sieht dem Namen nach wie ein Muster oder eine Erläuterung aus; es wird nach Ihrer Antwort gelesen.",
    ),
    Entry(
        "sheet.answer_unused",
        "warning",
        SHEET,
        "Die Antwort zum Blatt „{name}“ passt nicht zu dieser Mappe: ein solches Blatt gibt es darin nicht; "
        "bitte die Antwort prüfen.",
        "ein Blatt dieser Mappe",
    ),
    Entry(
        "questions.read",
        "note",
        QUESTIONS,
        "Aus dem Blatt „{sheet}“ wurden Antworten auf Rückfragen übernommen (Anzahl: {count}).",
    ),
    Entry(
        "questions.unreadable_number",
        "warning",
        QUESTIONS,
        "Die Antwort in {cell} (Blatt „{sheet}“) gehört zu keiner Rückfrage: „{number}“ ist keine Nummer einer Rückfrage; "
        "bitte die Nummer aus der Rückmeldeliste übernehmen.",
        "Nummer der Rückfrage",
    ),
    Entry(
        "questions.unknown_number",
        "warning",
        QUESTIONS,
        "Die Antwort in {cell} (Blatt „{sheet}“) wird nicht übernommen: eine Rückfrage mit der Nummer {number} gibt es für diese "
        "Stelle nicht; bitte die Nummer aus der Rückmeldeliste übernehmen.",
        "Nummer einer eigenen Rückfrage",
    ),
    Entry(
        "questions.repeated",
        "warning",
        QUESTIONS,
        "Die Rückfrage {number} ist mehrfach beantwortet; übernommen wurde die erste Antwort und nicht die in {cell} "
        "(Blatt „{sheet}“), bitte eine der beiden löschen.",
        "eine Antwort je Rückfrage",
    ),
    Entry(
        "sheet.same_table",
        "warning",
        SHEET,
        "Das Blatt „{sheet}“ enthält dieselben Maßnahmen wie das Blatt „{other}“; gelesen wurde nur „{read}“, "
        "bitte sagen, welches gilt.",
        "jede Maßnahme in einem Blatt",
    ),
    Entry(
        "sheet.hidden_rows",
        "note",
        SHEET,
        "Im Blatt „{sheet}“ waren Zeilen ausgeblendet (Anzahl: {count}); sie wurden mitgelesen.",
    ),
    Entry(
        "sheet.hidden_columns",
        "note",
        SHEET,
        "Im Blatt „{sheet}“ waren Spalten ausgeblendet (Anzahl: {count}); sie wurden mitgelesen.",
    ),
    Entry(
        "sheet.unfilled_rows",
        "note",
        SHEET,
        "Im Blatt „{sheet}“ sind Zeilen vorbereitet, aber nicht ausgefüllt (Anzahl: {count}); sie gelten als leer.",
    ),
    Entry(
        "sheet.no_action_field",
        "warning",
        SHEET,
        "Im Blatt „{sheet}“ nennt weder eine Spalte noch eine Zwischenüberschrift noch der Blattname ein Handlungsfeld; "
        "bitte eine Spalte „Handlungsfeld“ ergänzen (betroffene Maßnahmen: {count}).",
        "eine Spalte „Handlungsfeld“",
    ),
    Entry(
        "table.no_title_column",
        "error",
        SHEET,
        "Die Kopfzeile im Blatt „{sheet}“ (Zeile {row}) hat keine Spalte für den Titel der Maßnahme; "
        "bitte eine Spalte „Maßnahme“ ergänzen oder die Titelspalte so nennen.",
        "eine Spalte „Maßnahme“",
    ),
    Entry(
        "rating.by_colour",
        "note",
        SHEET,
        "Im Blatt „{sheet}“ wurde die Ampel aus der Farbe der Zellen gelesen, weil kein Wort dabeisteht "
        "(Anzahl: {count}, zuerst in {cell}).",
        "ein Wort: im Plan, verzögert oder gefährdet",
    ),
    Entry(
        "cell.under_merge",
        "warning",
        SHEET,
        "Im Blatt „{sheet}“ ist der Wert „{value}“ in {cell} von einer verbundenen Zelle verdeckt und wurde nicht gelesen; "
        "bitte die Verbindung aufheben, wenn er gelten soll.",
        "kein Wert unter verbundenen Zellen",
    ),
)

_ROW = (
    Entry(
        "row.no_title",
        "error",
        ROW,
        "Zeile {row} im Blatt „{sheet}“ hat Inhalt, aber keinen Titel der Maßnahme („{value}“); "
        "bitte den Titel ergänzen oder die Zeile löschen.",
        "ein Titel in der Spalte „Maßnahme“",
    ),
    Entry("row.hint", "note", ROW, "Zeile {row} im Blatt „{sheet}“ ist ein Ausfüllhinweis und keine Maßnahme."),
    Entry("row.example", "note", ROW, "Zeile {row} im Blatt „{sheet}“ ist ein Ausfüllbeispiel und keine Maßnahme."),
    Entry(
        "row.repeated_id",
        "error",
        ROW,
        "Die Kennung „{value}“ in {cell} ({sheet}) steht schon in {other_cell} ({other_sheet}); "
        "bitte eine der beiden Zeilen berichtigen.",
        "jede Kennung nur einmal",
    ),
    Entry(
        "row.repeated_title",
        "warning",
        ROW,
        "Der Titel „{value}“ in {cell} ({sheet}) steht schon in {other_cell} ({other_sheet}); "
        "bitte prüfen, ob es dieselbe Maßnahme ist.",
        "jeder Titel nur einmal",
    ),
    Entry(
        "row.repeated_number",
        "warning",
        ROW,
        "Die Nummer „{value}“ in {cell} ({sheet}) steht schon in {other_cell}; bitte eine der beiden Nummern ändern.",
        "jede Nummer nur einmal",
    ),
    Entry(
        "row.field_disagrees",
        "warning",
        ROW,
        "In {cell} ({sheet}) steht Handlungsfeld {number}, die Zwischenüberschrift oder das Blatt nennt aber {other}; "
        "gelesen wurde {number}, bitte prüfen.",
        "dasselbe Handlungsfeld in Zeile und Überschrift",
    ),
    Entry(
        "row.co_report",
        "note",
        ROW,
        "Die Maßnahme in der Zeile von {cell} ({sheet}) führt {department} und nicht {own}; sie wird als Mitmeldung behalten "
        "und nicht ein zweites Mal gezählt.",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_LIST, *_SHEET, *columns.ENTRIES, *_ROW)
