"""One address for each kind of page that readers meet."""

PAGES = {
    "home": "/",
    "comparison": "/compare/baclofen/benzodiazepines/",
    "comparison of two drugs": "/compare/alprazolam/zolpidem/",
    "choice": "/compare/?a=bacloven&b=benzodiazapins",
    "drug": "/what-is/baclofen/",
    "class": "/what-is/benzodiazepines/",
    "A–Z": "/a-z/",
    "sources": "/sources/",
    "source": "/sources/nhs-baclofen/",
    "about": "/about/",
    "interface": "/api/",
    "not found": "/no-such-page/",
}
