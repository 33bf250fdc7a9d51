"""When it is certain enough whom or what a pronoun stands for."""

from __future__ import annotations

import pytest

from factbench.english.reference import Referents
from factbench.english.reference.mention import Discourse
from factbench.text.span import Span


def sure(text: str, pronoun: str) -> str | None:
    """The name that may be put in for the last such pronoun."""
    start = text.rindex(pronoun)
    found = Referents(Discourse(text)).of(Span(start, start + len(pronoun)), sure=True)
    return None if found is None else found.full.of(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Ada Marsh won. She left.", "She", "Ada Marsh"),
        ("Anna Berg said Karl is worried. She added that the fund fell.", "She", "Anna Berg"),
        ("“It broke,” Ada Marsh said. “We mend,” she said.", "she", "Ada Marsh"),
        ("“Ada Marsh won. She left,” the clerk said.", "She", "Ada Marsh"),
        # What is only said of her is no part of her name.
        ("“Crooked Anna Berg,” he wrote. Anna Berg won. She left.", "She", "Anna Berg"),
        ("Emma Roma Ode came. Roma Ode had a dog. She fed the dog.", "She", "Emma Roma Ode"),
    ],
)
def test_one_person_alone_can_be_meant(text: str, pronoun: str, expected: str) -> None:
    assert sure(text, pronoun) == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        # No person: a word that opens a sentence, a thing with a capital, a place, a body, a thing that is done.
        ("Plastics seemed poor. She tried straw.", "She"),
        ("She got the job. While the job paid her, Article 40 put a cap on it.", "her"),
        ("The Imperial Crown shone. He wore it.", "He"),
        ("They met in Quill. He left.", "He"),
        ("The Relief and Works Agency moved. He left.", "He"),
        ("The governor spoke. Naming Rosa Lindt is historic, but he called on her.", "he"),
        # From outside the speaker's own quotation, into it, and in a paragraph of which nobody is named as the speaker.
        ("“My uncle has done well with his life,” Ken Ito said.", "his"),
        ("Ken Ito spoke. “I shared it with him,” Ada Marsh said.", "him"),
        ("Mr Moleko accused the chiefs.\n\n“The money was paid into his own account.”", "his"),
        # Somebody else is the subject, is named only behind, has the same name, or is the one that the text is about.
        (
            "Ada Marsh told of a Quill jury. Ada Marsh said how Eva Ode left. Eva Ode met Ida Lind, and she wept.",
            "she",
        ),
        ("Ken Ito spoke of Bob Abe. During his campaign, Bob Abe married.", "his"),
        ("Eva Marsh left. Ida Lind told me that she spoke.", "she"),
        ("Mr. Marsh sued. Ms. Marsh wept. He left.", "He"),
        # Somebody without a name comes in between.
        ("Ada Marsh came. Her sister, a baker, fell. She left.", "She"),
        ("Mayor Ada Marsh spoke. Police held a woman. She left.", "She"),
        ("Mayor Ada Marsh spoke. The clerk who rang recalled that she swore.", "she"),
        # Who only tells it is not whom it tells of, nor is who stands outside what is said of another by "who".
        ("The patient slept. After a year, his cough went, Dr. Ken Ito said.", "his"),
        # The last name alone is another's as well.
        ("Ada Marsh spoke. The clerk Ida Marsh listened. Marsh smiled. She left.", "She"),
        ("Mr Bob Abe left. Mr Ken Ito said the town had planned to give him a job.", "him"),
        ("Under Mr Bob Abe, Ken Ito said, much had left him cold.", "him"),
        ("Mr Ken Ito kept silent, as Mr Bob Abe, who lost his seat, did.", "his"),
    ],
)
def test_another_may_be_meant(text: str, pronoun: str) -> None:
    assert sure(text, pronoun) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("The OBR was set up in 2010. It has three members.", "It", "The OBR"),
        ("Article 5 is one of the rules. It says so.", "It", "Article 5"),
        ("Kenya is large. Its coast is long.", "Its", "Kenya"),
        ("Abong is a town in Ota. It has a port.", "It", "Abong"),
        ("Sinking sand is a kind of sand. It can bury a car.", "It", "Sinking sand"),
        ("Hill bellflowers are found in fields. They are blue.", "They", "Hill bellflowers"),
        ("A bridge in Ota is new. It has two lanes.", "It", "A bridge in Ota"),
        ("Mr Ken Ito came. Mr Ken Ito said his plan would hold.", "his", "Mr Ken Ito"),
        ("Before she left, Mayor Ada Marsh signed.", "she", "Mayor Ada Marsh"),
    ],
)
def test_a_thing_that_says_which_it_is(text: str, pronoun: str, expected: str) -> None:
    assert sure(text, pronoun) == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The event is old. It is loud.", "It"),
        ("Her gown was made in Ota. It had a train.", "It"),
        ("Quill’s aim is plain. It has no choice.", "It"),
        ("One is the Quill Bank. It is old.", "It"),
        ("Some are old. They fell.", "They"),
        ("Acidity is evident. It is fresh.", "It"),
        ("Ada Marsh is a doctor. It is known.", "It"),
        ("Aid is no answer. It is now 300 days since the vote.", "It"),
        # Who acts on a thing is often not what is told of next; a measure is none.
        ("Kenya will ask builders to change the house. It will hold a school.", "It"),
        ("Quill Bank is the second in Ota. It might be a blip.", "It"),
        ("Top speed is a modest 124 mph. It has a boost mode.", "It"),
    ],
)
def test_a_thing_that_may_be_another(text: str, pronoun: str) -> None:
    assert sure(text, pronoun) is None
