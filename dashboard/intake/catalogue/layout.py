"""What can be wrong in finding sheets, tables, columns and rows."""

from __future__ import annotations

from dashboard.intake.catalogue import columns
from dashboard.intake.catalogue.entry import Entry

LIST = "Liste"
SHEET = "Tabellenblatt"
ROW = "Zeilen"
QUESTIONS = "Rückfragen"
HEADER = "eine Kopfzeile mit der Spalte „Maßnahme“ und mindestens einer weiteren"
OUR_FORMS = "Nehmen Sie sonst die Rückmeldeliste oder die leere Vorlage (Seite „Rückmeldelisten“)."

_LIST = (
    Entry(
        "list.none",
        "error",
        LIST,
        "In der Mappe wurde keine Maßnahmenliste gefunden. Bitte in einem sichtbaren Blatt eine Kopfzeile mit der Spalte "
        f"„Maßnahme“ und weiteren Spalten anlegen. {OUR_FORMS}",
        HEADER,
    ),
    Entry(
        "list.no_measures",
        "error",
        LIST,
        "Blatt „{sheet}“: Unter der Kopfzeile steht keine Maßnahme. Bitte die ausgefüllte Liste hochladen.",
        "mindestens eine Maßnahme",
    ),
    Entry(
        "list.no_department",
        "warning",
        LIST,
        "Aus der Mappe geht nicht hervor, welche Stelle meldet. Bitte die Stelle angeben.",
        "das Kürzel im Titel oder im Dateinamen",
    ),
    Entry(
        "list.departments_disagree",
        "warning",
        LIST,
        "Die Mappe nennt verschiedene meldende Stellen ({said}); gelesen wurde {department}. Bitte bestätigen.",
        "eine einzige meldende Stelle",
    ),
    Entry(
        "list.other_department",
        "warning",
        LIST,
        "Angegeben wurde {given}, {source} nennt aber {recognised}; gelesen wurde die Liste als die von {given}. Bitte prüfen.",
        "die Liste der angegebenen Stelle",
    ),
    Entry("list.department_given", "note", LIST, "Die Liste wird nach Ihrer Antwort als die von {department} gelesen."),
    Entry(
        "list.several_as_of",
        "warning",
        LIST,
        "Die Blätter nennen verschiedene Stände ({days}); gelesen wurde {day}. Bitte bestätigen.",
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
        "Blatt „{sheet}“: Das Blatt ist ausgeblendet und wurde nicht gelesen. Wenn es zur Liste gehört, bitte einblenden.",
    ),
    Entry(
        "sheet.no_list", "note", SHEET, "Blatt „{sheet}“: Das Blatt ist keine Liste ({reason}) und wurde nicht als Liste gelesen."
    ),
    Entry(
        "sheet.explains",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Der Name des Blatts klingt {looks}; es wurde nicht gelesen. Wenn es Maßnahmen enthält, bitte "
        "auswählen oder umbenennen.",
    ),
    Entry(
        "sheet.prose",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Das Blatt enthält ganze Sätze und keine Tabelle; es wurde nicht gelesen. Wenn Maßnahmen darin "
        f"stehen, bitte in die Liste übernehmen. {OUR_FORMS}",
        HEADER,
    ),
    Entry(
        "sheet.stage",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Der Name des Blatts klingt nach „{label}“; Maßnahmen ohne eigenen Umsetzungsstand (Anzahl: {count}) "
        "bleiben bis zu Ihrer Antwort ohne Angabe.",
        "ein Umsetzungsstand in jeder Zeile",
    ),
    Entry(
        "sheet.outside_cells",
        "note",
        SHEET,
        "Blatt „{sheet}“: Nicht gelesen wurde, was außerhalb der Zellen steht ({what}). Was davon gilt, bitte in die Zellen "
        "schreiben.",
        "alle Angaben in den Zellen",
    ),
    Entry(
        "sheet.given",
        "note",
        SHEET,
        "Blatt „{sheet}“: Der Name des Blatts klingt {looks}; es wird nach Ihrer Antwort gelesen.",
    ),
    Entry(
        "sheet.answer_unused",
        "warning",
        SHEET,
        "Die Antwort zum Blatt „{name}“ passt nicht zu dieser Mappe: ein solches Blatt gibt es darin nicht. Bitte die "
        "Antwort prüfen.",
        "ein Blatt dieser Mappe",
    ),
    Entry(
        "questions.read",
        "note",
        QUESTIONS,
        "Blatt „{sheet}“: {answers} mit angenommen.",
    ),
    Entry(
        "questions.unreadable_number",
        "warning",
        QUESTIONS,
        "Blatt „{sheet}“, Zelle {cell}: Die Antwort gehört zu keiner Rückfrage: „{number}“ ist keine Nummer einer "
        "Rückfrage. Bitte die Nummer aus der Rückmeldeliste übernehmen.",
        "Nummer der Rückfrage",
    ),
    Entry(
        "questions.unknown_number",
        "warning",
        QUESTIONS,
        "Blatt „{sheet}“, Zelle {cell}: Die Antwort wird nicht übernommen: eine Rückfrage mit der Nummer {number} gibt es"
        " für diese Stelle nicht. Bitte die Nummer aus der Rückmeldeliste übernehmen.",
        "Nummer einer eigenen Rückfrage",
    ),
    Entry(
        "questions.repeated",
        "warning",
        QUESTIONS,
        "Blatt „{sheet}“, Zelle {cell}: Die Rückfrage {number} ist mehrfach beantwortet; übernommen wurde die erste "
        "Antwort und nicht diese. Bitte eine der beiden löschen.",
        "eine Antwort je Rückfrage",
    ),
    Entry(
        "sheet.same_table",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Das Blatt enthält dieselben Maßnahmen wie das Blatt „{other}“; gelesen wurde nur „{read}“. "
        "Bitte sagen, welches gilt.",
        "jede Maßnahme in einem Blatt",
    ),
    Entry(
        "sheet.hidden_rows",
        "note",
        SHEET,
        "Blatt „{sheet}“: Zeilen waren ausgeblendet (Anzahl: {count}); sie wurden mitgelesen.",
    ),
    Entry(
        "sheet.hidden_columns",
        "note",
        SHEET,
        "Blatt „{sheet}“: Spalten waren ausgeblendet ({columns}); sie wurden mitgelesen.",
    ),
    Entry(
        "sheet.unfilled_rows",
        "note",
        SHEET,
        "Blatt „{sheet}“: Zeilen sind vorbereitet, aber nicht ausgefüllt (Anzahl: {count}); sie gelten als leer.",
    ),
    Entry(
        "sheet.no_action_field",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Weder eine Spalte noch eine Zwischenüberschrift noch der Blattname nennt ein Handlungsfeld "
        "(betroffene Maßnahmen: {count}). Bitte eine Spalte „Handlungsfeld“ ergänzen.",
        "eine Spalte „Handlungsfeld“",
    ),
    Entry(
        "table.no_title_column",
        "error",
        SHEET,
        "Blatt „{sheet}“, Zeile {row}: Die Kopfzeile hat keine Spalte für den Titel der Maßnahme. Bitte eine Spalte "
        "„Maßnahme“ ergänzen oder die Titelspalte so nennen.",
        "eine Spalte „Maßnahme“",
    ),
    Entry(
        "rating.by_colour",
        "note",
        SHEET,
        "Blatt „{sheet}“, Zelle {cell}: Die Ampel wurde aus der Farbe der Zellen gelesen, weil kein Wort dabeisteht "
        "(Anzahl im Blatt: {count}, hier zuerst).",
        "ein Wort: im Plan, verzögert oder gefährdet",
    ),
    Entry(
        "cell.under_merge",
        "warning",
        SHEET,
        "Blatt „{sheet}“, Zelle {cell}: Der Wert „{value}“ ist von einer verbundenen Zelle verdeckt und wurde nicht "
        "gelesen. Wenn er gelten soll, bitte die Verbindung aufheben.",
        "kein Wert unter verbundenen Zellen",
    ),
)

_NONE_GIVEN = (
    "Blatt „{sheet}“, Zelle {cell}: In der Spalte „{heading}“ steht bei manchen Maßnahmen nichts (Anzahl: {count}; {cells}). "
    "Bitte ergänzen."
)

_PART = (
    Entry(
        "range.unread",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Der Bereich {range} sieht wie eine Tabelle aus und wurde nicht gelesen. Wenn Maßnahmen darin stehen, "
        "bitte sagen, in welcher Spalte ihre Titel stehen.",
        "eine Kopfzeile mit der Spalte „Maßnahme“",
    ),
    Entry(
        "range.beside",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Neben der Tabelle steht eine zweite ({area}); sie wurde nicht gelesen. Bitte sagen, ob sie Maßnahmen "
        "enthält.",
        "eine Tabelle je Blatt",
    ),
    Entry(
        "range.evaluation",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Nach einer Auswertung sieht aus und wurde nicht als Maßnahmen gelesen: {range} ({words}). Bitte "
        "bestätigen.",
        "keine Auswertung unter der Tabelle",
    ),
    Entry(
        "range.unnumbered",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Anders als alle übrigen ohne Nummer und ohne weitere Angaben, deshalb nicht als Maßnahmen gelesen: "
        "{range} ({words}). Bitte sagen, ob es Maßnahmen sind.",
        "eine Nummer bei jeder Maßnahme",
    ),
    Entry("range.given", "note", SHEET, "Blatt „{sheet}“: {range} wird nach Ihrer Antwort als Maßnahmen gelesen."),
    Entry(
        "range.counts",
        "warning",
        SHEET,
        "Blatt „{sheet}“: Was neben der Tabelle steht ({area}), sieht nach einer Auswertung aus und wurde nicht gelesen. Bitte "
        "bestätigen.",
        "keine Auswertung neben der Tabelle",
    ),
    Entry("range.kept", "note", SHEET, "Blatt „{sheet}“: Der Bereich {area} wird nach Ihrer Antwort mitgelesen."),
    Entry(
        "range.answer_unused",
        "warning",
        SHEET,
        "Die Antwort zu {range} im Blatt „{name}“ passt nicht zu dieser Mappe: danach wird nicht mehr gefragt. Bitte die "
        "Prüfhinweise neu ansehen.",
        "nichts; die Antwort wird nicht mehr gebraucht",
    ),
    Entry(
        "range.pivot",
        "note",
        SHEET,
        "Blatt „{sheet}“: Der Bereich {range} ist eine Pivot-Auswertung von Excel und wurde nicht gelesen.",
    ),
    Entry(
        "section.stage",
        "warning",
        SHEET,
        "Blatt „{sheet}“, Zelle {cell}: Die Zwischenüberschrift „{value}“ klingt nach „{label}“. Maßnahmen darunter ohne eigenen "
        "Umsetzungsstand bleiben bis zu Ihrer Antwort ohne Angabe.",
        "ein Umsetzungsstand in jeder Zeile",
    ),
    Entry(
        "section.no_field",
        "warning",
        SHEET,
        "Blatt „{sheet}“, Zelle {cell}: Mit der Zwischenüberschrift „{value}“ endet das Handlungsfeld darüber; die Maßnahmen "
        "darunter bleiben bis zu Ihrer Antwort ohne Handlungsfeld.",
        "ein Handlungsfeld in jeder Zeile",
    ),
    Entry("column.no_field_given", "warning", columns.COLUMN, _NONE_GIVEN, "ein Handlungsfeld in jeder Zeile"),
    Entry("column.no_level_given", "note", columns.COLUMN, _NONE_GIVEN, "eine Ebene in jeder Zeile"),
)

_ROW = (
    Entry(
        "row.no_title",
        "error",
        ROW,
        "Blatt „{sheet}“, Zeile {row}: Die Zeile hat Inhalt, aber keinen Titel der Maßnahme („{value}“). Bitte den Titel "
        "ergänzen oder die Zeile löschen.",
        "ein Titel in der Spalte „Maßnahme“",
    ),
    Entry(
        "row.half_a_word",
        "error",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: „{value}“ sieht wie die Fortsetzung von „{other}“ in Zelle {other_cell} aus. Bitte den "
        "Titel in einer Zelle zusammenführen oder den Bindestrich am Zeilenende streichen.",
        "ein ganzer Titel in einer Zelle",
    ),
    Entry("row.hint", "note", ROW, "Blatt „{sheet}“, Zeile {row}: Die Zeile ist ein Ausfüllhinweis und keine Maßnahme."),
    Entry("row.example", "note", ROW, "Blatt „{sheet}“, Zeile {row}: Die Zeile ist ein Ausfüllbeispiel und keine Maßnahme."),
    Entry(
        "row.repeated_id",
        "error",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: Die Kennung „{value}“ steht schon im Blatt „{other_sheet}“, Zelle {other_cell}. "
        "Bitte eine der beiden Zeilen berichtigen.",
        "jede Kennung nur einmal",
    ),
    Entry(
        "row.repeated_title",
        "warning",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: Der Titel „{value}“ steht schon im Blatt „{other_sheet}“, Zelle {other_cell}. "
        "Bitte prüfen, ob es dieselbe Maßnahme ist.",
        "jeder Titel nur einmal",
    ),
    Entry(
        "row.repeated_number",
        "warning",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: Die Nummer „{value}“ steht schon in Zelle {other_cell}. Bitte eine der beiden "
        "Nummern ändern.",
        "jede Nummer nur einmal",
    ),
    Entry(
        "row.field_disagrees",
        "warning",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: Hier steht Handlungsfeld {number}, die Zwischenüberschrift oder das Blatt nennt "
        "aber {other}; gelesen wurde {number}. Bitte prüfen.",
        "dasselbe Handlungsfeld in Zeile und Überschrift",
    ),
    Entry(
        "row.co_report",
        "note",
        ROW,
        "Blatt „{sheet}“, Zelle {cell}: Diese Maßnahme führt {department} und nicht {own}; sie wird als Mitmeldung "
        "behalten und nicht ein zweites Mal gezählt.",
    ),
)

ENTRIES: tuple[Entry, ...] = (*_LIST, *_SHEET, *_PART, *columns.ENTRIES, *_ROW)
