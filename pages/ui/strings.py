"""Every phrase of the pages, in English, in one place.

What the map itself says lies with it, in :mod:`geo.views.web_map.wording`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


class APP:
    """The frame of all pages."""

    title: Final = "Sandtable"
    pages: Final[Mapping[str, str]] = MappingProxyType(
        {
            "map": "Map",
            "events": "Events",
            "presence": "Presence",
            "story": "Story",
            "articles": "Articles",
            "briefing": "Briefing",
            "places": "Places",
        }
    )
    menu: Final = "Menu"
    preparing: Final = "Preparing the gazetteer and the first articles. This happens once."
    reading: Final = "Reading the events"


class FAULTS:
    """What can go wrong, and what to do."""

    link: Final = "Part of this link could not be taken as it stands:"
    no_page: Final = "/{name}: there is no such page; this is the map"
    repeated: Final = "{name}: given more than once; the last counts"
    unmet: Final = "No event has a name that this link or these filters ask for:"
    no_event: Final = "This link names the event {id}, which is not in the store, or no longer."
    damaged: Final = "Some records of the store are damaged and left out:"
    more: Final = "and {count:,} more"
    store: Final = "The database cannot be opened."
    store_help: Final = (
        "Check that it is running, that its file is in place and that SANDTABLE_DATABASE_URL is "
        "right, then try again. Until then nothing is changed."
    )
    again: Final = "Try again"
    unexpected: Final = "This could not be done."


class EMPTY:
    """What pages say when there is nothing to show."""

    title: Final = "No articles yet"
    body: Final = (
        "Sandtable reads news texts and puts the movements they report on a map. "
        "Paste a first article, upload a file or give an address."
    )
    steps: Final = (
        "Give a text: paste it, upload a file, or name an address.",
        "Check what was read out of it, sentence by sentence.",
        "See it on the map, and add more.",
    )
    action: Final = "Add an article"
    example: Final = "Look at the example first"
    no_events: Final = "No event was found in the articles read so far."
    no_match: Final = "No event matches these filters."
    clear: Final = "Clear all filters"


class MAP:
    """The Map page."""

    heading: Final = "What moved, and who says so"
    no_dates: Final = (
        "No event has a date yet. Relative dates need the day the article was published: "
        "give it on the Articles page."
    )
    keys: Final = (
        "On the map: arrow keys step a day, N and P go from event to event, space plays, "
        "Esc closes the card; shift and arrow keys move the map, plus and minus zoom, F fits it. "
        "The same events are listed on the Events page."
    )


COUNTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "shown": "**{count:,}** of {total:,} events shown",
        "unplaced": "{count:,} without a place",
        "undated": "{count:,} without a date",
    }
)
"""The line of counts: name of the list in the URL, and what its link says."""


class KNOWN:
    """The switch to what was known on an earlier day."""

    label: Final = "As known on"
    help: Final = (
        "Only articles published until the end of this day count, and events are put together "
        "from them alone. Articles without a day of publication are left out."
    )
    told: Final = "As known on **{day}**. Articles out by then: {count:,}."
    left_out: Final = " Left out for lack of a day of publication: {count:,}."
    back: Final = "Back to all articles"
    nothing: Final = "No article of the store was out by then."


class FILTERS:
    """The filters of all pages."""

    text: Final = "Words"
    text_hint: Final = "In sentences, forces, places"
    more: Final = "More filters"
    publisher: Final = "Publisher"
    around: Final = "Near"
    km: Final = "Within (km)"
    point: Final = "{lat:.3f}° {north}, {lon:.3f}° {east}"
    north_or_south: Final = ("N", "S")
    east_or_west: Final = ("E", "W")
    sources: Final = "Independent sources"
    source_counts: Final[Mapping[int, str]] = MappingProxyType(
        {2: "2 or more", 3: "3 or more", 5: "5 or more"}
    )

    heading: Final = "Filters"
    action: Final = "What happened"
    force: Final = "Force or side"
    status: Final = "How certain"
    place: Final = "Place"
    radius: Final = "Places no vaguer than"
    days: Final = "Dates no vaguer than"
    any: Final = "Any"
    radii: Final[Mapping[float, str]] = MappingProxyType(
        {15.0: "a town (15 km)", 50.0: "50 km", 100.0: "100 km"}
    )
    spans: Final[Mapping[int, str]] = MappingProxyType({1: "a day", 7: "a week", 31: "a month"})
    all: Final = "All"
    bbox: Final = "Only inside the box {box}"
    clear: Final = "Clear all filters"


class EVENTS:
    """The Events page."""

    heading: Final = "Events"
    lists: Final[Mapping[str, str]] = MappingProxyType(
        {
            "all": "All",
            "shown": "On the map",
            "unplaced": "Without a place",
            "undated": "Without a date",
        }
    )
    list: Final = "Which events"
    columns: Final[Mapping[str, str]] = MappingProxyType(
        {
            "day": "Day",
            "when": "When",
            "what": "What",
            "who": "Who",
            "origin": "From",
            "destination": "To",
            "location": "Where",
            "status": "Status",
            "sources": "Sources",
            "quote": "In the words of the source",
        }
    )
    choose: Final = "Choose a row to see the sentences behind it."
    on_map: Final = "Show on the map"
    download: Final = "Download these events ({count:,})"
    formats: Final[Mapping[str, str]] = MappingProxyType(
        {
            ".csv": "CSV",
            ".geojson": "GeoJSON",
            ".kml": "KML",
            ".gpkg": "GeoPackage",
            ".parquet": "GeoParquet",
        }
    )
    none: Final = "No event in this list."
    no_date: Final = "no date"
    list_cut: Final = "The first {shown} of {count:,}; filters narrow them down."


class ARTICLES:
    """The Articles page."""

    heading: Final = "Articles"
    choose: Final = "Article"
    placeholder: Final = "Choose an article"
    no_article: Final = (
        "This link names the article {id}, which is not in the store. Choose one below, or add it."
    )
    unknown_date: Final = "date unknown"
    ask_date: Final = (
        "When was this published? Without the day, “on Tuesday” or “last month” stay open."
    )
    day: Final = "Day of publication"
    save_date: Final = "Save the date"
    date_saved: Final = "Saved. The article's relative dates were read again."
    found: Final = "{events} events, {places} places, {dates} dates"
    kinds: Final[Mapping[str, str]] = MappingProxyType(
        {
            "place": "Place",
            "force": "Force",
            "date": "Date",
            "motion": "Action",
            "claim": "Sentence with a claim",
        }
    )
    claims: Final = "What was read out of it"
    no_claims: Final = "No movement or other event was found in this text."
    unused: Final = "Found and not used ({count:,})"
    unused_help: Final = "Names and dates that are part of no event read out of this text."
    unused_kinds: Final[Mapping[str, str]] = MappingProxyType(
        {"place": "Places", "force": "Forces", "date": "Dates"}
    )
    no_place: Final = "no place on the map"
    original: Final = "Original"
    on_map: Final = "Show on the map"
    add: Final = "Add an article"
    ways: Final[Mapping[str, str]] = MappingProxyType(
        {"paste": "Paste text", "upload": "Upload files", "address": "From an address"}
    )
    way: Final = "How"
    text: Final = "Text of the article"
    title: Final = "Title"
    publisher: Final = "Publisher"
    published: Final = "Published on"
    published_help: Final = "Leave empty if you don't know; you can add it later."
    files: Final = "Files: txt, md, html, pdf, docx, csv, jsonl"
    address: Final = "Address of an article or a feed"
    submit: Final = "Read it"
    working: Final = "Reading"
    progress: Final = "Reading: {done} of {total:,}"
    cancel: Final = "Cancel"
    cancelled: Final = "Cancelled. Nothing was saved."
    cancelled_saving: Final = "Cancelled. What was saved until then stays."
    preview: Final = "What was read out of it"
    preview_counts: Final = "Articles: {articles}. Events: {events}. Nothing is saved yet."
    versions: Final = (
        "The store holds {count:,} more with another text from the same address. All of them "
        "count: remove what no longer stands."
    )
    preview_versions: Final = (
        "Articles whose address the store has with another text: {count:,}. Both texts will count "
        "until one is removed."
    )
    preview_known: Final = "Already in the store, and left as they are: {count:,}."
    unread: Final = "This could not be read, and is left out:"
    keep: Final = "Add to the map"
    back: Final = "Back, add nothing"
    left: Final = "Nothing was saved."
    untitled: Final = "Untitled"
    more_events: Final = "and {count:,} more"
    claim: Final = "Claim: {titles}"
    remove: Final = "Remove this article"
    remove_help: Final = (
        "Its claims leave every event. Nothing is deleted: it can be restored here at any time."
    )
    remove_note: Final = "Why (optional)"
    remove_yes: Final = "Remove it"
    removing: Final = "Telling its events anew"
    removed: Final = "Removed: {title}"
    restored: Final = "Restored: {title}"
    was_removed: Final = "{title} was removed. It can be restored below."
    removed_list: Final = "Removed articles ({count:,})"
    restore: Final = "Restore"
    done: Final = "Articles read: {articles}. Events found: {events}."
    known: Final = "Nothing new: this text was read before."
    nothing: Final = "Nothing to read: give a text, a file or an address."


class STORY:
    """The Story page."""

    heading: Final = "Story"
    lead: Final = (
        "Choose events and put them in order: readers step through them on the map, each with "
        "your caption. The link to this page holds the whole story."
    )
    missing: Final = (
        "Steps whose events are not in the store, or not shown as known then: {count:,}."
    )
    back: Final = "Back"
    on: Final = "Next"
    position: Final = "**{number}** of {count:,}"
    edit: Final = "Choose events and captions"
    add: Final = "Add an event"
    choose: Final = "Choose an event of those the filters leave"
    offered: Final = "The first {shown} of {count:,} are offered; filters narrow them down."
    all: Final = "Take all {count:,} in the order of their dates"
    offer: Final = "Add to the story"
    already: Final = "Step {number} of the story"
    gone: Final = "event {id}, not in the store"
    up: Final = "Up"
    up_help: Final = "Move step {number} one up"
    remove: Final = "Remove"
    remove_help: Final = "Remove step {number}"
    link: Final = "Link to this story"
    save: Final = "Save the story as a file"
    load: Final = "Take up a story saved here"


class PRESENCE:
    """The Presence page, and the map's layer of it."""

    heading: Final = "Who held or stood where"
    lead: Final = (
        "A place is held by whom a capture, a loss or a handover names. A force stood where a "
        "text puts it, until a text tells of its leaving. What no text says is not shown."
    )
    toggle: Final = "Who held or stood where"
    toggle_help: Final = "At the end of the last day shown: squares hold, discs stand there."
    day: Final = "At the end of"
    other: Final = "Compared with"
    show: Final = "Which places"
    shows: Final[Mapping[str, str]] = MappingProxyType(
        {"both": "Side by side ({total:,})", "difference": "Only what differs ({count:,})"}
    )
    columns: Final[Mapping[str, str]] = MappingProxyType(
        {
            "place": "Place",
            "kind": "How",
            "span": "As far as told",
            "change": "Change",
            "evidence": "Evidence",
        }
    )
    kinds: Final[Mapping[str, str]] = MappingProxyType({"held": "held by", "stood": "stood there"})
    open: Final = "not settled: {names}"
    nothing: Final = "nothing told"
    changed: Final = "differs"
    same: Final = "the same"
    open_evidence: Final = "Open"
    none: Final = "No text tells who held or stood anywhere on this day."
    method: Final = (
        "Solid squares: one holder is named. Dashed: the sources differ. Dotted with a question "
        "mark: no holder is named. Discs: a force was told to be there, by the day given."
    )


class BRIEFING:
    """The Briefing page."""

    heading: Final = "Briefing"
    scope: Final = (
        "Events in the days and filters of the map: {count:,}; without a date: {undated:,}."
    )
    download: Final = "Download {format}"
    making: Final = "Writing the briefing"
    none: Final = "No event to brief on with these filters."
    tell: Final = "What it tells"
    tell_help: Final = (
        "Two pages tell the weightiest events of every kind, each once. In full, every event is "
        "told, with who held what and a chronology."
    )
    subjects: Final[Mapping[str, str]] = MappingProxyType(
        {
            "short": "Two pages",
            "full": "In full",
            "day": "New since a day",
            "file": "New since a briefing",
        }
    )
    since_day: Final = "Told first after"
    since_file: Final = "Earlier briefing: pdf, docx, html, md"
    give_file: Final = "Give an earlier briefing, and this one tells what is new since."
    map: Final = "Drawing the map"
    edit: Final = "Edit before you download"
    edit_help: Final = (
        "Put a sentence in your words or leave it out. Its citations stay, and “[ed.]” marks it "
        "as yours in every format. Words of sources can be left out, not changed."
    )
    section: Final = "Section"
    section_label: Final = "{title} ({count:,})"
    sentence: Final = "Sentence {number}"
    cites: Final = "Cites {numbers}"
    cites_nothing: Final = "Cites nothing"
    leave_out: Final = "Leave out"
    leave_out_all: Final = "Leave out everywhere ({count:,})"
    put_back: Final = "Put back"
    restore: Final = "Restore"
    page: Final = "Page {number} of {count:,}"
    edits: Final = (
        "Your edits: {count:,}. Loading this page anew loses them: save them to keep them."
    )
    edits_unused: Final = (
        "Of your edits, {count:,} fit no sentence of this selection. They are kept, and come back "
        "with their sentences."
    )
    save_edits: Final = "Save edits"
    load_edits: Final = "Take up saved edits"
    edits_file: Final = "File of edits, as saved here"
    discard: Final = "Discard all edits"
    discard_sure: Final = "Discard {count:,} edits? They cannot be brought back."
    discard_yes: Final = "Discard them"


class SHARE:
    """The panel that takes a view of the map away."""

    open: Final = "Share"
    link: Final = "Link to this view"
    local: Final = (
        "This address works on this computer only. To show the map to others, send a file."
    )
    picture: Final = "Picture of these days and filters"
    headline: Final = "Title"
    headline_help: Final = "Leave it empty for the title proposed from the events."
    sequence: Final = "Time"
    one_map: Final = "One map"
    steps: Final = "{count:,} small maps"
    each_day: Final = "A small map for each day"
    animation: Final = "GIF, step by step"
    data: Final = "The events as data"
    undated: Final = "No event with a date and a place: no sequence can be drawn."
    size: Final = "Size"
    sizes: Final[Mapping[str, str]] = MappingProxyType(
        {
            "screen": "As on the screen",
            "square": "Square, for social media",
            "wide": "Wide, 16:9",
            "column": "A newspaper's column",
            "a4": "A4, upright",
            "a4-landscape": "A4, across",
        }
    )
    theme: Final = "Colours"
    themes: Final[Mapping[str, str]] = MappingProxyType({"light": "Light", "dark": "Dark"})
    page: Final = "The map in one file that needs no network"
    html: Final = "HTML"
    embed: Final = "Code for your site, with the HTML file beside your page"
    nothing: Final = "Nothing to draw with these days and filters."
    slow: Final = "A picture takes a few seconds to draw; the map stays usable."
    title: Final = "Map of troop movements with their sources"


class PLACES:
    """The Places page."""

    heading: Final = "Places"
    lead: Final = (
        "Look up a name to see every place it may mean, and which one was taken in your "
        "articles and why."
    )
    examples: Final = "Names from your articles, those with several meanings first:"
    no_names: Final = "Names from your articles will be offered here."
    candidates: Final = "What it may mean ({count:,})"
    alone: Final = "How likely each is where a text says no more than the name."
    unsettled: Final = (
        "A text that says no more than the name leaves it open: none of them is likely enough."
    )
    changes: Final = "What would change that:"
    about: Final = "• in a text about {country}, beside places near it: {place}"
    as_noun: Final = "• as “{cue}”: {place}"
    share: Final = "Keep or take over corrections"
    download: Final = "Download the corrections as CSV"
    upload: Final = "A table of corrections"
    take_over: Final = "Take them over"
    taken_over: Final = "{count:,} corrections taken over."
    not_text: Final = "The file is not UTF-8 text; save it as UTF-8."
    readings: Final = "In your articles ({count:,})"
    readings_help: Final = "The least certain first."
    no_readings: Final = "No article in the store uses this name for a place."
    more_readings: Final = "{count:,} more"
    unresolved: Final = "no place on the map"
    why: Final = "Why: {reasons}"
    instead_of: Final = "Rather than: {rivals}"
    name: Final = "Name"
    country: Final = "Only in these countries"
    none: Final = "The gazetteer has no place of that name."
    columns: Final[Mapping[str, str]] = MappingProxyType(
        {
            "name": "Place",
            "score": "Likely",
            "taken": "Taken in your articles",
            "matched": "Matched name",
            "rule": "How it matched",
            "country": "Country",
            "feature": "Kind",
            "lat": "Lat",
            "lon": "Lon",
            "radius": "Within (km)",
            "population": "Population",
            "source": "Source",
            "why": "Why",
        }
    )
    rules: Final[Mapping[str, str]] = MappingProxyType(
        {
            "exact": "same spelling",
            "normalised": "same but for hyphens and articles",
            "generic": "after dropping a word like “city of”",
            "transliterated": "another transliteration",
            "fuzzy": "nearly the same spelling",
            "corrected": "you said so",
        }
    )
    add: Final = "Say which place this name means"
    add_help: Final = (
        "Texts take this name for the place you choose; those in the store are read again. "
        "The gazetteer stays as it is; the correction is kept beside it. To change where it "
        "counts, take it back and save it again; of two, that for fewer texts counts."
    )
    means: Final = "This name means the place called"
    kinds: Final[Mapping[str, str]] = MappingProxyType(
        {
            "A": "division",
            "H": "water",
            "L": "area",
            "P": "settlement",
            "R": "road",
            "S": "site",
            "T": "landform",
            "U": "sea floor",
            "V": "vegetation",
        }
    )
    """GeoNames' classes of places, in plain words."""
    note: Final = "Why (optional)"
    scope: Final = "Where it counts"
    everywhere: Final = "in all texts"
    in_country: Final = "in texts that name {country} or its people"
    in_article: Final = "in the article “{title}”"
    save: Final = "Save"
    working: Final = "Reading again the articles that use the name"
    saved: Final = "Saved: “{name}” now means {place}, {scope}."
    corrections: Final = "Spellings added so far"
    take_back: Final = "Take back"
