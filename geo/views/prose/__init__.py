"""English about events, for every view that says something in sentences.

From small to large: :mod:`.quantities`, :mod:`.dates` and :mod:`.wording` name what an event
holds, :mod:`.speakers` who says so,
:mod:`.clause` puts subject, verb and ends in order, :mod:`.cues` reads the source's own words,
:mod:`.sentences` hedge a clause by its status, and :mod:`.lead` chooses the event that leads and
writes its headline.
"""
