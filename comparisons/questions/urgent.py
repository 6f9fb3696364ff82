"""Is this an emergency? Read from the whole of a text, however long, before anything else is asked of it.

Pure. An *emergency* leads the reply, and a *crisis* (somebody may hurt themselves) with whom to talk to; a *topic* (“can you overdose
on melatonin”) only puts the urgent card on top, and a *sign* of danger that is merely asked about (“does viagra cause chest pain”)
one line. What tells them apart is who has it and when: “chest pain after taking viagra” is somebody’s, now.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from drugref.names.normalise import normalise

LONGEST = 2000
"""Characters that are looked through."""


class Urgency(StrEnum):
    """From none on, each more urgent than the last."""

    NONE = ""
    SIGN = "sign"
    TOPIC = "topic"
    EMERGENCY = "emergency"
    CRISIS = "crisis"

    @property
    def leads(self) -> bool:
        """Is whom to call the answer, whatever else was asked?"""
        return self in (Urgency.EMERGENCY, Urgency.CRISIS)

    @property
    def has_card(self) -> bool:
        """Does the card with whom to call stand first?"""
        return self.leads or self is Urgency.TOPIC


_WORDS = {
    "who": """i im ive he hes she shes they theyre we someone somebody my our her his toddler baby infant child kid son daughter mom mother
        dad father wife husband friend brother sister boyfriend girlfriend grandma grandpa roommate partner uncle aunt old yo""",
    "young": "toddler baby infant newborn child kid son daughter old yo nephew niece grandson granddaughter puppy dog cat kitten pet",
    "took": "took taken swallowed ate eaten drank ingested downed popped injected snorted",
    "pack": "bottle pack packet box strip bag blister",
    "pills": "pills pill tablets tablet tabs tab capsules capsule gummies",
    "medicine": "pills pill tablets tablet meds med medication medications medicine medicines drugs capsules",
    "cant": "cant cannot wont couldnt",
    "self": "myself himself herself themselves yourself",
    "deadly": "lethal fatal deadly overdose",
    "units": "mg mcg ml g hour hours day days week weeks minute minutes month months year years am pm percent times",
    "count": "one two three four five six eight ten half",
    "unwell": "shaking shaky sweating sweaty twitching jerking trembling tremors confused confusion agitated hallucinating rigid stiff "
    "fever feverish delirious",
    "some": """a an some any bad badly severe sharp mild slight really very terrible awful horrible sudden suddenly strong this weird my the
        been having getting just now like side effects so much more constant started feeling got""",
}
_PHRASES = {
    "wish": (
        (
            "(?:want|wants|wanted|wanting|wish|going|about|planning|plan|tempted|ready|urge|urges|need|trying|tried|threatening|"
            "threatened|how) to"
        ),
        "wanna",
        "gonna",
        "i might",
        "considering",
        "contemplating",
        "wish i could",
        "how (?:do|can|could|would) i",
        "(?:feel|feels|felt|feeling) like",
        "(?:thinking|think|thinks|thoughts|thought|talking|talks|talk) (?:of|about)",
        "keep thinking about",
    ),
    "dosed": (
        "took",
        "swallowed",
        "gave",
        "drank",
        "injected",
        "(?:ive|have|has|had|accidentally) taken",
        "(?:was|were|been) given",
    ),
    "sign": (
        "chest (?:pain|pains|tightness|pressure|discomfort)",
        "tight chest",
        "(?:pain|pains|pressure|tightness)(?: {word})? in (?:my|his|her|the|your) chest",
        "(?:trouble|difficulty|problem|problems|hard time|issues|struggling)(?: {word})? breathing",
        "short(?:ness)? of breath",
        "breathing (?:problem|problems|trouble|difficulty|difficulties)",
        "(?:hard|difficult|harder|struggling) to breathe",
        "(?:face|facial|lip|lips|tongue|throat)(?: {word}){0,2} (?:swelling|swelled|swollen|swells|swell|closing)",
        "(?:swelling|swollen)(?: {word}){0,3} (?:face|lip|lips|tongue|throat)",
        "allergic reaction",
        "anaphyla[a-z]+",
        "slurred speech",
        "face drooping",
        "facial droop[a-z]*",
        "(?:numb|numbness|weakness)(?: {word}){0,3} (?:arm|one side|left side|right side|face)",
        "(?:coughing|vomiting|throwing|puking)(?: up)? blood",
        "{unwell}(?: and| with| plus)?(?: {word})? {unwell}",
    ),
}
"""What stands in several shapes. ``sign``: what may be an emergency for whoever has it, and is often only asked about."""
_CRISES = (
    (
        "{wish}( (just|really|all|go|be|not|to|try|i)){0,2} (kill|killing|hurt|hurting|harm|harming|cut|cutting|poison|unalive|"
        "off|end) {self}"
    ),
    "{wish}( (just|really)){0,2} (end|ending) (it|it all|my life|his life|her life|everything|things)",
    (
        "{wish}( (just|really)){0,2} (commit suicide|suicide|overdose|overdosing|od|kms|unalive|not wake up|never wake up|not be "
        "here|not exist)"
    ),
    "(?<!dont )(?<!not )(want|wants|wanted|wanting|wish|wishing|ready|hoping|begging)( (just|really|so badly))? to (die|be dead)",
    "wanna (just )?die",
    "how (to|do i|can i|could i) die",
    "(feel|feels|felt|feeling) like (dying|i (want|wanna|should|need) (to )?die)",
    "(thinking|think|thoughts|thought|keep thinking) (of|about) (dying|death|ending it|suicide)",
    (
        "(want to|wants to|wanted to|wanna|feel like|feels like|felt like|urge to|tempted to|thinking of|thinking about|thoughts "
        "of|thought of|going to|gonna|might|planning to|considering|about to|ready to)( just)? (take|taking|swallow|swallowing|"
        "down|downing|eat|eating) (all|every|the whole|a whole|the entire|the rest|a bunch|a handful|a bottle|as many)( "
        "{word}){0,3} ({medicine}|{pack}|of (my|the|his|her|them|it) {word}|my {word}|of them)(?!.* (together|same time|morning|"
        "evening|night|bedtime|breakfast|dinner|with|daily|before|after|once a|every day))"
    ),
    "(kill|killing|harm|harming) {self}",
    "(keep|keeps|been|started|am|im|hes|shes) (hurting|cutting) {self}",
    "(end|ending) (it all|my life|his life|her life)",
    "commit suicide",
    (
        "(dont|do not|didnt|doesnt|no longer|not|never|dont even)( (really|even))? (want|wants|wanna|wish|wanted|care)( to| if "
        "i)? (live|be alive|exist|be around|be on this earth|(wake up|go on|be here|keep going|continue)( (anymore|any more|"
        "again|any longer))?$|(wake up|go on|be here|keep going) (anymore|any more|any longer|living))"
    ),
    "^(suicide|suicidal|suicidal thoughts|self harm|feeling suicidal)$",
    "(dont|do not) feel like (living|being alive|being here|existing)",
    "(dont|do not) (want|wanna)( to)? (live|be here|be alive)",
    "cant go on( (living|anymore|any longer|like this))",
    "(no|any) (reason|point|will|desire) (to|in|of) (live|living|life|go on|going on|being alive)",
    "(not|isnt|aint) worth living",
    "(tired|sick|done) (of|with) (living|life|being alive)",
    "better off (dead|without me)",
    "(rather|should|wish i (was|were)) (be )?dead",
    "wish (i|he|she) (wasnt|werent|was never|were never|had never)( been)? (alive|born|here)",
    "rather die",
    "hate being alive",
    (
        "(i|im|ive|i am|having|feel|feels|feeling|hes|shes|theyre|(he|she|son|daughter|husband|wife|mom|dad|friend|brother|"
        "sister|kid|child) (is|feels))( (been|feeling|having|so|very|really|getting|have|had|feel|am|a|some|bad|started|keep|"
        "kept|becoming|got|more|constant|constantly|now|feels|thinking|actively|a bit|kind of|kinda|still|also|these))* "
        "(suicidal|suicide thoughts)"
    ),
    "suicidal right now",
    "(make|makes|making|made) (me|him|her|my {word})( {word}){0,2} (suicidal|want to (die|hurt|kill|end))",
    "talk(s|ing|ed)? (of|about) suicide",
    (
        "(i|he|she|who|son|daughter|friend|wife|husband)( {word}){0,2} (tried|attempted|attempting|trying) (to (overdose|kill|"
        "die|end)|suicide)"
    ),
    "(i|im|ive|hes|shes|son|daughter|friend)( {word}){0,3} self harm(ing|ed|s)?",
    "urges? to self harm",
    "painless (death|way to die)",
    "{took}( {word}){0,8} (on purpose|intentionally|deliberately|to (die|kill|end it))",
    "{deadly} (amount|dose|dosage|level|quantity|doses|amounts)",
    "enough to (kill|die|overdose|od)",
    "how (much|many)( {word}){0,6} (to|will|would|could|can) ({word} )?(kill|die|overdose|od|be {deadly}|end it)",
)
"""Somebody may hurt themselves, or asks how much would."""
_EMERGENCIES = (
    # swallowed: too much, twice, the wrong thing, by a child or an animal
    (
        "({took}|gave|given)( {word}){0,5} (too much|too many|way more than|more than (i|he|she|they) (should|was|were)|(a|an "
        "entire|a whole) (bunch|handful|ton|lot) of)"
    ),
    (
        "{took}( (like|about|around|maybe|over|almost|my))? ([5-9]|five|six|seven|eight|nine) (?!{units}|and|or|at|in|htp|oh|mp|"
        "fu|more|of the)[a-z]+"
    ),
    "swallowed (a|some) (battery|batteries|magnet|coin|bleach|something|pod)",
    "{took}( {word}){0,3} (the|a|whole|entire|full|half|half a|half the)( (whole|entire|full))? {pack}",
    "{took} all (of )?(my|her|his|the|their|your)( {word})? {pills}",
    "({who}( {word}){0,4} )?{took}( {word}){0,2} (1\\d|[2-9]\\d|\\d{3}) (?!{units})({word} ){0,3}({pills}|{word})",
    "{young}( {word}){0,4} (swallowed|ate|drank|got into|gotten into|ingested|took my|took some|chewed|licked|ate my)",
    "{young}( {word}){0,3} (put|has|had)( {word}){0,4} in (his|her|their|its|the) mouth",
    "{dosed}( {word}){0,4} (double|triple|quadruple|twice) (dose|doses|dosage|my|his|her|the|as much|as many|what|amount)",
    "{dosed}( a| the| my| his| her)? (double|triple)(?! strength)",
    "{dosed}( {word}){0,3} (an )?extra (dose|pill|tablet|one|capsule)",
    (
        "{dosed}( (my|his|her|the|our|their))?( (?!a |an )[a-z0-9]+){0,4} twice(?! (a|per|daily|each|every|weekly|monthly|now|"
        "before|last|in|this (week|month|year))\\b)"
    ),
    "double dosed",
    "accidental (double|extra|second) (dose|pill)",
    "{dosed} (my|his|her)( {word}){1,3} again( (by|this|today|tonight)|$)",
    "{dosed}( {word}){0,3} instead of( (the|my|his|her))? (morning|night|nighttime|evening|daytime|bedtime)",
    "(i|ive|accidentally)( {word})? doubled( up)?( on)? (my|his|her|the)",
    "doubled up on (my|his|her|the)( {word}){0,3} (by|this|today)",
    "{dosed}( {word}){0,3} (\\d+|{count})( {word}){0,3} instead of (just |only |the )?(\\d+|{count}|a|my|half)",
    "{dosed}( {word}){0,3} the wrong ({medicine}|dose|one|drug|amount|bottle|{word})",
    "(someone|somebody|{young}) got into( {word}){0,3}",
    "forgot( {word}){0,8} took( (?!can|should|may|could|take|ok|and not|do)[a-z0-9]+){0,4} (again|another|second|twice)",
    "{who}( {word}){0,2} (overdosed|overdosing|oding|poisoned)",
    "is overdosing",
    "(accidental|accidentally) (overdose|overdosed)",
    "(did|have|am) (i|he|she|they) (overdose|overdosed|overdosing|od)",
    "overdosing right now",
    "{took}( {word}){0,8} (by mistake|by accident|accidentally)",
    "accidentally ({took}|gave|doubled)",
    "(by mistake|by accident|accidentally) {took}",
    "{took}( {word}){0,6} (twice|double|again)( {word}){0,4} (sleepy|drowsy|confused|dizzy|slurring|vomiting|sick|limp)",
    "{took} double( {word}){0,5} (sleepy|drowsy|confused|dizzy|slurring|vomiting|sick|limp)",
    "{dosed}( {word}){0,6} (but|and|im|i am|hes|shes|is)( {word}){0,2} allergic",
    "allergic to {word}( {word}){0,4} (and|but|then)( (i|he|she))? {dosed}",
    # breathing, waking, fits
    "({cant}|can not|will not|could not|unable to|not able to)( {word})? (wake|stay awake|breathe|be woken|respond)(?! through| fire)",
    "{cant} (catch (my|his|her|their) breath|get (any |enough )?air)",
    "(not|isnt|stopped|barely) (breathing|responding|waking|breathe|able to breathe)",
    "struggling to breathe",
    "gasping",
    "choking",
    "breathing (has |is )?stopp(ed|ing)",
    (
        "(he|she|hes|shes|baby|toddler|child|is|im)( {word}){0,2} breathing( (is|very|really|so|too))* (slow|slowly|shallow|"
        "weird|funny|hard|fast)"
    ),
    "unconscious",
    "unresponsive",
    "passed out",
    "blacked out",
    "turn(ing|ed|s)? (blue|grey|gray|purple)",
    "(blue|purple|grey|gray) lips",
    "lips (are |is )?(turning )?(blue|purple|grey|gray)",
    "foaming at the mouth",
    "gurgling",
    "collapsed",
    "(hard|difficult|impossible) to wake",
    "not waking up",
    "(feel like|feels like|about to|going to|gonna|keep|keeps)( (im|i am|going|to|he|she|will|i))* (pass|passing|black|blacking) out",
    "(hit|hits|banged|bumped) (my|his|her|their) head( {word}){0,6} (on|taking|takes)",
    "(on|takes|taking)( {word}){0,8} hit (my|his|her|their) head",
    "(shaking|shakes|trembling|twitching) uncontrollably",
    "(eye|eyes)( (is|are))? swollen shut",
    "{who}( {word}){0,2} fainted",
    "fainted( {word}){0,3} (after|from|on)",
    (
        "(having|just had|had|has had) (a |an |some |another )*(seizure|seizures|fit|fits|convulsion|convulsions|stroke|heart "
        "attack)( {word}){0,2} (after|since|now|right now|help|from taking)"
    ),
    "(having|just had) (a |an |some |another )*(seizure|fit|convulsion|stroke|heart attack)",
    "(is|started|keeps|are) (seizing|convulsing)",
    "convulsing",
    # swelling, stroke, bleeding: said of somebody
    (
        "(my|his|her|{young}s?)( {word}){0,2} (face|lip|lips|tongue|throat)( {word}){0,3} (swelling|swelled|swollen|swells|"
        "closing|closed|tight|tightening|itchy and|numb|drooping|droopy)"
    ),
    (
        "(face|lip|lips|tongue|throat) (is|are|was|feels|feel|started|starting|gets|getting|keeps|looks)( {word}){0,2} (closing|"
        "swelling|swollen|swelled|tight|drooping|droopy)"
    ),
    "throat( is)? closing",
    "tongue( is)? swelling",
    "(my|his|her) chest( {word}){0,3} (hurts|hurting|hurt|pain|tight|heavy|burning|aching|painful)",
    "(chest|heart) (hurts|is (hurting|tight|killing me)|feels (tight|heavy|like))",
    "heart stopped",
    (
        "{cant} (feel|move|lift|raise) (my|his|her|their|one|the)( {word})? (arm|arms|leg|legs|face|hand|hands|side|body|fingers|"
        "left|right|mouth)"
    ),
    "{cant} (speak|talk|see|swallow)( (anything|properly|clearly|well|at all|anymore|right|straight))*( (after|since)|$)",
    "(my|his|her|whole|entire|one|left|right)( {word}){0,2} (arm|side|face)( {word}){0,3} (numb|paralyzed|limp|drooping|went weak)",
    "(speech|words|talking) (is|are|was)? ?(slurred|slurring)",
    "slurring (my|his|her|their)? ?(words|speech)",
    "(he|she|im|is|hes|shes) slurring",
    "(bleeding|nosebleed|nose bleed)( {word}){0,4} (wont|will not|doesnt|not|cant|never|isnt) (stop|stopping)",
    "({cant}) stop( the| my)? (bleeding|nosebleed)",
    (
        "(i|im|ive|he|hes|she|shes|is|started|keep|been)( {word}){0,2} (coughing|vomiting|throwing|puking|vomited|coughed|threw|"
        "pooping|spitting)( up)? blood"
    ),
    # said to be dying, or of calling for help
    "({took}|had)( {word}){0,10} (is|are|will|am) (he|she|they|i|it)( {word})? (ok|okay|alright|die|dying|in danger)",
    "(will|gonna|going to) (i|he|she|they)? ?die",
    "am i dying",
    "is (he|she|it) dying",
    "(im|i am|feel like im|feels like im|i feel like i am) dying",
    "(call|calling|need) (911|999|112|an ambulance)",
    "should i (call|go to)( the)? (911|999|112|ambulance|er|hospital|emergency room)",
)
_ASKED_ABOUT = (
    (
        "(cause|causes|caused|causing|trigger|triggers|give you|gives you|lead to|leads to|symptom|symptoms|sign|signs|treat|"
        "treats|treating|treatment|used|for|relieve|relieves|prevent|prevents|risk|history|warning|if|when|whenever|case|effect|"
        "effects|chance)( (i|you|he|she|have|get|gets|feel|of|the|a|an|with|to|against|like|is|are|any|your|in|having|severe|"
        "serious|bad|as|such)){0,4} {sign}"
    ),
    (
        "{sign} (a )?(common |rare |normal )?(side effects?|symptoms?|medication|medicine|medicines|drugs?|pills?|history|"
        "treatment|risk|warning)"
    ),
    "had( {some})* {sign} (to|from|with|once|before)",
)
"""A sign as an effect, a use, a condition: nobody has it now."""
_SIGN_IS_THERE = (
    (
        "(im|ive|hes|shes|am|is|are|been|having|getting|experiencing|{who} (have|has|having|got|get|gets|feel|feels|developed|"
        "started|woke up with|keep|keeps))( {some}){0,5} (?!allergic){sign}"
    ),
    "(im|am|hes|shes|having|getting|into|think|is it|is this|is that)( {some}){0,5} {sign}",
    "{sign}( {word}){0,4} (after|since|following|now|when i took|within|minutes|what (do|should) i do|please help|help me)",
    "({took}|taking|mixed|mixing|after|since)( {word}){0,8} (and|now|then|but|im|got)( {word}){0,4} {sign}",
)
_LONG_PAST = (
    "(year|years|months|decades) ago",
    "last (year|month|summer|winter)",
    "as a (child|kid|baby|teen)",
    "when i was",
    "in the past",
    "history of",
    "used to",
    "once had",
    "previous(ly)?",
)


def _compiled(shapes: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all, with each list of words in place of its name."""
    text = "|".join(rf"(?:\b(?:{shape})\b)" for shape in shapes)
    lists = {name: "|".join(phrases) for name, phrases in _PHRASES.items()} | {name: "|".join(w.split()) for name, w in _WORDS.items()}
    for name, words in lists.items():
        text = text.replace(f"{{{name}}}", f"(?:{words})")
    return re.compile(text.replace("{word}", "[a-z0-9]+"))


_CRISIS, _EMERGENCY = _compiled(_CRISES), _compiled(_EMERGENCIES)
_SIGN, _ASKED, _IS_THERE, _PAST = (_compiled(shapes) for shapes in (("{sign}",), _ASKED_ABOUT, _SIGN_IS_THERE, _LONG_PAST))
_TOPIC = re.compile(r"\b(?:overdos\w*|poison(?:ed|ing|s|ous)?|suicid\w*|lethal|fatal|od on)\b")
_SELF = re.compile(r"\b(my|him|her|your) self\b")
_NO_TOPIC = re.compile(r"\bpoison (?:ivy|oak|sumac)\b")


def urgency(text: str) -> Urgency:
    """How urgent, from at most LONGEST characters.

    >>> urgency("took 20 tylenol"), urgency("i want to die"), urgency("can you overdose on melatonin")
    (<Urgency.EMERGENCY: 'emergency'>, <Urgency.CRISIS: 'crisis'>, <Urgency.TOPIC: 'topic'>)
    >>> urgency("chest pain after viagra"), urgency("is chest pain a side effect of viagra"), urgency("painkiller for poison ivy")
    (<Urgency.EMERGENCY: 'emergency'>, <Urgency.SIGN: 'sign'>, <Urgency.NONE: ''>)
    """
    plain = _SELF.sub(r"\1self", normalise(text[:LONGEST]))
    if _CRISIS.search(plain):
        return Urgency.CRISIS
    if _EMERGENCY.search(plain) or (_IS_THERE.search(_ASKED.sub(" ", plain)) and not _PAST.search(plain)):
        return Urgency.EMERGENCY
    if _TOPIC.search(_NO_TOPIC.sub(" ", plain)):
        return Urgency.TOPIC
    return Urgency.SIGN if _SIGN.search(plain) else Urgency.NONE
