"""Run the command as ``python -m partnerlib``."""

import sys

from partnerlib.cli import main

sys.exit(main())
