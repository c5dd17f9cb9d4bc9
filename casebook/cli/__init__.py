"""The command line: the same library without a window, and the way into the window."""
