"""What pages of other apps may show of a question."""
