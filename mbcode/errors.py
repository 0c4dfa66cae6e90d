"""What can go wrong, in words for a researcher.

A module of its own, apart from `model`, because `mbcode --help` needs it and must not pay for
dataclasses.
"""


class MbcodeError(Exception):
    """Refused; the study is exactly as it was.

    The message is one line that names the file, row or value and says what to do.
    """


class FormatError(MbcodeError):
    """A file can't be read as what it claims to be; the message begins with its name and row."""


class StudyError(MbcodeError):
    """The study can't be opened, created or trusted."""


class NotFoundError(MbcodeError):
    """A name or id that the study does not hold."""


class ConflictError(MbcodeError):
    """The change collides with what stands: a name already taken, a change built on since."""


class FieldError(ConflictError):
    """What one field of a code was to say is taken, or nothing it can hold.

    `field` names it where somebody can mend it there; it is empty where the message says all, as
    for a row of a file.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
