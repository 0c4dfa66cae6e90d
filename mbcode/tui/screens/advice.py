"""What an empty study is told to do."""

NO_TRANSCRIPTS = """This study has no transcripts yet.

Leave with q and bring some in, also a codebook, codings or cases:

  mbcode import FILE…

Or look at the example study first:

  mbcode demo DIR
"""

NO_TRANSCRIPTS_HERE = "there are no transcripts yet; bring some in: mbcode import FILE"

NO_CODES = """No codes yet.

Press enter on a passage and type a name; or leave with q and bring some in:

  mbcode import FILE
"""

NO_CODES_HERE = """No codes yet.

Press n and write one; or leave and bring some in:

  mbcode import FILE
"""
