"""Names leave a study as if they had never been in it: what stands, what the history notes, and
the bytes on the disk.
"""
