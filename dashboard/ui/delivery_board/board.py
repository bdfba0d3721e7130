"""The delivery board (Rückmeldestand): where each body stands in a round, in words and as a table, and who does what next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.rounds.deadlines import Deadline
from dashboard.rounds.reminding import OWING
from dashboard.ui import data
from dashboard.ui.acting import Acting
from dashboard.ui.choices import linked_choice, set_choice
from dashboard.ui.delivery_board.row import BoardRow
from dashboard.ui.navigation import way
from dashboard.ui.parts import Source, show_rule, show_table
from dashboard.ui.viewing import viewer

BODY = "ressort"
ALL_BODIES = "alle"
_OWN = "eigenes-haus"
_NAMED_AT_MOST = 3
_NOTHING_TO_DO = "nichts mehr zu tun"


def board_rows(round_code: str, today: date) -> list[BoardRow]:
    """The bodies of a round in official order, as of a day; StoreError where there is no store."""

    def rows() -> list[BoardRow]:
        names, who = [name for name in BoardRow.__slots__ if name not in ("today", "is_own")], viewer()
        found = data.frame("delivery_board/board", round=round_code).to_dicts()
        return [
            BoardRow(**{name: row[name] for name in names}, today=today, is_own=who.may_see(row["department"])) for row in found
        ]

    return data.made(("board", round_code, today), rows)


def body_choice(rows: Sequence[BoardRow], who: Acting) -> BoardRow | None:
    """Draw the choice of a body and return its row; None for all of them. The own house is shown first, unless the link says."""
    by_code = {row.department: row for row in rows}
    own = who.code if who.code in by_code else ALL_BODIES
    if st.session_state.get(_OWN) != own:
        st.session_state[_OWN] = own
        if BODY not in st.query_params:
            set_choice(BODY, own, own)
    options = {ALL_BODIES: "alle Ressorts und Stellen", **{code: f"{row.name} ({code})" for code, row in by_code.items()}}
    return by_code.get(linked_choice("Gezeigt wird", options, BODY, own))


def show_board(rows: Sequence[BoardRow], who: Acting, round_code: str) -> None:
    """The own house, then who owes an answer and of whom something else is open; the rest in one quiet line."""
    for row in rows:
        if row.department == who.code:
            st.markdown(
                f"**Ihr Haus:** {_house(row, round_code)}{row.state_text}; {formats.literal('; '.join(step_lines(row)))}."
            )
    owing = [row for row in rows if _owes(row)]
    open_else = [row for row in rows if row.steps and not _owes(row)]
    for heading, group in (("Noch nicht vollständig geantwortet", owing), ("Geantwortet, aber noch etwas offen", open_else)):
        if group:
            st.subheader(f"{heading}: {formats.number(len(group))}", anchor=False)
            st.markdown("\n".join(_line(row, round_code) for row in group))
    done = [way_to_body(row, round_code) for row in rows if not row.steps]
    if done:
        st.markdown(f"**{_NOTHING_TO_DO.capitalize()}: {formats.number(len(done))}**  \n{' · '.join(done)}")
    with st.expander("Tabelle und Rechenweg", key="tabelle-rueckmeldestand", type="compact", on_change="rerun") as details:
        if details.open:
            show_table(board_table(rows), f"Rückmeldestand zur Runde {round_code}")
            show_rule(Source("delivery_board/board", {"round": round_code}))


def way_to_body(row: BoardRow, round_code: str) -> str:
    """The name of a body as the link to its page in this round."""
    return way(formats.literal(row.name), "delivery_board.py", {"runde": round_code, BODY: row.department})


def _house(row: BoardRow, round_code: str) -> str:
    code = f" ({formats.literal(row.department)})" if row.name != row.department else ""
    return f"{way_to_body(row, round_code)}{code} · "


def _line(row: BoardRow, round_code: str) -> str:
    """Where a body that owes an answer stands and since when; who does what next."""
    steps = formats.literal(" · ".join(step_lines(row)))
    if not _owes(row):
        return f"- {_house(row, round_code)}{steps}"
    facts = (row.received_text, row.due.label, row.reminded_text)
    told = "; ".join((f"**{row.state_text}**", *(formats.literal(text) for text in facts if text)))
    return f"- {_house(row, round_code)}{told}  \n  :small[{steps}]"


def _owes(row: BoardRow) -> bool:
    """Whether its answer is still to come, or a newer one waits to be released."""
    return row.state in OWING or row.is_waiting


def step_lines(row: BoardRow) -> list[str]:
    """Who does what next, a line each: "Haus: Arbeitsstand freigeben; 1 Rückfrage beantworten"; one where nothing is left."""
    by_who = groupby(row.steps, key=lambda step: step.who)
    return [f"{who}: {'; '.join(step.what for step in steps)}" for who, steps in by_who] or [_NOTHING_TO_DO]


def board_table(rows: Sequence[BoardRow]) -> pl.DataFrame:
    """The board as a table: one row per body, texts only, "–" where there is nothing."""
    return pl.DataFrame(
        [
            {
                "Ressort/Stelle": formats.literal(row.name),
                "Rückmeldung": row.state_text,
                "Frist": formats.literal(row.due.label),
                "Eingang": formats.literal(row.received_text) or "–",
                "Prüfhinweise": row.findings_text or "–",
                "Freigabe": formats.literal(row.released_text) or "–",
                "Offen": row.open_text or "–",
                "Zuletzt erinnert": formats.day(row.reminded_on) if row.reminded_on else "–",
                "Nächster Schritt": formats.literal("; ".join(step_lines(row))),
            }
            for row in rows
        ]
    )


def situation(rows: Sequence[BoardRow], steering_round: Round, today: date) -> str:
    """The sentence that opens the board: how many have answered and how, what is missing, until when."""
    answered = [row for row in rows if row.has_answered]
    partial = sum(row.state == "partial" for row in answered)
    wholly = len(answered) - partial
    verb = "hat" if wholly == 1 else "haben"
    told = f"{formats.number(wholly) if wholly else 'keine'} {'vollständig ' if partial else ''}geantwortet"
    rest = f", {formats.number(partial)} in Teilen" if partial else ""
    sentence = f"Von {formats.number(len(rows))} Ressorts und Stellen {verb} **{told}**{rest}{_ways(answered)}."
    return " ".join([sentence, *_silence(rows), *_drafts(rows), _deadline(rows, steering_round, today)]).strip()


def _ways(answered: Sequence[BoardRow]) -> str:
    """How many of them have answered wholly otherwise than with a list."""
    words = {"unchanged": "mit „alles unverändert“", "nil_return": "mit Fehlanzeige"}
    counts = [(sum(row.state == state for row in answered), word) for state, word in words.items()]
    told = [f"{formats.number(count)} {word}" for count, word in counts if count]
    return f" ({formats.joined(told)})" if told else ""


def _silence(rows: Sequence[BoardRow]) -> list[str]:
    silent = [row.name for row in rows if row.state == "missing"]
    if not silent:
        return []
    if len(silent) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(silent))} fehlt die Rückmeldung."]
    return [f"Es fehlt die Rückmeldung von {formats.joined(silent)}."]


def _drafts(rows: Sequence[BoardRow]) -> list[str]:
    drafts = [row.name for row in rows if row.state == "draft"]
    if not drafts:
        return []
    if len(drafts) > _NAMED_AT_MOST:
        return [f"Von {formats.number(len(drafts))} liegt ein Arbeitsstand vor, der noch nicht freigegeben ist."]
    return [f"Ein Arbeitsstand, noch nicht freigegeben, liegt vor von {formats.joined(drafts)}."]


def _deadline(rows: Sequence[BoardRow], steering_round: Round, today: date) -> str:
    """The deadline of the round; late where a body without an extension of its own owes an answer."""
    owed = any(row.extended_to is None and row.due.is_late for row in rows)
    sentence = Deadline(steering_round.deadline, today, is_settled=not owed).sentence
    extended = sum(row.extended_to is not None for row in rows)
    return (
        f"{sentence} Für {formats.counted(extended, 'Haus', 'Häuser')} ist sie verlängert." if sentence and extended else sentence
    )
