"""The script that Streamlit runs for every visit: the frame of all pages. The server around it is made in server.py."""

from __future__ import annotations

from dashboard.ui.navigation import show_page

show_page()
