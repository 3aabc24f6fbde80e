"""`python -m opname_wizard`."""

import sys

from opname_wizard.start import main

sys.exit(main())
