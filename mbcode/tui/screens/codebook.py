"""The codebook, to be put in order: edit, add, move, merge, split and delete codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from mbcode.changes import Change
from mbcode.model import Code, CodeText
from mbcode.tui.codebook.desk import CodebookDesk
from mbcode.tui.codebook.moving import Step, below
from mbcode.tui.codebook.quoting import codings_quoted
from mbcode.tui.codebook.said import standing_on
from mbcode.tui.counting.quotations import Quotation
from mbcode.tui.screens.code_form import CodeForm
from mbcode.tui.screens.codebook_keys import CODEBOOK_KEYS
from mbcode.tui.screens.codebook_view import CodebookView
from mbcode.tui.screens.prompt import NamePrompt
from mbcode.tui.session import Session
from mbcode.tui.widgets.code_tree import CodeTree
from mbcode.tui.widgets.quotation_list import QuotationList


class CodebookScreen(CodebookView):
    """Dismisses with the place of a quotation to read on at, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(CODEBOOK_KEYS)
    BINDING_GROUP_TITLE = "Putting the codebook in order"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._desk = CodebookDesk(session)

    # Looking

    @on(CodeTree.Given)
    def look_at_quotations(self) -> None:
        """Go on to the quotations of the code in question."""
        self.query_one(QuotationList).focus()

    def action_next_pane(self, step: int) -> None:
        """Go on to what is said of the code, its quotations, or the tree."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_back(self) -> None:
        """Go back to the tree, and from there to the text."""
        if self.tree_of_codes.has_focus or not self.session.codes:
            self.dismiss(None)
        else:
            self.tree_of_codes.focus()

    # Altering

    def action_edit(self) -> None:
        """Write what the codebook says of the code in question."""
        code = self._code()
        if code is None:
            return

        def keep(fields: dict[str, Any]) -> None:
            self._desk.edit(code, fields)

        self.app.push_screen(CodeForm(f"Edit {code.name}", code.text, keep), self._show_after)

    def action_add(self, is_below: bool) -> None:
        """Write a new code, below the one in question or beside it."""
        code, heading = self.code, None
        if code is not None:
            heading = code if is_below else self.session.codes.get(code.parent or 0)
        where = "at the top" if heading is None else f"below {heading.name}"

        def keep(fields: dict[str, Any]) -> None:
            text = CodeText(**({"name": ""} | fields))
            new = self._desk.add(text, None if heading is None else heading.id)
            self.show_codebook(new.id)

        self.app.push_screen(CodeForm(f"New code {where}", CodeText(""), keep), self._show_after)

    def action_move(self, step: str) -> None:
        """Move the code in question, with all below it, by one step in the tree."""
        code = self._code()
        if code is not None:
            self._alter(lambda: self._desk.move(code, Step[step]), code.id)

    def action_merge(self) -> None:
        """Ask which code is to take over all that the one in question has."""
        from mbcode.tui.screens.picker import CodePicker, Picked

        code, session = self._code(), self.session
        if code is None:
            return

        def merge(picked: Picked | None) -> None:
            if isinstance(picked, tuple):
                self._alter(lambda: self._desk.merge(code, picked[0]), picked[0].id)

        self.app.push_screen(
            CodePicker(
                f"Merge {code.name} into",
                standing_on(session, code, self.tree_of_codes.tally_of(code.id)),
                self._that_can_take_over(code),
                (),
                session.tallies(),
                one_of_these=True,
            ),
            merge,
        )

    def _that_can_take_over(self, code: Code) -> Sequence[Code]:
        """Return the codes one can be merged into: of a heading, other headings too."""
        own = {each.id for each in below(self.session.codes, code)}
        others = (each for each in self.session.codes.values() if each.id not in own)
        if code.applicable:
            return tuple(others)
        return tuple(replace(each, applicable=True) for each in others)

    def action_delete(self) -> None:
        """Delete the code in question, or tell what stands on it."""
        code = self._code()
        if code is not None:
            self._alter(lambda: self._desk.delete(code))

    # Splitting

    def action_split(self) -> None:
        """Ask what the new code is called, and walk through the codings."""
        code, survey = self._code(), self.survey
        if code is None:
            return
        if survey is None:
            self.tell("the codings are still being read; press it again in a moment")
        elif not survey.count_of((code,)):
            self.tell(f"no coding has the code {code.name}: there is nothing to split")
        else:
            ask = f"Split {code.name}; the new code"
            self.app.push_screen(NamePrompt(ask, ""), partial(self._walk, code))

    def _walk(self, code: Code, name: str | None) -> None:
        from mbcode.tui.screens.split import SplitScreen

        survey = self.survey
        if name is None or survey is None:
            return

        def read() -> Sequence[tuple[int, Quotation]]:
            self._desk.check_free(name)
            return codings_quoted(self.session.study, survey, (code,))

        def ask(codings: Sequence[tuple[int, Quotation]]) -> None:
            split = partial(self._desk.split, code, name)
            screen = SplitScreen(code.name, name, codings, split)
            self.app.push_screen(screen, partial(self._show_split, name))

        self.bring(read, ask)

    def _show_split(self, name: str, change: Change | None) -> None:
        if change is not None:
            self.tell(self._took(lambda: self._desk.called(name).id, change), is_warning=False)

    # What all of them need

    def _code(self) -> Code | None:
        """Return the code in question; without any, tell how to make one."""
        if self.code is None:
            self.tell("there is no code here; n makes one")
        return self.code

    def _alter(self, deed: Callable[[], Change], go_to: int | None = None) -> None:
        """Alter the codebook, show it, and go to a code, if there is one to go to."""
        self.do_apart(deed, partial(self._took, lambda: go_to))

    def _took(self, go_to: Callable[[], int | None], change: Change) -> str:
        """Show what was altered, and go to a code; return what was done."""
        done = self.session.taken_in(change)
        self.show_codebook(go_to())
        return done

    def show_outcome(self) -> None:
        """Show what was altered, if it is not on the screen yet."""
        self.keep_up()

    def _show_after(self, done: bool | None) -> None:
        if done:
            self.keep_up()
