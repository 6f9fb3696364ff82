"""A small catalogue of invented drugs, as files: valid as it stands, and easy to break in one place."""

from pathlib import Path

from drugref.catalogue.check import check
from drugref.catalogue.faults import Faults
from drugref.catalogue.read import Records, read_folder

ATTRIBUTES = """\
target:
  label: Where it acts
  group: How it works
  order: 10
  kind: terms
  vocabulary: target
  qualifier: action
  inherited: yes

side-effect:
  label: Side effects
  group: Effects
  order: 20
  kind: terms
  vocabulary: effect
  qualifier: frequency
  inherited: yes
  asked as: [side effects, reactions]

misuse:
  label: Misuse
  group: Stopping
  order: 30
  kind: level
  levels:
    - none known
    - reports
  inherited: yes

half-life:
  label: Half-life
  group: Time
  order: 40
  kind: quantity

mechanism:
  label: How it works, in words
  group: How it works
  order: 50
  kind: text
"""
TARGETS = """\
calm-system:
  label: calm system

calm-receptor:
  label: calm receptor
  broader: calm-system
"""
EFFECTS = """\
drowsiness:
  label: sleepiness
  clinical: somnolence
  adds up: yes

hiccups:
  label: hiccups
"""
LABELS = """\
label-calmol:
  title: Calmol tablets
  publisher: Office of Labels
  url: https://example.org/calmol
  dated: 2025-03
  read: 2026-11-20
  place: US
  set id: 11111111-2222
"""
CALMOL = """\
drug: calmol
name: Calmol
summary: A medicine that calms.
added: 2026-11-22
names:
  brand:
    - cite: label-calmol description [Calmex]
      names: [Calmex, Stillo (UK)]
  everyday: [calm pill (loose)]
is a:
  calmers: label-calmol description [calm]
is not:
  sleepers:
    because: It calms and does not bring sleep.
    cite: label-calmol indications lacks [sleep]
checked:
  mechanism: label-calmol description [calm]
facts:
  target:
    calm-receptor (activates): label-calmol pharmacology [receptor]
  side-effect:
    drowsiness (common, by mouth):
      - label-calmol adverse_reactions [drowsiness]
      - label-calmol warnings [sleepy] on 2026-12-01
    hiccups (draft):
  misuse:
    level 1: label-calmol warnings [misuse]
  half-life:
    2 to 6.5 hours: label-calmol pharmacology [half-life]
  mechanism:
    text:
      says: It wakes the calm receptor.
      cite: label-calmol pharmacology [receptor]
"""
CALMERS = """\
class: calmers
name: Calmer
plural: Calmers
axis: mechanism
summary: Medicines that calm.
added: 2026-11-22
facts:
  side-effect:
    drowsiness (most members): label-calmol adverse_reactions [drowsiness]
"""
SLEEPERS = """\
class: sleepers
name: Sleeper
plural: Sleepers
axis: use
summary: Medicines that bring sleep.
added: 2026-11-22
"""
TOGETHER = """\
between: [calmers, calmol]
severity: care
what happens: Both calm.
what to ask: Ask a pharmacist about both.
cite:
  - label-calmol warnings [calm]
"""
FILES = {
    "attributes.yaml": ATTRIBUTES,
    "terms/target.yaml": TARGETS,
    "terms/effect.yaml": EFFECTS,
    "sources/label.yaml": LABELS,
    "drugs/calmol.yaml": CALMOL,
    "classes/calmers.yaml": CALMERS,
    "classes/sleepers.yaml": SLEEPERS,
    "interactions/calmers+calmol.yaml": TOGETHER,
}


def write_catalogue(folder: Path, **changed: str) -> Path:
    """The small catalogue in *folder*; *changed* holds whole files by path, with __ for the slash and no ending."""
    files = FILES | {f"{name.replace('__', '/').replace('_', '-')}.yaml": text for name, text in changed.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read_and_check(folder: Path) -> tuple[Records, list[str]]:
    """(records, faults as “file:line: sentence” with the file relative to *folder*)."""
    faults = Faults()
    records = read_folder(folder, faults)
    check(records, faults)
    return records, [str(fault).removeprefix(f"{folder}/") for fault in faults]
