"""The words of a typed question that are no names, each list under what it does; and how rules are written with them.

Pure. One word may do different things in different questions, and stand in several lists. What stands in none is *left over*, and
is told (I12).
"""

import re
from functools import cache

from drugref.names.normalise import normalise
from drugref.vocabulary import Form


def _all(text: str) -> frozenset[str]:
    return frozenset(normalise(text).split())


# said of nothing: never told, never a reason to withhold a yes or no

CLOSED = _all("""
    a an the any some this that these those it its there he she they him her them his hers their our your my mine me i im ive id
    we us you u one ones people who whom whose what whats which when where why how if whether so then than as at by for from in
    into of off on onto out over to up with within per about around through is are was were be been being am isnt arent wasnt aint
    do does did doing doesnt dont didnt can could may might must shall should shouldnt cant couldnt will would wont wouldnt have
    has had having and or nor but both either neither each all every other another too also just only even still yet ever never
    not no yes s t d ll re ve nt n e g ie eg etc vs v versus plus because since while during before after until between against
    very really quite
""") - _all("t e never not no")
"""Closed classes: determiners, pronouns, auxiliaries, prepositions, conjunctions. (“t”, “e” are also slang.)"""
FRAME = _all("""
    drug drugs medicine medicines medication medications med meds pill pills tablet tablets tab tabs capsule capsules caps product
    products prescription prescriptions prescribed prescribe prescribes rx dose doses dosage mg mcg ml milligram milligrams
    microgram micrograms gram grams type types kind kinds sort sorts category categories considered classified classed class
    classes family group called termed named known regarded categorized categorised labeled labelled listed scheduled actually
    technically officially basically simply truly legally federally currently now generic generics brand brands name names
    chemically pharmacologically medically strong weak mild powerful potent common please tell know anyone anybody someone hi
    hello hey ok okay well question wondering wonder want would like to think say says said though anymore today tonight yesterday
    tomorrow exactly doctor doctors dr pharmacist nurse gp gave give given told use used using uses take taken takes taking took
    start started starting two three multiple same time times day days daily night nights nightly morning evening bedtime week
    weeks month months year years hour hours minute minutes once twice thing things stuff way ways mean means meaning work works
    working go going gone get getting got need needs make makes made become becomes help helps ate eaten eats
    mom moms mother mum dad father son
    daughter wife husband baby friend kid kids child children boyfriend girlfriend grandma grandmother grandpa grandfather sister
    brother patient patients person adult adults man woman men women girl boy simultaneously concurrently together possible thanks
    thank regular regularly normal normally usually usual sometimes often always available currently treat treatment therapy
    relief reliever low high bottle pack box patch oral medical nonprescription prn level levels absorption
""") - _all("plus high")
"""Ordinary words around a question about a medicine that change nothing in it."""
WHOLE_WORDS = _all("""
    safe good bad dangerous legal illegal available effective expensive cheap fda approved real natural strong work best worst
    information info facts schedule explain define definition opinion reviews review overview guide effects effect
""")
"""Understood, but no name: about one entry, its page answers them as a whole."""

# what begins and joins

ASKS = _all(
    "is are was were isnt arent aint wasnt do does did doesnt dont can could may might will would whats what which why how when who if s"
)
OPEN = _all("what whats which why how when who if s")
"""Begin a question that no yes or no answers."""
LINKS = _all("""
    is are was were be as act acts acting work works count counts counted belong belongs to part one contain contains containing
    have has having include includes made from used use same category do does fall falls under equal mean means consider qualify
    qualifies function functions based
""") - _all("same")
"""Between a subject and an object these leave the question “is it one?”, or “does it hold one?”."""
HOLDS = _all("contain contains containing have has having include includes made from")
CONNECTS = _all("or and nor vs versus v plus n with")
LISTS = _all("or and nor n plus")
NEGATIONS = _all("not non no without minus free never isnt arent nothing")
"""Left over, they may turn an answer round."""
PERMITS = _all("""
    can could cant may might should shouldnt ought must need ok okay fine alright safe safely bad dangerous harmful risky wise
    advisable recommended allowed permitted acceptable possible
""")
"""“Can I”, “is it ok to”: with a verb of taking or leaving behind it, it asks for permission."""
LEAVING = _all("stop stopping stopped quit quitting skip skipping leave discontinue discontinuing wean weaning taper tapering come coming")
TAKING = LEAVING | _all("""
    take taking taken use using used have having give giving given eat eating drink drinking mix mixing mixed combine combining
    combined drive driving breastfeed breastfeeding nurse nursing swallow inject smoke smoking vape chew crush start starting
    switch switching continue increase double pair
""")
NOT_TAKING = _all("""
    get getting buy buying show showing shown cause causing become overdose contain contains help helps treat treats make makes
    work works affect kill be been
""")
"""Verbs that ask of the medicine, not of the person: “can you get Prozac without a prescription”, “can ibuprofen show up”."""
SWALLOWS = _all("mix mixing smoke smoking snort snorting pop popping drop dropping take taking took taken on high")
"""Directly before an ordinary word, these make it the drug of that name: “mix bars and lean”."""
DRINKING = _all("drink drinking drinks drunk drank")
VAPING = _all("vape vaping vapes")
SMOKING = _all("smoke smoking smokes smoked") | VAPING
EATING = _all("eat eating eats eaten ate")
MEALS = _all("food breakfast lunch dinner supper brunch")
"""What is eaten, where no food is named: with “with”, “before”, “without” before it, a meal near the dose is meant."""
AVOIDS = _all("not cant cannot shouldnt avoid dont")
ASKS_OF_FOODS = _all("interact interacts interaction interactions")
"""“Does X interact with food” asks which ones."""
MATTERS = _all("affect affects interfere interferes change changes matter reduce reduces slow slows impact impacts")
"""“Does food affect X”."""
AROUND_A_MEAL = _all("with without after before on during between")
BESIDES = _all("a an any some my the glass of cup little bit much")
"""Between a verb of eating, drinking or smoking and the thing."""
BLOCKS_ALIKE = _all("class classes family category group type kind schedule time way")
"""Behind “same”, these ask for no sameness of two things."""
JUDGES = _all("better best safer safest worse worst cheaper faster prefer preferable lasts longer")

# names

SALTS = _all("""
    hcl hydrochloride hydrobromide hbr citrate tartrate bitartrate maleate mesylate besylate sodium sulfate sulphate acetate
    phosphate fumarate tosylate monohydrate dihydrate nitrate bromide chloride disodium calcium potassium oral
""")
"""After a name: the salt it comes as, which medicine does not tell apart."""
TELLING_FORMS = _all("""
    succinate tartrate pamoate decanoate enanthate xr er sr xl cr ir la dr od odt cd xt mr pr ec hfa extended release delayed
    immediate gel cream ointment lotion spray inhaler patch patches syrup injection injections drops liquid suspension solution
    nasal topical mix protamine
""")
"""After a name: a salt or form that may be told apart. In a question of sameness, and of one thing's kind, it counts."""
FORM_OF: dict[str, Form] = {
    **dict.fromkeys(_all("gel cream ointment lotion topical"), Form.SKIN),
    **dict.fromkeys(_all("patch patches"), Form.PATCH),
    **dict.fromkeys(_all("inhaler nebulizer puffer"), Form.INHALED),
    **dict.fromkeys(_all("spray nasal"), Form.NOSE),
    **dict.fromkeys(_all("eye ear drops eyedrops eardrops"), Form.EYE_EAR),
    **dict.fromkeys(_all("suppository suppositories enema"), Form.RECTAL),
    **dict.fromkeys(_all("injection injections"), Form.INJECTION),
    **dict.fromkeys(_all("tablet tablets pill pills capsule capsules syrup"), Form.BY_MOUTH),
}
"""Behind a name: the dose form in which it is asked about."""
QUALIFIERS_BEFORE = _all("fake laced counterfeit pressed expired pediatric childrens infants junior extra")
QUALIFIERS = _all(
    """
    plus pm dm d pe ac xr er sr xl cr mix max extra fake laced counterfeit pressed expired decanoate pediatric childrens infants junior
    forte duo combo
    """
)
"""Beside a name they may make it another thing."""
DOSE = re.compile(r"^\d+(mg|mcg|ug|g|ml|iu|units?|percent|x)?$")

US = _all("us usa america american united states federal")
PLACES = {
    "uk": "UK", "england": "UK", "britain": "UK", "scotland": "UK", "wales": "UK", "united kingdom": "UK", "great britain": "UK",
    "canada": "Canada", "europe": "EU", "eu": "EU", "germany": "Germany", "france": "France", "spain": "Spain", "italy": "Italy",
    "mexico": "Mexico", "india": "India", "australia": "Australia", "japan": "Japan", "china": "China", "thailand": "Thailand",
    "ireland": "Ireland", "new zealand": "New Zealand", "brazil": "Brazil", "dubai": "Dubai", "philippines": "the Philippines",
    "netherlands": "the Netherlands", "pakistan": "Pakistan", "nigeria": "Nigeria", "south africa": "South Africa", "turkey": "Turkey",
    "usa": "US", "america": "US", "united states": "US",
}  # fmt: skip
"""Countries that may be named, as the closed list Place writes those that are recorded."""
_STATE_NAMES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, Illinois, Indiana,
    Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska,
    Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania,
    Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming
"""
STATES = {normalise(name): name.strip() for name in _STATE_NAMES.split(",")}
LANGUAGES = _all("spanish french german italian portuguese chinese hindi arabic russian japanese korean vietnamese tagalog polish")
SPANISH = _all("puedo tomar con que es para sirve una y el la los mas fuerte se puede como llama misma mismo")
"""Little words of a question in Spanish; answers are in English."""
ANIMALS = _all("""
    dog dogs cat cats puppy puppies kitten kittens pet pets horse horses rabbit rabbits hamster ferret bird parrot cow cows goat
    pig vet veterinary veterinarian
""")
PREGNANT = _all("pregnant pregnancy trimester expecting conceive conceiving ttc")
NURSING = _all("breastfeeding breastfeed nursing lactating lactation breast")
YOUNG = _all("child children kid kids baby babies toddler toddlers infant infants newborn teenager teen teens pediatric")
OLD = _all("elderly senior seniors old older aged geriatric")
CONDITIONS = _all("""
    kidney kidneys ckd renal liver hepatic cirrhosis hepatitis heart cardiac arrhythmia afib blood pressure hypertension bp hypotension
    diabetes diabetic asthma copd glaucoma prostate bph epilepsy seizure seizures thyroid hyperthyroidism hypothyroidism ulcer
    ulcers gerd reflux stroke parkinsons dementia alzheimers myasthenia depression bipolar anxiety schizophrenia adhd gout anemia
    g6pd porphyria lupus migraine migraines diabetics asthmatics alcoholic alcoholics epileptics cancer hiv apnea copd
    osteoporosis dialysis pancreatitis colitis crohns
""")
"""“Sudafed with high blood pressure”: what a person may have."""
DRIVING = _all("drive driving machinery machines operate")
ACTIVITIES = DRIVING | _all("surgery operation anesthesia dentist sun sunlight tanning fly flying exercise gym")

# rules: words of a list stand in braces; a name is {name}, D a drug's or C a class's

WORDS: dict[str, str] = {
    "fill": """a an the any some this my your his her their it of from off on to taking take takes using use our all up with for
        in is be""",
    "people": """i im you he she they we my me her him mom mother dad wife husband son daughter kid child toddler baby friend
        someone brother sister boyfriend girlfriend patient dog cat puppy kitten grandma grandpa people""",
    "stopping": """stop stopping stopped stops quit quitting discontinue discontinuing discontinued skip skipping skipped wean weaning
        weaned taper tapering tapered replace replacing""",
    "leave": "come comes coming came get getting got go going goes",
    "stopped": "stopped quit discontinued finished came ended",
    "breaking": "split splitting cut cutting halve halving crush crushing crushed chew chewing dissolve dissolving sprinkle",
    "doses_kind": """what whats safe max maximum daily correct right usual normal starting lethal toxic recommended lowest highest""",
    "allergic": """allergic allergy allergies intolerant intolerance hypersensitive sensitivity sensitive reacted reaction reactions""",
    "taking": "take taking took use using have having give eat drink drinking smoke smoking do on",
    "mixing": """mix mixing mixed mixes combine combined combining combination combo interact interacts interaction interactions
        together simultaneously concurrently alongside coadminister compatible connection affect affects weaken
        weakens cancel cancels counteract counteracts interfere interferes conflict clash clashes""",
    "hurting": """hurt hurts kill kills affect affects effect effects mess messes stop stops reduce reduces block blocks ruin""",
    "driving": "drive driving",
    "fare": "food foods drinks beverage beverages fruit fruits snacks",
    "eating": "eat eating drink drinking",
    "compare": """vs versus v difference differences differ differs different differently compared compare compares comparing
        comparison than alternative alternatives instead substitute substitutes between prefer related difrence
        diffrence differance diffrences diference better best safer safest worse worst cheaper faster similar
        similarities similarity switch switching""",
    "stronger": "stronger strongest strength strengths potent potency weaker weakest fuerte",
    "same": "same identical equal equals interchangeable equivalent misma mismo mesma mesmo",
    "names_kind": "generic brand trade other street slang common chemical different scientific",
    "what": "what whats which",
    "things": """drug drugs medicine medicines medication medications meds med pills pill tablets supplement supplements
        things thing herbs herb products""",
}
"""Name of a list -> its words, as rules name them."""
THINGS = _all(WORDS["things"])

# words that a kind explains, where it leads

MISUSING = _all("high snort snorting pass beat cheat inject injecting shoot shooting parachute plug")
"""In a question of amounts these ask for help with misuse."""
TAKEN = re.compile(
    r"\b(?:took|swallowed|(?:have|ive|had|has|already|accidentally) taken|been taking|been on|was taking|were taking|was on)\b(?! to )"
)
"""It is in the body already: “I’m pregnant and took Advil”."""
AMOUNT_WORDS = _all(f"""
    much many often more dose doses dosage dosing maximum max amount missed miss forgot double pass price cost coupon street crushed halve
    lethal toxic correct right recommended starting lowest highest daily up open half pieces forgotten skipped late split broken
    dissolved opened sprinkled water break crushable chewed last late drug test urine hour hours {WORDS["breaking"]}
""")
TEST_WORDS = _all("""
    drug test tests tested testing screen screens screening panel show shows up urine positive positives false negative fail hair
    saliva swab tox toxicology make me blood trigger lead result come
""")
STOP_WORDS = _all(f"""
    cold turkey abruptly suddenly run running ran out safe missing feel fine just switch off withdrawn tapered must happen happens
    {WORDS["stopping"]}
""")
ALLERGY_WORDS = _all(f"cross react reacts reactivity im if have {WORDS['allergic']}")
TOGETHER_WORDS = _all("wait long soon apart both once now lasts happens happen " + WORDS["hurting"])
FOODS_WORDS = _all(f"""
    avoid avoided avoiding limit limited watch careful away restriction restrictions dietary diet list okay bad react reacts certain
    special {WORDS["fare"]} {WORDS["eating"]}
""")
CAUTION_WORDS = _all("""
    old feeling feeding when milk trimester first second third safe disease failure problem problems stage attack condition issues
    history before after car high daily long term every nightly hurt
""")
SAME_WORDS = _all(f"generic brand another word just different {WORDS['same']}")
STRONGER_WORDS = _all(f"strong much more how {WORDS['stronger']}")
LIST_WORDS = _all("""
    find show see look search end ends ending begin begins beginning start starts starting
    not avoid avoided anything something other eat interact interacts interfere interferes conflict list lists examples example
    most common some there cause causes causing give gives make makes induce lead trigger treat treats treating help helps good
    name cure cures can best alternative alternatives substitute substitutes similar option options
""")
NAMES_WORDS = _all(f"another names version called aka sold form term terms brand {WORDS['names_kind']}")
LAW_WORDS = _all("legal illegal banned outlawed schedule status decriminalized allowed")
USE_WORDS = _all("""
    stop stops relieve relieves fix fixes cure cures prevent prevents good reverse reverses undo resistant proof against treat
    treats help helps
""")
ABOUT_NOTHING = _all("""
    warning warnings label labels side term long
    you people really feel too long take does much often usually happen happens effects effect serve
    serves on so kind more someone get getting risk risks
""")
"""Behind the phrase that asks for a row, these name none of its values."""
IS_A_WORDS = _all("based family class group category considered as fall under")
COMPARE_WORDS = _all(WORDS["compare"]) | JUDGES
BEFORE_IS_A = ASKS | LINKS | frozenset({"if", "in", "about"})
BETWEEN_IS_A = LINKS | LISTS | ASKS | frozenset({"as", "in", "of", "like", "not", "the"})
BEHIND_IS_A = WHOLE_WORDS | HOLDS | LISTS | frozenset({"not", "or", "by", "as", "then", "use", "work", "under", "for"})
"""Words that leave the question “is it one?” where they stand."""
TURNS_BEHIND = _all("free antagonist antagonists blocker blockers withdrawal")
"""Behind the second name they make it something else: “a benzo antagonist”."""
RELATES = _all("""
    with on from for by after before during while off about against under into without vs than if when cause causes help helps
    treat
""")
"""Other relations of two things than the one belonging to the other."""


KIND_WORDS = frozenset(word for words in WORDS.values() for word in words.split()) - YOUNG - ANIMALS
SILENT = (
    CLOSED | FRAME | WHOLE_WORDS | ASKS | LINKS | CONNECTS | PERMITS | TAKING | NOT_TAKING | DRINKING | SMOKING
    | JUDGES | BLOCKS_ALIKE | KIND_WORDS | US
) - NEGATIONS  # fmt: skip
"""Words that change nothing, whatever the question."""


def is_silent(word: str) -> bool:
    """Does *word* change nothing, whatever the question?"""
    return word in SILENT or DOSE.match(word) is not None or (word in NEGATIONS and word != "non")


@cache
def rule(text: str) -> re.Pattern[str]:
    """A rule over the shape of a question: ``rule("{stopping}( {fill})* {name}")`` meets “stop taking my D”.

    In a shape each name is D (a drug) or C (a class); {name} is either, {word} any other word.
    """
    listed = {name: f"(?:{'|'.join(sorted(words.split(), key=lambda word: (-len(word), word)))})" for name, words in WORDS.items()}
    filled = re.sub(
        r"\{(\w+)\}", lambda found: {"name": "[DC]", "word": r"[^\sDC]+", "any": r"\S+"}.get(found[1]) or listed[found[1]], text
    )
    return re.compile(rf"(?<!\S)(?:{filled})(?!\S)")
