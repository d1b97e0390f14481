"""Turns this process into clickhouse-server. Arguments: the shared library, the server's folder, its port.

Its standard input is a leash: when the other end is gone, so is the server.
"""

import ctypes
import os
import signal
import sys

library, folder, _ = sys.argv[1:]  # the port is in the configuration
server = os.getpid()

if os.fork() == 0:
    # A process, not a thread: the server closes what it does not know when it starts.
    while os.read(0, 1):
        pass
    if os.getppid() == server:
        os.kill(server, signal.SIGKILL)
    os._exit(0)

os.environ["CLICKHOUSE_WATCHDOG_ENABLE"] = "0"  # no fork: signals to this process reach the server
# int mainEntryClickHouseServer(int, char **), without the Python module around it.
main = ctypes.CDLL(library)["_Z25mainEntryClickHouseServeriPPc"]
main.restype = ctypes.c_int
main.argtypes = [ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)]
arguments = [b"clickhouse-server", b"--config-file=" + os.fsencode(folder) + b"/config.xml"]
os._exit(main(len(arguments), (ctypes.c_char_p * 3)(*arguments, None)))
