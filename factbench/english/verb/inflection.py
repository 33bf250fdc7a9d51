"""How does a present participle read in the past tense? English, by a table of irregular verbs."""

from __future__ import annotations

from factbench.text.wordlist import wordlist


def past_of(participle: str) -> str:
    """The past tense of a verb, from its present participle.

    >>> past_of("earning"), past_of("carrying"), past_of("becoming")
    ('earned', 'carried', 'became')
    """
    word = participle.lower()
    if (irregular := _IRREGULAR.get(word)) is not None:
        return irregular
    stem = word.removesuffix("ing")
    if stem.endswith("y") and stem[-2:-1] not in {*"aeiou"}:
        return f"{stem[:-1]}ied"
    # Where the participle has doubled a consonant, or dropped an e, so has the past.
    return f"{stem}ed"


# Source: Quirk et al. 1985, 3.11 to 3.19, irregular verbs, those that newspapers use.
_IRREGULAR = dict(
    pair.split(":")
    for pair in wordlist("""
becoming:became coming:came overcoming:overcame taking:took overtaking:overtook undertaking:undertook
bringing:brought buying:bought catching:caught teaching:taught thinking:thought fighting:fought
seeking:sought making:made leaving:left losing:lost winning:won beating:beat running:ran beginning:began
drinking:drank singing:sang sinking:sank swimming:swam ringing:rang giving:gave forgiving:forgave
driving:drove riding:rode rising:rose arising:arose writing:wrote speaking:spoke breaking:broke
stealing:stole choosing:chose freezing:froze wearing:wore tearing:tore bearing:bore swearing:swore
holding:held withholding:withheld upholding:upheld standing:stood understanding:understood
withstanding:withstood finding:found binding:bound winding:wound grinding:ground selling:sold telling:told
saying:said paying:paid laying:laid lying:lay sending:sent spending:spent lending:lent bending:bent
building:built rebuilding:rebuilt feeling:felt keeping:kept sleeping:slept sweeping:swept meeting:met
feeding:fed leading:led reading:read speeding:sped bleeding:bled shooting:shot getting:got forgetting:forgot
sitting:sat setting:set putting:put cutting:cut hitting:hit letting:let shutting:shut splitting:split
quitting:quit spreading:spread costing:cost hurting:hurt casting:cast broadcasting:broadcast
forecasting:forecast bursting:burst falling:fell growing:grew knowing:knew throwing:threw blowing:blew
flying:flew drawing:drew withdrawing:withdrew seeing:saw overseeing:oversaw going:went
undergoing:underwent doing:did having:had eating:ate hearing:heard dealing:dealt sticking:stuck
striking:struck hanging:hung swinging:swung digging:dug spinning:spun shaking:shook fleeing:fled
shining:shone hiding:hid biting:bit lighting:lit waking:woke
""")
)
