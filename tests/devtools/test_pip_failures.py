"""pip's words become one sentence with a way out."""

from pathlib import Path

import pytest

from devtools.pip_failures import explain

LOG = Path("/somewhere/pip.log")
NO_NETWORK = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<…>: Failed to establish a new "
    "connection: [Errno -3] Temporary failure in name resolution')': /simple/amqp/\n"
    "ERROR: No matching distribution found for amqp==5.4.2\n"
)
NO_WHEEL = (
    "ERROR: Could not find a version that satisfies the requirement tokenizers==0.23.3\n"
    "ERROR: No matching distribution found for tokenizers==0.23.3\n"
)
TORCH_INDEX_ONLY = (
    "WARNING: connection broken by 'NewConnectionError' https://download.pytorch.org/whl/cpu/torch/\n" + NO_WHEEL
)
PROXY_CERTIFICATE = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …'))\n" + NO_NETWORK


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (NO_NETWORK, "The Python package index cannot be reached"),
        (NO_WHEEL, "no ready-made tokenizers==0.23.3 for this machine"),
        (TORCH_INDEX_ONLY, "no ready-made tokenizers==0.23.3 for this machine"),
        (PROXY_CERTIFICATE, "cannot verify the certificate"),
        ("something never seen", "Installing the Python packages failed"),
    ],
)
def test_each_cause_has_its_sentence_and_names_the_log(text: str, words: str) -> None:
    failure = explain(text, LOG)
    assert words in failure.en
    assert str(LOG) in failure.en
    assert str(LOG) in failure.zh
