"""Which words with a capital are no names, or only stand beside one?"""

from __future__ import annotations

from factbench.text import calendar
from factbench.text.wordlist import wordlist

COMMON = wordlist(
    """
    a about above according across actually additionally after afterwards again against ago ah all almost along
    already also although altogether always am amid amidst among amongst an and another any anybody anyone anything
    anyway apart apparently are aren around as aside asked at away back basically be because been before behind being
    below beneath beside besides between beyond both briefly but by call can cannot certainly clearly come compared
    concerning consequently considering contrary could couldn critics currently dear despite did didn do does doesn
    doing don done down due during each earlier early either elsewhere employees enough especially essentially even
    eventually ever every everybody everyone everything everywhere evidently except exactly experts false far few fewer
    finally first firstly five following for former formerly fortunately four from further furthermore generally get
    give given go going good government had half hardly has have having he hello hence her here hers herself hey hi
    high higher him himself his historically honestly how however hundreds i if immediately in including indeed
    initially inside instead interestingly into inspired ironically is isn it its itself just keep largely last late
    lately later least less let likewise listen little local long look made mainly make many may maybe me meanwhile
    men might million millions mine moreover most mostly much must my myself naturally nearby nearly need neither
    never nevertheless new news next no nobody none nonetheless nor normally not nothing notably note now nowadays
    nowhere observers obviously occasionally of off officials often oh ok okay old on once one ones only onto or
    ordinarily originally other others otherwise our ours ourselves out outside over overall particularly partly past
    people per perhaps please police possibly predictably presumably previously prior prosecutors protesters provided
    put question quite rather read really recently regarding regardless relatively remember reportedly reporters
    researchers residents respectively said say scientists second see seeing seven several shall she should shortly
    similarly simply since six so some somebody someone something sometimes somewhat somewhere soon sources
    specifically still students such suddenly supporters sure surely surprisingly take taken ten than thank thanks
    that the their theirs them themselves then there thereafter therefore these they thing things think third this
    those though thousands three through throughout thus to today together tomorrow tonight too toward towards
    traditionally true try twenty two ultimately under unfortunately unless unlike until up upon us use used usually
    various very via wait want was wasn watch we well were weren what whatever when whenever where whereas wherever
    whether which while who whoever whole whom whose why will with within without witnesses women won wonder workers
    would wouldn yeah yes yesterday yet you your yours yourself
    """
)
"""Words in lower case whose capital only says that a sentence begins: function words, adverbs, and common subjects."""

CALENDAR = (
    {*calendar.MONTHS, *calendar.WEEKDAYS, *(f"{month}." for month in calendar.SHORT_MONTHS)}
    | calendar.SHORT_MONTHS
    | calendar.SHORT_WEEKDAYS
    | wordlist("Christmas Easter")
)
"""Months, weekdays and feasts: dates, not names, where they open a run."""

TITLES = wordlist(
    """
    mr mrs ms mx dr prof gen sen rep gov lt col sgt capt maj adm rev hon mr. mrs. ms. dr. prof. gen. sen. rep. gov.
    lt. col. sgt. capt. maj. adm. rev. hon. president minister premier chancellor secretary ambassador senator
    congressman congresswoman representative governor mayor judge justice professor doctor reverend bishop archbishop
    cardinal rabbi imam sheikh ayatollah general colonel major captain lieutenant sergeant admiral commander
    commissioner director chairman chairwoman chair chief officer spokesman spokeswoman spokesperson speaker leader
    lawmaker mp prosecutor attorney detective inspector superintendent analyst economist author actor actress singer
    journalist coach sir lord lady dame pastor treasurer deputy envoy ceo
    """
)
"""Titles and offices, in lower case, that stand before a person's name."""

TITLE_PARTS = wordlist(
    """
    prime foreign defense defence interior finance justice health education energy trade transport economy home vice
    deputy acting former ex first chief executive assistant associate senior managing under general state press
    national security attorney the late then right opposition house senate majority minority lead special
    """
)
"""Words that go before a title and belong to it: "Deputy Prime Minister"."""

HEADS = wordlist(
    """
    academy agency alliance archdiocese army assembly association authority bank battle bay bill bishop board bureau
    cape cathedral center centre chamber church city coalition college commission committee community confederation
    conference congress constitution convention corps council county court declaration defense democratic department
    diocese district division duchy duke dukes earl embassy empire faculty federation forum foundation front fund
    government guild gulf hall high hospital house institute institution island islands isle journal kingdom lake
    league library medal ministry movement museum office order organisation organization palace parliament party
    peace port prince princess principality province queen region republic rights school secretary senate society
    speaker state states statue strait straits supreme synod temple times tower treaty union university valley voice
    war
    """
)
"""Words in lower case behind which "of" goes on with the same name: "Bank of England", not "Ito of Japan"."""

AGENCIES = wordlist(
    """
    act administration agency association authority bill board bureau campaign center centre centers centres coalition
    commission committee corporation council foundation fund institute office organisation organization programme
    program service services
    """
)
"""Words in lower case that end a name whose "the" stands before two fields: "the Food and Drug Administration"."""

DEPARTMENTS = wordlist(
    """
    department ministry minister secretary faculty school college institute institution academy bureau
    committee commission council board office centre center centers centres society agency administration
    """
)
"""Words in lower case behind which "of" and "for" name fields, joined by "and"."""

FIELDS = wordlist(
    """
    affairs agriculture arts border business cinema citizenship climate commerce communications conservation culture
    defence defense design development disability economic economics economy education employment energy engineering
    environment environmental equality families family finance fisheries food foreign forestry forests gender health
    heritage home housing human humanities immigration industry industries information infrastructure innovation
    interior international justice labor labour law letters management medicine migration mines mining natural
    oceanic pensions planning policy population prevention protection public recreation regional research resources
    rural safety
    science sciences security services skills social space sport sports statistics technology telecommunications
    tourism trade training transport transportation urban water welfare women works youth
    """
)
"""Words in lower case for what a department is in charge of."""
