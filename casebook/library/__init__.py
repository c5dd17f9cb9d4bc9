"""The one facade through which the window and the command line use a library."""
