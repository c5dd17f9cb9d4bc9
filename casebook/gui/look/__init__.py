"""How the window looks: colours, fonts, icons, painted marks and the style sheet.

Colours are named in ``palette`` alone. A ``Scheme`` holds the palette of the moment and is handed
down as an argument; whoever paints takes a ``Palette``.
"""
