"""A site of somebody else's, with a sign-in form that reports what happens in it."""

import ssl
from typing import Final

from automation.practice.messages import HttpRequest, Response
from automation.practice.server import LocalSite

FORM: Final = """<!doctype html>
<html lang="en"><title>Sign in</title><link rel="icon" href="data:,">
<main><h1>Sign in</h1><form method="post" action="/keys">
<input id="username" name="session_key" type="email" autocomplete="username">
<input id="password" name="session_password" type="password" autocomplete="current-password">
<button type="submit">Sign in</button></form></main>
<script>
for (const kind of ["keydown", "beforeinput", "input", "change", "paste", "submit"]) {
  const report = event => navigator.sendBeacon("/keys", `${kind} ${event.key ?? event.data ?? ""}`);
  addEventListener(kind, report, true);
}
</script></html>"""


class KeyTrap(LocalSite):
    """Shows a sign-in form at every address. `keys` holds each event in it, `visits` each page it served."""

    def __init__(self, tls: ssl.SSLContext | None = None):
        super().__init__(tls)
        self.keys: list[str] = []
        self.visits: list[str] = []

    def respond(self, request: HttpRequest) -> Response:
        if request.method == "POST":
            self.keys.append(request.body.decode())
            return Response(204)
        self.visits.append(request.path)
        return Response.html(FORM)
