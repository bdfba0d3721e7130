"""The way by which files leave: each request says by its cookie who asks, and is looked at as a page is (ui/handing_out.py).

Nothing of it is kept by browsers or on the way, and no name of a file reaches a header as it is.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.access.mapping import LoginError, subject_of
from dashboard.journal import note_failure
from dashboard.refusals import RefusalError
from dashboard.trail import Event, Kind, note
from dashboard.ui.handing_out import PATH, NotYoursError, Offer, taken
from dashboard.ui.telling import page_words
from dashboard.ui.viewing import VISITOR, claims_in, has_login, standing_in

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')
_LONGEST = 120


async def _download(request: Request) -> Response:
    claims = claims_in(request.cookies) if has_login() else {}
    try:
        offer = taken(request.path_params["ticket"], claims)
        content = await run_in_threadpool(_made, offer)
    except (LoginError, NotYoursError) as error:
        if subject := subject_of(claims):  # who has no login of ours fills no trail
            await run_in_threadpool(note, Event(Kind.REFUSAL, "Datei herunterladen", subject))
        return _refused(str(error), 403)
    except RefusalError as error:
        return _refused(page_words(error), 404)
    except Exception as error:  # whatever it is, the user reads one sentence and the log has the rest
        return _refused(f"Die Datei ließ sich nicht erstellen. Fehlernummer für die Betreuung: {note_failure(error)}", 500)
    headers = {"Cache-Control": "no-store", "Content-Disposition": disposition(offer.paper.file_name)}
    return Response(content, media_type=offer.paper.mime, headers=headers)


def _made(offer: Offer) -> bytes | str:
    paper, who = offer.paper, offer.who
    with standing_in(who):
        content = paper.make()
    if who != VISITOR:  # who is nobody here fills no trail, and what he takes is everybody's
        note(Event(Kind.DOWNLOAD, paper.what, who.subject, who.words, paper.body, detail=paper.detail))
    return content


def _refused(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence, status, {"Cache-Control": "no-store"})


def disposition(name: str) -> str:
    """The header that names a file to be saved: for all browsers in plain letters, for those of today as it is called."""
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip(" .")[-_LONGEST:] or "Datei"
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"


ROUTE = Route(f"{PATH}/{{ticket}}", _download)
