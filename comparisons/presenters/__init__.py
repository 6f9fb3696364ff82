"""From a comparison to what is printed: ``sentences`` chooses words, ``page`` order and grouping, ``data`` the JSON."""
