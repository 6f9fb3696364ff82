"""The catalogue: the reference content as readable files, and the machinery between those files and the database.

file --reading--> records <--writing-- ; records <--fetching-- database ; records --storing--> database.
Two records are equal when they mean the same; comments, order of keys and line breaks are no meaning.
"""
