"""What can be wrong in reading classes: stage, rating, bodies, levels, action field and the like."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry, note, warning

ENTRIES: tuple[Entry, ...] = (
    warning(
        "cell.error_value",
        "Zellen",
        "Hier steht der Fehlerwert „{value}“. Bitte die Formel berichtigen oder den Wert eintragen; bis "
        "dahin bleibt die Angabe leer.",
        "ein Wert",
    ),
    warning(
        "cell.uncalculated",
        "Zellen",
        "Für die Formel ist kein Ergebnis gespeichert. Bitte die Datei in Excel öffnen, berechnen lassen und speichern.",
        "ein berechneter Wert",
    ),
    warning(
        "funding.ambiguous",
        "Finanzierung",
        "„{value}“ sagt nicht eindeutig, ob die Mittel gesichert oder offen sind. Bitte auswählen.",
        "gesichert oder offen",
    ),
    warning(
        "stage.ambiguous",
        "Umsetzungsstand",
        "„{value}“ kann verschiedene Umsetzungsstände heißen. Bitte auswählen.",
        "ein Umsetzungsstand",
    ),
    warning(
        "stage.sounds_like",
        "Umsetzungsstand",
        "„{value}“ klingt nach „{stage}“, sagt es aber nicht sicher. Bitte bestätigen oder einen anderen Stand auswählen.",
        "ein Umsetzungsstand",
    ),
    warning(
        "stage.partly",
        "Umsetzungsstand",
        "„{value}“ gilt nur für einen Teil der Maßnahme. Bitte auswählen, welcher Umsetzungsstand für die ganze Maßnahme gilt.",
        "ein Umsetzungsstand",
    ),
    warning(
        "stage.against_date",
        "Umsetzungsstand",
        "„{value}“ sagt „{stage}“ und nennt eine Zeit, die nach dem Stand der Liste liegt oder liegen kann. Bitte auswählen, "
        "welcher Umsetzungsstand gilt.",
        "ein Umsetzungsstand, der zur Zeitangabe passt",
    ),
    warning(
        "stage.against_colour",
        "Umsetzungsstand",
        "Hier steht „{value}“, die Farbe der Zeile heißt laut Legende aber „{meant}“. Bitte auswählen, was gilt; bis dahin "
        "bleibt der Umsetzungsstand leer.",
        "ein Umsetzungsstand, der zur Farbe der Zeile passt",
    ),
    note(
        "words.beside_stage",
        "Umsetzungsstand",
        "Die Spalte „{heading}“ sagt mehr als den Umsetzungsstand (Anzahl: {count}, hier zuerst). Die Worte stehen als Sachstand "
        "bei der Maßnahme, oder als Zusatzangabe, wo schon ein Sachstand angegeben ist.",
    ),
    note(
        "words.beside_rating",
        "Ampel",
        "Die Spalte „{heading}“ sagt mehr als die Ampel, und eine Begründung steht schon daneben (Anzahl: {count}, hier zuerst). "
        "Die Worte stehen als Zusatzangabe bei der Maßnahme.",
    ),
    warning(
        "rating.colour_unclear",
        "Ampel",
        "Hier steht die Farbe „{colour}“ ohne Wort; sie kann eine Ampel sein oder etwas anderes heißen, etwa „erledigt“. Bitte "
        "auswählen, welche Ampel gemeint ist; ohne Antwort bleibt sie leer.",
        "ein Wort: im Plan, verzögert oder gefährdet",
    ),
    warning(
        "rating.stage_disagrees",
        "Ampel",
        "Die Ampel ist „{value}“, die Spalte „{heading}“ sagt aber „{words}“. Bitte auswählen, welche Ampel gilt; bis dahin "
        "bleibt sie leer.",
        "grün, gelb oder rot",
    ),
    note(
        "text.no_words",
        "Zellen",
        "Hier steht „{value}“, wo Worte erwartet werden (Anzahl in der Spalte: {count}, hier zuerst); es gilt als leer. "
        "Oft ist es ein Verweis auf eine leere Zelle oder ein Kästchen. Ist etwas gemeint, bitte in Worten eintragen.",
        "Worte oder nichts",
    ),
    warning(
        "stage.unreadable",
        "Umsetzungsstand",
        "„{value}“ ließ sich keinem Umsetzungsstand zuordnen. Bitte auswählen oder eines der vereinbarten Wörter eintragen.",
        "geplant, in Vorbereitung, in Umsetzung, Daueraufgabe, umgesetzt, zurückgestellt, eingestellt oder zusammengeführt",
    ),
    note(
        "stage.is_rating",
        "Umsetzungsstand",
        "„{value}“ ist eine Ampel und kein Umsetzungsstand; es wurde nur als Ampel gelesen. Bitte den Umsetzungsstand ergänzen.",
        "ein Umsetzungsstand",
    ),
    warning(
        "stage.from_report",
        "Umsetzungsstand",
        "Ein Umsetzungsstand ist nicht angegeben; der Sachstand legt einen nahe. Bitte auswählen, ohne Antwort bleibt er leer.",
        "ein Umsetzungsstand",
    ),
    warning(
        "rating.unreadable",
        "Ampel",
        "„{value}“ ließ sich nicht als Ampel lesen. Bitte auswählen oder grün, gelb oder rot eintragen.",
        "grün, gelb oder rot",
    ),
    warning(
        "rating.doubtful",
        "Ampel",
        "„{value}“ klingt nach „{rating}“, sagt es aber nicht sicher. Bitte bestätigen oder eine andere Ampel auswählen.",
        "grün, gelb oder rot",
    ),
    warning(
        "rating.ambiguous",
        "Ampel",
        "„{value}“ nennt mehr als eine Ampel. Bitte eine auswählen.",
        "grün, gelb oder rot",
    ),
    warning(
        "rating.word_and_colour",
        "Ampel",
        "Das Wort „{value}“ und die Farbe der Zelle widersprechen sich; gelesen wurde das Wort. Bitte prüfen.",
        "Wort und Farbe, die dasselbe sagen",
    ),
    note(
        "rating.is_stage",
        "Ampel",
        "„{value}“ ist ein Umsetzungsstand und keine Ampel; es wurde nur als Umsetzungsstand gelesen. Bitte die Ampel ergänzen.",
        "grün, gelb oder rot",
    ),
    warning(
        "rating.reason_missing",
        "Ampel",
        "Zur Ampel „{rating}“ fehlt die Begründung. Bitte {column} ergänzen.",
        "Begründung",
    ),
    note(
        "department.succeeded",
        "Ressorts und Stellen",
        "„{former}“ ist ein früherer Zuschnitt und wurde als {department} gelesen. Bitte künftig {department} eintragen.",
        "heutiges Kürzel",
    ),
    warning(
        "department.ambiguous",
        "Ressorts und Stellen",
        "„{former}“ wurde aufgeteilt; es kann {options} gemeint sein. Bitte auswählen.",
        "{options}",
    ),
    note(
        "department.misspelt",
        "Ressorts und Stellen",
        "„{name}“ wurde als {department} gelesen. Bitte die Schreibweise prüfen.",
        "{department}",
    ),
    note(
        "department.office",
        "Ressorts und Stellen",
        "„{office}“ gehört zu {department}; als federführend gilt {department}, die Stelle bleibt als Beteiligte genannt.",
        "Ressort oder Stelle der Steuerung",
    ),
    note(
        "department.none_given",
        "Ressorts und Stellen",
        "Die Federführung ist nicht angegeben; als federführend gilt {department}, von der die Liste kommt. Führt ein anderes "
        "Haus, bitte dessen Kürzel eintragen.",
        "Kürzel des federführenden Ressorts",
    ),
    warning(
        "department.unknown",
        "Ressorts und Stellen",
        "„{name}“ ist kein Ressort, das die Maßnahme führen kann. Bitte die Federführung auswählen; "
        "„{name}“ bleibt als Beteiligte genannt.",
        "Kürzel des federführenden Ressorts",
    ),
    warning(
        "department.unsettled",
        "Ressorts und Stellen",
        "„{value}“ heißt: Es steht noch nicht fest, wer die Maßnahme führt. Bitte die Federführung auswählen.",
        "Kürzel des federführenden Ressorts",
    ),
    note(
        "bodies.first_leads",
        "Ressorts und Stellen",
        "„{value}“ nennt mehrere Stellen; die erste, {department}, gilt als federführend, die übrigen als"
        " beteiligt. Bitte prüfen.",
        "FF: …; Bet.: …",
    ),
    note(
        "bodies.all_departments",
        "Ressorts und Stellen",
        "„{words}“ wurde als Beteiligung aller Ressorts der Steuerungsrunde gelesen. Bitte prüfen.",
    ),
    note(
        "bodies.addition",
        "Ressorts und Stellen",
        "Der Zusatz „{addition}“ hinter einer Stelle wurde nicht übernommen. Bitte bei Bedarf in den Sachstand schreiben.",
    ),
    warning(
        "levels.unreadable",
        "Ebene",
        "„{value}“ ließ sich keiner Ebene zuordnen. Bitte {or_levels} eintragen.",
        "{levels}",
    ),
    warning(
        "levels.ambiguous",
        "Ebene",
        "„{value}“ sagt nicht, welche Ebene gemeint ist. Bitte auswählen.",
        "{levels}",
    ),
    note(
        "levels.several",
        "Ebene",
        "„{value}“ wurde als {levels} gelesen. Ist etwas anderes gemeint, bitte das eintragen.",
    ),
    warning(
        "action_field.unknown",
        "Handlungsfeld",
        "„{value}“ ist kein Handlungsfeld. Bitte die Nummer (1 bis {last}) oder den Namen eintragen.",
        "1 bis {last}",
    ),
    warning(
        "action_field.several",
        "Handlungsfeld",
        "„{value}“ nennt mehrere Handlungsfelder; gezählt wird unter {number}. Bitte prüfen oder auswählen.",
        "ein Handlungsfeld",
    ),
    warning(
        "action_field.disagrees",
        "Handlungsfeld",
        "In „{value}“ passen Nummer und Worte nicht zusammen. Bitte auswählen.",
        "ein Handlungsfeld",
    ),
    note(
        "action_field.succeeded",
        "Handlungsfeld",
        "Das Handlungsfeld „{former}“ gibt es nicht mehr; gelesen wurde seine Nachfolge, {number} {name}. Bitte künftig {number} "
        "eintragen.",
        "{number} {name}",
    ),
    warning(
        "action_field.split",
        "Handlungsfeld",
        "Das Handlungsfeld „{former}“ wurde aufgeteilt; die Maßnahme kann zu {options} gehören. Bitte auswählen.",
        "{options}",
    ),
    note(
        "action_field.misspelt",
        "Handlungsfeld",
        "„{value}“ wurde als Handlungsfeld {number} ({name}) gelesen. Bitte die Schreibweise prüfen.",
        "{number} {name}",
    ),
    warning(
        "action_field.is_date",
        "Handlungsfeld",
        "Statt eines Handlungsfelds steht hier ein Datum, vermutlich von Excel umgewandelt. Bitte das "
        "Handlungsfeld auswählen oder die Zelle als Text formatieren.",
        "ein Handlungsfeld",
    ),
    warning(
        "action_field.decimal",
        "Handlungsfeld",
        "„{value}“ kann mehrere Handlungsfelder heißen. Bitte auswählen oder die Zelle als Text formatieren.",
        "ein Handlungsfeld",
    ),
    warning(
        "guiding_goals.unknown",
        "Leitziele",
        "„{value}“ ließ sich keinem Leitziel zuordnen. Bitte die Nummern der Leitziele eintragen, etwa „1, 3“.",
        "Nummern der Leitziele",
    ),
    note(
        "guiding_goals.decimal",
        "Leitziele",
        "Die Zahl „{value}“ wurde als Aufzählung von Leitzielen gelesen. Bitte die Zelle als Text formatieren.",
        "Nummern der Leitziele",
    ),
    warning(
        "origin.unclear",
        "Herkunft",
        "„{value}“ ließ sich keiner Herkunft eindeutig zuordnen. Bitte auswählen.",
        "eine Herkunft",
    ),
    note(
        "obstacle.unclassified",
        "Hemmnis",
        "„{value}“ wurde in Worten übernommen, aber keiner Art von Hemmnis zugeordnet. Bei Bedarf bitte "
        "die Art voranstellen, etwa „Personal: …“.",
        "Art des Hemmnisses",
    ),
    warning(
        "measure_id.form",
        "Kennung",
        "„{value}“ ist keine vergebene Kennung. Bitte die Zelle leer lassen oder die Kennung aus der "
        "Rückmeldeliste eintragen, etwa „ABC-0014“.",
        "Kürzel und vier Ziffern",
    ),
    warning(
        "yes_or_no.unreadable",
        "Zeitraum",
        "„{value}“ ist weder Ja noch Nein. Bitte „ja“ oder „nein“ eintragen.",
        "ja oder nein",
    ),
)
