"""Archives of reports, in rooms of which each imports from those before it alone.

``sources`` delivers what an archive holds; ``store`` keeps the files of a dataset; ``work`` is what one
worker does with sources; ``across`` holds the reports of a dataset against one another; ``run``
is what people call. All log below ``govreport_parse``, and say nothing where nobody configured that.
"""

import logging

logging.getLogger("govreport_parse").addHandler(logging.NullHandler())
