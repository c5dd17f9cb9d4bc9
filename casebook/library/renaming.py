"""Another id for a document: its file gets another name, and every link to it follows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casebook.domain.errors import EditedOutside, WriteRefused
from casebook.domain.names import DocumentPath, folded_id, id_of
from casebook.library.plan import Plan, edited_files
from casebook.library.workbench import Workbench
from casebook.markdown.editing.renaming import renamed_link_edits
from casebook.storage.keeping.journal import FileChange

_NO_NAME = re.compile(r"[\x00-\x1f\x7f\"*/:<>?\\|#\[\]^]|^[. ]|[. ]$|^$")
"""What some system, or a link, does not take."""


def renaming_plan(bench: Workbench, path: DocumentPath, new_id: str) -> Plan:
    """Plan it; see ``Curation.plan_id_rename``."""
    old_id = id_of(path)
    what = f"Rename {old_id} to {new_id}"
    target = _target(bench, path, new_id)
    if target == path:
        return Plan(what)
    changes, refused = edited_files(
        bench.folder,
        (path, *_linking(bench, path)),
        lambda text: renamed_link_edits(text, old_id, new_id),
    )
    own = next((change for change in changes if change.path == path), None)
    if own is None and path not in refused:
        read = bench.folder.read(path)
        own = FileChange(path, read.text, read)
    if own is None:
        return Plan(what, refused=refused)
    moved = FileChange(path, own.text, own.read, target)
    others = (change for change in changes if change.path != path)
    return Plan(what, (moved, *others), refused)


def _target(bench: Workbench, path: DocumentPath, new_id: str) -> DocumentPath:
    if _NO_NAME.search(new_id):
        raise WriteRefused(
            f"“{new_id}” cannot be the name of a file everywhere, or not be linked. Leave out "
            'the signs " * / : < > ? \\ | # [ ] ^, and a dot or a space at its start or end.'
        )
    folder, slash, name = path.rpartition("/")
    target = DocumentPath(f"{folder}{slash}{new_id}{name[len(id_of(path)) :]}")
    if folded_id(new_id) != folded_id(id_of(path)):
        known = bench.caches.catalog.path_of(new_id)
        if known is not None:
            raise EditedOutside(f"There is {known} already. Choose another id.")
        if bench.folder.locate(target).exists():
            raise EditedOutside(f"There is a file {target} already. Choose another id.")
    return target


def _linking(bench: Workbench, path: DocumentPath) -> Iterable[DocumentPath]:
    return bench.caches.catalog.backlinks(path)
