"""Settings: paths and limits, read once from the environment. Every other module takes them from here."""

from __future__ import annotations

import os
import re
from pathlib import Path


def _whole(name: str, default: int) -> int:
    """A whole number from 1 to 9999 that an environment variable names; with another one nothing starts."""
    told = os.environ.get(name, "").strip() or str(default)
    if not (re.fullmatch("[0-9]{1,4}", told) and int(told)):
        raise SystemExit(f"{name} muss eine ganze Zahl von 1 bis 9999 sein; dort steht „{told}“.")
    return int(told)


def _minutes(name: str, default: str) -> float:
    """Minutes that an environment variable names, parts of one too; with another word, or none left, nothing starts."""
    told = os.environ.get(name, "").strip() or default
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,3})?", told) or not float(told.replace(",", ".")):
        raise SystemExit(f"{name} muss eine Zahl von Minuten über 0 sein; dort steht „{told}“.")
    return float(told.replace(",", "."))


def _file(name: str, default: Path) -> Path:
    """The path of a file that an environment variable names; with a folder nothing starts. An empty one names none."""
    told = os.environ.get(name, "").strip()
    path = Path(told or default)
    if path.is_dir():
        raise SystemExit(f"{name} muss den Pfad einer Datei nennen; „{told}“ ist ein Ordner.")
    return path


ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: queries/, pages/ and data/ lie in it."""

QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"

DATA = Path(os.environ.get("DASHBOARD_DATA") or ROOT / "data")
LISTS = DATA / "lists"
MASTER = DATA / "stammdaten.xlsx"
STORE = _file("DASHBOARD_STORE", DATA / "dashboard.duckdb")
"""The store: always one DuckDB file under this name (docs/decisions/0002-store.md)."""
IS_STORE_NAMED = "DASHBOARD_STORE" in os.environ
"""Then it is somebody's own: no sample data are built where it is missing, as where its drive is not connected."""
DRAFTS = STORE.with_name(f"{STORE.name}.drafts")
"""The desk: open answers lie beside the store, one folder per file (docs/decisions/0006-answers.md)."""

ACCESS = _file("DASHBOARD_ACCESS", ROOT / ".streamlit" / "zugang.toml")
"""What each group of the login may do here (dashboard/access/mapping.py). Without this file there is no login, and one desk."""

ADDRESS = os.environ.get("DASHBOARD_ADDRESS", "").strip().rstrip("/")
"""Where people find the pages (https://…), where there is a login; without one it is this machine's own address."""
SECRETS = _file("DASHBOARD_SECRETS", ROOT / ".streamlit" / "secrets.toml")
"""The providers of the login, as Streamlit reads them."""

IS_LOGIN_NAMED = "DASHBOARD_ACCESS" in os.environ or "DASHBOARD_ADDRESS" in os.environ
"""Then there is to be a login, and without its files nothing starts."""

IS_PUBLIC = os.environ.get("DASHBOARD_PUBLIC", "").strip().casefold() in ("1", "ja")
"""Whether the released reports are shown to whoever is not logged in, on one page alone; off where nobody says so."""

IDLE_MINUTES = _minutes("DASHBOARD_IDLE_MINUTES", "60")
"""After so long without a click on any of his pages somebody is logged out."""

OPEN_DATA = Path(os.environ["DASHBOARD_OPEN_DATA"]) if os.environ.get("DASHBOARD_OPEN_DATA", "").strip() else None
"""Whose the open data are (dashboard/open_data/publisher.py); None: the file beside the store."""

CONTACT = os.environ.get("DASHBOARD_CONTACT", "").strip()
"""Where barriers are reported to; the operating office's, empty until it names one."""

PROXY = os.environ.get("DASHBOARD_PROXY", "").strip()
"""Addresses or networks of the proxy, where it stands on another machine, as in a container (dashboard/listening.py)."""
METRICS = os.environ.get("DASHBOARD_METRICS", "").strip()
"""Where figures of the process are asked for: a port of this machine or the path of a socket; none where it is empty."""

HOST = "127.0.0.1"
PORT = 8501

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_UPLOADS = 40
"""Files that one person may have waiting to be read, in all pages; without a login, one page."""
MAX_UPLOAD_BYTES = 100 * 1024 * 1024
"""All files together that one person may have waiting, likewise."""
MAX_UPLOAD_BYTES_OF_ALL = 200 * 1024 * 1024
"""All files together that wait for this process."""
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PARTS = 2_000
MAX_DRAFTS = 300
MAX_DRAFT_BYTES = 1024 * 1024 * 1024
"""All drafts together."""
MAX_DRAFTS_OF_A_HOUSE = 60
MAX_DRAFT_BYTES_OF_A_HOUSE = 250 * 1024 * 1024
"""So that no house takes the room of the others."""
DRAFT_DAYS = 60
"""How long a draft is kept after it was last worked on: longer than a query of the houses lasts, and not for ever, because a
draft holds a whole list, with names in it, that nobody has released."""
REQUEST_DAYS = 14
"""How long something waits for a second person: longer than a leave, and not for ever, because words to redact lie there."""
TRAIL_MONTHS = _whole("DASHBOARD_TRAIL_MONTHS", 24)
"""How many whole months of the trail are kept: two yearly rounds, so that one can be looked at beside the one before."""
GENERATION_DAYS = _whole("DASHBOARD_GENERATION_DAYS", 90)
"""How long states stay that a restore, or a link set by hand, has left behind: long enough to notice that it was a mistake."""
LOG_DAYS = _whole("DASHBOARD_LOG_DAYS", 30)
"""How long a log that is full and was put aside stays."""
PARSE_SECONDS = 30
"""Of processor time. A list of 10,000 rows takes five, whatever else the machine does meanwhile."""
PARSE_CLOCK_SECONDS = 300
"""By the clock: for what neither computes nor ends, and so generous that a busy machine refuses no good list."""
PARSE_MEMORY_BYTES = 1024 * 1024 * 1024


def use_store(path: Path) -> None:
    """Let this process work with another store than the environment names; called once, by the command line, before it serves."""
    global STORE, DRAFTS
    STORE = path.absolute()
    DRAFTS = STORE.with_name(f"{STORE.name}.drafts")
