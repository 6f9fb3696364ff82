"""The words of a question that are no names: what they do in it.

Pure. A word in none of these lists is one that was not understood, and then no yes or no is given.
"""

import re

from drugref.names.normalise import normalise


def _all(text: str) -> frozenset[str]:
    return frozenset(normalise(text).split())


FILLERS = _all("""
    a an the any some this that these those it its there
    drug drugs medicine medicines medication medications med meds pill pills tablet tablets capsule capsules product products
    prescribed type types kind kinds form forms sort sorts class classes category categories family group of in the considered
    classified classed called termed named known regarded categorized categorised labeled labelled listed scheduled
    really actually technically officially still also just basically simply even only truly legally federally currently now
    generic generics brand name names chemically pharmacologically medically strong weak mild powerful potent common
    please tell me us know if whether anyone does hi hello hey ok okay so well question wondering wonder want would like to
    think say said be been being both either neither all ever too then though anymore today exactly my your our their his her
    doctor gave i im we you u people two multiple while when
""") - _all("in like to does")
"""Say nothing about what is asked."""

ASKS = _all("is are was were isnt arent aint does do did doesnt dont can could may might will would whats what which why how when who if s")
OPEN = _all("what whats which why how when who if s")
"""Begin a question that no yes or no answers."""
LINKS = _all("""
    is are was were be as act acts acting work works count counts counted belong belongs to part one contain contains containing
    have has having include includes made from with used use same category made does do fall falls under equal mean means
    consider qualify qualifies function functions
""") - _all("same with")
"""Between a subject and an object these leave the question “is it one?”, or “does it hold one?”."""
HOLDS = _all("contain contains containing have has having include includes made from")
CONNECTS = _all("or and nor vs versus v plus n with")
LISTS = _all("or and nor n plus")

DRINKING = _all("drink drinking drunk")
"""With one medicine named, these ask about alcohol."""
TOGETHER = _all("""
    together take taking taken took mix mixing mixed mixes combine combined combining combination interact interacts interaction
    interactions alongside connection drink drinking coadminister simultaneously concurrently along
""")
COMPARES = _all("""
    vs versus v difference differences differ differs different differently compared compare compares comparing comparison better
    best stronger strongest safer weaker worse worst than similar similarities similarity same identical interchangeable equivalent
    equal alternative alternatives instead substitute substitutes replace replaces replacement switch switching like between prefer
    cheaper faster longer related difrence diffrence differance diffrences diference
""")
SAMENESS = _all("""
    difference differences differ differs different same identical interchangeable equal
    difrence diffrence differance diffrences diference
""")
PLAIN = _all("""
    safe good bad dangerous legal illegal available effective expensive cheap fda approved real fake new old natural strong work
    information info facts schedule about explain define definition meaning mean means used use uses for
""")
"""Understood, but no name: a question about one entry that its page answers as a whole."""

PERMITS = _all("""
    can could cant may might should shouldnt ought must need ok okay fine alright safe safely bad dangerous harmful risky wise advisable
    recommended allowed permitted acceptable possible
""")
"""“Can I”, “is it ok to”: with a verb of taking or leaving behind it, it asks for permission."""
LEAVING = _all("stop stopping stopped quit quitting skip skipping leave discontinue discontinuing wean weaning taper tapering come coming")
TAKING = LEAVING | _all("""
    take taking taken use using used have having give giving given eat eating drink drinking mix mixing mixed combine combining combined
    drive driving breastfeed breastfeeding nurse nursing swallow inject smoke smoking vape chew crush start starting switch switching
    continue increase double
""")
NOT_TAKING = _all("""
    get getting buy buying show showing shown cause causing become overdose contain contains help helps treat treats make makes work works
    affect kill be been
""") - _all("be been")
"""Verbs that ask of the medicine, not of the person: “can you get Prozac without a prescription”, “can ibuprofen show up”."""

SALTS = _all("""
    hcl hydrochloride hydrobromide hbr citrate tartrate bitartrate succinate maleate mesylate besylate sodium potassium calcium
    magnesium sulfate sulphate acetate phosphate fumarate tosylate pamoate monohydrate dihydrate nitrate bromide chloride disodium
    xr er sr xl cr ir la dr od odt cd xt mr pr ec hfa extended release delayed immediate oral
    gel cream ointment lotion spray inhaler patch patches syrup injection injections drops liquid suspension solution nasal topical
""")
"""After a name: the salt or the form it comes as."""
DOSE = re.compile(r"^\d+(mg|mcg|ug|g|ml|iu|units?|percent|x)?$")
DOSE_WORDS = _all("mg mcg milligram milligrams microgram micrograms gram grams ml dose doses dosage daily twice")

US = _all("us usa america american united states federal")
_STATE_NAMES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, Illinois, Indiana,
    Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska,
    Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania,
    Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming
"""
STATES = frozenset(normalise(name) for name in _STATE_NAMES.split(","))

KNOWN = (
    FILLERS
    | ASKS
    | LINKS
    | CONNECTS
    | TOGETHER
    | COMPARES
    | PLAIN
    | US
    | DOSE_WORDS
    | TAKING
    | _all("in on at time not no yes for same way thing things")
)
"""Every word that is understood, wherever it stands."""
NEVER_NAMES = ASKS | LINKS | CONNECTS | FILLERS | _all("in on at i")
"""Not looked up alone, though some slang is spelled so."""
