"""Streamlit's document in German, and the sentence that users see when a page breaks."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from dashboard.http_headers import LOGIN_PATHS, content_security_policy, script_hashes
from dashboard.shell import WORDING, GermanLogin, ShellError, Wording, german_document
from tests.finished import finished

DOCUMENT = """<!doctype html>
<html lang="en">
  <head><title>Streamlit</title><link rel="service-desc" href="./agent" /></head>
  <body><noscript>You need to enable JavaScript to run this app.</noscript><script>start()</script></body>
</html>"""


def test_language_title_and_the_text_without_scripts_become_german() -> None:
    text = german_document(DOCUMENT)
    assert '<html lang="de">' in text
    assert "<title>Steuerungs-Dashboard</title>" in text
    assert "Bitte schalten Sie es im Browser ein" in text
    assert not re.search("Streamlit|You need|service-desc", text)


def test_a_document_without_one_of_the_pieces_stops_the_start_and_names_it() -> None:
    with pytest.raises(ShellError, match="the document's language was not found"):
        german_document(DOCUMENT.replace(' lang="en"', ""))


def scripts(folder: Path) -> dict[str, Path]:
    """A script with the English words of each kind, as Streamlit would bring it."""
    found = {name: folder / f"{name}.a1b2.js" for name in WORDING}
    for name, path in found.items():
        path.write_text(f"f({','.join(english for english, _ in WORDING[name])})", "utf-8")
    return found


def test_the_words_of_the_controls_become_german_and_all_else_stays(tmp_path: Path) -> None:
    script, other = scripts(tmp_path)["Pagination"], tmp_path / "Other.c3d4.js"
    words = ',"aria-label":`Pagination`,`Next page`,`Page ${e.page}`'
    script.write_text(f"label:`Previous page`,name:`Previous pages`{words}", "utf-8")
    other.write_text("`Previous page`", "utf-8")
    wording = Wording([*tmp_path.iterdir()])
    german = ',"aria-label":`Blättern`,`nächste Seite`,`Seite ${e.page}`'
    assert wording.read(script).decode() == f"label:`vorige Seite`,name:`Previous pages`{german}"
    assert wording.read(other) == b"`Previous page`"


def test_a_word_that_no_script_holds_any_more_stops_the_start_and_is_named(tmp_path: Path) -> None:
    scripts(tmp_path)["requiredField"].write_text("children:`Nothing found`", "utf-8")
    with pytest.raises(ShellError, match=r"`This field is required\.` was not found"):
        Wording([*tmp_path.iterdir()])


def test_the_hash_is_that_of_the_inline_script_as_it_stands() -> None:
    # printf 'start()' | openssl dgst -sha256 -binary | base64
    assert script_hashes(DOCUMENT) == ("'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='",)


def test_the_policy_allows_own_scripts_and_the_named_ones_and_no_evaluation() -> None:
    policy = content_security_policy(["'sha256-abc'"])
    assert "script-src 'self' 'sha256-abc';" in policy
    assert "unsafe-eval" not in policy


def broken_page() -> None:
    from dashboard.ui.telling import show_failure

    show_failure(ValueError("der Inhalt einer Zelle"))


def test_a_broken_page_says_one_german_sentence_whose_number_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        app = AppTest.from_function(broken_page).run()
    (sentence,) = [error.value for error in app.error]
    number = re.search(r"Fehlernummer \*\*([0-9A-F]{6})\*\*", sentence)
    assert number is not None
    assert "der Inhalt einer Zelle" not in sentence
    assert [record.__dict__.get("reference") for record in caplog.records if record.name == "dashboard"] == [number[1]]


@pytest.mark.parametrize(("path", "answer", "status"), [
    ("/auth/login", 302, 302), ("/auth/login", 400, 303), ("/oauth2callback", None, 303), ("/massnahmen", 400, 400),
])  # fmt: skip
def test_a_way_to_a_provider_that_fails_leads_back_to_the_login(path: str, answer: int | None, status: int) -> None:
    async def answering(_scope: Scope, _receive: Receive, send: Send) -> None:
        if answer is None:
            raise ConnectionError("the provider does not answer")
        await send({"type": "http.response.start", "status": answer, "headers": []})
        await send({"type": "http.response.body", "body": b"Authentication error"})

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    finished(GermanLogin(answering, LOGIN_PATHS)({"type": "http", "path": path}, receive, send))
    assert sent[0]["status"] == status
    assert (dict(sent[0]["headers"]).get(b"location") == b"/?anmeldung=gescheitert") == (status == 303)
