"""The texts that cells share: rich text joined, phonetic guides left out, the declared count never believed."""

from __future__ import annotations

import re

from dashboard.intake.opening.refusal import RefusedError
from dashboard.intake.opening.xml_guard import Attributes, Budget, PartReader, grouped

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SharedStringsReader(PartReader):
    """Reads the shared strings part into `texts`, in order."""

    def __init__(self, part: str, budget: Budget) -> None:
        super().__init__(part, budget)
        self.texts: list[str] = []
        self._runs: list[str] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        del attributes
        if name == "si":
            self._runs.clear()

    def closed(self, name: str, text: str) -> None:
        if name == "t" and self.path[-2] != "rPh":
            self._runs.append(text)
        elif name == "si":
            joined = "".join(self._runs)
            self.budget.add_text(len(joined))
            self.texts.append(unescape(joined))
            if len(self.texts) > self.budget.limits.texts:
                raise RefusedError("opening.too_many_texts", limit=grouped(self.budget.limits.texts))


def unescape(text: str) -> str:
    """Excel's _xHHHH_ escapes as the characters they mean, line ends as \\n, other control characters gone (22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        # Two escapes may be the halves of one character; a lone half is no text.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _CONTROL.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
