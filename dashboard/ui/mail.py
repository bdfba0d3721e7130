"""A mail that is not sent from here: its text to copy, and a link that opens it in the visitor's own mail program."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import streamlit as st

from dashboard.documents.mail import Mail

LONGEST_LINK = 1_900
"""Characters; mail programs under Windows cut or refuse longer links, so the text is then to be copied."""


def own_address() -> str:
    """Under which address the visitor sees the dashboard ("http://localhost:8501"); empty where it is not known."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def mailto(mail: Mail) -> str | None:
    """The link that opens the mail without an address; None where it would be longer than mail programs take."""
    link = f"mailto:?subject={quote(mail.subject)}&body={quote(mail.body.replace(chr(10), chr(13) + chr(10)))}"
    return link if len(link) <= LONGEST_LINK else None


def show_mail(mail: Mail) -> None:
    """Subject and text, each with a button to copy, and the link to the mail program."""
    st.markdown("**Betreff**")
    st.code(mail.subject, language=None, wrap_lines=True)
    st.markdown("**Text**")
    st.code(mail.body, language=None, wrap_lines=True)
    link = mailto(mail)
    if link is None:
        subject = f"mailto:?subject={quote(mail.subject)}"
        st.link_button("Im Mailprogramm öffnen (nur Betreff)", subject, icon=":material/mail:")
        st.caption("Der Text ist für einen Mail-Link zu lang. Bitte kopieren Sie ihn.")
    else:
        st.link_button("Im Mailprogramm öffnen", link, icon=":material/mail:")
