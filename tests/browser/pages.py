"""One address for each kind of page that readers meet."""

PAGES = {
    "home": "/",
    "comparison": "/compare/baclofen/benzodiazepines/",
    "comparison of two drugs": "/compare/alprazolam/zolpidem/",
    "question with two meanings": "/ask/?q=is+hctz+a+sulfa+drug",
    "question on a row": "/ask/?q=is+xanax+addictive",
    "question not understood": "/ask/?q=is+bakloffen+a+benzo",
    "comparison asked for": "/compare/baclofen/benzodiazepines/?asked=is+lioresal+a+benzo",
    "choice": "/compare/?a=bacloven&b=benzodiazapins",
    "drug": "/what-is/baclofen/",
    "class": "/what-is/benzodiazepines/",
    "confusions": "/confusions/",
    "confusions by name": "/confusions/look-alike/",
    "name endings": "/name-endings/",
    "A–Z": "/a-z/",
    "sources": "/sources/",
    "source": "/sources/nhs-baclofen/",
    "about": "/about/",
    "interface": "/api/",
    "not found": "/no-such-page/",
}
