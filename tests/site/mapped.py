"""Serving a site over TLS under a real site's name: what a browser sees is https://www.linkedin.com."""

import base64
import hashlib
import ssl
from collections.abc import Callable
from typing import Final, Generic, Self, TypeVar

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from automation.practice import PracticeSite
from automation.practice.server import LocalSite

REAL_HOST: Final = "www.linkedin.com"

Site = TypeVar("Site", bound=LocalSite)


class MappedSite(Generic[Site]):
    """A site served under a host's name while its `with` block runs.

    `make` gets the TLS context as `tls`: a site class, or `partial(Throttled, Scenario(), after=3)`. The one
    certificate is its own; the browser accepts its key alone, and only with `browser_arguments`.
    """

    def __init__(self, make: Callable[..., Site] = PracticeSite, host: str = REAL_HOST):
        certificate = trustme.CA().issue_cert(host)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        self.site = make(tls=context)
        self.host = host
        self.origin = f"https://{host}"
        self.spki = spki(certificate.cert_chain_pems[0].bytes())

    def __enter__(self) -> Self:
        self.site.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.site.__exit__()

    @property
    def port(self) -> int:
        """The port that the browser is led to."""
        return self.site.port


def browser_arguments(*mapped: MappedSite) -> tuple[str, ...]:
    """Return the arguments that make Chromium find these sites under their hosts, and trust them there."""
    rules = ",".join(f"MAP {one.host}:443 127.0.0.1:{one.port}" for one in mapped)
    keys = ",".join(one.spki for one in mapped)
    return f"--host-resolver-rules={rules}", f"--ignore-certificate-errors-spki-list={keys}"


def spki(certificate: bytes) -> str:
    """Return the SHA-256 of a PEM certificate's public key (RFC 7469, 2.4), in base64."""
    key = x509.load_pem_x509_certificate(certificate).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(info).digest()).decode()
