"""What is measured of mbcode's Danish, offline, on lists that people wrote for it."""
