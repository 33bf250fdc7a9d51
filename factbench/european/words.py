"""What else must be known of a language to read its dates and amounts, which CLDR does not say?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _pairs(table: str) -> dict[str, str]:
    """ "a=1, b c=2" as names and what they stand for."""
    return {
        name: value for each in table.split(",") for name, _, value in [" ".join(each.split()).partition("=")]
    }


def _numbers(table: str) -> dict[str, float]:
    return {name: float(value) for name, value in _pairs(table).items()}


@dataclass(frozen=True, slots=True)
class Words:
    """One language, for a text in lower case whose apostrophes and spaces are plain.

    What is told in one line of words and strokes is any of them; what ends in `_` is a pattern.
    """

    locales: tuple[str, ...]
    """CLDR's locales that are asked, the one whose separators hold first."""
    numerals: dict[str, float]
    """Number words that are seldom something else."""
    scales: dict[str, float]
    currencies: dict[str, str]
    """Short names, as news have them: a bare dollar is the United States'."""
    percent: tuple[str, ...]
    units: dict[str, str]
    lengths: dict[str, str]
    calendar: dict[str, str]
    """More singulars of years, months and weeks."""
    weekdays: dict[str, int]
    ordinal_: str
    """What follows the number of a day."""
    joins: str
    reaches: str
    of: str
    """What may stand between day and month, month and year."""
    inside: str
    """What stands before a month that is named alone."""
    dating: str
    """What makes a number a year."""
    since: str
    until: str
    before: str
    after: str
    between: str
    decade_: str
    """With a group `ten`: two digits or four, or a word of `tens`."""
    tens: dict[str, str]
    century_: str
    """With a group `count`: a number, or one in Roman letters."""
    last: str
    next: str
    this: str
    """What says that a weekday, week, month or year is past, to come or now, before it or behind."""
    yesterday_: str
    tomorrow_: str
    over: str
    under: str
    about: str
    labels: str
    """After these a number is a name: "Artikel 5"."""
    age: str
    """What makes years an age, behind the number; with nothing before it that does."""
    aged: str
    """The same, before the number."""
    half_: str
    """What adds a half to the scale before it."""
    one: str
    """An article or numeral that counts one of a scale."""
    fractions: str
    clock: str
    """What follows the hour of a day."""
    capital_names: bool = field(default=False)
    """Whether months and weekdays have a capital."""


_GERMAN = Words(
    locales=("de", "de_AT", "de_CH"),
    numerals=_numbers(
        "zwei=2, drei=3, vier=4, fünf=5, sechs=6, sieben=7, acht=8, neun=9, zehn=10, elf=11, zwölf=12,"
        "dreizehn=13, vierzehn=14, fünfzehn=15, sechzehn=16, siebzehn=17, achtzehn=18, neunzehn=19, zwanzig=20,"
        "dreißig=30, vierzig=40, fünfzig=50, sechzig=60, siebzig=70, achtzig=80, neunzig=90, hundert=100,"
        "tausend=1000, eineinhalb=1.5, anderthalb=1.5, zweieinhalb=2.5"
    ),
    scales=_numbers("tausend=1000, mill=1e6, mia=1e9, mrd=1e9, mio=1e6"),
    currencies=_pairs(
        "dollar=USD, us dollar=USD, franken=CHF, pfund sterling=GBP, britische pfund=GBP, yen=JPY, yuan=CNY, rubel=RUB,"
        "cent=cent, zloty=PLN, złoty=PLN, rappen=rappen, mark=DEM, d-mark=DEM, real=BRL, reais=BRL,"
        "rupien=INR, forint=HUF"
    ),
    percent=("prozent",),
    units=_pairs(
        "prozentpunkte=percentage point, prozentpunkten=percentage point, prozentpunkt=percentage point,"
        "kilometern=km, metern=m, zentimetern=cm, millimetern=mm, quadratmetern=m², quadratkilometern=km², kilo=kg,"
        "kilometern pro stunde=km/h, basispunkte=basis point, basispunkten=basis point, kubikmetern=m³,"
        "litern=litre, grad=degree, stundenkilometer=km/h, tonnen=tonne"
    ),
    calendar={"jahres": "Y", "monats": "M"},
    lengths=_pairs(
        "jahren=Y, monaten=M, wochen=W, tagen=D, tag=D, stunden=TH, minuten=TM, jahrzehnten=DE, jahrhunderten=CE"
    ),
    weekdays={"sonnabend": 5},
    ordinal_=r"\.",
    joins="und|oder|sowie|auf|/|,",
    reaches="bis zum|bis|–|-",
    of="",
    inside="im|anfang|mitte|ende|seit|bis|vom|ab",
    dating="im jahr|im jahre|des jahres|jahr|seit|von|bis|ab|um|vor|nach|in|anfang|mitte|ende|zwischen|sommer|winter"
    "|herbst|frühjahr|frühling|saison",
    since="seit|seit dem|ab|ab dem",
    until="bis|bis zum|bis ende",
    before="vor|vor dem",
    after="nach|nach dem",
    between="zwischen|von",
    decade_=r"(?P<ten>[1-9]\d?\d0|[3-9]0)er[ -]?jahren?",
    tens={},
    century_=r"(?P<count>\d{1,2})\. (?:jahrhunderts?|jh\b)",
    last="letzten|letzter|letztes|letzte|vergangenen|vergangener|vergangenes|vergangene|vorigen|voriges|vorige",
    next="kommenden|kommender|kommendes|kommende",
    this="diesem|dieses|dieser|diese|diesen|laufenden",
    yesterday_="(?<!von )gestern",
    tomorrow_="(?!)",
    over="mehr als|mindestens|wenigstens|über",
    under="weniger als|höchstens|maximal|bis zu|unter",
    about="rund|etwa|circa|ca.|ungefähr|knapp|fast|gut|nahezu|schätzungsweise",
    labels="az.|klassen|nr.|nummer|artikel|art.|paragraf|paragraph|§|§§|absatz|abs.|seite|s.|kapitel|platz|rang|formel|liga|gruppe"
    "|klasse|stufe|version|kanal|top|u|ps|phase|linie|gleis|zimmer|raum|a|b|teil|folge|staffel|telefon|tel.|fifa"
    "|windows|trikotnummer|rückennummer|hausnummer|plz|b|gate|halle|akt|band|bezirk",
    age="alt|alte|alter|alten|altes",
    aged="alter von",
    half_="(?!)",
    one="eine|einer",
    fractions="drittel|viertel|fünftel|zehntel",
    clock="uhr",
    capital_names=True,
)

_SPANISH = Words(
    locales=("es", "es_MX", "es_PE"),
    numerals=_numbers(
        "dos=2, tres=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9, diez=10, once=11, doce=12, trece=13,"
        "catorce=14, quince=15, dieciséis=16, diecisiete=17, dieciocho=18, diecinueve=19, veinte=20, treinta=30,"
        "cuarenta=40, cincuenta=50, sesenta=60, setenta=70, ochenta=80, noventa=90, mil=1000, medio=0.5"
    ),
    scales=_numbers("mil=1000, millardo=1e9, millardos=1e9, mill=1e6, mdd=1e6, mdp=1e6"),
    currencies=_pairs(
        "dólar=USD, dólares=USD, peso=peso, pesos=peso, libras esterlinas=GBP, yenes=JPY, yuanes=CNY, rublos=RUB,"
        "reales=BRL, soles=PEN, bolívares=VES, quetzales=GTQ, lempiras=HNL, guaraníes=PYG, pesetas=ESP,"
        "céntimos=céntimo, centavos=centavo, francos suizos=CHF, dólares estadounidenses=USD"
    ),
    percent=("por ciento", "por cien"),
    units=_pairs(
        "puntos porcentuales=percentage point, punto porcentual=percentage point, kilos=kg, kilo=kg, grados=degree,"
        "barriles=barrel, toneladas=tonne, tonelada=tonne"
    ),
    calendar={},
    lengths=_pairs("décadas=DE, siglos=CE"),
    weekdays={},
    ordinal_=r"\.?[º°o]|ro",
    joins="y|e|o|,",
    reaches="al|a|hasta el|–|-",
    of="de|del|de el",
    inside="en|desde|hasta|de|principios de|mediados de|finales de|este|pasado",
    dating="en el año|el año|año|años|en|desde|hasta|de|del|entre|y|a|hacia|temporada",
    since="desde|desde el|a partir de|a partir del",
    until="hasta|hasta el",
    before="antes de|antes del",
    after="después de|después del|tras",
    between="entre",
    decade_=r"(?:(?:los )?años|década de(?: los)?(?: años)?) '?(?P<ten>\d{4}|\d0|[a-z]+nta|veinte)",
    tens={"veinte": "2", "treinta": "3", "cuarenta": "4", "cincuenta": "5", "sesenta": "6", "setenta": "7"}
    | {"ochenta": "8", "noventa": "9"},
    century_=r"siglos? (?P<count>[ivx]+|\d{1,2})\b",
    last="pasado|pasada",
    next="próximo|próxima|que viene",
    this="este|esta|presente",
    yesterday_="(?<!el )(?<!de )ayer",
    tomorrow_="(?!)",
    over="más de|al menos|por lo menos|mínimo de|mínimo|como mínimo|unos más de|superior a|superiores a|por encima de",
    under="menos de|hasta|como máximo|máximo de|inferior a|por debajo de",
    about="unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a|aproximadamente unos|aproximadamente unas",
    labels="día|teléfono|n.º|nº|n°|núm.|número|artículo|art.|página|pág.|capítulo|ley|decreto|ruta|canal|fórmula|sub|grupo|top"
    "|versión|windows|fase|línea|terminal|episodio|temporada|expediente|kilómetro|km|calle|tomo|acto",
    age="de edad",
    aged="edad de",
    half_="y medio|y media",
    one="un",
    fractions="tercios|tercio|cuartas partes|cuartos|quintas partes|quintos|terceras partes|décimas partes",
    clock="horas|hs|h|hrs",
)

_FRENCH = Words(
    locales=("fr", "fr_CA", "fr_CH"),
    numerals=_numbers(
        "deux=2, trois=3, quatre=4, cinq=5, six=6, sept=7, huit=8, dix=10, onze=11, douze=12, treize=13, quatorze=14,"
        "quinze=15, seize=16, vingt=20, trente=30, quarante=40, cinquante=50, soixante=60, mille=1000, demi=0.5"
    ),
    scales=_numbers("mille=1000, mds=1e9, milliard=1e9, mia=1e9, mrd=1e9, mio=1e6"),
    currencies=_pairs(
        "dollar=USD, dollars=USD, dollars américains=USD, franc=franc, francs=franc, livres sterling=GBP, yens=JPY,"
        "yuans=CNY, roubles=RUB, couronnes suédoises=SEK, centimes=centime, centime=centime, cents=cent,"
        "dollars canadiens=CAD, francs cfa=XOF, roupies=INR, reals=BRL, réaux=BRL, reais=BRL"
    ),
    percent=("pour cent", "pourcent", "p. cent"),
    units=_pairs(
        "points de pourcentage=percentage point, point de pourcentage=percentage point, kilos=kg, kilo=kg,"
        "degrés=degree, degré=degree, barils=barrel, km/heure=km/h, kilomètres-heure=km/h, kilomètres/heure=km/h"
    ),
    calendar={"année": "Y"},
    lengths=_pairs("années=Y, année=Y, journées=D, décennies=DE, siècles=CE"),
    weekdays={},
    ordinal_="er|ᵉʳ",
    joins="et|ou|,",
    reaches="au|à|–|-",
    of="de|du",
    inside="en|depuis|de|d'|d'|fin|début|mi-|dès|au mois de|jusqu'en|jusqu'en|courant",
    dating="en|depuis|de|d'|d'|l'an|l'an|année|l'année|l'année|jusqu'en|jusqu'en|dès|fin|début|entre|et|à|vers|été"
    "|hiver|printemps|automne|saison|exercice",
    since="depuis|depuis le|dès|dès le|à partir de|à partir du|à compter du",
    until="jusqu'en|jusqu'en|jusqu'au|jusqu'au|jusqu'à|jusqu'à",
    before="avant|avant le",
    after="après|après le",
    between="entre",
    decade_=r"années '?(?P<ten>\d{4}|\d0|[a-z]+nte)",
    tens={"trente": "3", "quarante": "4", "cinquante": "5", "soixante": "6"},
    century_=r"\b(?P<count>[ivx]+|\d{1,2})(?:e|ème|ᵉ|er) siècles?",
    last="dernier|dernière|passé|passée",
    next="prochain|prochaine",
    this="ce|cet|cette",
    yesterday_=r"(?<!d')hier",
    tomorrow_="demain",
    over="plus de|plus d'|au moins|au minimum|au-delà de|supérieur à|supérieure à",
    under="moins de|moins d'|au plus|au maximum|jusqu'à|jusqu'à|inférieur à|inférieure à",
    about="environ|près de|quelque|autour de|presque|à peu près|approximativement",
    labels="n°|nº|no|no.|numéro|article|articles|art.|page|p.|chapitre|loi|décret|ligue|formule|groupe|top|canal|version"
    "|windows|phase|ligne|terminal|épisode|saison|route|lot|acte|tome|figure",
    age="d'âge",
    aged="âgé de|âgée de|âgés de|âgées de|âge de",
    half_="et demi|et demie",
    one="un",
    fractions="tiers|quarts|cinquièmes|dixièmes",
    clock="heures|heure|h",
)

_PORTUGUESE = Words(
    locales=("pt", "pt_PT"),
    numerals=_numbers(
        "dois=2, duas=2, três=3, quatro=4, cinco=5, seis=6, sete=7, oito=8, nove=9, dez=10, onze=11, doze=12, treze=13,"
        "catorze=14, quatorze=14, quinze=15, dezesseis=16, dezasseis=16, dezessete=17, dezassete=17, dezoito=18,"
        "dezenove=19, dezanove=19, vinte=20, trinta=30, quarenta=40, cinquenta=50, sessenta=60, setenta=70,"
        "oitenta=80, noventa=90, mil=1000, meio=0.5"
    ),
    scales=_numbers("mil=1000, bilhão=1e9, bilhões=1e9, bilião=1e12, biliões=1e12"),
    currencies=_pairs(
        "dólar=USD, dólares=USD, real=BRL, reais=BRL, libras esterlinas=GBP, ienes=JPY, yuans=CNY, iuanes=CNY,"
        "rublos=RUB, escudos=PTE, meticais=MZN, kwanzas=AOA, centavos=centavo, cêntimos=cêntimo, pesos=peso, euros=EUR"
    ),
    percent=("por cento",),
    units=_pairs(
        "pontos percentuais=percentage point, ponto percentual=percentage point, quilos=kg, quilo=kg, graus=degree,"
        "barris=barrel, toneladas=tonne, tonelada=tonne"
    ),
    calendar={},
    lengths=_pairs("décadas=DE, séculos=CE"),
    weekdays={
        "segunda": 0,
        "terça": 1,
        "quarta": 2,
        "quinta": 3,
        "sexta": 4,
    },
    ordinal_=r"\.?[º°o]",
    joins="e|ou|,",
    reaches="a|ao|até|–|-",
    of="de|do",
    inside="em|desde|até|de|início de|meados de|final de|fim de|finais de|deste|último|passado",
    dating="em|no ano de|ano de|ano|desde|até|de|entre|e|a|para|temporada",
    since="desde|desde o|a partir de|a partir do",
    until="até|até o|até ao",
    before="antes de|antes do",
    after="depois de|depois do|após|após o",
    between="entre",
    decade_=r"(?:anos|década de|década dos anos) '?(?P<ten>\d{4}|\d0|[a-z]+nta|vinte)",
    tens={"vinte": "2", "trinta": "3", "quarenta": "4", "cinquenta": "5", "sessenta": "6", "setenta": "7"}
    | {"oitenta": "8", "noventa": "9"},
    century_=r"séculos? (?P<count>[ivx]+|\d{1,2})\b",
    last="passado|passada",
    next="próximo|próxima|que vem",
    this="este|esta|deste|desta|neste|nesta|corrente",
    yesterday_="ontem",
    tomorrow_="amanhã",
    over="mais de|ao menos|pelo menos|no mínimo|acima de|superior a",
    under="menos de|até|no máximo|abaixo de|inferior a",
    about="cerca de|aproximadamente|quase|em torno de|por volta de|uns|umas",
    labels="dia|telefone|n.º|nº|n°|número|artigo|art.|página|pág.|capítulo|lei|decreto|canal|fórmula|sub|grupo|top|versão|windows"
    "|fase|linha|terminal|episódio|temporada|rodovia|km|rua|processo|portaria",
    age="de idade",
    aged="idade de",
    half_="e meio|e meia",
    one="um",
    fractions="terços|terço|quartos|quintos|décimos",
    clock="horas|h",
)

_ITALIAN = Words(
    locales=("it",),
    numerals=_numbers(
        "due=2, tre=3, quattro=4, cinque=5, sette=7, otto=8, nove=9, dieci=10, undici=11, dodici=12, tredici=13,"
        "quattordici=14, quindici=15, sedici=16, diciassette=17, diciotto=18, diciannove=19, venti=20, trenta=30,"
        "quaranta=40, cinquanta=50, sessanta=60, settanta=70, ottanta=80, novanta=90, mille=1000, mezzo=0.5"
    ),
    scales=_numbers("mila=1000, mille=1000, mln=1e6, mld=1e9, mrd=1e9"),
    currencies=_pairs(
        "dollaro=USD, dollari=USD, franchi svizzeri=CHF, franchi=franco, sterline=GBP, yen=JPY, yuan=CNY, rubli=RUB,"
        "lire=ITL, centesimi=centesimo, reais=BRL"
    ),
    percent=("per cento", "percento"),
    units=_pairs(
        "punti percentuali=percentage point, punto percentuale=percentage point, chili=kg, chilo=kg, gradi=degree,"
        "barili=barrel, tonnellate=tonne, tonnellata=tonne, metri quadri=m², metri cubi=m³, km orari=km/h"
    ),
    calendar={},
    lengths=_pairs("decenni=DE, secoli=CE"),
    weekdays={},
    ordinal_="[º°]",
    joins="e|o|,",
    reaches="al|all'|all'|a|–|-",
    of="del|de",
    inside="a|ad|di|da|dal|in|fino a|fine|inizio|metà|del|nel|scorso",
    dating="nel|nell'anno|dal|al|del|anno|fino al|tra il|e il|l'anno|l'anno|stagione|fine|inizio|estate|inverno|autunno"
    "|primavera|in",
    since="dal|dall'|dall'|a partire dal|sin dal|fin dal|da",
    until="fino al|fino all'|fino a|entro il",
    before="prima del|prima dell'|prima di",
    after="dopo il|dopo l'|dopo",
    between="tra|fra|tra i|fra i",
    decade_=r"anni '?(?P<ten>\d{4}|\d0|[a-z]+nta|venti)",
    tens={"venti": "2", "trenta": "3", "quaranta": "4", "cinquanta": "5", "sessanta": "6", "settanta": "7"}
    | {"ottanta": "8", "novanta": "9"},
    century_=r"\b(?P<count>[ivx]+|\d{1,2}°?) secolo",
    last="scorso|scorsa|passato|passata",
    next="prossimo|prossima",
    this="questo|questa|quest'|quest'",
    yesterday_="ieri",
    tomorrow_="domani",
    over="più di|almeno|oltre|non meno di|superiore a|superiori a",
    under="meno di|al massimo|fino a|inferiore a|inferiori a",
    about="circa|quasi|intorno a|intorno ai|pressappoco|all'incirca",
    labels="giorno|telefono|n.|n°|nº|numero|articolo|art.|pagina|pag.|p.|capitolo|legge|decreto|canale|formula|gruppo|top|versione"
    "|windows|fase|linea|terminal|episodio|stagione|strada|km|via|comma|lotto",
    age="di età",
    aged="età di",
    half_="e mezzo|e mezza",
    one="un",
    fractions="terzi|quarti|quinti|decimi",
    clock="ore",
)

WORDS: Mapping[str, Words] = {
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
}
"""The languages that are read, by their ISO 639-1 codes."""
