"""What helps to ask: how a question can go on, other ways to put it, and those that are kept."""
