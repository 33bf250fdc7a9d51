"""Which words put a thing at an extreme?"""

from __future__ import annotations

from functools import lru_cache

from factbench.text.wordlist import wordlist

IRREGULAR = wordlist("most least best worst eldest farthest furthest")
"""Superlatives that are not made with -est."""

PATTERN = r"(?:most|least|worst|[a-z]{1,11}est)"
"""What may be a superlative in text in lower case: `is_superlative` tells."""

SOLE = wordlist("only sole")
"""Words that say there is no other."""

FIRST_OR_LAST = wordlist("first last")
"""Words that rank as superlatives do."""

ALIKE = {"biggest": "largest", "greatest": "largest", "tallest": "highest"}
"""Superlatives that put things in the order of another."""


# Bounded: a text can have any number of different words.
@lru_cache(maxsize=1 << 14)
def is_superlative(word: str) -> bool:
    """Return whether one word in lower case is the superlative of an adjective.

    What ends in -est is one where an adjective stays without the ending: "largest" has "large", "protest" has none.

    >>> [is_superlative(word) for word in ("largest", "biggest", "deadliest", "most", "protest", "priest")]
    [True, True, True, True, False, False]
    """
    if word in IRREGULAR:
        return True
    return word.endswith("est") and any(each in _ADJECTIVES for each in _positives(word.removesuffix("est")))


def _positives(stem: str) -> tuple[str, ...]:
    """What the adjective may be: "great", "large", "big", "deadly". Source: the spelling of English inflection."""
    doubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    return stem, f"{stem}e", doubled, f"{stem[:-1]}y" if stem.endswith("i") else stem


# The adjectives, and the adverbs, that take -er and -est: short ones, and those in -y, -le, -er and -ow.
_ADJECTIVES = wordlist(
    """
    able angry awkward bad bald bare base beastly big bitter black bland bleak bleary blind blond bloody blotchy
    blue blunt blurry bold bonny bossy bouncy brainy brash brave breezy brief bright brisk broad broody brown bulky
    bumpy burly busy callow calm catchy chaste cheap cheeky cheery cheesy chewy chic chilly choosy choppy chubby
    chunky clammy classy clean clear clever close cloudy clumsy coarse cold comely common cool corny costly cosy
    cozy crafty cranky crass crazy creaky creamy creepy crisp crude cruel crunchy curly curvy cushy cute daffy
    dainty damned damp dandy dapper daring dark deadly deaf dear deep deft dense dim dingy direct dirty dizzy dopey
    dowdy drab dreamy dreary drowsy drunk dry dull dumb dumpy dusty eager early earthy easy edgy eerie empty evil
    faint fair fallow fancy far fast fat fatty faulty feeble few fickle fierce fiery filthy fine firm fit fizzy
    flabby flaky flashy flat fleshy flimsy flinty floppy fluffy foggy fond foolhardy foul frail frank free fresh
    friendly frosty frothy full fun funky funny furry fussy fuzzy gamy gaudy gaunt gentle ghastly giddy gifted glad
    glib gloomy glossy gnarly godly goofy gory grainy grand grave gray greasy great greedy green grey grim grimy
    grisly gritty grizzly groovy gross grouchy grubby gruff grumpy guilty gutsy hairy handsome handy happy hard
    hardy harsh hasty haughty hazy healthy hearty heavy hefty high hilly hip hoarse hollow holy homely hot huge
    humble humid hungry husky icy idle ill itchy jaunty jolly juicy jumpy keen kind kindly kinky lame lanky large
    late lax lazy leafy leaky lean leery lengthy lethal level lewd light likely lithe little lively livid lofty
    lone lonely long loose loud lousy lovely low lowly loyal lucky lumpy lush lusty mad mangy manly massy mature
    meager meagre mean meaty meek mellow merry messy mighty mild milky minor minute moist moldy moody mopey mouldy
    mucky muddy muggy murky mushy musty muzzy naive narrow nasty natty naughty near neat needy nerdy nervy new
    newsy nice nifty nimble noble noisy nosy numb nutty obscure odd oily old orderly pale pallid pasty patchy perky
    pesky petty phony pink pithy plain pleasant pliable plucky plump plush pointy polite poor portly posh pretty
    pricey prickly prim privy profound proper proud pudgy puffy punchy puny pure purple pushy quaint queasy queer
    quick quiet quirky racy rainy randy rank rapid rare rash raspy ratty raw ready real red reedy regal remote rich
    right rigid ripe risky ritzy roasty robust rocky roomy rosy rotten rough round rowdy royal ruddy rude rugged
    runny rural rusty sad safe saggy saintly sallow salty sandy sane sassy saucy savvy scaly scant scanty scarce
    scary scraggy scrappy scruffy secure seedy seemly serene severe sexy shabby shady shaggy shaky shallow sharp
    sheer shiny shoddy short showy shrewd shrill shy sick sickly silent silky silly simple sincere sketchy skimpy
    skinny slack sleazy sleek sleepy slender slick slight slim slimy slippery sloppy slow sly small smart smelly
    smoggy smoky smooth smug snappy sneaky snobby snooty snotty snowy snug soapy sober soft soggy solemn solid soon
    sore sorry sound soupy sour spare sparse speedy spicy spiky spongy spooky spotty sprightly spry spunky square
    squat squeaky squishy stable staid stale stark starry stately steady steamy steely steep sterile stern sticky
    stiff stingy stinky stocky stony stormy stout straight strange stretchy strict stringy strong stuffy stupid
    sturdy stylish suave subtle sudden sulky sullen sultry sunny superb sure surly svelte swampy sweaty sweet swell
    swift tacky tall tame tan tangy tardy tart tasty taut tawdry tawny teary teeny tender tense tepid terse testy
    thick thin thirsty thorny thorough thrifty tidy tight timid tiny tired touchy tough toxic trendy tricky trim
    trite true trusty tubby twisty ugly unclean unfair unfit unfriendly unhappy unhealthy unholy unkind unlikely
    unlucky unruly untidy urgent vague vain vapid vast vile violent vital vivid wacky warm wary wasteful wavy waxy
    weak wealthy weary wee weighty weird wet white whole wicked wide wild wily windy winning wintry wiry wise wispy
    witty wobbly wonky wooden woody woolly wooly wordy worldly worthy wrinkly wry yellow young yummy zany zesty
    """
)
