"""Says that a call is refused, and how."""
import contextlib

import pytest
from botocore.exceptions import ClientError


@contextlib.contextmanager
def refused(code, text="", status=None):
    """The block must end in AWS's error `code` whose message holds `text`."""
    with pytest.raises(ClientError) as caught:
        yield caught
    error = caught.value.response
    assert error["Error"]["Code"] == code, error
    assert text in error["Error"].get("Message", ""), error
    if status:
        assert error["ResponseMetadata"]["HTTPStatusCode"] == status, error


@contextlib.contextmanager
def reason(code, word):
    """The block is refused by Organizations with `code`, and with AWS's Reason `word`."""
    with refused(code, status=400) as caught:
        yield
    assert caught.value.response["Reason"] == word, caught.value.response
