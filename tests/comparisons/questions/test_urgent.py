"""Whose words tell of an emergency, of a wish to be harmed, of a sign that is only asked about, and of nothing urgent at all."""

import pytest

from comparisons.questions.urgent import Urgency, urgency

CRISIS = """
i want to take all my pills · i feel like hurting myself since starting lexapro · i want to die · i dont want to live anymore
i don't want to be here anymore · i wanna die · i want to kill myself · thinking about killing myself · i feel suicidal on prozac
my son is suicidal since he started lexapro · she says she wants to die · thoughts of hurting myself on chantix · i might hurt myself
i'm going to overdose · how many xanax to die · lethal dose of tylenol · i feel like ending it all · no reason to live
life is not worth living · i'd rather be dead · better off dead · i wish i was dead · prozac makes me want to die · i want to end it
singulair makes me want to hurt myself · i want to swallow the whole bottle · thinking of taking all of my xanax · i want to od
feel like taking all my meds · my daughter tried to overdose · i'm having suicidal thoughts · i can't go on anymore
took 30 tylenol on purpose · i am tired of living · i keep hurting myself · what's a painless way to die · i have been suicidal lately
ambien is making me suicidal · i want to unalive myself · planning to kill myself with insulin · i do not want to wake up anymore
i dont feel like living · i want to hurt my self · thinking of ending my life · suicidal · self harm · i want to cut myself
"""
EMERGENCY = """
i think im having an allergic reaction · chest pain after taking viagra · took double dose of metoprolol · i took my pills twice
my face is swelling after lisinopril · cant feel my arm after taking eliquis · he is turning blue · took 20 tylenol
shaking and sweating after tramadol and zoloft · my lips are swollen after amoxicillin · throat closing after aspirin
i can't breathe after taking xanax · she can't wake up after ambien · my toddler swallowed my metoprolol · my dog ate my adderall
baby got into grandmas pills · i have chest pain · i'm having chest pains and took adderall · my chest hurts after cocaine
trouble breathing after penicillin · short of breath since starting brilinta · i have trouble breathing after taking bactrim
tongue swelling after enalapril · i accidentally took two of my blood pressure pills · took 2 pills instead of 1 by mistake
took two lisinopril instead of one · i took twice my dose of lamictal · took my lisinopril twice this morning · took a double dose of zoloft
gave my baby double dose of tylenol · i took the wrong pill · i forgot i took my metoprolol and took it again
i doubled my dose by accident
took an extra dose of eliquis · husband passed out after taking tramadol · he collapsed · she is having a seizure · my wife is unconscious
just had a seizure after taking wellbutrin · left side of my face is drooping · my arm went numb and i cant speak after taking estrogen
i cant move my leg · slurring his words after xanax · vomiting blood since taking naproxen and im vomiting blood
i am coughing up blood on xarelto · nosebleed wont stop on eliquis · took viagra and now my chest hurts · took aspirin and have chest pain
is this an allergic reaction to amoxicillin · in anaphylaxis now help · pressure in my chest after taking sumatriptan
sweaty and confused after insulin · took suboxone now shaking and sweating · i took too much gabapentin · did i overdose on melatonin
i have chest pain should i take aspirin · why do i get chest pain after taking adderall · his lips are blue · she stopped breathing
what do i do if my throat is closing · shes barely breathing after fentanyl · my kid ate a bunch of gummies · not waking up after xanax
took like 8 benadryl · my daughter took a lot of tylenol · i took six xanax · i can barely breathe · breathing problems after propranolol
i fell and hit my head while on xarelto · i swallowed a battery · she is shaking uncontrollably after zoloft · double dosed on metoprolol
accidental double dose eliquis · took nighttime pills instead of morning pills · feel like i am going to pass out after taking metoprolol
my baby drank cough syrup · cat licked my estrogen cream · my eyes are swollen shut after aspirin · i took my morning pills again
"""
SIGN = """
is chest pain a side effect of viagra · what is used for chest pain · does viagra cause chest pain · nitroglycerin for chest pain
can lisinopril cause swelling of the face · does amoxicillin cause allergic reaction · drugs that cause shortness of breath
what treats trouble breathing · signs of an allergic reaction to bactrim · does zoloft cause shaking and sweating
what to do if i have chest pain on viagra · can i take ibuprofen for chest pain · can tramadol cause difficulty breathing
i had an allergic reaction to penicillin as a child can i take keflex · chest pain medication · lisinopril facial swelling
what causes shortness of breath after taking brilinta
"""
TOPIC = """
can you overdose on melatonin · is tylenol overdose fatal · does lexapro cause suicidal thoughts · singulair suicide risk
antidote for opioid poisoning · is fentanyl lethal · do antidepressants raise suicide risk in teens
"""
NONE = """
painkiller for poison ivy · can i take advil with lisinopril · took tylenol can i take advil · i take metoprolol twice a day
is metoprolol taken twice daily · took metoprolol twice a day for years · can i double my dose of tylenol · doctor doubled my lexapro
can i take all my pills at the same time · i want to take all my pills together in the morning · do i need to take all my antibiotics
i hurt my back can i take advil · i hurt myself at the gym can i take ibuprofen · i cut myself can i take aspirin
i want to stop lexapro · i want to quit smoking · how to end a course of prednisone · tired of taking pills · i can't go on birth control
i don't want to be on prozac anymore · can't feel adderall working · can't see the difference between xanax and ativan
cant swallow pills is there a liquid tylenol · does xanax help you breathe easier · took double strength bactrim
missed a dose of eliquis · i forgot if i took my eliquis can i take another · is keppra for seizures · aspirin to prevent heart attack
i have seizures can i take tramadol · i had a stroke can i take viagra · i have an allergic rash from penicillin · is valium for fits
can my child take benadryl · dying of curiosity what is baclofen · does hair dye affect accutane · weed killer · kill two birds
does lexapro kill your appetite · what kills a headache · is blue pill xanax · blue xanax bar · purple pill nexium · i took 2 advil
took 500 mg tylenol · i want to sleep · i feel like sleeping all day on zoloft · i want to live longer on statins
took 5 htp and zoloft · took xanax 8 hours ago · took it at 9 and 5 · i took 5 mg of melatonin · took 6 months of accutane
does benadryl make you dizzy and tired · swollen ankles from amlodipine · my feet are numb on chemo
sweating on zoloft · shaky hands on albuterol
can i crush my oxycontin · can i get high on gabapentin · how much tylenol can i take · took xanax last night can i drink today
i want to take zoloft with trazodone · going to take my first lexapro · plan b twice in a month · weak arms workout supplements
"""


def questions(text: str) -> list[str]:
    return [question.strip() for line in text.strip().splitlines() for question in line.split("·")]


ALL = [
    (question, level)
    for text, level in (
        (CRISIS, Urgency.CRISIS),
        (EMERGENCY, Urgency.EMERGENCY),
        (SIGN, Urgency.SIGN),
        (TOPIC, Urgency.TOPIC),
        (NONE, Urgency.NONE),
    )
    for question in questions(text)
]


@pytest.mark.parametrize(("question", "level"), ALL, ids=lambda text: str(text))
def test_how_urgent_a_question_is(question: str, level: Urgency) -> None:
    assert urgency(question) is level


@pytest.mark.parametrize("wrapped", ["please help, {}!!", "hi. {}. what should i do??", "x " * 500 + "{}"])
@pytest.mark.parametrize("question", ["i want to die", "she can't breathe", "took 20 tylenol"])
def test_an_emergency_is_found_wherever_it_stands(question: str, wrapped: str) -> None:
    assert urgency(wrapped.format(question)).leads
