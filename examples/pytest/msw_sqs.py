"""Amazon SQS in memory for tests in Python: starts "msw-sqs serve", and speaks with its control plane."""

import json
import os
import re
import shlex
import subprocess
import urllib.request


class MswSqs:
    def __init__(self, command=None):
        words = shlex.split(command or os.environ.get("MSW_SQS", "npx msw-sqs"))
        self.process = subprocess.Popen([*words, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
        # It prints one line when it is ready.
        self.endpoint = re.search(r"http://\S+", self.process.stdout.readline()).group()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.endpoint}/_msw-sqs{path}", data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def clear(self):
        self.ask("POST", "/clear")

    def create_queue(self, name, **options):
        return self.ask("POST", "/queues", {"name": name, **options})["url"]

    def advance(self, by):
        return self.ask("POST", "/clock/advance", {"by": by})

    def use_fault(self, fault, **options):
        return self.ask("POST", "/faults", {"fault": fault, **options})

    def messages(self, queue, state=None):
        """The messages of a queue; looking receives none of them."""
        query = "" if state is None else f"?state={state}"
        return self.ask("GET", f"/queues/{queue}/messages{query}")["messages"]

    def kinds_of_events(self):
        """What happened: "messageSent", "messageReceived", …"""
        return [event["kind"] for event in self.ask("GET", "/journal")["events"]]
