"""Files that come in: looked over beside their originals, then taken into the library.

Everything here is imported and made when something is imported for the first time; ``intake_desk``
alone is there before, and says when that is.
"""
