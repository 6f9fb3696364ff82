"""Whom to call when it is urgent, by country.

Pure. The emergency numbers are told of all countries, that of the reader's own first: nobody knows where a page is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drugref.vocabulary import Place


@dataclass(frozen=True, slots=True)
class HelpLine:
    """'Poison Control', '1-800-222-1222', dialled as '+18002221222'; ``number`` is '' where the name says it, as that of NHS 111 does."""

    name: str
    number: str
    dialled: str
    how: str = "call"

    @property
    def said(self) -> str:
        """'Poison Control (1-800-222-1222)', 'NHS 111'."""
        return f"{self.name} ({self.number})" if self.number else self.name


@dataclass(frozen=True, slots=True)
class Help:
    """Of one country: *where* as it stands in a sentence; *poison* advises at any hour. What is not known to us is None."""

    where: str
    emergency: str
    poison: HelpLine | None = None
    crisis: HelpLine | None = None

    @property
    def line(self) -> HelpLine:
        """The emergency number, to be dialled."""
        return HelpLine(self.emergency, "", self.emergency)

    @property
    def everyone(self) -> "tuple[Help, ...]":
        """This country and the others whose emergency number is told beside it."""
        return (self, *(other for other in ELSEWHERE if other.where != self.where))

    @property
    def everywhere(self) -> str:
        """'911 in the US, 999 in the UK, 112 in Europe', that of the country first."""
        return ", ".join(country.here for country in self.everyone)

    @property
    def here(self) -> str:
        return f"{self.emergency} in {self.where}"

    @property
    def lines(self) -> str:
        """'In the US, Poison Control (1-800-222-1222) answers at any hour, and 988 in a crisis.'; '' where none is known."""
        told = [f"{self.poison.said} answers at any hour"] if self.poison else []
        told += [f"{self.crisis.said} in a crisis"] if self.crisis else []
        return f"In {self.where}, {', and '.join(told)}." if told else ""


HELP: dict[str, Help] = {
    Place.US: Help(
        where="the US",
        emergency="911",
        poison=HelpLine("Poison Control", "1-800-222-1222", "+18002221222"),
        crisis=HelpLine("988", "", "988", "call or text"),
    ),
    Place.UK: Help(
        where="the UK", emergency="999", poison=HelpLine("NHS 111", "", "111"), crisis=HelpLine("Samaritans", "116 123", "116123")
    ),
    Place.CANADA: Help(where="Canada", emergency="911"),
    Place.EU: Help(where="Europe", emergency="112"),
}
ELSEWHERE: Sequence[Help] = (HELP[Place.US], HELP[Place.UK], HELP[Place.EU])
"""Told beside the own one; what is dialled in Canada is what is dialled in the US."""
