"""Which country or capital does a name mean?"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple


class PlaceWord(Enum):
    """What sort of word the table knows a name as."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    """The adjective or the people of a country: "Israeli", "Britons"."""
    CAPITAL = "capital"


class Entry(NamedTuple):
    """A name that the table knows: its common form, and what sort of word it is."""

    canonical: str
    place: PlaceWord


def entry(name: str) -> Entry | None:
    """Return what the table knows of `name`, in any white space, shouted or not; None for nothing.

    >>> entry("Israeli")
    Entry(canonical='Israel', place=<PlaceWord.DEMONYM: 'demonym'>)
    """
    plain = " ".join(name.replace("’", "'").split()).removeprefix("the ").removeprefix("The ")
    known = _entries()
    return known.get(plain) or (known.get(plain.title()) if plain.isupper() and len(plain) > 3 else None)


def canonical_of(name: str) -> str | None:
    """Return the common form of a country, demonym or capital: "U.S." and "American" are "United States"."""
    found = entry(name)
    return found.canonical if found else None


def capital_of(country: str) -> str | None:
    """Return the capital of the country that `country`, an alias or a demonym names; None where none is known."""
    found = canonical_of(country)
    return _capitals().get(found) if found else None


def governed_from(capital: str) -> str | None:
    """Return the country whose government the name of a capital can stand for: "Baku" is "Azerbaijan"."""
    found = entry(capital)
    if found is None or found.place is not PlaceWord.CAPITAL:
        return None
    return next(country for country, city in _capitals().items() if city == found.canonical)


@cache
def _rows() -> tuple[tuple[list[str], list[str], list[str]], ...]:
    """Names, demonyms, capital with its other spellings, of each country."""
    lines = (line.split("|") for line in _TABLE.strip().splitlines())
    return tuple((_list(names), _list(demonyms), _list(capital)) for names, demonyms, capital in lines)


def _list(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


@cache
def _entries() -> dict[str, Entry]:
    """Every known name; where two countries share one, the country before the demonym before the capital."""
    found: dict[str, Entry] = {}
    for place in PlaceWord:
        for names, demonyms, capital in _rows():
            words = {PlaceWord.COUNTRY: names, PlaceWord.DEMONYM: demonyms, PlaceWord.CAPITAL: capital}[place]
            canonical = capital[0] if place is PlaceWord.CAPITAL and capital else names[0]
            for word in words:
                found.setdefault(word, Entry(canonical, place))
                if place is PlaceWord.DEMONYM and not word.endswith(("s", "h", "e")):
                    found.setdefault(f"{word}s", Entry(canonical, place))
    return found


@cache
def _capitals() -> dict[str, str]:
    return {names[0]: capital[0] for names, _, capital in _rows() if capital}


# Country and aliases | demonyms | capital and other spellings.
# Source: United Nations member states and observers; demonyms and capitals as the AP Stylebook and CIA World Factbook
# spell them. Plurals in -s are made by rule.
_TABLE = """
Afghanistan|Afghan|Kabul
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Andorra|Andorran|Andorra la Vella
Angola|Angolan|Luanda
Antigua and Barbuda|Antiguan, Barbudan|
Argentina|Argentine, Argentinian, Argentinean|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian, Aussie|Canberra
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani, Azeri|Baku
Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Barbados|Barbadian, Bajan|Bridgetown
Belarus, Byelorussia|Belarusian, Belarussian|Minsk
Belgium|Belgian|Brussels
Belize|Belizean|Belmopan
Benin|Beninese|Porto-Novo
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz
Bosnia and Herzegovina, Bosnia, Bosnia-Herzegovina|Bosnian|Sarajevo
Botswana|Motswana, Botswanan|Gaborone
Brazil|Brazilian|Brasilia, Brasília
Brunei|Bruneian|
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe, Burkinabé|Ouagadougou
Burundi|Burundian|Gitega
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaounde, Yaoundé
Canada|Canadian|Ottawa
Cape Verde, Cabo Verde|Cape Verdean|Praia
Central African Republic|Central African|Bangui
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago
China, People's Republic of China, PRC|Chinese|Beijing, Peking
Colombia|Colombian|Bogota, Bogotá
Comoros|Comoran, Comorian|Moroni
Costa Rica|Costa Rican|
Croatia|Croatian, Croat|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czech Republic, Czechia|Czech|Prague
Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, DRC|Congolese|Kinshasa
Denmark|Danish, Dane|Copenhagen
Djibouti|Djiboutian|
Dominican Republic|Dominican|Santo Domingo
East Timor, Timor-Leste|East Timorese, Timorese|Dili
Ecuador|Ecuadorian, Ecuadorean|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran, Salvadorean|San Salvador
Equatorial Guinea|Equatorial Guinean|Malabo
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Eswatini, Swaziland|Swazi|Mbabane
Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva
Finland|Finnish, Finn|Helsinki
France, French Republic|French, Frenchman, Frenchwoman, Frenchmen|Paris
Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi
Germany, Federal Republic of Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Grenada|Grenadian|
Guatemala|Guatemalan|Guatemala City
Guinea|Guinean|Conakry
Guinea-Bissau|Bissau-Guinean|Bissau
Guyana|Guyanese|Georgetown
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic, Icelander|Reykjavik, Reykjavík
India|Indian|New Delhi, Delhi
Indonesia|Indonesian|Jakarta
Iran, Islamic Republic of Iran, Islamic Republic, Persia|Iranian|Tehran, Teheran
Iraq|Iraqi|Baghdad
Ireland, Republic of Ireland|Irish, Irishman|Dublin
Israel, State of Israel, Jewish state|Israeli|Jerusalem
Italy|Italian|Rome
Ivory Coast, Côte d'Ivoire, Cote d'Ivoire|Ivorian|Yamoussoukro
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh, Kazakhstani|Astana, Nur-Sultan
Kenya|Kenyan|Nairobi
Kosovo|Kosovar, Kosovan|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian, Lao|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli
Liechtenstein|Liechtensteiner|Vaduz
Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourger|
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian|Malé
Mali|Malian|Bamako
Malta|Maltese|Valletta
Marshall Islands|Marshallese|Majuro
Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian|Port Louis
Mexico|Mexican|Mexico City
Micronesia|Micronesian|Palikir
Moldova|Moldovan|Chisinau, Chișinău
Monaco|Monegasque, Monégasque|
Mongolia|Mongolian, Mongol|Ulaanbaatar, Ulan Bator
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar, Burma|Burmese, Myanma|Naypyidaw
Namibia|Namibian|Windhoek
Nauru|Nauruan|Yaren
Nepal|Nepali, Nepalese|Kathmandu
Netherlands, Holland|Dutch, Dutchman|Amsterdam
New Zealand|New Zealander, Kiwi|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja
North Korea, DPRK, Democratic People's Republic of Korea|North Korean|Pyongyang
North Macedonia, Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad
Palau|Palauan|Ngerulmud
Palestine, State of Palestine|Palestinian|Ramallah
Panama|Panamanian|Panama City
Papua New Guinea|Papua New Guinean|Port Moresby
Paraguay|Paraguayan|Asuncion, Asunción
Peru|Peruvian|Lima
Philippines|Filipino, Filipina, Philippine|Manila
Poland|Polish, Pole|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Republic of the Congo, Congo-Brazzaville||Brazzaville
Romania|Romanian|Bucharest
Russia, Russian Federation|Russian|Moscow
Rwanda|Rwandan|Kigali
Saint Lucia, St. Lucia|Saint Lucian|Castries
Samoa|Samoan|Apia
San Marino|Sammarinese|
Saudi Arabia, Kingdom of Saudi Arabia|Saudi, Saudi Arabian|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian, Serb|Belgrade
Seychelles|Seychellois|
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean|
Slovakia|Slovak, Slovakian|Bratislava
Slovenia|Slovenian, Slovene|Ljubljana
Solomon Islands|Solomon Islander|Honiara
Somalia|Somali, Somalian|Mogadishu
South Africa|South African|Pretoria
South Korea, Republic of Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Soviet Union, USSR, U.S.S.R.|Soviet|
Spain|Spanish, Spaniard|Madrid
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish, Swede|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian|Damascus
Taiwan, Republic of China|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lomé
Tonga|Tongan|Nuku'alofa
Trinidad and Tobago|Trinidadian, Tobagonian|Port of Spain
Tunisia|Tunisian|Tunis
Turkey, Türkiye, Turkiye|Turkish, Turk|Ankara
Turkmenistan|Turkmen|Ashgabat
Tuvalu|Tuvaluan|Funafuti
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv, Kiev
United Arab Emirates, UAE, U.A.E.|Emirati|Abu Dhabi
United Kingdom, UK, U.K., Britain, Great Britain|British, Briton|London
United States, United States of America, US, U.S., USA, U.S.A., America|American|Washington, Washington DC
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vanuatu|Vanuatuan|Port Vila
Vatican City, Vatican, Holy See||
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
England|English, Englishman|
Scotland|Scottish, Scot|Edinburgh
Wales|Welsh|Cardiff
Northern Ireland|Northern Irish|Belfast
European Union, EU, E.U.||
United Nations, UN, U.N.||
"""
