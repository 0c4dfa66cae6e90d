"""How far the work has come: the mark on a transcript, and the overview of who coded what."""

from __future__ import annotations

from mbcode.tui.screens.workbench_finding import FindingBench
from mbcode.tui.widgets.transcript_list import TranscriptList


class ProgressBench(FindingBench):
    """Marks transcripts as done, and shows the progress."""

    def action_mark_done(self) -> None:
        """Mark the transcript on screen as done, or take the mark off."""
        transcript = self.session.transcript
        if transcript is None:
            self.tell("no transcript is open")
            return

        def mark() -> None:
            is_done = transcript.id in self.session.done
            change = self.session.study.done_marks.put(transcript.id, done=not is_done)
            self.session.take_in(change)
            self.tell(change.summary, is_warning=False)

        self.do(mark)

    def action_progress(self) -> None:
        """Show who has coded what; a transcript that is chosen there is opened."""
        from mbcode.tui.screens.progress import ProgressScreen

        def go(transcript: int | None) -> None:
            if transcript is not None:
                self.post_message(TranscriptList.Chosen(transcript))

        self.app.push_screen(ProgressScreen(self.session.study), go)
