"""events"""

from pages.ui import widgets

held = widgets.open_page()
