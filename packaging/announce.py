"""Writes the signed file by which the program learns of a version. usage: announce.py VERSION PAGE < PRIVATE-KEY.pem

The private key is the repository's owner's and comes by standard input: never as a file of this tree, an argument or a
variable of the environment. Its public half is resources/update.pub.pem; a build without that looks for nothing.
"""

from __future__ import annotations

import base64
import json
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key


def announcement(version: str, page: str, key: Ed25519PrivateKey) -> str:
    """The file, as `app/update.py` reads it."""
    signed = json.dumps({"version": version, "page": page}, sort_keys=True)
    return json.dumps({"signed": signed, "signature": base64.b64encode(key.sign(signed.encode())).decode()}) + "\n"


if __name__ == "__main__":
    private = load_pem_private_key(sys.stdin.buffer.read(), None)
    if not isinstance(private, Ed25519PrivateKey):
        sys.exit("an Ed25519 key is needed: openssl genpkey -algorithm ed25519")
    sys.stdout.write(announcement(sys.argv[1], sys.argv[2], private))
