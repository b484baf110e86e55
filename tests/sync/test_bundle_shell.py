"""A bundle can be checked and opened with ssh-keygen and age alone."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consulaat.security import sealing
from consulaat.sync import bundle
from consulaat.sync.trust import Card, allowed_signers
from tests.sync.bundles import (
    IDENTITY,
    POST,
    POST_KEY,
    RECIPIENT,
    a_bundle,
)

GOOD = a_bundle(2, [b"letter"])


CHECK = r"""
set -e
F=$1
N=$((0x$(tail -c 4 $F | od -An -tx1 | tr -d ' \n'))); L=$(wc -c < $F); head -c $((L-N-4)) $F > signed
{ echo '-----BEGIN SSH SIGNATURE-----'
  tail -c $((N+4)) $F | head -c $N | base64 -w 70
  echo '-----END SSH SIGNATURE-----'; } > sig
ssh-keygen -Y verify -f allowed_signers -I RAB -n consulaat-bundle-v1 -s sig < signed
H=$((0x$(tail -c +9 signed | head -c 4 | od -An -tx1 | tr -d ' \n')))
tail -c +$((13+H)) signed | age -d -i identity > inner
"""


def a_card() -> Card:
    """Return a card of the post that is valid now, which is the moment ssh-keygen asks for."""
    now = datetime.now(UTC).replace(microsecond=0)
    return Card(
        post="RAB",
        role="post",
        store=POST,
        name="RAB-1",
        sign=POST_KEY,
        recipient=RECIPIENT,
        created=now,
        valid_from=now - timedelta(days=1),
        valid_until=now + timedelta(days=1),
    )


@pytest.mark.skipif(
    not all(map(shutil.which, ["sh", "ssh-keygen", "age", "base64", "od"])), reason="a tool is missing"
)
def test_a_shell_can_check_and_open_a_bundle_and_sees_one_changed_byte(tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text(allowed_signers([a_card()]))
    (tmp_path / "identity").write_text(IDENTITY + "\n")
    (tmp_path / "good").write_bytes(GOOD)
    (tmp_path / "bad").write_bytes(GOOD[:600] + bytes([GOOD[600] ^ 1]) + GOOD[601:])

    def check(name: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", "-c", CHECK, "check", name]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    good, bad = check("good"), check("bad")

    assert good.returncode == 0, good.stderr
    assert 'Good "consulaat-bundle-v1" signature for RAB' in good.stdout
    inner = sealing.open_sealed(bundle.read_frame(GOOD).body, IDENTITY)
    assert (tmp_path / "inner").read_bytes() == inner
    assert bad.returncode != 0
    assert "verif" in bad.stderr + bad.stdout
