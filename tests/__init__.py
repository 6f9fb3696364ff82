"""A package, since textstat installs another one of this name, which would otherwise come first."""
