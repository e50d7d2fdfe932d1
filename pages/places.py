"""Places: what a name may mean, how it was read in the articles, and corrections."""

import streamlit as st

from geo.errors import SandtableError
from pages.ui import place_lookup, place_readings, services, widgets
from pages.ui.strings import FAULTS, PLACES

held = widgets.open_page(keeps=("name",))
st.title(PLACES.heading, anchor=False)
st.write(PLACES.lead)
name = place_lookup.ask_name()
if name:
    try:
        meaning = services.meaning(name)
    except SandtableError as error:
        widgets.end_page(FAULTS.unexpected, "", error)
    readings = place_readings.find(held.revision, name)
    place_lookup.show_meaning(meaning, place_readings.count_places(readings))
    place_lookup.show_alias_form(name, meaning, readings)
    place_readings.show(readings)
else:
    place_readings.offer_names(held)
place_lookup.show_corrections()
