"""Contacts and information of an account."""
import pytest

from refusals import refused

CONTACT = {
    "FullName": "Alex Example",
    "CompanyName": "Example Corp",
    "AddressLine1": "1 Example Street",
    "City": "Springfield",
    "StateOrRegion": "IL",
    "PostalCode": "62701",
    "CountryCode": "US",
    "PhoneNumber": "+1 555 0100",
}


@pytest.fixture
def account(world):
    return world.client("account")


@pytest.mark.parametrize("kind", ["BILLING", "OPERATIONS", "SECURITY"])
def test_alternate_contacts(account, kind):
    with refused("ResourceNotFoundException", status=404):
        account.get_alternate_contact(AlternateContactType=kind)
    contact = {
        "Name": "Team",
        "Title": "On call",
        "EmailAddress": "team@example.com",
        "PhoneNumber": "+1 555 0101",
    }
    account.put_alternate_contact(AlternateContactType=kind, **contact)
    assert account.get_alternate_contact(AlternateContactType=kind)["AlternateContact"] == {
        "AlternateContactType": kind,
        **contact,
    }
    account.delete_alternate_contact(AlternateContactType=kind)
    with refused("ResourceNotFoundException", status=404):
        account.delete_alternate_contact(AlternateContactType=kind)


def test_contact_information(account):
    account.put_contact_information(ContactInformation=CONTACT)
    assert account.get_contact_information()["ContactInformation"] == CONTACT
    without_state = {k: v for k, v in CONTACT.items() if k != "StateOrRegion"}
    with refused("ValidationException", status=400):
        account.put_contact_information(ContactInformation=without_state)


def test_the_account_must_be_a_member_of_the_callers_organization(account):
    with refused("AccessDeniedException", status=403):
        account.get_contact_information(AccountId="210987654321")


def test_permissions_are_asked(world):
    _, key = world.new_user()
    with refused("AccessDeniedException", "is not authorized to perform: account:GetContactInformation", 403):
        world.client("account", key).get_contact_information()


def test_contacts_that_are_none(account):
    contact = {"Name": "Team", "Title": "On call", "EmailAddress": "a@example.com", "PhoneNumber": "+1 555"}
    wrong = [{"EmailAddress": "no address"}, {"PhoneNumber": "at home"}, {"AlternateContactType": "LUNCH"}]
    for change in wrong:
        with refused("ValidationException", status=400):
            account.put_alternate_contact(**{"AlternateContactType": "BILLING", **contact, **change})
