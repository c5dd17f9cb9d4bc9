"""Earlier texts of a document: when they were, and how they differ from the one of today."""
