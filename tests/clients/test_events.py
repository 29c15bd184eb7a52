"""Every call leaves an event, a refused one too."""
from refusals import refused


def events_of(world, **query):
    text = "&".join(f"{k}={v}" for k, v in query.items())
    return world.plane.operator("events?" + text)["events"]


def test_a_write_leaves_its_event(world, iam, unique):
    iam.create_user(UserName="seen-" + unique)
    event = events_of(world, name="CreateUser", limit=1)[0]
    record = event["event"]
    assert record["eventSource"] == "iam.amazonaws.com" and record["readOnly"] is False
    assert record["requestParameters"]["userName"] == "seen-" + unique
    assert record["userIdentity"]["type"] == "IAMUser" and record["userIdentity"]["userName"] == "admin"
    assert event["decisions"][0]["action"] == "iam:CreateUser"


def test_a_refusal_leaves_its_event_and_the_reason(world):
    name, key = world.new_user()
    with refused("AccessDenied"):
        world.client("iam", key).list_users()
    event = events_of(world, user=name, limit=1)[0]
    assert event["event"]["errorCode"] == "AccessDenied"
    assert event["decisions"][0]["decision"] != "allowed"


def test_no_secret_is_recorded(world, iam, unique):
    name = "quiet-" + unique
    iam.create_user(UserName=name)
    iam.create_login_profile(UserName=name, Password="Very-Secret-1-" + unique)
    secret = iam.create_access_key(UserName=name)["AccessKey"]["SecretAccessKey"]
    text = str(events_of(world, limit=10))
    assert "Very-Secret-1-" + unique not in text and secret not in text
