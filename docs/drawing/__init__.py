"""How the pictures of docs/SCREENS.md are drawn; `python docs/make_pictures.py` is the door."""
