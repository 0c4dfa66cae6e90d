"""`python -m mbcode` is `mbcode`."""

import sys

from mbcode.cli import main

sys.exit(main())
