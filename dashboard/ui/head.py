"""The head of a page: the framework's name in the line of the navigation, the page's title, how its round stands, and the mark of
sample data.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

import streamlit as st

from dashboard import formats
from dashboard.charts.template import FONT, palette
from dashboard.master import Round
from dashboard.ui import data
from dashboard.ui.acting import today
from dashboard.ui.handing_papers import Laid, show_print
from dashboard.ui.login import show_limits, show_who
from dashboard.vocabulary import SAMPLE_MARK

SENTENCE_WIDTH = 860
"""Pixels: some 80 characters."""
_HEIGHT, _FONT_SIZE, _WIDTH_OF_A_LETTER = 24, 15, 7.7


def is_sample() -> bool:
    """Whether sample lists or sample master data are loaded."""
    return bool(data.frame("delivery_board/sample")["is_sample"][0])


def page_head(title: str, *, is_sample: bool, state: str = "", printed: Laid | None = None) -> None:
    """The title (Markdown), and quietly beside it how its round stands, that nothing here is a report of a house, and what is
    `printed` of the page.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.title(title, anchor=False, width="content")
        if state:
            st.caption(state, width="content")
        show_mark(is_sample)
        show_print(printed)
        show_who()
    show_limits()


def show_mark(is_sample: bool) -> None:
    """Say quietly that nothing here is a report of a house."""
    if is_sample:
        st.markdown(f":gray-badge[{SAMPLE_MARK} – keine Angaben der Häuser]", width="content")


def show_sentence(sentence: str) -> None:
    """The sentence that opens a page (Markdown), no wider than is read well."""
    st.header(sentence, anchor=False, width=SENTENCE_WIDTH)


def state_of(steering_round: Round) -> str:
    """The reference date of a round, and whether its state is still a draft or by whom it was frozen."""
    day = formats.day(steering_round.reference_date)
    frozen = _frozen(steering_round.code)
    if frozen:
        return f"Stand {day} · {frozen}"
    return (
        f"Stichtag {day} · in Vorbereitung" if steering_round.reference_date > today() else f"Stand {day} · Entwurf in Abstimmung"
    )


def _frozen(code: str) -> str:
    """ "festgeschrieben am 26.11.2026 durch …"; empty where the round is not."""
    standing = {row["round"]: row for row in data.frame("freezing/standing").iter_rows(named=True)}
    row = standing.get(code)
    if row is None:
        return ""
    by = f" durch {formats.literal(row['frozen_by'])}" if row["frozen_by"] else ""  # a reader is not told by whom
    return f"festgeschrieben am {formats.day(row['frozen_at'].date())}{by}"


def show_frozen(*round_codes: str) -> None:
    """One line on those of the rounds that are frozen; nothing where none is."""
    lines = [f"Runde {code}: {told}" for code in round_codes if (told := _frozen(code))]
    if lines:
        st.caption(f"{'; '.join(lines)}. Spätere Rückmeldungen ändern diesen Stand nicht.")


def show_name(name: str) -> None:
    """The framework's name at the beginning of the line of the navigation."""
    st.logo(name_as_image(name, is_dark=st.context.theme.type == "dark"))


@lru_cache(maxsize=8)
def name_as_image(name: str, *, is_dark: bool) -> str:
    """The framework's name as an SVG in the ink of the theme; a font that is not there is squeezed into the same width."""
    width = round(len(name) * _WIDTH_OF_A_LETTER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}">'
        f'<text x="0" y="17" textLength="{width}" lengthAdjust="spacingAndGlyphs" font-family="{FONT}" '
        f'font-size="{_FONT_SIZE}" font-weight="600" fill="{palette(is_dark).ink}">{escape(name)}</text></svg>'
    )
