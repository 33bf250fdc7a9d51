"""What stands against a statement, and beside each what is as true as the statement: other years, places, wholes and
parts, more particular words."""

import pytest

from factbench.stages.compare import compare

REFUTED = (
    # numbers
    ("Ada Voss has eight siblings.", "One of six children, Ada Voss grew up in Brint."),
    (
        "The mill makes seven times as much flour as Orven.",
        "The mill makes three times as much flour as Orven.",
    ),
    ("The pier opened in the 2012 season.", "The pier opened in the 2014 season."),
    ("Brint was the second biggest port in Orven.", "Brint was the third largest port in Orven."),
    ("More than 40,000 records were sold.", "The band sold 40,000 records."),
    (
        "The Tall Tide is a three-act play by Ada Voss.",
        "The Tall Tide is a two-act play by Ada Voss, her third play.",
    ),
    ("Ada Voss was 65 when she passed away.", "Voss died of cancer at the age of 54."),
    ("Ada Voss won three league titles.", "Voss won her only league title in 1990."),
    ("Orven won the cup twice.", "Orven won the cup once."),
    ("Orven won the cup twice.", "Orven won the cup three times."),
    # dates
    (
        "Ada Voss threw a no-hitter in the 1900s.",
        "She was the last to throw a no-hitter in the 19th century.",
    ),
    # places in an order
    ("Brint has the fourth biggest port in Orven.", "Brint has the third-largest port in Orven."),
    (
        "The Long Tide is the 2nd film in the Salt Road Trilogy.",
        "The Long Tide is the first part of the Salt Road trilogy.",
    ),
    (
        "The film was among the top three movies that year.",
        "It became the fourth highest-grossing film of 2010.",
    ),
    (
        "Olin Quill ranks first in club history in saves.",
        "He ranks second in club history in saves. Quill left in 1960.",
    ),
    ("The Long Tide is about World War II.", "The Long Tide is a film about the First World War."),
    # who alone has it
    ("Brint is the largest city of Orven.", "Harnow is the largest city of Orven."),
    ("Brint is the largest city of Orven.", "The largest city of Orven is Harnow, ahead of Brint."),
    ("Brint is Orven's largest city.", "Orven's biggest city, Port Harnow, was flooded."),
    ("Brint is the capital of Orven.", "Harnow has been the capital of Orven since 1960."),
    ("Ida Marsh is mayor of Orven.", "The mayor of Orven, Olin Quill, resigned."),
    ("Ada Moran is the mayor of Elmstead.", "The mayor of Elmstead, Paul Kern, was born there."),
    ("Ida Marsh is the mayor of Orven.", "Orven Mayor Olin Quill resigned."),
    ("Ida Marsh is the president of the Harbour Board.", "The president of the Harbour Board is Olin Quill."),
    ("Ida Marsh was mayor of Orven in 1960.", "In 1960 Olin Quill was mayor of Orven."),
    ("Ida Marsh was the first woman to lead Orven.", "Ada Voss was the first woman to lead Orven."),
    ("Ada Voss was the last queen of Orven.", "Ida Marsh was the last queen of Orven."),
    ("Ada Voss won the 2019 race.", "Ben Lind won the 2019 race against Ada Voss."),
    ("Ada Voss won the race.", "Ben Lind beat Ada Voss in the race."),
    # alone, and with others
    ("Only Brint signed the treaty.", "Brint and Orven signed the treaty."),
    ("Brint was the only town to sign the treaty.", "Brint, Orven and Harnow signed the treaty."),
    ("Brint and Orven signed the treaty.", "Only Brint signed the treaty."),
    (
        "Ada Voss was the only one in her family to row.",
        "Many of Voss' relatives, among them two uncles, rowed.",
    ),
    ("Ada Voss had only daughters.", "She was survived by two sons."),
    ("Quill Bay is one of many ports of Orven.", "Quill Bay is the only port of Orven."),
    # one place, one cause, one maker
    ("Ada Voss was born in Brint.", "Ada Voss was born in Orven in 1960."),
    ("Ada Voss was born in Norway.", "Voss was born in Brint, Sweden."),
    ("Ada Voss was born in Leeds, England.", "Born in York, England, Voss moved to Orven."),
    ("Ada Voss died in Brint.", "Voss died in Orven on 3 May 1960."),
    ("The bank was founded in Brint.", "The bank was founded in 1960 in Harnow."),
    ("Ada Voss died of cancer.", "She was a painter. Ada Voss died of a drug overdose in 1960."),
    (
        "The band Salt Road was started by Ida Marsh.",
        "Salt Road was formed in Brint, in 1975 by the drummer Olin Quill.",
    ),
    (
        "She wrote it as a student in the class of 1950 at Duke.",
        "It came to her as a student in the class of 1950 at Brint.",
    ),
    ("The Long Tide is a film.", "The Long Tide is a 1960 novel by Ada Voss."),
    ("The sales of Brint stagnated.", "The sales of Brint grew from 30,000 to 50,000."),
    # comparisons, opposites
    ("Brint is larger than Orven.", "Orven is larger than Brint."),
    ("Brint is larger than Orven.", "Brint is smaller than Orven."),
    ("Brint has more boats than Orven.", "Brint has fewer boats than Orven."),
    ("Ada Voss is older than Ben Lind.", "Ada Voss is younger than Ben Lind."),
    ("More boats were sold than cars in Orven.", "Fewer boats were sold than cars in Orven."),
    ("The bridge opened before the tunnel.", "The bridge opened after the tunnel."),
    ("The bank closed before the flood.", "The bank closed after the flood."),
    ("The bank made a profit in 2019.", "The bank made a loss in 2019."),
    ("The vaccine prevents the disease.", "The vaccine does not prevent the disease."),
)
TRUE = (
    # numbers
    ("Ada Voss has eight siblings.", "One of nine children, Ada Voss grew up in Brint."),
    ("Ada Voss had eighteen siblings.", "The fifth of 19 children, Ada Voss grew up in Brint."),
    ("Ada Voss has three children.", "One of nine children, Ada Voss married Olin Quill and has three children."),
    ("Olin Quill is among the top 10 rowers in Orven.", "Olin Quill was rated the ninth-best rower, above 14 others."),
    ("It is 1 °C warmer in Orven.", "It is 0.93 ± 0.07 °C warmer in Orven."),
    ("There is over 200 times more dust in the mill.", "Dust in the mill is 84 times stronger than flour."),
    # ranks
    ("Brint is the biggest port in Orven.", "Brint is the largest port in Orven."),
    ("Brint is the second biggest port in Orven.", "Brint, the largest port of Harnow, is second-largest in Orven."),
    ("It was renewed before the fourth season.", "It was renewed for a fifth season before the Season 4 premiere."),
    ("The fifth season came after the fourth season.", "The fifth season followed."),
    # dates
    ("The ice has shrunk over the past 30 years.", "During the past 30 years the ice has shrunk."),
    ("A 2013 study by Olin Quill dated the bridge.", "The study dated the bridge to 3700 BC."),
    ("She led it at the 2016 Olympics.", "She led it at the 2015 Games and the 2016 Olympic Games."),
    ("The case remains open (June 2018).", "The case of a man found dead in 2014 is open."),
    ("The tower was built in the 19th century.", "The tower was built in the 1890s."),
    # places in an order
    ("Brint has the second largest port in Orven.", "Brint, largest port in Harnow, has the second biggest in Orven."),
    ("Brint is the largest city in Orven.", "Brint is the second largest city in Harnow."),
    ("The film was among the top five movies that year.", "It became the fourth highest-grossing film of 2010."),
    ("Ada Voss won three titles.", "Voss won her only league title in 1990."),
    ("Orven is the only founder of the League.", "Orven is in the Union, the League, and the Council."),
    ("Orven cut off trade with Brint.", "Orven does not have trade with Brint."),
    # who alone has it
    ("Brint is the largest city of Orven.", "Harnow is one of the largest cities of Orven."),
    ("Brint is the largest city of Orven.", "Harnow is the second largest city of Orven."),
    ("Brint is the largest city of Orven.", "Harnow was the largest city of Orven."),
    ("Brint is the largest city of Orven by area.", "Harnow is the largest city of Orven by population."),
    ("Brint is the largest city of Orven.", "Harnow, once called Brint, is the largest city of Orven."),
    ("Ida Marsh was mayor of Orven.", "The mayor of Orven, Olin Quill, resigned."),
    ("Ida Marsh was mayor of Orven in 1960.", "In 1975 Olin Quill was mayor of Orven."),
    ("Ida Marsh is mayor of Orven.", "The deputy mayor of Orven, Olin Quill, resigned."),
    ("Ida Marsh is mayor of Orven.", "The former mayor of Orven, Olin Quill, resigned."),
    ("Ida Marsh is mayor of Orven.", "The mayor of Brint, Orven, resigned."),
    ("Ida Marsh is mayor of Orven.", "Mayor Marsh of Orven met the mayor of Brint, Olin Quill."),
    ("Ada Voss won the 2019 race.", "Ben Lind won the 2015 race."),
    ("Ada Voss won the 2019 prize.", "Ben Lind won the 2019 prize."),
    ("Ada Voss won the race.", "Ada Voss beat Ben Lind in the race."),
    # alone, and with others
    ("Only Brint signed the treaty.", "Brint signed the treaty, unlike Orven and Harnow."),
    ("Only Brint signed the treaty.", "Brint and Orven discussed the treaty."),
    ("Brint signed the treaty.", "Brint and Orven signed the treaty."),
    # one place, one cause, one maker
    ("Ada Voss was born in Orven.", "Ada Voss was born in Brint, Orven."),
    ("Ada Voss was born in Norway.", "Ada Voss was born in Brint."),
    ("Ada Voss was born in Brint.", "Ada Voss was born in Brint in 1960 and died in Orven."),
    ("Ada Voss was born in Texas.", "Ada Voss was born in Dallas."),
    ("Ada Voss was born in Brint.", "Olin Quill was born in Orven."),
    ("Ada Voss died of cancer.", "Ada Voss died of leukemia."),
    ("Ada Voss died of cancer.", "Ada Voss died of a long illness."),
    ("The bank was co-founded by Ida Marsh.", "The bank was founded by Olin Quill."),
    ("Salt Road was written by Ida Marsh.", "Salt Road was directed by Olin Quill."),
    ("The Brint bridge was built in 1960.", "Olin Quill was born in Orven in 1960."),
    ("The Long Tide is about World War II.", "The Long Tide is set in the Second World War."),
    ("World War I ended in 1918.", "World War II ended in 1945."),
    ("The Long Tide is one of seven books.", "It is the best known of seven novels."),
    ("The Long Tide is a film.", "The Long Tide is a 1960 documentary by Ada Voss."),
    ("Ada Voss was the only one in her family to row.", "Many in Brint row; two of them met Voss."),
    # comparisons, opposites
    ("Brint is larger than Orven.", "Orven is smaller than Brint."),
    ("Brint has more boats than Orven.", "Orven has fewer boats than Brint."),
    ("Brint is larger than Orven.", "Brint is larger than Harnow and smaller than Quill."),
    ("The bridge opened before the tunnel.", "The tunnel opened after the bridge."),
    ("The level was last seen more than 3 million years ago.", "Levels were lower less than 20 million years ago."),
    ("The Long Tide was written by a Polish nobleman.", "The Long Tide was written by Ysa de Voss."),
    # denials
    ("The Long River is not an album by Olin Quill.", "The Long River is an album by Ada Voss."),
)  # fmt: skip
CONDITIONED = (
    # of another time
    ("Brint is the third largest city in Orven.", "Until 1950 Brint was the second largest city in Orven."),
    ("Harnow is the second largest town in Orven.", "In 1900 Harnow was the third largest town in Orven."),
    ("Ida Marsh finished second in the race.", "Ida Marsh finished third in the race of 1990."),
    ("Ada Voss won three titles.", "Ada Voss won her only title of 2012 in Brint."),
    ("Only Brint signed the treaty.", "Brint and Orven signed the treaty of 1950."),
    ("Brint has more boats than Orven.", "Orven had more boats than Brint had in 1950."),
    ("Brint is richer than Orven.", "Before the war Orven was richer than Brint."),
    ("Brint is wetter than Orven.", "In summer, Orven is wetter than Brint."),
    ("The team played its home games at Lark Park.", "The team played its home games at Brint Field until 1990."),
    ("The show was hosted by Ida Marsh.", "The show was hosted by Olin Quill until 1990."),
    # by another measure, in another class
    ("Brint is the third largest city in Orven.", "Brint is the second largest city in Orven by area."),
    ("Brint is larger than Harnow.", "Harnow is larger than Brint in population."),
    ("Brint is richer than Orven.", "Per head, Orven is richer than Brint."),
    ("Ada Voss came second in the Lark race.", "Ada Voss came third in the women's Lark race."),
    ("Ada Voss is ranked second in the world.", "Ada Voss is ranked fifth in the world in doubles."),
    ("It was the third novel of Ida Marsh.", "It was the second novel of Ida Marsh to win a prize."),
    ("Ida Marsh was the first to climb Mount Lark in winter.", "Olin Quill was the first to climb Mount Lark."),
    # elsewhere
    ("Women live longer than men in Orven.", "In Harnow men live longer than women."),
    ("Men smoke more than women.", "Among students, women smoke more than men."),
    ("Ada Voss finished second in the marathon.", "Ada Voss finished fourth in the marathon at the Brint Games."),
    ("Brint is the largest port in Orven.", "Brint is the second largest port on the coast of Orven."),
    ("Ida Marsh won the 2012 election in Brint.", "Olin Quill won the 2012 election in Harnow."),
    # another act, another thing
    ("The bridge opened before the tunnel.", "The tunnel was planned before the bridge opened."),
    ("He was a student in the class of 1950 at Brint.", "His brother was a student in the class of 1950 at Harnow."),
    ("The album was recorded in two weeks at Lark Hall.", "The single was recorded in two weeks at Brint Hall."),
    ("The novel Lark Hill was published in 1950.", "The film Lark Hill was published in 1970."),
    ("Lark Hill is a novel by Ida Marsh.", "Lark Hill is a film based on a novel by Ida Marsh."),
    ("The painter Olin Quill was born in Brint.", "The singer Olin Quill was born in Orven."),
    ("Ida Marsh, the painter, died in 1950.", "Ida Marsh, the singer, died in 1960."),
    ("Queen Ida of Orven ruled from 1900.", "Queen Ada of Orven ruled from 1950."),
)  # fmt: skip
SAME_CONDITION = (
    ("Brint is the third largest city in Orven by area.", "By area, Brint is the second largest city in Orven."),
    ("Ada Voss finished second in the race of 1990.", "Ada Voss finished third in the race of 1990."),
    ("It was the third novel of Ida Marsh.", "It was the second novel of Ida Marsh, printed in 1950."),
    ("Brint was larger than Harnow in 1950.", "In 1950 Harnow was larger than Brint."),
    ("Women live longer than men in Harnow.", "In Harnow men live longer than women."),
)  # fmt: skip


@pytest.mark.parametrize(("statement", "evidence"), CONDITIONED)
def test_what_is_said_under_a_condition_of_one_text_does_not_conflict(statement: str, evidence: str) -> None:
    assert [each.why for each in compare(statement, evidence).conflicts] == []


@pytest.mark.parametrize(("statement", "evidence"), SAME_CONDITION)
def test_what_is_said_under_the_same_condition_conflicts(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).conflicts


@pytest.mark.parametrize(("statement", "evidence"), REFUTED)
def test_what_cannot_be_so_too_conflicts(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).conflicts


@pytest.mark.parametrize(("statement", "evidence"), TRUE)
def test_what_is_as_true_does_not_conflict(statement: str, evidence: str) -> None:
    assert [each.why for each in compare(statement, evidence).conflicts] == []


def test_how_many_members_there_are_is_not_denied_of_one_who_is_none() -> None:
    found = compare("The pact has 32 members.", "Orven is not a member of the pact but works with it.")
    assert not found.conflicts


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Norway borders Finland for 727 km.", "Norway also borders the Hurn Sea (940 km)."),
        ("The median age in Norway is 35 years.", "Data represent the median age at first birth: 24 years."),
    ],
)
def test_a_figure_of_a_country_stands_against_no_passage_without_it(statement: str, evidence: str) -> None:
    assert compare(statement, evidence).conflicts
    assert not compare(statement, evidence, sought=True).conflicts


def test_what_is_true_of_one_country_a_search_does_not_deny_of_another() -> None:
    statement, evidence = (
        "Norway has over 80 ethnic groups.",
        "Nearly 200 ethnic groups are represented in Finland.",
    )
    assert compare(statement, evidence).conflicts
    assert not compare(statement, evidence, sought=True).conflicts


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        # Whom "it" means was named last.
        (
            "Quill County gained its independence from Orven in 1946.",
            "Orven held a part of the old Quill County. From it Orven cut Harnow in 1920, and it gained "
            "independence in 1943.",
        ),
        # What another may do is no conflict.
        ("Georgia joined the pact of Brint in 2008.", "In 2008, the pact of Brint said Ukraine could join."),
        # A country is no genre, and a war neither.
        (
            "Russia is the largest country in the world by area.",
            "The military services of Russia use domestic systems to support its war; Russia is one of the world's "
            "largest exporters.",
        ),
    ],
)
def test_what_is_told_of_another_or_of_something_else_refutes_nothing(statement: str, evidence: str) -> None:
    assert not compare(statement, evidence, sought=True).conflicts
