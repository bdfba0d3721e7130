"""The page of papers: a dossier of houses and action fields, all of them at once, the presentation, agenda or minutes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import formats
from dashboard.master import Round
from dashboard.papers.dossier import dossier
from dashboard.papers.files import SLIDES, all_parts, dossier_name, dossiers_archive, minutes_name, slides_file, slides_name
from dashboard.papers.minutes import called, minutes
from dashboard.papers.round_facts import Part, RoundFacts
from dashboard.ui import data
from dashboard.ui.acting import KEY as HOUSE
from dashboard.ui.choices import following, linked_choice, take, tell
from dashboard.ui.filters import Dimension, dimensions, meant, tell_unknown
from dashboard.ui.further_papers import show_drafts, show_group_minutes, show_interim
from dashboard.ui.handing_archive import hand_out_archive
from dashboard.ui.handing_out import Paper, hand_out
from dashboard.ui.handing_papers import Laid, facts_of, hand_out_paper
from dashboard.ui.head import SENTENCE_WIDTH, page_head, show_sentence, state_of
from dashboard.ui.outgoing import show_outgoing
from dashboard.ui.viewing import has_login, viewer

TITLE = "Unterlagen"
_WIDE = 520
_FREE = "frei"


def show(choices: data.Choices) -> None:
    """Title and sentence; the dossier that is wanted, all of them, and the papers of the round itself."""
    opening = st.container()
    rounds = {each.code: each for each in choices.rounds}
    titles = {code: each.title for code, each in rounds.items()}
    with st.container(width=_WIDE):
        steering_round = rounds[linked_choice("Steuerungsrunde", titles, "runde", choices.first.code, follows=True)]
    facts = facts_of(steering_round.code)
    with opening:
        state = state_of(steering_round)
        page_head(f"{TITLE}: {formats.literal(steering_round.title)}", is_sample=steering_round.is_sample, state=state)
        show_sentence(_sentence(facts))
    part = _show_dossier(choices, steering_round, facts)
    _show_all(facts)
    _show_slides(facts)
    _show_minutes(facts)
    show_drafts(facts)
    show_interim(facts)
    show_group_minutes(facts)
    show_outgoing(facts, part)


def _sentence(facts: RoundFacts) -> str:
    count = formats.counted(len(all_parts(facts)), "Sitzungsmappe", "Sitzungsmappen")
    fixed = "dem festgeschriebenen Stand" if facts.round.is_frozen else "dem Stand dieses Augenblicks"
    return f"Bereit liegen **{count}** und die {called(facts)}, mit {fixed}."


def _show_dossier(choices: data.Choices, steering_round: Round, facts: RoundFacts) -> Part:
    """The dossier of what is chosen, which is the part that is given back."""
    st.subheader("Sitzungsmappe", anchor=False)
    st.markdown(
        "Zwei Seiten und ein Anhang: was zu entscheiden ist, die eigenen Zahlen neben denen der vorigen Runde, was nicht nach "
        "Plan läuft und warum, was beschlossen war, was sich geändert hat, was andere Häuser erwarten. Ohne Auswahl gilt sie "
        "allen Häusern, für den Vorsitz.",
        width=SENTENCE_WIDTH,
    )
    part = _prepared(facts) or _combined(choices, steering_round)
    tell_unknown()
    name = dossier_name(steering_round.code, part)
    hand_out_paper(Laid(name, "Sitzungsmappe", steering_round.code, lambda facts: dossier(facts, part)))
    st.caption(
        "Das PDF ist barrierefrei und trägt seine Zahlen als Tabelle in sich. Das Word-Dokument hat dazu Felder für Votum und "
        "Sprechpunkte; was dort eingetragen wird, bleibt in der Datei.",
        width=SENTENCE_WIDTH,
    )
    return part


def _prepared(facts: RoundFacts) -> Part | None:
    """The dossier of the master data that somebody chooses; None: he puts one together himself, or none is prepared."""
    presets = {part.name: part for part in facts.presets}
    if not presets:
        return None
    with st.container(width=_WIDE):
        chosen = linked_choice("Mappe", {_FREE: "frei zusammenstellen", **{name: name for name in presets}}, "mappe", _FREE)
    part = presets.get(chosen)
    if part is not None:
        named = [*map(facts.body, part.bodies), *(f"Handlungsfeld {facts.field(code)}" for code in part.fields)]
        st.markdown(f"Darin: {formats.literal(formats.joined(named))}.", width=SENTENCE_WIDTH)
    return part


def _combined(choices: data.Choices, steering_round: Round) -> Part:
    fields, bodies, *_ = dimensions(choices.named(steering_round.code))
    with st.container(horizontal=True, gap="small"):
        houses = _chosen(_with_names(bodies, steering_round.code), "Häuser", "alle", _own())
        return Part(houses, _chosen(fields, "dazu Handlungsfelder", "keine weiteren" if houses else "alle", ()))


def _with_names(bodies: Dimension, round_code: str) -> Dimension:
    names = data.body_names(round_code)
    terms = (replace(term, label=f"{names[term.code]} ({term.code})") for term in bodies.terms if term.code in names)
    return replace(bodies, terms=tuple(terms))


def _own() -> tuple[str, ...]:
    """The house that somebody works for, which he most likely wants."""
    if has_login():
        return viewer().own
    code = following(HOUSE)
    return (code,) if code is not None and code in data.frame("master/department")["code"] else ()


def _chosen(dimension: Dimension, label: str, none: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    labels = {code: name for code, name in dimension.labels.items() if code != "none"}
    key = take(dimension.key, lambda words: meant(dimension, words) or [code for code in usual if code in labels])
    chosen = st.multiselect(label, list(labels), format_func=labels.__getitem__, placeholder=none, key=key, width=_WIDE)
    tell(dimension.key, chosen)
    return tuple(code for code in labels if code in chosen)


def _show_all(facts: RoundFacts) -> None:
    st.subheader("Alle Sitzungsmappen", anchor=False)
    st.markdown(
        "Je eine für jedes Haus, die vorbereiteten und die für den Vorsitz, jede als PDF und als Word-Dokument, dazu die "
        "Präsentation. Zuerst wird das Archiv geschrieben; dann liegt es bereit, solange diese Seite offen ist.",
        width=SENTENCE_WIDTH,
    )
    code = facts.round.code
    hand_out_archive(
        "Alle Sitzungsmappen", f"Sitzungsmappen_{code}.zip", f"Runde {code}", partial(dossiers_archive, facts_of(code))
    )


def _show_slides(facts: RoundFacts) -> None:
    st.subheader("Präsentation", anchor=False)
    st.markdown(
        "Für die Sitzung: Stand, Veränderungen, was nicht nach Plan läuft, was zu entscheiden ist, Felder und Häuser, Verbleib, "
        "Beschlüsse. Tabellen und Diagramme lassen sich bearbeiten; woher jede Zahl kommt, steht in den Notizen.",
        width=SENTENCE_WIDTH,
    )
    code = facts.round.code
    paper = Paper("Präsentation", slides_name(code), SLIDES, lambda: slides_file(facts_of(code))[1], detail=f"Runde {code}")
    with st.container(key="bildschirm-praesentation"):
        hand_out("Präsentation als PowerPoint-Datei", paper, icon=":material/slideshow:")


def _show_minutes(facts: RoundFacts) -> None:
    name, code = called(facts), facts.round.code
    st.subheader(name, anchor=False)
    later = "" if facts.round.is_held else " Ist vermerkt, dass die Runde getagt hat, steht hier ihre Niederschrift."
    st.markdown(
        "Vollständig für die Akte der federführenden Stelle, oder zur Weitergabe: ohne die Haltung der Häuser und ohne "
        f"Aktenzeichen.{later}",
        width=SENTENCE_WIDTH,
    )
    whole, passed_on = (minutes_name(facts, is_passed_on=each) for each in (False, True))
    hand_out_paper(Laid(whole, name, code, minutes))
    hand_out_paper(Laid(passed_on, f"{name} zur Weitergabe", code, partial(minutes, is_passed_on=True)))
