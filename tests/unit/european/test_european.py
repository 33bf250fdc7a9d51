"""Five languages: whole sentences with the right dates and quantities, and nothing else."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.european import EUROPEAN
from factbench.settings import Settings
from factbench.stages.segment import segment
from factbench.text.slots import Kind, Quantity

WEDNESDAY = datetime.date(2023, 8, 9)

# A sentence of an article of WEDNESDAY, its dates as value, or as "begin..end", and its quantities as value and unit.
GERMAN = [
    ("Am 14. und 15. Juli 2021 starben im Tal 134 Menschen.", "2021-07-14 2021-07-15", "134"),
    ("Der Schaden lag bei 1.500 Euro.", "", "1500 EUR"),
    ("Die Brücke wurde am 3. August 1990 eröffnet.", "1990-08-03", ""),
    ("Seit 2014 stieg der Anteil um 12,3 % auf 1,5 Millionen.", "2014..", "12.3 %|1500000"),
    ("Die Firma erlöste 3 Milliarden Dollar und verlor 2,5 Mrd. Euro.", "", "3e9 USD|2.5e9 EUR"),
    ("Die Schulden betragen 2 Billionen Euro.", "", "2e12 EUR"),
    ("In den 1990er Jahren lebten dort rund 20.000 Familien.", "199", "20000"),
    ("Vom 30. Juni bis 2. Juli 2021 kamen mehr als 5000 Gäste.", "2021-06-30 ..2021-07-02", "5000"),
    ("Im vergangenen Jahr fuhr jeder 15.000 Kilometer.", "2022", "15000 km"),
    ("Der 53-jährige Fahrer und ein 7 Jahre altes Kind wurden verletzt.", "", "53 year|7 year"),
    ("Das Urteil vom 03.08.1990 (Az. 5 K 12/90) gilt im 3. Bezirk.", "1990-08-03", ""),
    ("Im 19. Jahrhundert gab es zwei Brücken, heute sind es zwölf.", "18", "2|12"),
    ("Um 14.30 Uhr stand es 3:1, Formel 1 und COVID-19 waren kein Thema.", "", ""),
    ("Am Dienstag, dem 1. August, wurden 10 bis 15 Prozent gestrichen.", "2023-08-01", "10..15 %"),
    ("Am 1. Mai kostete das Kilo am Montag 2,40 Euro.", "XXXX-05-01 XXXX-WXX-1", "2.4 EUR"),
    ("In der Saison 2022/23 spielte er für den 1. FC Quill.", "2022..2023", ""),
    ("Am letzten Freitag zahlten 1’250 Kunden 80 Franken.", "2023-08-04", "1250|80 CHF"),
    ("Das Land mit 4,25 Prozent Zins zahlt 1,125 Prozent mehr.", "", "4.25 %|1.125 %"),
    ("Sie kauften 1898 den Hafen, fünfzehn Schiffe und 1898 Kisten.", "1898", "15"),
    ("Der Rhein ist im Oktober vergangenen Jahres um 20 Zentimeter gefallen.", "2022-10", "20 cm"),
]
SPANISH = [
    ("En la isla viven 53.939 personas.", "", "53939"),
    ("La multa fue de 20.000 euros.", "", "20000 EUR"),
    ("El puente se abrió el 3 de agosto de 1990.", "1990-08-03", ""),
    ("Hubo 1,5 millones de visitas en 2019.", "2019", "1500000"),
    ("El plan cuesta 2 mil millones de euros y la deuda es de 3 billones.", "", "2e9 EUR|3e12"),
    ("El paro subió al 12,3 % desde marzo de 2021.", "2021-03..", "12.3 %"),
    ("Del 3 al 5 de agosto de 2020 murieron treinta y cinco personas.", "2020-08-03..2020-08-05", "35"),
    ("En los años noventa había más de 300 casos y unos 40 médicos.", "199", "300|40"),
    ("El pasado lunes llegaron un millón y medio de turistas.", "2023-08-07", "1500000"),
    ("El año pasado se vendieron 2500 pisos a US$ 3.000 el metro.", "2022", "2500|3000 USD"),
    ("A las 10:30 horas el Boeing 737 de la compañía despegó.", "", ""),
    ("La Ley 27.541 y el artículo 5 se aprobaron el 14 de marzo.", "XXXX-03-14", ""),
    ("El pasado 20 de octubre y el próximo 29 de enero son días de 2 fiestas.", "2022-10-20 2024-01-29", "2"),
    ("El 1.º de mayo de 2022 la temperatura llegó a 41,5 grados.", "2022-05-01", "41.5 degree"),
    ("El lunes 7 hubo dos incendios que quemaron 4.000 hectáreas.", "2023-08-07", "2|4000 hectare"),
    ("En noviembre del año pasado ganó por 3-1 en el siglo XXI.", "2022-11 20", ""),
    ("En 1936 la ciudad tenía 20 000 habitantes.", "1936", "20000"),
    ("La obra costó 1,250,000 pesos y creció 3.5%.", "", "1250000 peso|3.5 %"),
    ("Entre 2014 y 2020 la población creció entre 10 y 15%.", "2014 2020", "10 %|15 %"),
]
FRENCH = [
    ("La loi date du 1er mars 2021.", "2021-03-01", ""),
    ("Le pont a coûté 2\u202f500\u202f000\u00a0€.", "", "2500000 EUR"),
    ("Le 14 et 15 juillet 2021, 134 personnes sont mortes.", "2021-07-14 2021-07-15", "134"),
    ("Le chômage touche 12,3 % des jeunes depuis 2014.", "2014..", "12.3 %"),
    ("L’État a versé 3 milliards d’euros et 1,5 million de dollars.", "", "3e9 EUR|1500000 USD"),
    ("Dans les années 1990, la ville comptait 20 000 habitants.", "199", "20000"),
    ("L’an dernier, environ 200 ouvriers ont été embauchés.", "2022", "200"),
    ("Le suspect, âgé de 53 ans, a été arrêté lundi dernier.", "2023-08-07", "53 year"),
    ("Du 3 au 5 août 2020, il est tombé 80 millimètres de pluie.", "2020-08-03..2020-08-05", "80 mm"),
    ("Le train a parcouru 10 à 15 km en deux heures.", "PT2H", "10..15 km"),
    ("L’article 5 de la loi de 1905 a été voté à 19 heures.", "1905", ""),
    ("Au XIXe siècle, le village avait trois églises.", "18", "3"),
    ("Le budget 2024 prévoit 1,2 Md€ pour la 5G.", "2024", "1.2e9 EUR"),
    ("Jusqu’en 2015, la taxe était de 4 euros par tonne.", "..2015", "4 EUR"),
    ("Le 20e arrondissement a élu son maire le 3 mai.", "XXXX-05-03", ""),
    ("Le mardi 8 août, plus de la moitié des 1.250 postes étaient vides.", "2023-08-08", "1250"),
]
PORTUGUESE = [
    ("A ponte abriu em 5 de abril de 2020.", "2020-04-05", ""),
    ("O governo gastou 3 bilhões de reais.", "", "3e9 BRL"),
    ("A dívida é de 2 mil milhões de euros.", "", "2e9 EUR"),
    ("O salário subiu para R$ 2.500 em 2019.", "2019", "2500 BRL"),
    ("Na segunda-feira (7), 2,5 mil pessoas protestaram.", "2023-08-07", "2500"),
    ("A inflação foi de 12,3% no ano passado.", "2022", "12.3 %"),
    ("Nos anos 90 moravam ali cerca de 20 mil famílias.", "199", "20000"),
    ("O incêndio de 03/08/1990 matou 53.939 aves.", "1990-08-03", "53939"),
    ("Desde março de 2021 a empresa vendeu 1,5 milhão de carros.", "2021-03..", "1500000"),
    ("Entre 14 e 15 de julho de 2021 choveu 80 milímetros.", "2021-07-14 2021-07-15", "80 mm"),
    ("Às 10h30 o placar era 3 a 1 na 5ª rodada.", "", ""),
    ("O rapaz tem vinte e cinco primos e viveu três anos no Porto.", "P3Y", "25"),
    ("O artigo 5 da Lei 8.112 vale até 2030.", "..2030", ""),
    ("Em agosto do ano passado foram US$ 3 milhões.", "2022-08", "3e6 USD"),
    ("No século XIX havia mais de 300 navios no porto.", "18", "300"),
]
ITALIAN = [
    ("La repubblica nacque il 2 giugno 1946.", "1946-06-02", ""),
    ("L’azienda ha perso 3 miliardi di euro.", "", "3e9 EUR"),
    ("Nel paese vivono 53.939 persone, il 12,3% in più.", "", "53939|12.3 %"),
    ("Il ponte costa 20 mila euro e la strada 1.500 euro.", "", "20000 EUR|1500 EUR"),
    ("Negli anni Novanta c’erano circa 300 negozi.", "199", "300"),
    ("Il 14 e 15 luglio 2021 sono morte 134 persone.", "2021-07-14 2021-07-15", "134"),
    ("Dal 2014 al 2020 i prezzi sono saliti di 10 punti percentuali.", "2014.. 2020", "10 percentage point"),
    (
        "Lunedì scorso sono arrivati due treni con un milione e mezzo di mascherine.",
        "2023-08-07",
        "2|1500000",
    ),
    ("L’anno scorso la multa era di 80 euro.", "2022", "80 EUR"),
    ("L’articolo 5 della legge 40 vale dal 1° maggio 2020.", "2020-05-01..", ""),
    ("Alle 20.45 si gioca, finora è 3-1.", "", ""),
    ("Nell’Ottocento no, ma nel XX secolo ci furono cinque guerre.", "19", "5"),
    ("Il 3 maggio la temperatura è scesa a -5 gradi.", "XXXX-05-03", "-5 degree"),
    ("Più di 2 milioni di famiglie hanno speso tra 10 e 15 euro.", "", "2e6|10 EUR|15 EUR"),
    ("La donna, 53 anni, guidava da tre ore.", "P53Y PT3H", ""),
]
SENTENCES = [
    pytest.param(code, *each, id=f"{code}-{each[0][:24]}")
    for code, cases in {
        "de": GERMAN,
        "es": SPANISH,
        "fr": FRENCH,
        "it": ITALIAN,
        "pt": PORTUGUESE,
    }.items()
    for each in cases
]


def amount(each: Quantity) -> str:
    """A quantity as the table has it."""
    value = f"{each.low:g}..{each.high:g}" if each.value is None else f"{each.value:g}"
    return f"{value} {each.unit}" if each.unit else value


def expected(told: str) -> str:
    """An amount of the table as `amount` writes it."""
    value, space, unit = told.partition(" ")
    return f"{value if '..' in value else format(float(value), 'g')}{space}{unit}"


@pytest.mark.parametrize(("code", "text", "when", "amounts"), SENTENCES)
def test_a_sentence_has_its_dates_and_its_quantities(code: str, text: str, when: str, amounts: str) -> None:
    finders = EUROPEAN[code]
    dates = finders.dates(text, published=WEDNESDAY)
    found = [
        f"{each.begin or ''}..{each.end or ''}" if each.begin or each.end else each.value for each in dates
    ]
    assert found == when.split()
    quantities = finders.quantities(text, dated=[each.span for each in dates])
    assert [amount(each) for each in quantities] == [expected(each) for each in amounts.split("|") if each]


@pytest.mark.parametrize(("code", "text", "when", "amounts"), SENTENCES)
def test_a_sentence_is_one_claim_as_it_stands(code: str, text: str, when: str, amounts: str) -> None:
    (claim,) = segment(text, published=WEDNESDAY, settings=Settings(language=code))
    assert claim.statement == " ".join(text.split())
    assert (Kind.DATE in claim.kinds) is bool(when)
    assert (Kind.QUANTITY in claim.kinds) is bool(amounts)
    assert (claim.names, claim.attribution, claim.needs_context) == ((), (), ())


def test_the_days_of_a_pair_stand_where_they_are_printed() -> None:
    text = "Am 14. und 15. Juli 2021 kamen 2 500 Gäste."
    (first, second), (guests,) = EUROPEAN["de"].dates(text), EUROPEAN["de"].quantities(text)
    assert [each.span.of(text) for each in (first, second)] == ["14.", "15. Juli 2021"]
    assert guests.span.of(text) == "2 500"


@pytest.mark.parametrize(
    ("code", "text", "value", "low", "high", "approximate"),
    [
        ("de", "mindestens 5 Tote", 5, 5, None, False),
        ("es", "menos de 300 casos", 300, None, 300, False),
        ("fr", "environ 200 ouvriers", 200, 200, 200, True),
        ("it", "tra il 10-15 %", None, 10, 15, False),
        ("pt", "cerca de 2 mil casas", 2000, 2000, 2000, True),
    ],
)
def test_bounds_and_rough_numbers(
    code: str, text: str, value: float | None, low: float | None, high: float | None, approximate: bool
) -> None:
    (found,) = EUROPEAN[code].quantities(text)
    assert (found.value, found.low, found.high, found.approximate) == (value, low, high, approximate)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (None, "XXXX-05-03"),
        (datetime.date(2023, 5, 10), "2023-05-03"),
        (datetime.date(2023, 4, 20), "2023-05-03"),
        (datetime.date(2023, 9, 1), "XXXX-05-03"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_publication_where_it_is_near(
    published: datetime.date | None, value: str
) -> None:
    (found,) = EUROPEAN["de"].dates("Am 3. Mai brach der Damm.", published=published)
    assert found.value == value


def test_a_day_without_a_year_in_a_text_of_another_year_is_unresolved() -> None:
    published = datetime.date(2024, 8, 5)
    for text in ("Im Juli 1914 begann es. Am 1. August kam der Krieg.", "1914 kam am 1. August der Krieg."):
        assert EUROPEAN["de"].dates(text, published=published)[-1].value == "XXXX-08-01"


@pytest.mark.parametrize("text", ["x 1.F", "1.", "Der 1", "3. a", "-5", "R$", "21:", "٣٤", "1 1 1", "٣. Mai"])
@pytest.mark.parametrize("code", sorted(EUROPEAN))
def test_a_text_may_break_off_anywhere(code: str, text: str) -> None:
    dates = EUROPEAN[code].dates(text, published=WEDNESDAY)
    spans = [each.span for each in dates] + [each.span for each in EUROPEAN[code].quantities(text)]
    assert all(each.end <= len(text) for each in spans)


def test_a_weekday_tells_the_year_of_its_day() -> None:
    (found,) = EUROPEAN["fr"].dates("Il est né le samedi 8 avril.", published=WEDNESDAY)
    assert found.value == "2023-04-08"
    (found,) = EUROPEAN["fr"].dates("Il est né le lundi 8 avril.", published=WEDNESDAY)
    assert found.value == "XXXX-04-08"


PIECES = [
    *(
        "3",
        "14",
        "2021",
        "1.500",
        "12,3",
        "%",
        "€",
        "Euro",
        "de",
        "und",
        "y",
        "bis",
        "-",
        "–",
        ".",
        ",",
        "(",
        ")",
    ),
    *("mil", "Mio.", "Juli", "août", "marzo", "lunes", "Montag", "años", "R$", "zwei"),
]


@given(
    st.sampled_from(sorted(EUROPEAN)),
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    ),
)
def test_slots_are_in_order_and_apart(code: str, words: list[str]) -> None:
    text = " ".join(words)
    dates = EUROPEAN[code].dates(text, published=WEDNESDAY)
    amounts = EUROPEAN[code].quantities(text, dated=[each.span for each in dates])
    for spans in ([each.span for each in dates], [each.span for each in amounts]):
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert not any(one.span.overlaps(other.span) for one in dates for other in amounts)
