"""What can be wrong in opening the file safely."""

from __future__ import annotations

from dashboard.intake.catalogue.entry import Entry

FILE = "Datei"
LIMIT = "Umfang der Datei"
SAFETY = "Sicherheit der Datei"

ACCEPTED = "eine Excel-Arbeitsmappe (.xlsx oder .xlsm) ohne Kennwort"
RESAVE = "bitte in Excel öffnen und als .xlsx ohne Kennwort speichern"
RESEND = "bitte in Excel öffnen, neu als .xlsx speichern und noch einmal hochladen"

_FILE = (
    ("opening.not_found", "„{file}“ wurde nicht gefunden oder darf nicht gelesen werden; bitte Namen und Ordner prüfen."),
    ("opening.empty", "„{file}“ ist leer (0 Byte); bitte die Liste noch einmal speichern und hochladen."),
    ("opening.wrong_ending", "„{file}“ endet nicht auf .xlsx; " + RESAVE + "."),
    ("opening.old_excel", "„{file}“ hat das alte Excel-Format (.xls), das nicht gelesen wird; " + RESAVE + "."),
    ("opening.binary_excel", "„{file}“ hat das binäre Excel-Format (.xlsb), das nicht gelesen wird; " + RESAVE + "."),
    (
        "opening.open_document",
        "„{file}“ ist eine OpenDocument-Datei (.ods) und keine Excel-Mappe; bitte als Excel-Datei (.xlsx) speichern.",
    ),
    ("opening.encrypted", "„{file}“ ist mit einem Kennwort oder Schutzetikett verschlüsselt; " + RESAVE + "."),
    (
        "opening.other_office",
        "„{file}“ ist keine Excel-Mappe, sondern ein anderes Dokument; bitte die Liste als .xlsx hochladen.",
    ),
    ("opening.word", "„{file}“ ist eine Word-Datei; bitte die Tabelle in eine Excel-Mappe übernehmen und diese hochladen."),
    ("opening.csv", "„{file}“ ist eine CSV-Datei; bitte in Excel öffnen und als .xlsx speichern."),
    ("opening.pdf", "„{file}“ ist eine PDF-Datei; bitte die Excel-Liste selbst (.xlsx) hochladen."),
    (
        "opening.text",
        "„{file}“ ist in Wahrheit eine Text-, CSV- oder HTML-Datei; bitte in Excel öffnen und als .xlsx speichern.",
    ),
    ("opening.unknown", "„{file}“ ist keine Excel-Mappe; bitte die Liste als .xlsx hochladen."),
    ("opening.archive", "„{file}“ ist ein Archiv und keine Excel-Mappe; bitte entpacken und die Liste selbst (.xlsx) hochladen."),
    ("opening.truncated", "„{file}“ ist unvollständig, wohl beim Übertragen abgebrochen; bitte noch einmal hochladen."),
    ("opening.damaged", "„{file}“ ist beschädigt ({detail}); " + RESEND + "."),
    ("opening.no_workbook", "„{file}“ enthält keine Excel-Arbeitsmappe; " + RESAVE + "."),
    (
        "opening.no_sheet",
        "„{file}“ enthält kein Tabellenblatt, nur Diagramme oder nichts; bitte die Mappe mit der Liste hochladen.",
    ),
    (
        "opening.master",
        "„{file}“ ist eine Stammdaten-Mappe und keine Liste; bitte die Liste der Maßnahmen nehmen. Stammdaten übernimmt die "
        "federführende Stelle auf der Seite „Stammdaten“.",
    ),
)

_SAFETY = (
    (
        "opening.part_encrypted",
        "„{file}“ ist als Archiv mit einem Kennwort verschlüsselt; " + RESAVE + ".",
    ),
    (
        "opening.unsafe_part",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: ein Bestandteil trägt den unzulässigen Namen „{part}“; "
        + RESEND
        + ".",
    ),
    (
        "opening.duplicate_part",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: der Bestandteil „{part}“ steht doppelt darin; " + RESEND + ".",
    ),
    (
        "opening.false_size",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: die Größenangabe von „{part}“ stimmt nicht; " + RESEND + ".",
    ),
    (
        "opening.declaration",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: „{part}“ enthält eine DOCTYPE- oder Entity-Angabe; " + RESEND + ".",
    ),
    (
        "opening.encoding",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: „{part}“ nennt die Zeichenkodierung „{encoding}“; " + RESEND + ".",
    ),
    (
        "opening.nesting",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: „{part}“ ist zu tief verschachtelt; " + RESEND + ".",
    ),
    (
        "opening.long_token",
        "„{file}“ wird aus Sicherheitsgründen nicht gelesen: „{part}“ enthält eine übergroße einzelne Angabe; " + RESEND + ".",
    ),
)

_LIMIT = (
    (
        "opening.too_big",
        "„{file}“ ist mit {size_mib} MB zu groß (höchstens {limit_mib} MB); bitte Bilder und nicht benötigte Blätter entfernen.",
    ),
    (
        "opening.too_many_parts",
        "„{file}“ besteht aus mehr als {limit} Bestandteilen; bitte die Liste in eine neue Mappe kopieren und diese hochladen.",
    ),
    (
        "opening.too_big_unpacked",
        "„{file}“ wird entpackt größer als {limit_mib} MB; bitte die Liste in eine neue Mappe kopieren und diese hochladen.",
    ),
    (
        "opening.ratio",
        "„{file}“ ist ungewöhnlich stark gepackt („{part}“ auf mehr als das {limit}-Fache); "
        "bitte die Liste in eine neue Mappe kopieren und diese hochladen.",
    ),
    (
        "opening.far_column",
        "Im Blatt „{place}“ von „{file}“ steht ein Wert in Zelle {far_cell}, gelesen werden höchstens {limit} Spalten; "
        "bitte Spalten ohne Bezug zur Liste löschen.",
    ),
    (
        "opening.far_row",
        "Im Blatt „{place}“ von „{file}“ steht ein Wert in Zelle {far_cell}, gelesen werden höchstens {limit} Zeilen; "
        "bitte Zeilen ohne Bezug zur Liste löschen.",
    ),
    (
        "opening.too_many_measures",
        "„{file}“ enthält {count} Maßnahmen, gelesen werden höchstens {limit} je Liste; "
        "bitte nach Ressort oder Handlungsfeld in mehrere Listen teilen und diese einzeln hochladen.",
    ),
    (
        "opening.too_many_values",
        "„{file}“ enthält mehr als {limit} ausgefüllte Zellen; bitte nur die Liste selbst hochladen.",
    ),
    (
        "opening.too_many_elements",
        "„{file}“ enthält übermäßig viele leere, nur formatierte Zellen; bitte die Liste in eine neue Mappe kopieren.",
    ),
    (
        "opening.too_many_texts",
        "„{file}“ enthält mehr als {limit} verschiedene Texte; bitte nur die Liste selbst hochladen.",
    ),
    (
        "opening.too_much_text",
        "„{file}“ enthält insgesamt mehr als {limit} Zeichen Text; bitte nur die Liste selbst hochladen.",
    ),
    (
        "opening.long_text",
        "„{file}“ enthält einen Text mit mehr als {limit} Zeichen in einer Zelle; bitte den Text kürzen.",
    ),
    (
        "opening.merge_area",
        "Im Blatt „{place}“ von „{file}“ ist der Bereich {area} zu einer Zelle verbunden; bitte diese Verbindung aufheben.",
    ),
    (
        "opening.link_area",
        "Im Blatt „{place}“ von „{file}“ liegt ein Link über dem ganzen Bereich {area}; bitte diesen Link entfernen.",
    ),
    (
        "opening.too_many_merges",
        "Im Blatt „{place}“ von „{file}“ sind mehr als {limit} Bereiche verbunden; bitte Zellverbindungen aufheben.",
    ),
    (
        "opening.time",
        "„{file}“ ließ sich nicht in angemessener Zeit lesen; bitte die Liste in eine neue Mappe kopieren.",
    ),
    (
        "opening.memory",
        "„{file}“ braucht zum Lesen zu viel Arbeitsspeicher; bitte die Liste in eine neue Mappe kopieren und diese hochladen.",
    ),
    (
        "opening.crash",
        "„{file}“ ließ sich nicht lesen, das Lesen wurde abgebrochen; " + RESEND + ".",
    ),
)

ENTRIES: tuple[Entry, ...] = (
    *(Entry(code, "error", FILE, sentence, ACCEPTED) for code, sentence in _FILE),
    *(Entry(code, "error", SAFETY, sentence, ACCEPTED) for code, sentence in _SAFETY),
    *(Entry(code, "error", LIMIT, sentence, ACCEPTED) for code, sentence in _LIMIT),
    Entry(
        "opening.active",
        "note",
        FILE,
        "Die Mappe enthält {what}; das wurde weder ausgeführt noch gelesen. Wird es nicht gebraucht, bitte entfernen: "
        "Solange es darin steht, kommen die Prüfhinweise als eigene Mappe zurück.",
    ),
)
