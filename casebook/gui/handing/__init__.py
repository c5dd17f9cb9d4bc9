"""What is handed out: the pages of artefacts before they are printed, and the export window."""
