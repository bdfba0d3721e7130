"""German words in place of Streamlit's own, for what every visitor meets; the others are listed under barrierefreiheit.

The words stand as literals in the scripts that the installed Streamlit brings. They are looked for at start, and if one is not
there any more, the start fails with a sentence that names it (as in shell.py) instead of serving English unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.shell import ShellError

_NO_RESULT = ("`No results`", "`Kein Treffer`")

WORDING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Selectbox": (_NO_RESULT, ("`Add: $", "`Übernehmen: $")),
    "Multiselect": (_NO_RESULT, ("`Add: $", "`Übernehmen: $")),
    "utils": (
        ("`Choose or add options`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose or add an option`", "`Bitte auswählen oder ergänzen`"),
        ("`Choose options`", "`Bitte auswählen`"),
        ("`Choose an option`", "`Bitte auswählen`"),
        ("`No options to select`", "`Nichts zur Auswahl`"),
        ("`File must be ${", "`Eine Datei darf höchstens ${"),
        (")} or smaller.`", ")} haben.`"),
    ),
    # What the server says of a refused upload is shown, and not only the number of its answer (dashboard/uploads.py).
    "axios": (("`Request failed with status code `+n.status", "(n.data||`Der Server hat abgelehnt: `+n.status)"),),
    "index": (
        ("`Page not found`", "`Diese Seite gibt es nicht`"),
        ("`The page that you have requested does not seem to exist`", "`Die Adresse führt zu keiner Seite`"),
        (
            "`You have requested page /${e}, but no corresponding file was found in the app's pages/ directory`",
            "`Die Adresse /${e} führt zu keiner Seite`",
        ),
        ('"aria-label":`Close`', '"aria-label":`Schließen`'),
        ("{message:`${t}. Running the app's main page.`}", "{message:`${t}. Gezeigt wird der Überblick.`}"),
    ),
}
"""What is replaced by what, by the beginning of the script's name (its name without the hash of its content)."""


class Wording:
    """Streamlit's scripts with German words; `scripts` are all that it brings.

    ShellError names the words that none of them holds.
    """

    def __init__(self, scripts: Iterable[Path]) -> None:
        self._replaced: dict[Path, list[tuple[str, str]]] = {}
        found: set[tuple[str, str]] = set()
        for path in scripts:
            name = path.name.split(".")[0]
            if path.suffix != ".js" or name not in WORDING:
                continue
            text = path.read_text("utf-8")
            here = [pair for pair in WORDING[name] if pair[0] in text]
            if here:
                self._replaced[path] = here
                found |= {(name, english) for english, _ in here}
        missing = [english for name, pairs in WORDING.items() for english, _ in pairs if (name, english) not in found]
        if missing:
            raise ShellError(f"Streamlit's scripts have changed: {', '.join(missing)} was not found")

    def changes(self, path: Path) -> bool:
        """Whether this file is one of the scripts that hold the words."""
        return path in self._replaced

    def read(self, path: Path) -> bytes:
        """The content of a file of Streamlit's, with German words where it is one of the scripts that hold them."""
        content = path.read_bytes()
        for english, german in self._replaced.get(path, ()):
            content = content.replace(english.encode(), german.encode())
        return content
