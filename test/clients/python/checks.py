"""What scripts/clients.ts reads: the client's version, and a line for everything that was checked."""

import sys


def check(title):
    """Runs a function at once, and reports it by its title when it did not fail."""

    def run(function):
        function()
        print(f"checked {title}", flush=True)

    return run


def client_is(name_and_version):
    print(f"client {name_and_version}, Python {sys.version_info.major}.{sys.version_info.minor}", flush=True)
