"""What of the store somebody sees: each table as it is for an audience and the houses that somebody works for.

The store is asked through these views and not beside them (dashboard/store/seen.py): a question cannot betray what its tables do
not hold. Each table of the schema stands in TABLES; one that does not is not there for anybody but the lead unit, and
tests/queries/test_sight.py fails until somebody has decided. The rules are DESIGN, section 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.fields import FIELDS, Visibility

PUBLIC, SHARED, OWN = Visibility.PUBLIC, Visibility.SHARED, Visibility.OWN
_RANK = {PUBLIC: 0, SHARED: 1, OWN: 2}

PUBLIC_RULES = ("due_soon_not_begun", "no_lead", "overdue", "same_report", "silent", "target_reached", "vanished")
"""Rules of attention that ask public fields only; the others would tell a rating or a need for decision."""

_BODY = "t.department in {own}"
_DELIVERY = "s.is_own"
"""Whose a row is, as SQL: `t` is the table, `s` the seen delivery that brought the row, {own} the houses of the viewer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a table is seen.

    `rows`: from which audience on its rows are seen. `own`: whose a row is; the own house sees it as it is. `came_with`: each
    row came with a delivery, or with a version of a measure, and is seen by other houses only once that is released. `columns`:
    those for fewer eyes than the rows; `blank`: what stands there for the others, null where left out. `only`: which rows an
    audience sees at all. `instead`: what a column says to whoever sees it and not all.
    """

    rows: Visibility = PUBLIC
    own: str = "false"
    came_with: str = ""
    columns: Mapping[str, Visibility] = field(default_factory=dict)
    blank: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[Visibility, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)


def _hidden(visibility: Visibility, *names: str) -> dict[str, Visibility]:
    return dict.fromkeys(names, visibility)


_FIELDS = {each.name: each.visibility for each in FIELDS if each.visibility is not PUBLIC}
_OF_PUBLIC_RULES = {PUBLIC: "rule in (" + ", ".join(f"'{rule}'" for rule in PUBLIC_RULES) + ")"}
_KEPT_KEYS = "map_from_entries(list_filter(map_entries({0}), lambda each: coalesce(each.key in {{fields}}, false)))"
"""What a map says of the fields that are for everybody's eyes who sees the row ({fields})."""
_OWN_DRAFTS = """json_merge_patch(t.record, json_object('not_released', list_filter(
    from_json(t.record -> '$.not_released', '["VARCHAR"]'), lambda each: coalesce(each in {own}, false))))"""
"""The record of a freeze, which names the houses whose drafts were waiting: for others there are none."""
_RATING = {"rating": SHARED}
_FLAGS = ("is_on_plan", "is_asking", "was_on_plan", "was_asking")
_FIGURES = Seen(
    columns=_RATING | _hidden(SHARED, *_FLAGS),
    blank=dict.fromkeys(_FLAGS, "false"),
)
_FOR_ALL = Seen()
_FOR_HOUSES = Seen(SHARED)

TABLES: Mapping[str, Seen] = {
    # master data, and what is derived from them
    "store_info": _FOR_ALL,
    "master_load": Seen(
        columns=_hidden(SHARED, "sha256", "file_name", "content", "accepted_by", "reason") | _hidden(OWN, "after_delivery")
    ),
    "action_field": _FOR_ALL,
    "guiding_goal": _FOR_ALL,
    "department": _FOR_ALL,
    "former_department": _FOR_ALL,
    "office": _FOR_ALL,
    "level": _FOR_ALL,
    "level_word": _FOR_ALL,
    "framework": _FOR_ALL,
    "origin_kind": _FOR_ALL,
    "former_field": _FOR_ALL,
    "former_label": _FOR_ALL,
    "decision_kind": _FOR_ALL,
    "draft_section": _FOR_ALL,
    "dossier_preset": _FOR_ALL,
    "steering_round": _FOR_ALL,
    "meeting": _FOR_ALL,
    "round_label": _FOR_ALL,
    "round_heir": _FOR_ALL,
    # what houses sent
    "workbook": Seen(OWN, "t.sha256 in (select sha256 from {held}.delivery where department in {own})"),
    "delivery": Seen(
        came_with="delivery", own=_DELIVERY, columns=_hidden(OWN, "sha256", "file_name", "sender", "recorded_by", "proof")
    ),
    "release": Seen(
        came_with="delivery", own=_DELIVERY, columns=_hidden(OWN, "released_by", "reference"), blank={"released_by": "''"}
    ),
    "withdrawal": Seen(came_with="delivery", own=_DELIVERY, columns=_hidden(OWN, "reason", "withdrawn_by")),
    "finding": Seen(OWN, _DELIVERY, came_with="delivery"),
    "redaction": Seen(OWN, _DELIVERY, came_with="delivery"),
    "answer": Seen(OWN, _BODY),
    "answer_withdrawal": Seen(OWN, "t.answer_id in (select answer_id from {held}.answer where department in {own})"),
    "measure": Seen(only=dict.fromkeys(_RANK, "t.measure_id in (select measure_id from seen_measure)")),
    "measure_version": Seen(
        came_with="version",
        own=_DELIVERY,
        instead={"delivery_id": "s.delivery_id"},
        columns=_FIELDS | _hidden(OWN, "extra", "footnotes"),
        blank={"footnotes": _KEPT_KEYS.format("t.footnotes")},
    ),
    "delivered_measure": Seen(
        came_with="delivery",
        own=_DELIVERY,
        instead={"is_new_version": "(t.version_id, t.delivery_id) in (select (version_id, delivery_id) from seen_version)"},
        columns=_hidden(OWN, "cells") | _hidden(SHARED, "sheet", "row"),
        blank={"cells": _KEPT_KEYS.format("t.cells")},
    ),
    "co_report": Seen(
        SHARED,
        _DELIVERY,
        came_with="delivery",
        columns=_hidden(OWN, "values", "cells"),
        blank={
            "values": f"to_json({_KEPT_KEYS.format('cast(t.values as map(varchar, json))')})",
            "cells": _KEPT_KEYS.format("t.cells"),
        },
    ),
    "measure_link": Seen(came_with="delivery", own=_DELIVERY),
    "set_aside": Seen(SHARED, _DELIVERY, came_with="delivery"),
    "missing_answer": Seen(came_with="delivery", own=_DELIVERY, columns=_hidden(SHARED, "reason")),
    "extension": Seen(SHARED, _BODY, columns=_hidden(OWN, "reason", "recorded_by")),
    "extension_request": Seen(OWN, _BODY),
    "extension_decision": Seen(
        OWN, "t.request_id in (select request_id from {held}.extension_request where department in {own})"
    ),
    "reminder": Seen(OWN, _BODY),
    # what is derived from them, and what of it is frozen
    "measure_span": Seen(columns=_RATING),
    "round_state": Seen(columns=_RATING),
    "round_figure": _FIGURES,
    "attention": Seen(only=_OF_PUBLIC_RULES),
    "postponement": _FOR_ALL,
    "succession": _FOR_ALL,
    "handover": _FOR_ALL,
    "round_freeze": Seen(
        columns=_hidden(SHARED, "frozen_by", "record"),
        blank={"frozen_by": "''", "record": "'{{}}'::json"},
        instead={"record": _OWN_DRAFTS},
    ),
    "freeze_undone": Seen(columns=_hidden(SHARED, "reason", "undone_by")),
    "frozen_state": Seen(columns=_RATING),
    "frozen_figure": _FIGURES,
    "frozen_attention": Seen(only=_OF_PUBLIC_RULES),
    "frozen_postponement": _FOR_ALL,
    "frozen_label": _FOR_ALL,
    # the round and the working group
    "round_step": Seen(columns=_hidden(SHARED, "noted_by")),
    "agenda_item": _FOR_HOUSES,
    "agenda_outcome": _FOR_HOUSES,
    "decision_entry": _FOR_HOUSES,
    "inquiry": _FOR_HOUSES,
    "inquiry_answer": Seen(SHARED, _DELIVERY, came_with="delivery"),
    "inquiry_reply": Seen(SHARED, columns=_hidden(OWN, "recorded_by", "proof")),
    "meeting_plan": _FOR_HOUSES,
    "meeting_note": _FOR_HOUSES,
    "end_correction": Seen(columns=_hidden(SHARED, "reason", "marked_by")),
    "consent": _FOR_HOUSES,
    "entry_withdrawal": _FOR_HOUSES,
    # the public report: what is written belongs to the lead unit until it is released
    "report_text": Seen(OWN),
    "report_agreement": Seen(OWN),
    "report_release": Seen(columns=_hidden(SHARED, "released_by"), blank={"released_by": "''"}),
    "report_file": _FOR_ALL,
}
"""Every table of the schema. Views of the schema are made anew over what is seen of their tables."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees: of all houses what is for this audience, and everything of the houses `own`.

    `only`: the tables that he sees anything of, all where it is None; the others are there and empty.
    """

    audience: Visibility
    own: tuple[str, ...] = ()
    only: frozenset[str] | None = None


EVERYBODY = Sight(PUBLIC)
"""What may be published."""

VISITOR = Sight(PUBLIC, only=frozenset(("store_info", "framework", "steering_round", "report_release", "report_file")))
"""What somebody sees who is nobody here: reports as they were released, and nothing of the state that holds."""


def statements(sight: Sight, held: str, catalogue: Mapping[str, Sequence[str]]) -> list[str]:
    """What makes the tables as they are seen, in their order; `held` is the schema that holds the tables themselves.

    `catalogue`: the columns of each table. A table that TABLES does not know is left out, so that asking for it fails.
    """
    words = {"held": held, "own": _listed(sight.own), "fields": _listed(_names(sight.audience))}
    version, beside = TABLES["measure_version"], ("version_id", "measure_id", "delivery_id")
    said = [_told(version, each, sight.audience, "false", words) for each in catalogue["measure_version"] if each not in beside]
    seen = [_DELIVERIES.format(**words), _MEASURES.format(**words)]
    if sight.only is not None:
        seen += ["delete from seen_measure", "delete from seen_delivery"]
    seen.append(_VERSIONS.format(**words, said=", ".join(said)))
    return seen + [_view(name, columns, sight, words) for name, columns in catalogue.items() if name in TABLES]


_DELIVERIES = """
create table seen_delivery as
select d.delivery_id, coalesce(d.department in {own}, false) as is_own
from {held}.delivery as d
where d.department in {own} or d.delivery_id in (select delivery_id from {held}.release)
"""
_MEASURES = """
create table seen_measure as
select distinct m.measure_id
from {held}.delivered_measure as m
join seen_delivery as s on s.delivery_id = m.delivery_id
"""
_VERSIONS = """
-- One row per version that a seen list named, with the list that said first what is seen of it: a version that differs from the
-- one before in nothing but what is hidden is, to these eyes, no other one. Before: as in queries/deliveries/changes.sql.
create table seen_version as
with recursive told as (
    select version_id, row({said}) as said from {held}.measure_version as t
),

named as (
    select m.version_id, min(m.delivery_id) as delivery_id
    from (
        select version_id, delivery_id from {held}.delivered_measure
        union all
        select version_id, delivery_id from {held}.measure_version
        union all
        select version_id, delivery_id from {held}.frozen_state
    ) as m
    join seen_delivery as s on s.delivery_id = m.delivery_id
    group by m.version_id
),

whose as (
    select n.version_id, n.delivery_id, v.measure_id, coalesce(d.department in {own}, false) as is_own
    from named as n
    join {held}.measure_version as v on v.version_id = n.version_id
    join {held}.delivery as d on d.delivery_id = v.delivery_id
),

before as (
    select
        n.version_id,
        arg_max(p.version_id, (q.reference_date <= r.reference_date, q.reference_date, p.delivery_id)) as before_id
    from whose as n
    join {held}.delivery as d on d.delivery_id = n.delivery_id
    join {held}.steering_round as r on r.round = d.round
    join {held}.delivered_measure as p on p.measure_id = n.measure_id and p.delivery_id < n.delivery_id
    join seen_delivery as s on s.delivery_id = p.delivery_id
    join {held}.delivery as e on e.delivery_id = p.delivery_id
    join {held}.steering_round as q on q.round = e.round
    left join {held}.withdrawal as w on w.delivery_id = p.delivery_id
    where not n.is_own and (w.delivery_id is null or w.withdrawn_at > d.known_from)
    group by n.version_id
),

alike as (
    select b.version_id, b.before_id
    from before as b
    join told as n on n.version_id = b.version_id
    join told as p on p.version_id = b.before_id
    where n.said is not distinct from p.said
),

shown as (
    select version_id, delivery_id from named where version_id not in (select version_id from alike)
    union all
    select a.version_id, s.delivery_id from alike as a join shown as s on s.version_id = a.before_id
)

select w.version_id, s.delivery_id, w.is_own
from whose as w
join shown as s on s.version_id = w.version_id
"""


def _view(name: str, columns: Sequence[str], sight: Sight, words: Mapping[str, str]) -> str:
    seen, audience = TABLES[name], sight.audience
    is_own = f"coalesce({seen.own.format(**words)}, false)"
    selected = ", ".join(f'{_told(seen, column, audience, is_own, words)} as "{column}"' for column in columns)
    joined = f" join seen_{seen.came_with} as s on s.{seen.came_with}_id = t.{seen.came_with}_id" if seen.came_with else ""
    rows = "true" if _RANK[seen.rows] <= _RANK[audience] else is_own
    if sight.only is not None and name not in sight.only:
        rows = "false"
    return (
        f'create view "{name}" as select t.rowid as rowid, {selected} '  # noqa: S608 names of the schema and codes, both quoted
        f'from {words["held"]}."{name}" as t{joined} where {rows} and {seen.only.get(audience, "true")}'
    )


def _told(seen: Seen, column: str, audience: Visibility, is_own: str, words: Mapping[str, str]) -> str:
    value = seen.instead[column].format(**words) if column in seen.instead else f't."{column}"'
    if _RANK[seen.columns.get(column, PUBLIC)] <= _RANK[audience]:
        return value
    blank = seen.blank.get(column, "null").format(**words)
    return f"case when {is_own} then {value} else {blank} end"


def _names(audience: Visibility) -> list[str]:
    return [each.name for each in FIELDS if _RANK[each.visibility] <= _RANK[audience]]


def _listed(texts: Sequence[str]) -> str:
    """A list of texts as SQL, which an empty one is too."""
    return "(" + ", ".join(["null", *("'" + text.replace("'", "''") + "'" for text in texts)]) + ")"
