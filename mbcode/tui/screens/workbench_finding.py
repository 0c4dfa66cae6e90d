"""Finding one's way in a transcript: words looked for as one types, and a part of it alone."""

from __future__ import annotations

from mbcode.tui.reading.found import Found, Sought
from mbcode.tui.reading.lens import Lens, lying_on, said_by, uncoded, with_code
from mbcode.tui.screens.workbench_flow import FlowBench
from mbcode.tui.session import Session
from mbcode.tui.widgets.top_line import TopLine


class FindingBench(FlowBench):
    """Looks for words in the transcript, and shows a part of it alone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sought = Sought()

    def action_find(self) -> None:
        """Ask for words and go to where they stand, while they are typed."""
        from mbcode.tui.screens.find import FindPrompt

        transcript, origin = self.session.transcript, self.reader.position
        if transcript is None:
            self.tell("there is no transcript to look in")
            return

        def show(found: Found) -> None:
            self.reader.found = found.places
            self.reader.go_to(origin if found.place is None else found.place.start)

        def leave(sought: Sought | None) -> None:
            if sought is None:
                show(Found())
            else:
                self._sought = sought

        prompt = FindPrompt(transcript.text, origin, self._sought, show)
        self.app.push_screen(prompt, leave)

    def action_choose_lens(self) -> None:
        """Ask which part of the transcript is to be shown alone; show all of it again."""
        from mbcode.tui.screens.lenses import LensPrompt

        if self.session.transcript is None:
            self.tell("there is no transcript to show a part of")
        else:
            self.app.push_screen(LensPrompt(self._lenses()), self._look_through)

    def _lenses(self) -> dict[str, Lens]:
        """Return what can be shown alone, by the key that chooses it."""
        transcript, codings = self.session.transcript, self.session.shown
        if transcript is None:
            return {}
        lenses = {"u": uncoded(transcript, codings)}
        code = self.session.codes.get(self.code_in_question or 0)
        if code is not None:
            lenses["c"] = with_code(transcript, codings, code.id, code.name)
        stale = self.session.doubts.stale_among(codings)
        if stale:
            lenses["d"] = lying_on(transcript, stale, "stale codings")
        position = self.reader.position
        speakers = [turn.speaker for turn in transcript.turns if turn.span.holds(position)]
        if speakers and speakers[0]:
            lenses["s"] = said_by(transcript, speakers[0])
        return lenses

    def _look_through(self, lens: Lens | None) -> None:
        if lens is not None and not lens.sentences:
            self.tell(f"there is nothing to show: {lens.what}")
        else:
            self.reader.lens = lens
        self.show_lines()

    def show_lines(self) -> None:
        """Say what is under the cursor, and at the top what alone is shown."""
        super().show_lines()
        lens = self.reader.lens
        self.query_one(TopLine).alone = "" if lens is None else lens.what
