"""The AWS CLI as people type it."""
import json


def test_identity(world):
    answer = json.loads(world.aws("sts", "get-caller-identity").stdout)
    assert answer["Arn"].endswith(":user/admin")


def test_make_and_list_a_user(world, unique):
    world.aws("iam", "create-user", "--user-name", "cli-" + unique, "--tags", "Key=team,Value=blue")
    names = world.aws("iam", "list-users", "--query", "Users[].UserName", "--page-size", "1").stdout
    assert "cli-" + unique in json.loads(names)


def test_errors_reach_the_terminal(world):
    ended = world.aws("iam", "get-user", "--user-name", "nobody-here", check=False)
    assert ended.returncode == 254
    assert (
        "An error occurred (NoSuchEntity) when calling the GetUser operation: The user with name nobody-here "
        "cannot be found."
    ) in ended.stderr


def test_account_and_organizations(fresh):
    fresh.aws("organizations", "create-organization")
    assert json.loads(fresh.aws("organizations", "list-roots").stdout)["Roots"][0]["Name"] == "Root"
    fresh.aws(
        "account",
        "put-alternate-contact",
        "--alternate-contact-type",
        "SECURITY",
        "--name",
        "Team",
        "--title",
        "On call",
        "--email-address",
        "s@example.com",
        "--phone-number",
        "+1 555 0100",
    )
    shown = json.loads(
        fresh.aws("account", "get-alternate-contact", "--alternate-contact-type", "SECURITY").stdout
    )
    assert shown["AlternateContact"]["EmailAddress"] == "s@example.com"
