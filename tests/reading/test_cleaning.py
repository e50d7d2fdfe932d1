from hypothesis import given
from hypothesis import strategies as st

from geo.reading.cleaning import blank, tidy

LINES = st.sampled_from(
    [
        "Troops left the port.",
        "Photo: Agency",
        "<p>They went east.</p>",
        "<!-- banner -->",
        "Read more",
        "A heading",
        "gtag('config');",
        "\ud800\x00",
        "",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=40), max_size=12).map("\n".join) | st.text(max_size=200)


@given(TEXTS)
def test_blanking_moves_no_character(text: str) -> None:
    kept = blank(text)
    assert len(kept) == len(text)
    for before, after in zip(text, kept, strict=True):
        assert after == before or after in " \n\ufffd"


@given(TEXTS)
def test_tidied_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    kept = tidy(blank(text))
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert "\n\n\n" not in kept
    assert kept == kept.strip()


def test_interface_credit_and_code_lines_go_and_sentences_stay() -> None:
    text = (
        "<!-- tracking -->\n"
        "The garrison left the port on Sunday.\n"
        "Image Source: Some Agency\n"
        "Photo credit: A. Photographer\n"
        "(State television)\n"
        "Read more: Old story about something else\n"
        "window.dataLayer = window.dataLayer || [];\n"
        "Share on Facebook\n"
        "\N{COPYRIGHT SIGN} 2021 Example Media\n"
        "The sources (who asked not to be named) said it went east.\n"
        "Related Articles\n"
        "Another Headline Without Text\n"
    )
    assert tidy(blank(text)).split("\n") == [
        "The garrison left the port on Sunday.",
        "",
        "The sources (who asked not to be named) said it went east.",
    ]


def test_sentences_that_begin_like_interface_lines_stay() -> None:
    text = (
        "Share prices fell after the army left the capital.\n"
        "Search teams found mines at the port.\n"
        "Follow-up convoys went to the base.\n"
        "Home guards took the bridge.\n"
        "More news of the withdrawal came from the south on Friday.\n"
        "Photo reconnaissance showed tanks near the border.\n"
        "Close to the river, rebels captured two villages.\n"
        "Subscribe to no rumour: the brigade has not moved."
    )
    assert blank(text) == text


def test_headings_between_paragraphs_stay() -> None:
    text = "Troops left.\n\nThe eastern front\n\nThey came back."
    assert blank(text) == text


def test_a_note_without_any_full_stop_stays() -> None:
    assert blank("Rebels leave the harbour") == "Rebels leave the harbour"


def test_block_tags_part_sentences_and_inline_tags_do_not() -> None:
    assert tidy(blank("<p>Troops <b>left</b> town.</p><p>More came.</p>")) == (
        "Troops left town.\n\nMore came."
    )


def test_comparison_signs_are_no_tags() -> None:
    text = "It is colder (<5 degrees) and a < b while c > d."
    assert blank(text) == text


def test_entities_are_resolved_once_and_not_as_markup() -> None:
    assert tidy(blank("The army&#39;s base &amp; port &lt;b&gt; here.")) == (
        "The army's base & port <b> here."
    )
