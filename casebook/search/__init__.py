"""Finding documents: the index, the language of questions, ranking, marks and snippets.

``expression``, ``analysis``, ``hits`` and ``snippets`` need nothing but a stemmer; only the
modules behind ``index`` know Whoosh, so that importing the others costs next to nothing.
"""
