"""The register of the sample lists: which body sent which file in which year, and how many measures stand in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from data.samples.content import lines_of
from data.samples.houses import mag_bhv, sasji, sbms, sf, sfk, sgfv, sis, sjv, sk, skb, sukw, swht, zgf


@dataclass(frozen=True, slots=True)
class SampleList:
    """One workbook of one body in one year; `file` is its name below data/lists/YEAR/."""

    department: str
    year: int
    file: str
    build: Callable[[int], Workbook]

    @property
    def path(self) -> Path:
        """The file below the folder of the lists."""
        return Path(str(self.year)) / self.file

    @property
    def measure_count(self) -> int:
        """How many measures stand in the list, Mitmeldungen included."""
        return len(lines_of(self.department, self.year))


LISTS: tuple[SampleList, ...] = (
    SampleList("SASJI", 2025, "RK Teilhabe - Zulieferung SASJI (Stand 30.09.).xlsx", sasji.build),
    SampleList("SKB", 2025, "Maßnahmenliste_SKB_final_v3.xlsx", skb.build),
    SampleList("SGFV", 2025, "2025-10-02 Umsetzungsstand SGFV.xlsx", sgfv.build),
    SampleList("SWHT", 2025, "Übersicht Maßnahmen SWHT.xlsx", swht.build),
    SampleList("SF", 2025, "SF_Rahmenkonzept_Rueckmeldung 2025.xlsx", sf.build),
    SampleList("SIS", 2025, "SIS Maßnahmen Inneres u. Sport_neu.xlsx", sis.build),
    SampleList("SJV", 2025, "Abfrage_SJV_2025.xlsx", sjv.build),
    SampleList("SBMS", 2025, "Projektliste SBMS 09-2025.xlsx", sbms.build),
    SampleList("SUKW", 2025, "SUKW_Zulieferung_2025_final.xlsx", sukw.build),
    SampleList("SfK", 2025, "Kultur - Beitrag Rahmenkonzept (SfK).xlsx", sfk.build),
    SampleList("SK", 2025, "Liste Senatskanzlei.xlsx", sk.build),
    SampleList("ZGF", 2025, "ZGF_Massnahmen_Teilhabe.xlsx", zgf.build),
    SampleList("MAG-BHV", 2025, "Magistrat BHV Maßnahmen Stand Sept 2025.xlsx", mag_bhv.build),
    SampleList("SASJI", 2026, "RK Teilhabe - Zulieferung SASJI 2026_final_final.xlsx", sasji.build),
    SampleList("SKB", 2026, "Rückmeldeliste 2026 SKB.xlsx", skb.build),
    SampleList("SGFV", 2026, "2026-10-05 Umsetzungsstand SGFV.xlsx", sgfv.build),
    SampleList("SWHT", 2026, "Übersicht Maßnahmen SWHT_2026.xlsx", swht.build),
    SampleList("SF", 2026, "SF_Rahmenkonzept_Rueckmeldung 2026.xlsx", sf.build),
    SampleList("SIS", 2026, "SIS Maßnahmen Inneres u. Sport_2026_v2.xlsx", sis.build),
    SampleList("SBMS", 2026, "Projektliste SBMS 09-2026.xlsx", sbms.build),
    SampleList("SUKW", 2026, "SUKW_Teilliste_2026.xlsx", sukw.build),
    SampleList("SfK", 2026, "Kultur - Beitrag Rahmenkonzept 2026 (SfK).xlsx", sfk.build),
    SampleList("SK", 2026, "Liste Senatskanzlei 2026.xlsx", sk.build),
    SampleList("ZGF", 2026, "ZGF_Massnahmen_Teilhabe_2026.xlsx", zgf.build),
    SampleList("MAG-BHV", 2026, "Magistrat BHV Maßnahmen Stand Sept 2026.xlsx", mag_bhv.build),
)
