"""What helps to ask, made and wired; ``page_side`` makes it with the other things of its step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from casebook.domain.names import ThemeId
from casebook.gui.asking.alike import Alike
from casebook.gui.asking.applying import Applying
from casebook.gui.asking.completer import Completer
from casebook.gui.asking.mending import Mending
from casebook.gui.asking.ranking import Ranking
from casebook.gui.asking.saving import Saving
from casebook.gui.asking.settling import Settling
from casebook.gui.library_panes import Panes

if TYPE_CHECKING:
    from casebook.domain.change import Change
    from casebook.gui.look.icons import Icons
    from casebook.gui.look.scheme import Scheme
    from casebook.gui.parts import Front, Parts
    from casebook.gui.prompts import Prompts
    from casebook.gui.settings import Settings
    from casebook.library.library import Library


class Asking(NamedTuple):
    """Everything beside the question and its answer, which are the finder's."""

    completer: Completer
    settling: Settling
    saving: Saving
    mending: Mending
    alike: Alike
    applying: Applying
    ranking: Ranking

    def use(self, library: Library | None) -> None:
        """Turn to another library; to none for None."""
        for part in self:
            part.use(library)


def make_asking(
    front: Front, panes: Panes, settings: Settings, prompts: Prompts, scheme: Scheme, icons: Icons
) -> Asking:
    """Make it all for the window that is there."""
    window, jobs, finder = front.window, front.jobs, front.finder
    return Asking(
        completer=Completer(panes.tools.search, jobs, scheme, window),
        settling=Settling(jobs, finder, front.lists, window),
        saving=Saving(window, panes, finder, jobs, scheme),
        mending=Mending(window, finder, jobs, scheme, icons),
        alike=Alike(panes, front.lists, jobs, window),
        applying=Applying(window, jobs, scheme),
        ranking=Ranking(front.actions["meaning"], settings, prompts, jobs),
    )


def wire_asking(parts: Parts) -> None:
    """Connect it with the finder, the panes and the session."""
    asking, finder, panes, session = parts.asking, parts.finder, parts.panes, parts.session
    _wire_searches(parts)
    if "new-case" in parts.actions:
        write = parts.actions["new-case"]
        panes.when_made(Panes.empty, lambda empty: empty.offer_writing(write))
    session.library_opened.connect(partial(Asking.use, asking))
    session.library_closed.connect(lambda: asking.use(None))
    session.changed.connect(lambda _: asking.ranking.take_change())
    session.changed.connect(lambda _: asking.saving.count())
    session.settled.connect(asking.saving.count)
    session.settled.connect(asking.ranking.go_on)
    session.settled.connect(asking.alike.take_settled)
    parts.lists.vocabulary_shown.connect(asking.completer.show_colours)
    parts.reader.opened.connect(lambda reading, _: asking.alike.take_reading(reading))
    parts.reader.refreshed.connect(asking.alike.take_reading)
    panes.status.cancel_requested.connect(asking.ranking.stop)
    asking.ranking.progressed.connect(panes.status.show_progress)
    asking.ranking.settled.connect(panes.status.settle)
    asking.ranking.reranked.connect(lambda: finder.ask(finder.query))
    asking.applying.lesson_requested.connect(parts.desk.open)
    for part in (asking.saving, asking.mending, asking.applying, asking.ranking):
        part.said.connect(panes.status.say)


def _wire_searches(parts: Parts) -> None:
    """Connect the searches that are kept: those with a name, and those in vain."""
    asking, finder, panes = parts.asking, parts.finder, parts.panes
    finder.found.connect(asking.settling.take_results)
    finder.found.connect(lambda _: asking.saving.take_results())
    finder.thought_again.connect(lambda _: parts.desk.take_thoughts())
    panes.tools.first_hit_requested.connect(asking.settling.settle)
    panes.tools.search.saving_requested.connect(asking.saving.save)
    panes.sidebar.search_chosen.connect(asking.saving.choose)
    panes.sidebar.search_edited.connect(asking.saving.edit)
    asking.saving.chosen.connect(parts.lists.ask_saved)
    asking.settling.noted.connect(parts.desk.take_thoughts)
    asking.settling.noted.connect(asking.mending.take_noted)
    asking.mending.search_requested.connect(panes.tools.set_words)
    asking.mending.synonym_given.connect(partial(_add_synonym, parts))


def _add_synonym(parts: Parts, asked: str, theme: str, words: str) -> None:
    """Write a synonym down, as a change that can be undone."""
    mending = parts.asking.mending

    def work(library: Library) -> Change:
        return mending.write(library, asked, ThemeId(theme), words)

    what = QCoreApplication.translate("Mending", "“{0}” is a synonym now.").format(words)
    parts.changes.make(what, work, mending.take_written)
