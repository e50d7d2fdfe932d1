"""Places: what a name may mean, and corrections."""

import streamlit as st

from pages.ui import place_lookup, services, widgets
from pages.ui.strings import PLACES

widgets.open_page(keeps=("name",))
st.title(PLACES.heading)
st.write(PLACES.lead)
name = place_lookup.ask_name()
if name:
    candidates = services.open_gazetteer().candidates(name)
    place_lookup.show_candidates(candidates)
    place_lookup.show_alias_form(name, candidates)
place_lookup.show_corrections()
