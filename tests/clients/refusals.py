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
