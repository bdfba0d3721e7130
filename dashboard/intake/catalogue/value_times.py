"""What can be wrong in reading periods, days, numbers and progress."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry, note, warning

ENTRIES: tuple[Entry, ...] = (
    warning(
        "period.unclear",
        "Zeitraum",
        "„{part}“ lässt sich auf zwei Arten lesen oder sagt weder Beginn noch Ende. Bitte Beginn und Ende"
        " eindeutig angeben, etwa „01/2024 – 12/2026“.",
        "Beginn und Ende",
    ),
    warning(
        "period.several_dates",
        "Zeitraum",
        "In „{value}“ stehen mehrere Daten ({part}), aber nicht, welches Beginn und welches Ende ist. "
        "Bitte als „von … bis …“ schreiben.",
        "von … bis …",
    ),
    warning(
        "period.impossible_date",
        "Zeitraum",
        "Das Datum „{part}“ gibt es nicht. Bitte berichtigen; bis dahin bleibt die Angabe leer.",
        "ein Datum, das es gibt",
    ),
    warning(
        "period.no_year",
        "Zeitraum",
        "In „{value}“ fehlt das Jahr. Bitte das Jahr ergänzen.",
        "Angabe mit Jahr",
    ),
    warning(
        "period.unreadable",
        "Zeitraum",
        "„{value}“ ließ sich nicht als Zeitangabe lesen. Bitte Beginn und Ende angeben, etwa „ab 2024“ "
        "oder „01.01.2024 – 31.12.2026“.",
        "Zeitangabe",
    ),
    warning(
        "period.says_open",
        "Zeitraum",
        "„{value}“ sagt nicht, ob der Zeitraum noch nicht feststeht oder ohne Ende weiterläuft. Bitte ein Datum eintragen oder, "
        "wenn die Maßnahme ohne Ende läuft, „fortlaufend“.",
        "ein Datum oder „fortlaufend“",
    ),
    note(
        "period.without_date",
        "Zeitraum",
        "„{value}“ nennt kein Datum; die Worte wurden übernommen. Wo es ein Datum gibt, bitte ergänzen.",
        "Zeitangabe mit Datum",
    ),
    note(
        "period.further_dates",
        "Zeitraum",
        "Aus „{value}“ wurde nur der erste Zeitraum gelesen; die übrigen Daten stehen in den übernommenen"
        " Worten. Bitte prüfen, ob das so gemeint ist.",
    ),
    note(
        "period.event",
        "Zeitraum",
        "„{part}“ aus „{value}“ wurde als Zeitpunkt der Maßnahme gelesen. Ist ein Zeitraum gemeint, bitte"
        " Beginn und Ende angeben.",
    ),
    note(
        "period.vague",
        "Zeitraum",
        "„{part}“ wurde als {days} gelesen. Bitte den Monat angeben, wenn das nicht stimmt.",
    ),
    note(
        "period.hidden_year",
        "Zeitraum",
        "„{shown}“ zeigt kein Jahr; in der Zelle steht {day}, und so wurde es gelesen. Bitte das Jahr ergänzen, wenn es nicht"
        " stimmt.",
        "Datum mit Jahr",
    ),
    warning(
        "period.in_words",
        "Zeitraum",
        "In „{value}“ steht {part} neben anderen Worten und wurde nicht als Zeitangabe übernommen. Bitte Beginn und Ende der"
        " Maßnahme angeben.",
        "Beginn und Ende",
    ),
    warning(
        "period.extended",
        "Zeitraum",
        "„{value}“ nennt zwei Angaben: {first} und {second}. Bitte auswählen, welche gilt.",
        "eine Angabe",
    ),
    note(
        "period.duration",
        "Zeitraum",
        "Die Dauer in „{value}“ wurde nicht in ein Enddatum umgerechnet. Bitte das Ende als Datum angeben.",
        "Ende als Datum",
    ),
    note(
        "period.serial",
        "Zeitraum",
        "Die Zahl „{value}“ wurde als Excel-Datum {day} gelesen. Bitte die Zelle als Datum formatieren.",
        "Datum",
    ),
    warning(
        "period.start_in_end_column",
        "Zeitraum",
        "In der Spalte für das Ende steht mit „{value}“ ein Beginn. Bitte das Ende angeben oder die "
        "Angabe in die Spalte Beginn setzen.",
        "Ende",
    ),
    warning(
        "period.columns_disagree",
        "Zeitraum",
        "Die Spalten Beginn und Ende sagen etwas anderes als die Spalte Zeitraum; es gelten Beginn und Ende. Bitte angleichen.",
        "gleiche Angaben",
    ),
    warning(
        "period.end_before_start",
        "Zeitraum",
        "Das Ende ({end}) liegt vor dem Beginn ({start}). Bitte berichtigen.",
        "Ende nicht vor dem Beginn",
    ),
    note(
        "as_of.last_day",
        "Stand der Angaben",
        "„{value}“ nennt keinen Tag; als Stand der Angaben gilt der {day}. Bitte den Tag angeben.",
        "TT.MM.JJJJ",
    ),
    warning(
        "as_of.unreadable",
        "Stand der Angaben",
        "„{value}“ ließ sich nicht als Tag lesen. Bitte als TT.MM.JJJJ angeben.",
        "TT.MM.JJJJ",
    ),
    warning(
        "number.is_date",
        "Nummer",
        "„{shown}“ ist ein Datum; Excel kann es aus einer Nummer gemacht haben. Bitte die Nummer auswählen oder die Zelle als"
        " Text formatieren.",
        "Nummer",
    ),
    warning(
        "number.unreadable",
        "Zahlen",
        "„{value}“ ist keine Zahl; der Wert bleibt leer. Bitte nur die Zahl eintragen und die Einheit in "
        "die Spalte Einheit setzen.",
        "Zahl",
    ),
    note(
        "number.with_words",
        "Zahlen",
        "Die Zelle zeigt „{shown}“; als Zahl wurde {number} übernommen, „{words}“ gehört zur Einheit. Bitte prüfen, ob die"
        " Einheit so stimmt.",
        "Zahl und Einheit",
    ),
    note(
        "number.about",
        "Zahlen",
        "„{value}“ ist eine ungefähre Angabe und wurde als {number} übernommen. Ist der genaue Wert bekannt, bitte eintragen.",
        "Zahl",
    ),
    warning(
        "progress.unreadable",
        "Umsetzungsgrad",
        "„{value}“ ließ sich nicht als Umsetzungsgrad lesen. Bitte eine Zahl von 0 bis 100 eintragen.",
        "0 bis 100",
    ),
    warning(
        "progress.one",
        "Umsetzungsgrad",
        "„{value}“ kann 1 % oder 100 % heißen. Bitte auswählen oder mit Prozentzeichen schreiben.",
        "1 % oder 100 %",
    ),
    note(
        "progress.share",
        "Umsetzungsgrad",
        "Der Anteil „{value}“ wurde als {percent} % gelesen. Bitte prüfen und künftig als Prozent schreiben.",
        "0 bis 100",
    ),
    warning(
        "progress.out_of_range",
        "Umsetzungsgrad",
        "{percent} % liegt nicht zwischen 0 und 100. Bitte berichtigen; bis dahin bleibt der Umsetzungsgrad leer.",
        "0 bis 100",
    ),
    warning(
        "progress.full_but_unfinished",
        "Umsetzungsgrad",
        "Der Umsetzungsgrad ist {percent} %, der Umsetzungsstand aber „{stage}“. Bitte eines von beiden berichtigen.",
        "passende Angaben",
    ),
    warning(
        "stage.completed_but_ongoing",
        "Umsetzungsstand",
        "Der Umsetzungsstand ist „umgesetzt“, der Zeitraum aber „{period}“. Bitte „Daueraufgabe“ oder ein Ende eintragen.",
        "passende Angaben",
    ),
    warning(
        "progress.finished_but_not_full",
        "Umsetzungsgrad",
        "Der Umsetzungsstand ist „{stage}“, der Umsetzungsgrad aber {percent} %. Bitte eines von beiden berichtigen.",
        "passende Angaben",
    ),
)
