"""Files to take away, made when they are asked for."""

from collections.abc import Callable

import streamlit as st


def offer(label: str, name: str, make: Callable[[], bytes]) -> None:
    """Show a button that makes a file and hands it over; the page stays as it is."""
    st.download_button(label, make, file_name=name, on_click="ignore", key=f"download {name}")
