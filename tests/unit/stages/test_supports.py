"""Support: what a passage must say to support a statement, and what keeps it from it."""

import pytest

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare import compare
from tests.linear import grows_linearly

SUPPORTS, REFUTES, MENTIONS, UNCLEAR = Suggestion


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Ada Moran was born in Elmstead.", "The poet Ada Moran was born in Elmstead in 1871."),
        ("Ada Moran was born in Elmstead.", "Moran was born in Elmstead to a miller."),
        ("The council approved the tram.", "In March the council adopted the tram."),
        ("The film Quill was written by Ada Moran.", "Quill, a film, was written and sung by Ada Moran."),
        ("Norvia exports more copper than tin.", "Norvia exports copper, and more of it than tin."),
        ("Heavy Water is a kind of water.", "Heavy water is water with more weight."),
        ("Police arrested the miller.", "The miller was arrested by police."),
        ("Wages fell by a third.", "Wages fell by 33 per cent."),
        ("Trains run from Brint to Orven.", "Trains run to Orven from Brint."),
        ("Ada Moran was the mayor of Elmstead.", "Ada Moran is a former mayor of Elmstead."),
        ("The pool was built in 1950.", "The pool, next to the hall, was built in 1950."),
    ],
)
def test_a_passage_that_says_all_of_it_supports_it(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Ada Moran was born in Elmstead.", "Ada Moran was born in a mill."),
        ("Ada Moran was born in Elmstead.", "Ada Moran died in Elmstead."),
        ("Ada Moran sold the mill in Elmstead.", "Ada Moran painted the mill in Elmstead."),
        ("Olin Marsh opened the pier of Elmstead.", "Ida Marsh came, and Marsh opened the pier of Elmstead."),
        ("Norvia exports more copper than Sudland.", "Norvia exports copper to Sudland."),
        ("Only Norvia has a copper mine.", "Norvia has a copper mine."),
        ("Lantern Bay is a port in Norway.", "Lantern Bay is a port that Norwegian sailors like."),
        ("Lantern Bay is in Norway.", "Lantern Bay and Norway are far away."),
        # The parts are changed.
        ("Norlux bought Veta.", "Veta bought Norlux."),
        ("Police arrested the miller.", "The miller arrested police."),
        # The way is another.
        ("Trains run from Brint to Orven.", "Trains run from Orven to Brint."),
        # Another holds the office, or somebody beside it.
        ("Ada Moran is the mayor of Elmstead.", "Ada Moran is the former mayor of Elmstead."),
        ("Ada Moran is the mayor of Elmstead.", "Ada Moran is the deputy mayor of Elmstead."),
        ("Ada Moran was the mayor of Elmstead.", "Ada Moran was the vice-mayor of Elmstead."),
        # It is said of a neighbour.
        ("The pool was built in 1950.", "The hall, next to the pool, was built in 1950."),
        ("The school was closed in 2019.", "The shop beside the school was closed in 2019."),
        # The number is of something else.
        ("The attack injured 12 people.", "The attack killed 12 people and injured 40."),
        # It was only called for, or given up.
        ("The treaty was signed.", "The ministers called for the treaty to be signed."),
        ("The council will close the school.", "The council dropped a plan to close the school."),
    ],
)
def test_what_only_speaks_of_the_same_supports_nothing(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance in (MENTIONS, UNCLEAR)


@pytest.mark.parametrize("share", ["45%", "40 per cent", "a third"])
def test_a_share_below_the_bound_refutes_it(share: str) -> None:
    assert (
        compare("Over half of the voters backed Moran.", f"{share} of the voters backed Moran.").stance
        is REFUTES
    )


def test_shared_names_alone_are_a_mention_and_shared_words_alone_are_not() -> None:
    assert compare("Ada Moran sold the mill.", "Ada Moran was a poet.").stance is MENTIONS
    assert compare("The old mill was sold.", "The old mill is red.").stance is UNCLEAR


@pytest.mark.parametrize(
    ("evidence", "stance"),
    [
        ("The claim that the mayor of Elmstead was arrested in May is false.", REFUTES),
        ("It is false that the mayor of Elmstead was arrested in May.", REFUTES),
        ("There is no evidence that the mayor of Elmstead was arrested in May.", REFUTES),
        ("The police denied that the mayor of Elmstead was arrested in May.", REFUTES),
        ("A post says the mayor of Elmstead was arrested in May. This is not true.", REFUTES),
        ("Police plan to have the mayor of Elmstead arrested in May.", UNCLEAR),
        ("The mayor of Elmstead was allegedly arrested in May.", UNCLEAR),
        ("The mayor of Elmstead might be arrested in May.", UNCLEAR),
        ("Fact check: the mayor of Elmstead was arrested in May", UNCLEAR),
        ("Was the mayor of Elmstead arrested in May?", UNCLEAR),
        ("The mayor of Elmstead, who was arrested in May, is well.", SUPPORTS),
    ],
)
def test_what_is_called_false_denied_doubted_planned_or_asked_is_no_support(
    evidence: str, stance: Suggestion
) -> None:
    found = compare("The mayor of Elmstead was arrested in May.", evidence)
    assert found.stance is stance
    told = [signal for signal in found.told if signal.element is Element.CERTAINTY]
    assert bool(told) == (stance is not SUPPORTS)
    assert all(signal.why.startswith("The passage ") for signal in told)


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Brint and Orven have reached a ceasefire.",
            "Brint's government refuted media reports that Brint and Orven had reached a ceasefire.",
        ),
        ("Christa Bell will play Ida Job in the film.", "Christa Bell drops out of the Ida Job film."),
        ("Lake Hurn is in Ontara.", "Lake Hurn is the longest lake in Nigera."),
        (
            "Ida Marsh is the prime minister of Orven.",
            "Its prime minister, Olin Quill, has led Orven since 2017.",
        ),
        (
            "Medna was Muhra's destination after his flight.",
            "Mekra was Muhra's destination after his flight from Medna.",
        ),
        (
            "Orla Tigh is serving a suspension after failing a drug test.",
            "League Denies Claim That Orla Tigh Failed A Drug Test",
        ),
        ("Ida Murd was murdered in 1919.", "Ida Murd (15 July 1919 – 8 February 1999) was a novelist."),
        ("The city has ten times the trees of Orven.", "The city has a higher number of trees than Orven."),
    ],
)
def test_what_readers_saw_flattered_is_flattered_no_more(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is not SUPPORTS


def test_a_denial_of_something_else_in_the_passage_refutes_nothing() -> None:
    found = compare("Ada Moran sold the mill.", "Ada Moran sold the mill. Rumours of a fire were false.")
    assert not found.conflicts


def test_a_statement_with_the_same_reserve_is_supported() -> None:
    statement = "Norvia plans to build a tram in Elmstead."
    assert compare(statement, "Norvia plans to build a tram in Elmstead by 2030.").stance is SUPPORTS
    assert compare("The tram may open.", "The tram may open soon.").stance is SUPPORTS


def test_may_is_a_month_too() -> None:
    statement, evidence = "Ada Moran is a poet.", "Ada Moran (born 14 May 1961) is a poet."
    assert compare(statement, evidence).stance is SUPPORTS


def test_who_it_is_said_of_must_stand_in_the_same_part() -> None:
    assert compare("Norvia won the match.", "Sudland won the match against Norvia.").stance is REFUTES
    assert compare("Norvia won the match.", "The match was won by Norvia.").stance is SUPPORTS


def test_a_subject_may_be_named_by_the_title_of_a_page_that_is_about_it() -> None:
    statement, evidence = "Ada Moran was born in Elmstead.", "She was born in Elmstead to a miller."
    assert compare(statement, evidence, title="Ada Moran (poet)").stance is SUPPORTS
    assert compare(statement, evidence, title="Ada Moran sues the harbour of Ode").stance is not SUPPORTS
    assert compare(statement, evidence).stance is not SUPPORTS
    of_another = "Paul Kern was born in Elmstead to a miller."
    assert compare(statement, of_another, title="Ada Moran").stance is not SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "title"),
    [
        ("Ada Moran has two brothers.", "Moran has two brothers, Paul Kern and Olin Moran.", "Ada Moran"),
        (
            "Ada Moran was fired from the Brint Mill.",
            "After her firing by Brint Mill, she sang.",
            "Ada Moran",
        ),
        (
            "Quill Palace has a big park.",
            "Built near the port of Ode, the palace has a big park.",
            "Quill Palace",
        ),
        (
            "Tides: The Long Wait is a film about millers.",
            "It is a film about millers.",
            "Tides: The Long Wait (film)",
        ),
        ("Neodrome was discovered in 1935.", "It was discovered in 1935.", "Neodrome"),
    ],
)
def test_a_sentence_speaks_of_what_its_source_is_called(statement: str, evidence: str, title: str) -> None:
    assert compare(statement, evidence, title=title).stance is SUPPORTS
    assert compare(statement, evidence, title="Ode").stance is not SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "title"),
    [
        ("Ada Moran was born in Elmstead.", "After Kern left Elmstead, he was born again.", "Ada Moran"),
        (
            "Quill Palace has a big park.",
            "Built near the port of Ode, the mill has a big park.",
            "Quill Palace",
        ),
        ("The Long Tide is a kind of energy.", "so the kinetic energy becomes", "The Long Tide"),
        ("War began in 1935.", "It began in 1935.", "War"),
    ],
)
def test_a_sentence_about_another_thing_does_not(statement: str, evidence: str, title: str) -> None:
    assert compare(statement, evidence, title=title).stance is not SUPPORTS


def test_what_the_title_names_is_told_to_be_missing_in_the_passage() -> None:
    found = compare("Ada Moran was born in Ode.", "She was born in Ode.", title="Ada Moran")
    assert "The passage does not name Ada Moran; its source is called so." in [
        each.why for each in found.silences
    ]
    found = compare("Neodrome was found in 1935.", "It was found in 1935.", title="Neodrome")
    assert "The passage does not name Neodrome; its source is called so." in [
        each.why for each in found.silences
    ]


def test_nobody_knows_who_she_is() -> None:
    found = compare("She was born in Ode.", "Ada Moran was born in Ode.", title="Ada Moran")
    assert found.stance is not SUPPORTS
    assert [each.why for each in found.silences] == ["The claim does not say who “She” is."]
    assert found.doubt == 0


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Tim Moran was born in Elmstead.", "Timothy Olin Moran was born in Elmstead."),
        ("Timothy Moran was born in Elmstead.", "Tim Moran was born in Elmstead."),
        ("The Brint FC was sold to a miller.", "The Brint Football Club was sold to a miller."),
        ("The Brint Water Board closed the mill.", "The mill was closed by the BW Board."),
        ("Moran is now retired.", "Ada Moran (born 1946) is a retired singer."),
        ("The ferry came to be used by the millers.", "The ferry has come to be used by millers."),
        ("The centre was painted grey.", "The center of Ode was painted gray."),
        ("The mayor took the bribe.", "The bribe was taken by the mayor."),
        ("The walk takes 90 minutes.", "The walk takes ninety minutes."),
        ("The changes are unprecedented over decades.", "Many changes are unprecedented over decades."),
    ],
)
def test_the_same_in_another_form_is_said(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Tim Moran was born in Elmstead.", "Thomas Moran was born in Elmstead."),
        ("The Brint FC was sold to a miller.", "The Brint Ferry Line was sold to a miller."),
        ("The walk takes 90 minutes.", "The walk takes more than 90 minutes."),
        ("The walk takes 90 minutes.", "The walk takes 9 minutes."),
        (
            "The changes are unprecedented over decades.",
            "The changes are unprecedented over several decades.",
        ),
        ("County is retired.", "Quill County is a retired ferry."),
        ("The illness is a flu.", "The illness is similar to a flu."),
        ("The illness is a flu.", "The illness is different from a flu."),
    ],
)
def test_what_is_only_near_to_it_is_not(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is not SUPPORTS


def test_the_largest_is_more_than_one_of_the_largest() -> None:
    one, several = "Brint is the largest port of Norvia.", "Brint is one of the largest ports of Norvia."
    found = compare(one, several)
    assert found.stance is UNCLEAR
    assert "The claim says largest; the passage says one of the largest, which several are." in [
        each.why for each in found.signals
    ]
    assert compare(several, several).stance is SUPPORTS
    assert compare(several, one).stance is SUPPORTS
    of_others = compare("Brint had the first ferry.", "Brint is one of the first towns of Norvia.")
    assert Agreement.QUALIFIES not in [each.agreement for each in of_others.signals]
    assert compare(one, "Brint is among Norvia's largest ports.").stance is UNCLEAR
    assert (
        compare(one, "One of the millers says that Brint is the largest port of Norvia.").stance is SUPPORTS
    )


def test_a_title_that_checks_what_others_say_leaves_it_open() -> None:
    statement, evidence = "The old mill of Ode was sold.", "The old mill of Ode was sold."
    assert compare(statement, evidence, title="Fact check: was the mill of Ode sold?").stance is UNCLEAR


def test_a_part_of_a_name_is_no_common_word() -> None:
    assert compare("Elmstead is a county.", "Elmstead is a town in Quill County.").stance is not SUPPORTS


def test_a_mark_of_a_footnote_is_no_word_of_the_passage() -> None:
    found = compare("The mill has four wheels.", "The mill has five wheels.[4]")
    assert Agreement.AGREES not in [signal.agreement for signal in found.signals]


def test_the_silence_names_what_is_missing() -> None:
    found = compare("Ada Moran sold the mill to Paul Kern.", "Ada Moran owned the mill.")
    assert [signal.why for signal in found.silences] == [
        "The passage does not name Paul Kern.",
        "The passage says nothing of sold.",
    ]


@pytest.mark.parametrize(
    "piece", ["no evidence that the mayor may plan to ", "The mayor was arrested. ", "false "]
)
def test_reserves_take_time_in_proportion_to_the_passage(piece: str) -> None:
    statement = "The mayor was arrested in May."
    assert grows_linearly(lambda text: compare(statement, text), piece, size=4_000)


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Orven became a member of the Lark League in 2014.",
            "Orven became a candidate for Lark League membership in 2014.",
        ),
        ("Orven is a member of the League.", "Orven is an applicant for membership of the League."),
        ("Orven is a member of the League.", "Orven is an associate member of the League."),
        ("Orven is a member of the League.", "Orven is a former member of the League."),
        ("Orven joined the League in 2004.", "Orven applied to join the League in 2004."),
        ("Orven joined the League in 2004.", "Orven was invited to join the League in 2004."),
        ("Ida Marsh founded the Brint Gazette.", "Ida Marsh co-founded the Brint Gazette."),
        ("Ida Marsh became mayor of Brint in 2012.", "Ida Marsh ran for mayor of Brint in 2012."),
        ("The council approved the bridge.", "The council partly approved the bridge."),
        ("Ada Voss completed the marathon.", "Ada Voss completed half of the marathon."),
        ("The guide reached the summit.", "The guide came within 50 metres of reaching the summit."),
        ("Olin Quill stole the painting.", "Olin Quill was accused of having stolen the painting."),
        ("Olin Quill stole the painting.", "Olin Quill was acquitted of stealing the painting."),
        ("Ida Marsh resigned as mayor.", "Protesters demanded that Ida Marsh resign as mayor."),
        ("The bridge was closed in May.", "The bridge was to be closed in May."),
        ("The bridge was closed in May.", "Nobody here remembers that the bridge was closed in May."),
        ("The bridge was closed in May.", "The bridge was not, as papers wrote, closed in May."),
        (
            "The bridge was closed in May.",
            "They denied on Monday, after talks, that the bridge was closed in May.",
        ),
    ],
)
def test_what_is_sought_or_beside_it_or_only_in_part_is_not_the_thing(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is UNCLEAR


def test_due_to_names_a_cause_before_a_noun() -> None:
    assert compare("Exports fell in 2015.", "Exports fell in 2015 due to a drought.").stance is SUPPORTS
    assert compare("The mine closed in 2015.", "The mine was due to close in 2015.").stance is UNCLEAR
    said = "Exports fell due to drought in 2015."
    assert compare("Exports fell in a drought in 2015.", said).stance is SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "title"),
    [
        ("Orven became independent in 1991.", "Harnow became independent in 1991 and borders Orven.", ""),
        ("Orven became independent in 1991.", "Harnow, which borders Orven, became independent in 1991.", ""),
        (
            "Norway declared independence in 1991.",
            "The war began in Norway. Fighting grew after Harnow and Brint declared independence in 1991.",
            "",
        ),
        ("Orven became free in 1991.", "The Brintians, who trade with Orven, became free in 1991.", ""),
        ("Ida Marsh died in Brint.", "Her father died in Brint.", "Ida Marsh"),
        ("Ida Marsh died in Brint.", "His widow Ada Marsh died in Brint.", "Ida Marsh"),
        ("Ida Marsh died in Brint.", "Ida Marsh's mother died in Brint.", ""),
        ("Ida Marsh was born in 1931.", "She left Brint, where her brother was born in 1931.", "Ida Marsh"),
        ("Lark House was built in 1850.", "The roof of Lark House was built in 1850.", ""),
        ("Lark House was built in 1850.", "The roof of Lark House was built in 1901.", ""),
        ("Lark House was built in 1850.", "Lark House has a chapel that was built in 1901.", ""),
        (
            "Lark House was designed by Ida Marsh.",
            "The gardens of Lark House were designed by Olin Quill.",
            "",
        ),
        ("The band was founded by Ida Marsh.", "The band's label was founded by Olin Quill.", ""),
        ("Brint is older than Orven.", "Orven's church is older than Brint's church.", ""),
    ],
)
def test_what_is_said_of_another_beside_it_is_not_said_of_it(
    statement: str, evidence: str, title: str
) -> None:
    assert compare(statement, evidence, title=title).stance not in (SUPPORTS, REFUTES)


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Lark House was built in 1850.", "Lark House is a villa that was built in 1850."),
        ("Lantern Bay is a crime series.", "Lantern Bay is a crime series that ran from 1968 to 1973."),
        ("Lantern Bay was recorded in Brint.", "Lantern Bay was recorded by some friends in Brint."),
        ("Ida Marsh founded Brint.", "The town of Brint was founded by Ida Marsh."),
        ("Orven and Harnow signed the treaty.", "Harnow signed the treaty, and Orven signed it."),
        ("The film's score was written by Ida Marsh.", "Its score was written by Ida Marsh for the film."),
    ],
)
def test_what_is_said_of_the_same_in_other_words_supports_it(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Orven has 300 km of railways.", "Orven has 300 km of roads and 20 km of railways."),
        ("Copper is 40% of exports in Brint.", "Exports in Brint: wool 40%, copper 12%."),
        ("Brint exports copper.", "Exports: Brint - wool; Harnow - copper; Orven - tin."),
        ("Growth in Orven was 12% in 2010.", "Growth in Orven: 9% (2010), 12% (2011 est.)."),
        ("The fire killed 12 people.", "The fire killed up to 12 people."),
        ("The fire killed 12 people.", "The fire killed fewer than 12 people."),
        ("The pier was opened in 1893.", "The pier was opened not in 1893 but in 1895."),
        ("The pier was opened in 1893.", "The pier was opened in 1895, not in 1893."),
        ("The rate was 12 deaths/100,000 in Orven.", "The rate was 12 deaths/1,000 in Orven."),
    ],
)
def test_a_figure_of_another_row_or_bound_or_one_that_is_excluded_supports_nothing(
    statement: str, evidence: str
) -> None:
    assert compare(statement, evidence).stance is not SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Orven has 20 km of railways.", "Orven has 300 km of roads and 20 km of railways."),
        ("Growth in Orven was 9% in 2010.", "Growth in Orven: 9% (2010), 12% (2011 est.)."),
        ("Copper is 12% of exports in Brint.", "Exports in Brint: wool 40%, copper 12%."),
        ("The pier was not opened in 1893.", "The pier was not opened in 1893 but in 1895."),
        ("Brint had 12 deaths per 100,000 people.", "Brint had 12 deaths/100,000 people."),
    ],
)
def test_a_figure_of_its_own_row_supports_it(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Brint has a cinema.", "Brint had a cinema until 1950."),
        ("Brint produces steel.", "Brint produced steel until 1970."),
        ("Orven is a member of the League.", "Orven was a member of the League from 1950 to 1990."),
        ("Ida Marsh is married to Olin Quill.", "Ida Marsh was married to Olin Quill until 1970."),
        ("Brint is the largest city in Orven.", "Brint was the largest city in Orven in 1850."),
    ],
)
def test_what_was_so_until_a_year_does_not_say_that_it_is_so(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).stance is not SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Lantern Bay was directed by Ida Marsh.", "It was directed by Ida Marsh's son."),
        (
            "Lantern Bay was directed by Ida Marsh.",
            "It was directed by Olin Quill and produced by Ida Marsh.",
        ),
        ("Lantern Bay was directed by Ida Marsh.", "The sequel was directed by Ida Marsh."),
        ("Lantern Bay was released in 1951.", "The remake was released in 1951."),
    ],
)
def test_by_whom_and_of_which_film_it_is_said_must_be_the_same(statement: str, evidence: str) -> None:
    assert compare(statement, evidence, title="Lantern Bay").stance is not SUPPORTS


@pytest.mark.parametrize(
    "evidence",
    [
        "Olin Quill is the president of Orven's football union.",
        "In 1990, Orven's president Olin Quill opened the dam.",
        "Olin Quill, president of Orven from 1990 to 1995, died on Monday.",
    ],
)
def test_the_holder_of_another_year_or_another_office_refutes_nobody(evidence: str) -> None:
    assert compare("Ida Marsh is the president of Orven.", evidence).stance is not REFUTES


def test_what_is_first_in_something_else_says_nothing_for_a_first() -> None:
    found = compare(
        "Brint became the first island to open an embassy in Orven.",
        "The first oil from Brint reached Orven in May 2006.",
    )
    assert found.stance is not SUPPORTS
    assert "Both say first." not in [each.why for each in found.signals]


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The civil war broke out in April.", "Its navy was small before the war broke out in May."),
        ("I think only two people work at the mine.", "Its crew of people work for the mine."),
        ("Brint means harbour.", "The town, whose name means harbour, is old."),
        ("Relations were established.", "Harnow and Brint established relations in May."),
        ("Brint has a tower.", "The mayor gave his land to the town, and Brint has a tower."),
    ],
)
def test_only_a_real_subject_is_told_to_be_another(statement: str, evidence: str) -> None:
    assert not [each for each in compare(statement, evidence).told if "of another than" in each.why]


def test_an_it_that_stands_for_nothing_is_not_what_the_source_is_about() -> None:
    evidence = "It may be that for Ida Marsh a natural waterway ran to Brint."
    assert compare("Lark Canal is a natural waterway.", evidence, title="Lark Canal").stance is not SUPPORTS
    evidence = "It is a natural waterway."
    assert compare("Lark Canal is a natural waterway.", evidence, title="Lark Canal").stance is SUPPORTS
