"""Runs the emulator of BigQuery. Arguments: those of local-bigquery.

Its standard input is a leash: when the other end is gone, so is the emulator.
"""

import os
import sys
import threading

from local_bigquery import cli


def end_with_the_other_end():
    while os.read(0, 1):
        pass
    os._exit(0)


threading.Thread(target=end_with_the_other_end, daemon=True).start()
cli.main(sys.argv[1:])
