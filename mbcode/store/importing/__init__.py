"""How each kind of draft goes into the study; every `bring_in` works inside one open change."""
