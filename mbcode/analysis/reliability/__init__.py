"""How far coders agree: a page a measure, for any nominal values; yes and no are the case of two.

Nothing here knows a study. Data come as *counts*, float or int of shape (units, values): how many
coders gave the unit the value. Units with the same counts are one row with a *weight*, so a study
of a million characters by two coders is three rows. A weight of shape (..., units) stands for as
many sets of data as the axes before the last hold, and gives as many figures.
"""
