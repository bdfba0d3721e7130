"""The page "Rückmeldestand" from top to bottom: all bodies of a round, or one of them."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard import formats
from dashboard.ui import data
from dashboard.ui.acting import acting, acting_columns
from dashboard.ui.choices import round_choice
from dashboard.ui.delivery_board.board import board_rows, body_choice, show_board, situation
from dashboard.ui.delivery_board.body import show_body
from dashboard.ui.delivery_board.delivery import show_redaction_requests
from dashboard.ui.delivery_board.reminding import show_round_of_reminders
from dashboard.ui.head import is_sample, page_head, show_sentence
from dashboard.ui.telling import show_told

TITLE = "Rückmeldestand"
GUIDE = """
- **Wer hat geantwortet?** Geantwortet hat ein Haus, dessen Liste freigegeben ist. Ein Arbeitsstand zählt noch nicht.
- **Ein Haus ansehen:** Sein Name zeigt jede Rückmeldung des Hauses mit Datei, Quittung und allem, was sie geändert hat.
- **Ohne Liste antworten:** Hat sich nichts geändert, genügt „Alles unverändert“; die letzten Angaben gelten dann weiter.
  Wer keine laufende Maßnahme hat, meldet Fehlanzeige. Beides ist eine vollständige Antwort; erinnert wird dann nicht mehr.
- **Mehr Zeit:** Das Haus bittet hier mit Tag und Grund darum; die federführende Stelle entscheidet, und die neue Frist gilt
  für dieses Haus.
- **Erinnern:** An der Reihe ist, wer noch nicht vollständig geantwortet hat, wenn die Frist in einer Woche endet oder vorbei
  ist und die letzte Erinnerung eine Woche zurückliegt. Wer um mehr Zeit gebeten hat, bekommt zuerst eine Antwort.
- **Rückfragen** beantwortet das Haus bei sich auf dieser Seite, oder mit seiner Liste auf dem Blatt „Rückfragen“.
- **Verschrieben?** Die neueste Rückmeldung kann zurückgenommen werden. Der Stand davor gilt dann wieder; gelöscht wird nichts.
"""


def show() -> None:
    """Title, who works here, the round; then all bodies, or the one that was chosen."""
    opening = st.container()
    house, when, which = acting_columns()
    with house:
        who = acting()
    with when:
        steering_round = round_choice(data.steering_rounds())
    today = datetime.now(UTC).date()
    rows = board_rows(steering_round.code, today)
    with which:
        chosen = body_choice(rows, who)
    with opening:
        page_head(f"{TITLE}: {formats.literal(steering_round.title)}", is_sample=is_sample())
        show_told()
        if chosen is None:
            show_sentence(situation(rows, steering_round, today))
    show_redaction_requests(who)
    with st.expander("So geht es", type="compact"):
        st.markdown(GUIDE)
    if chosen is None:
        show_round_of_reminders(rows, who, steering_round)
        show_board(rows, who, steering_round.code)
    else:
        show_body(chosen, who, steering_round)
