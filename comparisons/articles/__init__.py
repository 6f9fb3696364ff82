"""The articles as readable files (``content/``), read, checked, loaded and dumped by the catalogue's machinery."""
