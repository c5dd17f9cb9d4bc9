"""The windows beside the main one, imported and made when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from casebook import __version__
from casebook.domain.change import Change
from casebook.gui.jobs import LaneName

if TYPE_CHECKING:
    from casebook.gui.dialogs.findings_window import FindingsWindow
    from casebook.gui.dialogs.help_window import HelpWindow
    from casebook.gui.workplace import Workplace


class Companions(QObject):
    """Shows help, commands, shortcuts, findings, crash reports and the about box.

    Signals:
        document_requested: The path of a document that has something to mend.
        outside_link_requested: The address of a page on the network.
        evidence_mended: A Finding that tells of lost evidence, which is to be mended.
    """

    evidence_mended = Signal(object)
    document_requested = Signal(str)
    outside_link_requested = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._place = place
        self._findings: FindingsWindow | None = None
        self._help: HelpWindow | None = None
        self._reports: set[str] = set()

    def show_crash(self, error: BaseException) -> None:
        """Show the report of a bug, once for each bug."""
        from casebook.gui.dialogs.crash_report import CrashDialog, crash_report

        report = crash_report(error)
        if report not in self._reports:
            self._reports.add(report)
            CrashDialog(report, self._place.window).show()

    def show_help(self) -> None:
        """Show the help."""
        if self._help is None:
            from casebook.gui.dialogs.help_window import HelpWindow

            self._help = HelpWindow(self._place.scheme, self._place.icons, self._place.window)
            self._help.outside_link_requested.connect(self.outside_link_requested)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def explain_lessons(self) -> None:
        """Show the help where it says how a lesson is written."""
        self.show_help()
        if self._help is not None:
            self._help.open_page("library-format.md", "Lessons")

    def show_shortcuts(self) -> None:
        """Show all keyboard shortcuts."""
        from casebook.gui.dialogs.shortcuts import ShortcutsWindow

        ShortcutsWindow(self._place.scheme, self._offered(), self._place.window).open()

    def show_palette(self) -> None:
        """Show the command palette."""
        from casebook.gui.dialogs.command_palette import CommandPalette

        CommandPalette(self._place.scheme, self._offered(), self._place.window).open()

    def _offered(self) -> list[QAction]:
        """Give the actions that can be done here at all."""
        return [action for action in self._place.actions.values() if action.isVisible()]

    def show_about(self) -> None:
        """Say what this program is."""
        text = self.tr(
            "Casebook {0}\n\nA knowledge base of case studies and lessons learned. A library is "
            "a folder of Markdown files; they stay yours. Nothing is sent anywhere.\n\n"
            "Free software under the MIT licence."
        )
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._place.window)
        box.setWindowTitle(self.tr("About Casebook"))
        box.setText(text.format(__version__))
        box.open()

    def show_findings(self) -> None:
        """Show what there is to mend in the library."""
        if self._findings is None:
            from casebook.gui.dialogs.findings_window import FindingsWindow

            self._findings = FindingsWindow(
                self._place.scheme, self._place.icons, self._place.window
            )
            self._findings.document_requested.connect(self.document_requested)
            self._findings.choose_severity(self._place.settings.severity)
            self._findings.severity_chosen.connect(self._remember_severity)
            self._findings.evidence_mended.connect(self.evidence_mended)
        library = self._place.session.library
        self._findings.set_writable(library is not None and not library.read_only)
        self._read_findings()
        self._findings.show()
        self._findings.raise_()
        self._findings.activateWindow()

    def take_change(self, change: Change) -> None:
        """Read the findings again if they are being shown."""
        if change and self._findings is not None and self._findings.isVisible():
            self._read_findings()

    def let_go(self) -> None:
        """Close what shows a library that was closed."""
        if self._findings is not None:
            self._findings.close()

    def _read_findings(self) -> None:
        library, window = self._place.session.library, self._findings
        if library is not None and window is not None:
            self._place.jobs.start(
                LaneName.READ,
                "reading findings",
                lambda _: library.findings(),
                window.show_findings,
                self._place.explain,
                topic="findings",
            )

    def _remember_severity(self, severity: str) -> None:
        self._place.settings.severity = severity
