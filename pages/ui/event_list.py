"""Events as a list, in place of the table where the screen is narrow."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from geo.model import Event
from geo.views.web_map.wording import isolate, write_way
from pages.ui import event_table, state
from pages.ui.services import Corpus
from pages.ui.strings import EVENTS

_SHOWN = 200


def show(events: Sequence[Event], held: Corpus, opened: Event | None) -> None:
    """Show the first events, the sentence of all but the opened folded away.

    Wide screens hide this list.
    """
    items = "".join(_write(event, held, opened) for event in events[:_SHOWN])
    st.html(f'<ul class="narrow event-list">{items}</ul>')
    if len(events) > _SHOWN:
        note = EVENTS.list_cut.format(shown=_SHOWN, count=len(events))
        st.html(f'<p class="narrow note">{escape(note)}</p>')


def _write(event: Event, held: Corpus, opened: Event | None) -> str:
    row = event_table.describe(event, held)
    title = ": ".join(filter(None, (isolate(row["who"]), row["what"])))
    way = write_way(row["origin"], row["destination"])
    lines = (
        " · ".join(filter(None, (way, isolate(row["location"])))),
        " · ".join(filter(None, (row["when"] or EVENTS.no_date, row["status"]))),
    )
    notes = "".join(f"<div>{escape(line)}</div>" for line in lines if line)
    # Relative to this page, so that it also holds where the dashboard lies below a path.
    address = "./?" + urlencode(state.write_view(state.current()) | {"event": event.id})
    return (
        f"<li><details{' open' if event == opened else ''}>"
        f"<summary><strong>{escape(title)}</strong>{notes}</summary>"
        f'<div class="quote" dir="auto">{escape(row["quote"])}</div>'
        f'<a href="{escape(address)}" target="_self">{escape(EVENTS.on_map)}</a></details></li>'
    )
