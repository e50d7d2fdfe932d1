import pytest

from geo.reading.language import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The brigade has left the harbour and is on its way to the border with two guns."),
        ("en", "Troops left Al-Qaryah."),
        ("fr", "Les forces du gouvernement ont quitté la ville et sont arrivées dans le port "
               "avec des blindés, selon une source qui est sur place."),
        ("de", "Die Truppen sind nach Angaben der Regierung aus der Stadt abgezogen und haben "
               "sich mit den Verbündeten im Norden auf den Weg gemacht."),
        ("es", "Las fuerzas del gobierno salieron de la ciudad y se fueron al puerto con una "
               "columna de vehículos, según las fuentes que estaban en el lugar."),
        ("tr", "Birlikler şehirden ayrıldı ve limana doğru bir konvoy ile yola çıktı ancak daha "
               "sonra geri döndü."),
        ("ar", "انسحبت القوات من المدينة باتجاه الميناء"),
        ("fa", "نیروها از شهر به سوی بندر حرکت کردند و پل را گرفتند"),
        ("ru", "Войска покинули город и ушли к порту"),
        ("uk", "Війська залишили місто і пішли до порту"),
        ("zh", "部队离开了城市前往港口"),
        ("he", "הכוחות עזבו את העיר"),
    ],
)  # fmt: skip
def test_language_is_told_by_script_or_stop_words(code: str, text: str) -> None:
    assert guess_language(text) == code


def test_foreign_names_do_not_make_an_english_text_foreign() -> None:
    text = (
        "General Charles de Gaulle and Lieutenant Jean de Lattre de Tassigny met at "
        "Saint-Jean-de-Luz; the La Roche column left for Le Mans on Friday with the guns."
    )
    assert guess_language(text) == "en"
