"""Turns this process into a ClickHouse that listens. Arguments: the shared library, the folder, the port.

Its standard input is a leash: when the other end is gone, so is the server.
"""

import ctypes
import os
import signal
import sys

library, folder, port = sys.argv[1:]
server = os.getpid()

if os.fork() == 0:
    while os.read(0, 1):
        pass
    if os.getppid() == server:
        os.kill(server, signal.SIGKILL)
    os._exit(0)

# The library has no server's main function, but a query can open the server's port; the next one stays.
query = (
    "SYSTEM START LISTEN HTTP; SELECT sum(sleepEachRow(1)) FROM numbers(1000000000)"
    " SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0"
)
run = ctypes.CDLL(library)["chdb_query_cmdline"]
run.restype = ctypes.c_void_p
run.argtypes = [ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)]
arguments = [
    b"clickhouse",
    b"--path=" + os.fsencode(folder) + b"/data",
    b"--listen_host=127.0.0.1",
    b"--http_port=" + port.encode(),
    b"--query=" + query.encode(),
]
signal.signal(signal.SIGTERM, signal.SIG_DFL)
run(len(arguments), (ctypes.c_char_p * (len(arguments) + 1))(*arguments, None))
os._exit(1)
