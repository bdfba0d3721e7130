"""A delivery without a workbook: the body confirms what it last said of all its measures, or that it has nothing to report."""

from __future__ import annotations

from dashboard import queries
from dashboard.intake.accepting.acceptance import Receipt, number_of, reference_date_of
from dashboard.intake.joining.candidates import Known
from dashboard.intake.joining.identity import known_measures
from dashboard.refusals import known_department
from dashboard.store import Writer

UNCHANGED, NIL_RETURN = "confirmation", "nil_return"
"""The kinds of a delivery without a workbook, as the table has them."""


def record_confirmation(writer: Writer, department: str, receipt: Receipt, kind: str = UNCHANGED) -> tuple[int, int]:
    """Write a confirmation into an open transaction; gives back the number of the delivery and of the measures it confirms.

    Confirmed is every measure that the body leads and that has not ended, as last told up to this round. AcceptanceError: the
    department or the round is unknown.
    """
    reference_date = reference_date_of(writer, receipt.round_code)
    known_department(department, queries.run(writer, "master/department")["code"])
    measures = [each for each in known_measures(writer, department, receipt.round_code) if _is_confirmed(each, department)]
    delivery_id = number_of(writer, receipt)
    writer.insert(
        "delivery",
        [
            {
                "delivery_id": delivery_id,
                "round": receipt.round_code,
                "department": department,
                "kind": kind,
                "sender": receipt.sender,
                "recorded_by": receipt.recorded_by,
                "proof": receipt.proof,
                "scope": "whole_list",
                "valid_from": reference_date,
                "known_from": receipt.received_at,
                "is_sample": False,
                "row_count": len(measures),
            }
        ],
    )
    if receipt.release is not None:
        writer.insert("release", [receipt.release.row(delivery_id, receipt.received_at)])
    confirmed = {"delivery_id": delivery_id, "is_new_version": False, "source": "confirmation", "valid_from": reference_date}
    rows = [{**confirmed, "measure_id": each.measure_id, "version_id": each.version_id, "cells": {}} for each in measures]
    writer.insert("delivered_measure", rows)
    return delivery_id, len(measures)


def _is_confirmed(measure: Known, department: str) -> bool:
    return not measure.has_ended and not measure.is_led_elsewhere(department)
