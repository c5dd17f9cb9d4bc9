"""Links within a bundle that follow the names that its documents and pictures get here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casebook.domain.edit import EditRefused, TextEdit, apply_edits
from casebook.domain.names import DocumentPath, folded_id, id_of
from casebook.markdown.editing.rebasing import rebased_link_edits
from casebook.markdown.editing.renaming import renamed_link_edits


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Where everything of a bundle is to lie.

    Attributes:
        documents: The place of each document, by where it lay; one that is not taken, and is
            not here, has none.
        files: The place of each picture, by where it lay.
    """

    documents: Mapping[DocumentPath, DocumentPath] = field(default_factory=dict)
    files: Mapping[DocumentPath, DocumentPath] = field(default_factory=dict)

    def rewritten(self, text: str, path: DocumentPath) -> str:
        """Give a text of a document with the links that it is to have.

        Args:
            text: A text that it has, or had, where it comes from.
            path: Where it lay there.
        """
        everything = (*self.documents.items(), *self.files.items())
        moved: dict[str, str] = {old: new for old, new in everything if old != new}
        new = self.documents.get(path, path)
        if not moved:
            return text
        text = apply_edits(text, rebased_link_edits(text, path, new, moved))
        edits: set[TextEdit] = set()
        for old, other in self._names().items():
            try:
                edits.update(renamed_link_edits(text, old, other))
            except EditRefused:  # nothing can link to such a name, so nothing does
                continue
        return apply_edits(text, edits)

    def _names(self) -> Mapping[str, str]:
        """Give the new names by the old ones: ids, and names of pictures."""
        names: dict[str, str] = {}
        for old, new in sorted(self.documents.items()):
            names.setdefault(str(id_of(old)), str(id_of(new)))
        for old, new in sorted(self.files.items()):
            names.setdefault(old.rpartition("/")[2], new.rpartition("/")[2])
        return {old: new for old, new in names.items() if folded_id(old) != folded_id(new)}
