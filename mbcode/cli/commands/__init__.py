"""The commands, a module each family; `mbcode.cli.registry` lists them."""
