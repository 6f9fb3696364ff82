"""Is this an emergency? Read from the whole of a text, however long, before anything else is asked of it.

Pure. An *emergency* leads the reply; a *topic* (“can you overdose on melatonin”) only puts the urgent line on top.
"""

import re
from enum import StrEnum

from drugref.names.normalise import normalise

LONGEST = 2000
"""Characters that are looked through."""


class Urgency(StrEnum):
    NONE = ""
    TOPIC = "topic"
    EMERGENCY = "emergency"


_WORDS = {
    "who": """i im ive he hes she shes they theyre we someone somebody my our her his toddler baby infant child kid son daughter mom mother
        dad father wife husband friend brother sister boyfriend girlfriend grandma grandpa roommate old yo""",
    "young": "toddler baby infant newborn child kid son daughter old yo nephew niece grandson granddaughter puppy dog cat",
    "took": "took taken swallowed ate eaten drank ingested downed popped injected snorted",
    "pack": "bottle pack packet box strip bag blister",
    "pills": "pills pill tablets tablet tabs tab capsules capsule gummies",
    "cant": "cant cannot wont couldnt",
    "self": "myself himself herself themselves yourself",
    "deadly": "lethal fatal deadly overdose",
    "units": "mg mcg ml g hour hours day days week weeks minute minutes month months year years am pm percent times",
}
_EMERGENCIES = (
    "{who}( {word}){0,4} {took}( {word}){0,5} (too much|too many|way more than|a (bunch|handful|ton) of)",
    "{took}( {word}){0,3} (too much|too many|way more than|a (bunch|handful|ton) of)",
    "{took}( {word}){0,3} (the|a|whole|entire|full|half|half a|half the)( (whole|entire|full))? {pack}",
    "{took} all (of )?(my|her|his|the|their|your)( {word})? {pills}",
    "({who}( {word}){0,4} )?{took}( {word}){0,2} (1\\d|[2-9]\\d|\\d{3}) (?!{units})({word} ){0,3}({pills}|{word})",
    "{young}( {word}){0,4} (swallowed|ate|drank|got into|ingested|took my|took some|chewed|licked)",
    "({cant}|can not|will not|could not|unable to|not able to)( {word})? (wake|stay awake|breathe|be woken|respond)(?! through| fire)",
    "(not|isnt|stopped|barely) (breathing|responding|waking)|struggling to breathe|gasping",
    "unconscious|unresponsive|passed out|turning blue|blue lips|foaming at the mouth|having a seizure|gurgling|collapsed",
    "(throat|face|tongue)( is)? (closing|swelling)",
    "(want|wants|wanted|wanting|going|ready|need|wish|planning|how) to (die|end it|end my life|kill {self}|commit suicide|overdose|od)",
    "thinking (of|about) (dying|ending it|killing {self}|suicide)",
    "(kill|killing) {self}|(end|ending) (it all|my life)|better off dead|dont want to (live|be here|be alive)|commit suicide",
    "(i|im|i am|feel|feeling) (feeling |really |so |very )?suicidal|suicidal right now|painless (death|way to die)",
    "{deadly} (amount|dose|dosage|level|quantity|doses|amounts)|enough to (kill|die|overdose|od)",
    "how (much|many)( {word}){0,6} (to|will|would|could|can) ({word} )?(kill|die|overdose|od|be {deadly}|end it)",
    "{who}( {word}){0,2} (overdosed|overdosing|oding|poisoned)|is overdosing|(accidental|accidentally) (overdose|overdosed)",
    "{took}( {word}){0,8} (by mistake|by accident|accidentally)|accidentally ({took}|gave|doubled)",
    "(by mistake|by accident|accidentally) {took}",
    "{took}( {word}){0,6} (twice|double|again)( {word}){0,4} (sleepy|drowsy|confused|dizzy|slurring|vomiting|sick|limp)",
    "{took} double( {word}){0,5} (sleepy|drowsy|confused|dizzy|slurring|vomiting|sick|limp)",
    "({took}|had)( {word}){0,10} (is|are|will|am) (he|she|they|i|it)( {word})? (ok|okay|alright|die|dying|in danger)",
    "(will|gonna|going to) (i|he|she|they)? ?die|am i dying|is (he|she|it) dying",
    "call 911|call an ambulance",
)


def _compiled(shapes: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all, with each list of words in place of its name."""
    text = "|".join(rf"(?:\b(?:{shape})\b)" for shape in shapes)
    text = re.sub(
        r"\{(who|young|took|pack|pills|cant|self|deadly|units)\}", lambda found: f"(?:{'|'.join(_WORDS[found[1]].split())})", text
    )
    return re.compile(text.replace("{word}", "[a-z0-9]+"))


_EMERGENCY = _compiled(_EMERGENCIES)
_TOPIC = re.compile(r"\b(?:overdos\w*|poison(?:ed|ing|s|ous)?|suicid\w*|lethal|fatal|od on)\b")
_NO_TOPIC = re.compile(r"\bpoison (?:ivy|oak|sumac)\b")


def urgency(text: str) -> Urgency:
    """Emergency, topic or none, from at most LONGEST characters.

    >>> urgency("took 20 tylenol"), urgency("can you overdose on melatonin"), urgency("painkiller for poison ivy")
    (<Urgency.EMERGENCY: 'emergency'>, <Urgency.TOPIC: 'topic'>, <Urgency.NONE: ''>)
    """
    plain = normalise(text[:LONGEST])
    if _EMERGENCY.search(plain):
        return Urgency.EMERGENCY
    return Urgency.TOPIC if _TOPIC.search(_NO_TOPIC.sub(" ", plain)) else Urgency.NONE
