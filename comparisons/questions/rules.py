"""The shapes by which each kind of question is known, one to a line.

Pure. In a shape each name is D (a drug) or C (a class), {name} is either, {word} any word that is no name, {any} anything; the other
words in braces are lists of ``vocabulary.WORDS``. A shape is met wherever it stands in the question (``Shape.meets``).
"""

from comparisons.questions.question import AmountKind

AMOUNT = (
    "how (?:much|many|often)(?! (?:{stronger}|more|less|better|worse|longer|hours|days|weeks|time|does .* cost))",
    "(?:{doses_kind})( {word})? (?:dose|doses|dosage|dosing|amount)",
    "(?:dose|dosage|dosing|doses) (?:of|for) {name}",
    "{name}( {word}){0,3} (?:dose|dosage|dosing|dosages)",
    "(?:mg|milligrams) of",
    "(?:maximum|max) (?:dose|doses|dosage|daily|amount|per|a)|too much",
    "double( {word})? (?:dose|up)",
)
MISSED = (
    "(?:missed|miss|missing|forgot|forgotten|skipped)( {word}){0,5} (?:dose|doses|pill|pills|{name})",
    "{name}( {word}){0,2} (?:missed|forgotten|skipped)",
    "(?:hour|hours|day|days) late( {word}){0,3} {name}|{name}( {word}){0,3} (?:hour|hours|day|days) late",
)
MISUSED = (
    "(?:snort|snorting|inject|injecting|shoot|shooting|plug|parachute|smoke)( {fill}| up)* {name}(?= (?:to get|for a|high))",
    "(?:snort|snorting|inject|injecting|shoot|shooting|plug|parachute)( {fill}| up)*( {name}|$)",
    "can( {any}){0,4} (?:be )?(?:snorted|injected)",
    "(?:pass|beat|cheat)( {word}){0,2} (?:drug )?test",
    "how to get( {word})? high|best way to get high",
)
BROKEN = (
    "(?<![DC] ){breaking}( {fill}| open| up| in half| into pieces)*( {name}|$)",
    "(?:open|opening|break|breaking|bite|biting)( (?:up|my|a|an|the|open|her|his))* {name}",
    "{name}( {word}){0,2} (?:crush|crushing|chew|chewing|split|splitting)$",
    "(?:can|could|should|may|is|are)( {any}){0,5} (?:be )?(?:crushed|split|cut|halved|chewed|broken|dissolved|crushable|opened|sprinkled)",
    "{name}( {word})? in half",
)
PRICE = ("price|prices|cost|costs|coupon|how expensive|street value",)
AMOUNTS = {
    AmountKind.MISUSED: MISUSED,
    AmountKind.MISSED: MISSED,
    AmountKind.BROKEN: BROKEN,
    AmountKind.HOW_MUCH: AMOUNT,
    AmountKind.PRICE: PRICE,
}
"""What is asked of an amount; the first that is met."""
NO_AMOUNT = ("(?:low|high|baby|small) dose {name}",)

TESTED = (
    "(?:drug|urine|tox|toxicology|hair|saliva|swab)( {word})? (?:test|tests|testing|screen|screening|screens|panel)",
    "show(?:s|ing)? up|come up",
    "(?:test|tests|tested) positive|false (?:positive|positives|negative)",
    "fail( {word}){0,3} for {name}",
    "(?:screen|test) for {name}",
    "on a {word}? ?test",
)
FALSE_POSITIVES = (
    (
        "^(?:what|which|list|drugs|medications|medicines|things|foods)( {word})* "
        "(?:cause|causes|trigger|give|show|shows|test|positive|positives|lead)( {word})* {name}$"
    ),
)

STOP = (
    (
        "(?:{stopping}|{leave} off|(?:running|ran|run) out|withdraw from|switch(?:ing|ed)?(?: from)?|cold turkey|cant stop)"
        "( {fill}| cold turkey| abruptly| suddenly| just| taking)* {name}"
    ),
    "{name}( {fill}| abruptly)* cold turkey",
    "safe to stop( {word})* {name}",
    "{name}( {word}){0,2} (?:be|is|are|was|were|been|being|gets?)( {word}){0,2} (?:stopped|discontinued|withdrawn|quit|tapered)",
    "{name} (?:suddenly|abruptly) (?:stopped|discontinued)|why( {word}){0,4} {name} (?:not )?(?:be )?(?:stopped|discontinued)",
    "(?:taper|wean) .*{name}",
    "how to (?:stop|quit|taper|wean|come off|get off) .*{name}",
    "(?:change|changing|transition|transitioning|going|went|moved|moving|from)( {word}){0,3} {name}(?= to {name})",
    "{name}(?= to {name}( {any})* (?:how|wait|switch|change|taper))",
)
STOPPED = ("(?:{stopped}|no longer on|days since|weeks since|after (?:stopping|quitting))( {fill})* {name}",)
STOPS_SOMETHING = ("^(?:does|do|did|will|how does|how do) .*{name} {stopping}",)

ALLERGY = (
    "{name} (?:allergy|allergies|intolerance)",
    "{allergic} (?:to |with )?(?:{fill} )*{name}",
    "{name} {allergic}",
    "cross (?:react|reacts|reaction|reactivity|sensitivity|allergy|allergic)( {word})*",
)
FOR_AN_ALLERGY = ("(?:for|treat|treats|help|helps|cause|causes|with)( {word}){0,2} (?:allergy|allergies)$",)

TOGETHER = (
    "{mixing}",
    "(?:same|one) (?:time|day|night|evening|morning)|at once",
    "with( {fill})* {name}",
    "{name} (?:with|while|when|on)( {fill})* {name}",
    "while( {word}){0,2} on( {fill})* {name}",
    "{name} be (?:taken|used|given|swallowed)( {word}){0,3} (?:with|without|after|before|on|while|during)( {word})* {name}",
    "{name} (?:safe|ok|okay|fine|bad|good|dangerous|allowed)( {word})? (?:on|while|when|if|during)( {fill})* {name}",
    "(?:{taking})( {word})* {name}( {any})* (?:with|and|after|before|on|while|if im on|when|plus|n|[+])( {word})* {name}",
    "{name}( {fill})* {hurting}( {word}){0,2} {name}",
    "(?:on|take|taking) {name}( {word}){0,4} (?:can|could|should|is|what)( {word})* {name}",
    "both.* {name}.* {name}|{name}.* {name}.* both",
    "(?:how long|hours?|wait|soon)( {word})* (?:after|before|between|until|apart)( {word})* {name}",
    "(?:after|before) (?:{fill} )*{name}.* {name}",
    "{name} (?:after|before) {name}",
    "{name} and (?:{taking})( {fill})* {name}",
    "{name} (?:con|y|com|mit|avec|et) {name}",
    "{stopped}( {fill})* {name}.* {name}",
)
SURELY_TOGETHER = ("together|(?:same|one) (?:time|day|night|evening|morning)|{mixing}|(?:safe|ok|okay)( {word}){0,3} with",)
WITH_FOOD = ("safe|ok|okay|fine|bad|good|dangerous|harmful|allowed|alright|problem|issue|should|wait|{hurting}",)
"""Of a food beside a medicine."""
IS_A_WITH = ("^(?:is|are|isnt|was|does|do)( {fill})* [DC]( a| an)? [DC] (?:used )?with",)
BARE_JOIN = (
    (
        "^(?:{people} )?(?:(?:take|taking|on|about|what about|mixing|and) )?[DC](?: (?:[+]|and|n|plus)(?: [+])?)*"
        "(?: [DC](?: (?:[+]|and|n|plus)(?: [+])?)*)*(?: (?:ok|okay|safe|dangerous|bad|interactions?|question))?$"
    ),
)
JOINED_NAMES = ("{name} (?:and|n|plus|[+])(?: [+])? {name}", "D D")
JOINED = ("{name} (?:[+]|and|n|plus)",)
WITH_A_STRANGER = (
    "(?:mix|mixing|combine|interact|interacts|interaction|interactions|compatible|together) .*",
    "(?:with|and) {name}",
    "{name} (?:with|and) {word}",
    "with {word}( {word})?$",
    "^{word}( {word})? with {name}",
    "{word} while( {word}){0,2} (?:on|taking) {name}",
    "{word} on {name}",
)
ASKS_OF_BOTH = (
    "{mixing}",
    "(?:safe|ok|okay|fine|bad|good|dangerous)( {word}){0,3} (?:with|on)",
    "with {name} (?:safe|ok|okay|fine|bad|dangerous)",
    "^{word}( {word})? with {name}$",
    "{word} while( {word}){0,2} (?:on|taking) {name}",
)

FOR_A_CONDITION = ("(?:for|treat|treats|cause|causes|help|helps|lower|lowers|raise|raises|increase|affect)( {word}){0,3} (?:{word})$",)
SOMEBODY = "(?:my|a|to|for|in|under|can|do|should) ({{word}} ){{0,3}}{}"
AGE = (r"\d{1,3} (?:year|years|yr|yrs|month|months)( old)?", r"\d{1,3} yo")
FOR_CHILDREN = ("(?:for|in|to) (?:{word} ){0,2}(?:child|children|kid|kids|baby|babies)",)
WITH_A_CONDITION = (
    "{name} (?:with|in|and|if|during|for|before|after|while|when|on)( {word})*",
    "(?:with|have|has|before|after|in|{driving})( {word})* {name}",
    "safe|ok|okay|fine|bad|dangerous|good",
)
SAFE_ALONE = (
    "(?:is|are|how) (?:it )?(?:{fill} )*{name}( {fill})* (?:safe|dangerous|harmful|bad|bad for you|safe to take)$",
    "(?:is|are) it (?:safe|ok|okay|bad|dangerous|fine)( {word}){0,3} {name}( {fill}| every day| daily| long term| nightly)*$",
    "how safe is {name}",
    "(?:can|should|may)( {people})+ (?:take|use|have)( {fill})* {name}$",
    "(?:is|are) {name} (?:safe|dangerous|bad)( {word}){0,4}",
)

SAME = (
    "{same}",
    "difference between (?:generic|brand)",
    "(?:generic|brand) (?:and|vs|or) (?:brand|generic)",
    "(?:is|are)( {fill})* {name} just( {fill})* {name}",
    "{name} (?:just )?(?:another|a different|the generic|the brand)( {word})? (?:name|word)( {fill})* {name}",
)
ALIKE_ONLY = ("same (?:class|classes|family|category|group|type|kind|schedule|time|way|day|night|week|hour|evening|morning)",)
AS_A = ("as (?:a|an) {name}",)

STRONGER = ("{stronger}", "how strong")
STRONGER_THAN_ONE = ("^(?:what|which) (?:{word} )*C( {word})* (?:stronger|more potent) than {name}$",)

LIST_WITH = (
    "{what}( {word}){0,4} (?:not|cant|cannot|shouldnt|avoid)( {word}){0,5} (?:with|while|on|when|if|taking)( {fill})* {name}",
    "{what}( {word}){0,5} (?:interact|interacts|interfere|interferes|mix|conflict)( {word}){0,3} (?:with )?( {fill})*{name}",
    "(?:avoid|avoided)( {word}){0,4} (?:with|while|on|when|if|taking)( {fill})* {name}",
    "{name} (?:drug |food |medication )?interactions?$",
    "(?:{things} )?(?:interaction|interactions) (?:of|with|for|between)( {fill})* {name}",
    "{name} interactions? with (?:other )?(?:{things}|food|foods)",
    "(?:{what}|list|{things}|food|foods|drinks) (?:{word} )*(?:not (?:to )?(?:take|mix|use|eat|combine)|to avoid)( {word})* {name}",
    "does {name} interact with (?:anything|other|any)( {word}){0,2}",
)
LIST_FOODS = (
    "{what}( {word}){0,3} {fare}( {word})* (?:avoid|not|cant|cannot|shouldnt|limit|bad|dangerous|{mixing}|react)( {word})* {name}",
    "(?:anything|something)( {word}){0,4} {eating}( {word})* {name}",
    "{fare}( {word}){0,4} (?:avoid|not|cant|cannot|shouldnt|limit)( {word})* {name}",
    "(?:avoid|limit|any|certain|special)( {word}){0,2} {fare}( {word})* {name}",
    "{what}( {word}){0,4} (?:not|cant|cannot|shouldnt|avoid)( {word}){0,3} {eating}( {word})* {name}",
    "{what} (?:can|should|do)( {word}){0,2} eat( {word})* {name}",
    "{name}( {word}){0,3} {what}( {word}){0,3} {fare}( {word})* (?:avoid|not|cant|cannot|shouldnt|limit|watch)",
    "{name} (?:food|foods|diet|dietary)( {word})? (?:interactions?|restrictions?|list|to avoid)",
    "(?:food|foods|diet|dietary)( {word})? (?:interactions?|restrictions?)( {word})* {name}",
    "{name} (?:interact|interacts|interfere|interferes|react|reacts|conflict)( {word}){0,2} (?:with )?(?:any |certain |some )?{fare}$",
    "{name} interactions? with {fare}$",
    "^{name} diet$|diet( {word}){0,2} (?:on|with|for|while)( {fill})* {name}",
)
LIST_LIKE = (
    "(?:{things}|something|anything|options?) (?:{word} )*(?:like|similar to) (?:{fill} )*{name}$",
    "(?:alternative|alternatives|substitute|substitutes) (?:to|for|of) (?:{fill} )*{name}$",
    "{what} (?:{things}) (?:is|are)? ?(?:{word} )*(?:similar to|like|equivalent to) {name}",
    "{name} (?:alternatives?|substitutes?|equivalents?)$",
)
LIST_CAUSING = (
    "^(?:{what}|list|name|{things})( {word}){0,4} (?:cause|causes|causing|give|gives|make|makes|induce|induces|lead to|trigger)",
)
LIST_TREATING = (
    (
        "^(?:{what}|list|name|{things})( {word}){0,4} "
        "(?:treat|treats|treating|help|helps|used for|good for|used to treat|prescribed for|cure|cures|for)"
    ),
)
LIST_MEMBERS = (
    "(?:list|lists|names|examples|example|types|kinds) (?:of )?(?:{word} )*C",
    "(?:list|name|find|show|see|look up|search)( me| for)?( {fill}| all| every| me| some)* C",
    "give me( {fill})* (?:all|every|some|a list of)( {fill}| the)* C",
    (
        "(?:drugs|medicines|medications|meds|pills|names|generics|ones|those)( that| which)? "
        "(?:end|ends|ending|begin|begins|beginning|start|starts|starting)( {fill})* C"
    ),
    "^(?:all|every)( {fill})* C$",
    "C (?:list|names|examples|drugs list|drug list|drugs|medications)$",
    "^(?:what|which)( are| are some| are the| are all)?( {fill}| some| all| common| most common)* C$",
    "^(?:what|which)( {word})* C (?:is|are|isnt|arent|that is|that are|has|have|do|does|can|contain|contains|count)( {word})* {name}$",
    (
        "^(?:what|which) (?!class|kind|type|schedule|sort)(?:{word} )?(?:{things}) (?:{word} )*"
        "(?:are|is|count as|considered|contain|contains|have)( {word})* {name}$"
    ),
    "C( {word})? (?:that|which|who) (?:is|are|isnt|arent|has|have|contain|contains|do|does)( {word})* {name}$",
    "C (?:without|but not|not|minus)( {fill})* {name}$",
    "^(?:is there|are there)( {fill}| any)* C( {word}){0,3} (?:isnt|arent|without|not|that|is|are)( {word})* {name}$",
    "non C C",
    "what( {word}){0,2} the (?:names|name) of( {word})* C",
)
LEFT_OUT = (
    "(?:isnt|arent|without|not|minus|non|no|dont|doesnt)( {fill})* {name}$",
    "(?:isnt|arent|without|but not|not|minus)( {fill}| a| an)* {name}",
)

NAMES = (
    "(?:{names_kind}) (?:name|names|version|versions|form|equivalent|term|terms)",
    "(?:generic|generics|brand|brands) (?:of|for)",
    "(?:another|other|different) names?",
    "(?:is there a|have a|has a|there) generic",
    "{name} generic$",
    "{name}( {word})? (?:brand|brands|generics|brand names?)$",
    "{what} (?:is|are)?( {word})? {name}( {word})? (?:called|known|named|sold)",
    "{name} called in",
    "also known as|aka",
    "what (?:do|does) (?:they|you|people) call {name}",
    "what is {name} in \\w+$",
    "street names?|slang for|como se llama",
)
NOT_NAMES = ("working|work|works|same",)

RAISES = ("{name} (?:raise|raises|increase|increases|elevate|elevates|lower|lowers|drop|drops)( {word}){1,4}$",)
WORKS_ON = (
    "{name}( {word})? (?:work|works|working) (?:on|for|against)( {fill})* {name}",
    "{name}( {word})? (?:reverse|reverses|undo|treat|treats|fix)( {word}){0,2} {name}",
    "{name}( {fill})* {name} (?:resistant|proof)",
)
THE_LAW = ("legal|illegal|banned|outlawed|decriminalized|allowed in|what schedule|schedule is|legal status|scheduled as",)
HELPS_WITH = (
    (
        "{name} (?:stop|stops|relieve|relieves|fix|fixes|cure|cures|prevent|prevents|help|helps|treat|treats|work for|works for|good for|"
        "used for|for)( with)?( {word}){1,4}$"
    ),
)

IN_THE_CLASS = ("in( the| this)?( drug)? (?:class|classes|family|category|group)",)
COMPARE = (
    "{compare}",
    "better|best|cheaper|faster|safer|worse|lasts longer|prefer|like",
    "{name} (?:or|vs|versus|and|than)( {fill})* {name}",
    "{name} [+] {name}",
    "same (?:class|classes|family|category|group|type|kind|schedule)",
    "^{name}( [+])? {name}$",
)
WITH_ANOTHER_WORD = (
    "^{word} [+] {name}$",
    "^{name} [+] {word}$",
    "{compare}",
    "{mixing}",
    "{same}",
    "{name} (?:and|or|vs|with) {word}",
    "{word} (?:and|or|vs) {name}",
)
