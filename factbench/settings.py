"""Settings: plain frozen values that anyone may import; `config` reads them from files and environment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

SIGN = re.compile(r"[^\W_]{1,6}")
"""What may be a reviewer's short sign."""


class ParserChoice(StrEnum):
    """How sentences are taken apart."""

    AUTO = "auto"
    """The English model where it is installed, else rules. The default."""
    RULES = "rules"
    MODEL = "model"
    """The English model; an error where it is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSource:
    """A source elsewhere that can be asked; in the config file a table `[sources.NAME]` with these fields."""

    name: str
    """What it is called."""
    kind: str
    """Its kind; `factbench sources ask --help` lists them."""
    url: str
    """Address of `api.php`; for "search" the address to ask, with `{query}`, `{limit}` and `{key}` in their places."""
    results: str | None = None
    """Where in the answer the list of results stands: names and numbers parted by dots. None: as ClaimReview or as the
    Fact Check Tools API answers it, which are recognised."""
    title: str = "title"
    """Where in a result its headline stands."""
    address: str = "url"
    """Where its web address stands."""
    text: str = "text"
    """Where its words stand, such as the teaser."""
    date: str = "date"
    """Where its day stands."""
    header: str | None = None
    """A header that is sent along, such as "Authorization: Bearer {key}"."""
    key: str | None = None
    """Name of the environment variable that holds the key; the key itself is never written anywhere."""


WIKIPEDIA = WebSource(name="wiki", kind="mediawiki", url="https://en.wikipedia.org/w/api.php")


class Role(StrEnum):
    """What somebody does at the desk."""

    REVIEWER = "reviewer"
    """Rates claims. The default."""
    EDITOR = "editor"
    """Also decides where reviewers disagree, and sees what is blind for others."""


class Profile(StrEnum):
    """Which rules a report is held against."""

    HOUSE = "house"
    """What readers need to follow a verdict. The default."""
    IFCN = "ifcn"
    """The duties of signatories of the International Fact-Checking Network, those that a report shows."""
    EFCSN = "efcsn"
    """The same of the European Fact-Checking Standards Network."""
    CLAIMREVIEW = "claimreview"
    """What search engines ask of a page with a fact-check."""
    NONE = "none"
    """No rules."""


class Look(StrEnum):
    """The colours of the desk."""

    AUTO = "auto"
    """Dark; monochrome under `NO_COLOR` and on a terminal that calls itself dumb. The default."""
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"
    MONO = "mono"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be set. Every field has a unit, a default and a reason."""

    parser: ParserChoice = ParserChoice.AUTO
    """What cuts claims, and sets them against passages. What was really used is stored with every claim."""

    language: str | None = None
    """ISO 639-1 code of articles that do not say theirs; None looks at the words."""

    reviewer: str | None = None
    """Name under which acts are recorded; None means the one given when first asked, else the login name."""

    reviewers: tuple[tuple[str, str], ...] = ()
    """Names of the desk's reviewers and the short signs by which they are called; in the file a table, `[reviewers]`
    with lines like `"Bo Lind" = "BL"`. Who acted is known without, under the initials."""

    role: Role = Role.REVIEWER
    """What you do at the desk: reviewer or editor. An editor decides where reviewers disagree, and sees everything."""

    blind: bool = False
    """Whether a reviewer sees what others hold of a claim only when her own rating of it is stored."""

    blind_suggestions: bool = False
    """Whether, where review is blind, the program's own suggestions are kept from her until then, too."""

    approve: bool = False
    """Whether the verdict of a single reviewer is published only when an editor approved it."""

    publisher: str | None = None
    """Organisation named as author in ClaimReview and in reports. In the file also a table, `[publisher]`, with `name`
    and what the next settings say: `url`, `logo`, `contact`, `methodology`, `corrections`, `funding`, `ratings`."""

    publisher_url: str | None = None
    """Web address of that organisation."""

    publisher_logo: str | None = None
    """Web address of its logo, for search engines; no report loads it."""

    publisher_contact: str | None = None
    """Where readers write to: a web address, or an address for mail."""

    publisher_methodology: str | None = None
    """Web address of the page that says how claims are chosen and checked."""

    publisher_corrections: str | None = None
    """Web address of the page that says how mistakes are put right."""

    publisher_funding: str | None = None
    """Web address of the page that says who pays."""

    publisher_ratings: str | None = None
    """Web address of the page that says what each rating means."""

    report_url: str | None = None
    """Public address of the page that carries the full check; ClaimReview requires one."""

    main_claims: int = 1
    """How many claims of a report go out as ClaimReview at most: those with the tag `main` first, then those that most
    want checking; 0: all. One, because Google shows the fact-check of a page only where the page has one; the others
    are in the report."""

    evidence_limit: int = 9
    """Suggestions kept per claim: one for each digit key."""

    evidence_cutoff: float = 25.0
    """Lowest score (0 to 100) that is kept as a suggestion; below it passages share only common words."""

    document_frequency_cap: float = 0.05
    """Share of passages above which a term is too common to search by; 5 % keeps recall and halves the time."""

    semantic: bool = True
    """Whether evidence is also searched by meaning, where the `semantic` extra is installed."""

    semantic_model: str | None = None
    """A folder with `model.onnx` and `tokenizer.json` that gives texts their vectors, such as bge, e5 or one of many
    languages; None is the encoder that comes with the `semantic` extra."""

    stance_model: str | None = None
    """Folder of a model that a desk trusts to say whether a passage supports or refutes: `model.onnx`, `tokenizer.json`
    and the labels in `config.json`; None asks none. It runs on this machine, with the extra `semantic`."""

    passage_length: int = 600
    """Aim for a passage, in code points: two to four sentences, which fit the evidence pane."""

    list_worth: float = 0.82
    """Lowest chance (0 to 1) that a claim states a fact, for it to be listed as the desk opens; 0 lists all. At 0.82
    five of 100 claims that are listed state none (of all 31), and nearly nine of ten that an editor would check among
    the first are listed (2,808 claims of 76 pages of news, each page judged without itself)."""

    flag_context: float = 0.35
    """Lowest chance (0 to 1) that a reader of a claim alone would ask who, what, when or which, for it to be flagged; 1
    flags only what a rule knows. At 0.35 nine of 100 claims in the list need what stands before and are missed by this
    alone (of 56 that need it), and six of ten that can be checked as they stand have no flag by it (1,536 claims of 36
    pages of news, each page judged without itself)."""

    verdict_needs_grounds: bool = False
    """House rule: a verdict that says how true a claim is needs a citation and a reason. What lacks one is told at
    the verdict and listed before an export; nothing is refused."""

    lint: Profile = Profile.HOUSE
    """Which rules a report for readers is held against before it is written: house, ifcn, efcsn, claimreview or none.
    What it lacks is told; nothing is refused."""

    archive_url: str = "https://archive.org/wayback/available?url={url}"
    """The address that says whether an archive of the web has a copy; it must answer as the Wayback Machine's
    availability service does. `{url}` stands for the address that is asked for."""

    archive_save_url: str = "https://web.archive.org/save/{url}"
    """The address that makes the archive take a copy."""

    fetch_bytes: int = 20_000_000
    """Largest download, in bytes after decompression."""

    fetch_seconds: float = 30.0
    """Time limit of one fetch with all its redirects, in seconds."""

    contact: str | None = None
    """An e-mail or web address for those who run the servers that are asked; it goes into every request to a source."""

    sources: tuple[WebSource, ...] = (WIKIPEDIA,)
    """Sources elsewhere that can be asked, beside `wiki`, the English Wikipedia; in the file a table each."""

    allow_private: bool = False
    """Whether loopback and private addresses may be fetched; off, because a link in an article is a stranger's."""

    input_bytes: int = 50_000_000
    """Largest file that is read, in bytes."""

    extract_seconds: float = 30.0
    """Time limit of one extraction in its child process, in seconds."""

    extract_memory: int = 1_500_000_000
    """Address space of the child process that extracts, in bytes."""

    busy_seconds: float = 30.0
    """How long a write waits for another program to finish, in seconds."""

    shared_record: str | None = None
    """Where `factbench sync` finds the record that several desks share: `service=NAME`, or an address such as
    `postgresql://NAME@HOST/DATABASE`, without a password."""

    ascii: bool = False
    """Draw the desk with ASCII glyphs only, for terminals and fonts without others."""

    theme: Look = Look.AUTO
    """Colours of the desk: auto, dark, light, contrast or mono; a verdict never depends on colour."""

    keys: tuple[tuple[str, str], ...] = ()
    """Keys of the desk that differ from its own; in the file a table, `[keys]` with lines like
    `"verdict.supported" = "s,p"`. The ids are those that `?` and `:` show."""

    worth: tuple[tuple[str, str, float], ...] = ()
    """Weights of worth that differ from the fitted ones; in the file a table, `[worth]` with lines like
    `"gives a number" = {checkworthy = 2.0}`. The features are those that claims give as reasons."""


def described(kind: type) -> dict[str, str]:
    """Each field of a class of values -> what the docstring under it says, on one line."""
    import ast
    import inspect
    from itertools import pairwise

    (body,) = [
        node.body for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef)
    ]
    return {
        field.target.id: " ".join(str(after.value.value).split())
        for field, after in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    }
