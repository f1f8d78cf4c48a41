"""Reads the delivered bytes of Tests/Deliveries with the platforms' own libraries.

Each check builds what the platform's client would send from one row of the file, lets the client's
own model validate it, and reads it back; hashes are made again by the platform's normaliser from the
plain rows of another file for the same people. `make oracles` makes the environment and runs it.
"""

import csv
import hashlib
import io
import json
import re
import sys
from pathlib import Path

import phonenumbers
from brevo.contacts.types.import_contacts_request_json_body_item import (
    ImportContactsRequestJsonBodyItem,
)
from facebook_business.adobjects.serverside.normalize import Normalize
from google.ads import datamanager_v1 as datamanager
from openapi_client.models.profile_location import ProfileLocation
from openapi_client.models.profile_upsert_query_resource_object_attributes import (
    ProfileUpsertQueryResourceObjectAttributes as Profile,
)

DELIVERIES = Path(__file__).resolve().parent.parent / "Deliveries"
SHA256 = re.compile(r"[0-9a-f]{64}")


def rows(name, delimiter=","):
    """The header and the rows of a file, which must be UTF-8 and equally wide."""
    text = (DELIVERIES / name).read_bytes().decode("utf-8")
    table = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    for row in table:
        assert len(row) == len(table[0]), (name, row)
    return table[0], table[1:]


def records(name, delimiter=","):
    head, table = rows(name, delimiter)
    return [dict(zip(head, row)) for row in table]


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_number(number):
    """A number is written as the library writes it, and could be one."""
    parsed = phonenumbers.parse(number, None)
    assert phonenumbers.is_possible_number(parsed), number
    assert phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == number


def klaviyo(name):
    checked = 0
    for row in records(name):
        values = {
            "email": row["Email"] or None,
            "phone_number": row["Phone Number"] or None,
            "first_name": row["First Name"] or None,
            "last_name": row["Last Name"] or None,
            "location": ProfileLocation(
                city=row["City"] or None, zip=row["Zip Code"] or None,
                country=row["Country"] or None),
        }
        assert values["email"] or values["phone_number"], row
        if values["phone_number"]:
            check_number(values["phone_number"])
        profile = Profile(**values)
        again = Profile.from_json(profile.to_json())
        assert again == profile and again.email == values["email"], row
        checked += 1
    return checked


def brevo(name):
    checked = 0
    for row in records(name, ";"):
        attributes = {
            key: value for key, value in row.items() if key not in ("EMAIL", "EXT_ID") and value
        }
        if row["SMS"]:
            check_number(row["SMS"])
        item = ImportContactsRequestJsonBodyItem(
            email=row["EMAIL"] or None, ext_id=row["EXT_ID"] or None, attributes=attributes)
        again = ImportContactsRequestJsonBodyItem(**json.loads(item.json()))
        assert again == item, row
        checked += 1
    return checked


def google(name):
    head, table = rows(name)
    members = []
    for row in table:
        identifiers = []
        cells = {}
        for key, value in zip(head, row):
            if key == "Email" and value:
                assert SHA256.fullmatch(value), value
                identifiers.append(datamanager.UserIdentifier(email_address=value))
            elif key == "Phone" and value:
                assert SHA256.fullmatch(value), value
                identifiers.append(datamanager.UserIdentifier(phone_number=value))
            else:
                cells[key] = value
        address = [cells[key] for key in ("First Name", "Last Name", "Country", "Zip")]
        if all(address):
            assert SHA256.fullmatch(address[0]) and SHA256.fullmatch(address[1]), row
            assert re.fullmatch(r"[A-Z]{2}", address[2]), row
            identifiers.append(
                datamanager.UserIdentifier(
                    address=datamanager.AddressInfo(
                        given_name=address[0], family_name=address[1], region_code=address[2],
                        postal_code=address[3])))
        assert 1 <= len(identifiers) <= 10, row
        members.append(
            datamanager.AudienceMember(
                user_data=datamanager.UserData(user_identifiers=identifiers)))
    request = datamanager.IngestAudienceMembersRequest(
        audience_members=members, encoding=datamanager.Encoding.HEX,
        consent=datamanager.Consent(
            ad_user_data=datamanager.ConsentStatus.CONSENT_GRANTED,
            ad_personalization=datamanager.ConsentStatus.CONSENT_GRANTED))
    kind = datamanager.IngestAudienceMembersRequest
    assert kind.deserialize(kind.serialize(request)) == request
    assert len(members) <= 10_000
    return len(members)


def meta(name):
    """The hashes of the file, made again by Meta's normaliser from the plain rows of csv.csv."""
    hashed = records(name)
    checked = 0
    for plain in records("csv.csv"):
        made = {
            "email": Normalize.normalize_field("em", plain["email"]),
            "phone": sha256(plain["phone"].lstrip("+")) if plain["phone"] else None,
            "country": Normalize.normalize_field("country", plain["country"]),
        }
        wanted = {key: value or "" for key, value in made.items()}
        assert any(all(row[key] == value for key, value in wanted.items()) for row in hashed), plain
        checked += 1
    for row in hashed:
        for key, value in row.items():
            assert not value or SHA256.fullmatch(value) or key == "value", (key, value)
            assert value != sha256(""), "an empty cell was hashed"
    return checked


def numbers(name):
    checked = 0
    for line in (DELIVERIES / name).read_text(encoding="utf-8").splitlines():
        written, region, e164, verdict = line.split("\t")
        try:
            parsed = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            assert verdict == "invalid", line
            checked += 1
            continue
        if verdict == "valid":
            made = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
            assert made == e164, line
        checked += 1
    return checked


def hashes(name):
    """Every line is a hash and none of nothing."""
    lines = (DELIVERIES / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert SHA256.fullmatch(line) and line != sha256(""), line
    return len(lines)


CHECKS = [
    ("klaviyo-api", klaviyo, ["klaviyo.csv", "klaviyo-sms.csv"]),
    ("brevo-python", brevo, ["brevo.csv", "brevo-sms.csv"]),
    ("google-ads-datamanager", google, ["google.csv"]),
    ("facebook-business", meta, ["meta.csv"]),
    ("phonenumbers", numbers, ["phones.tsv"]),
    ("hashlib", hashes, ["pinterest.csv", "snapchat.csv", "snapchat-phone.csv"]),
]


def main():
    failed = 0
    for peer, check, files in CHECKS:
        for name in files:
            try:
                print(f"{peer:24} {name:20} {check(name):4} rows")
            except Exception as error:  # Every file is tried, whatever the one before said.
                failed += 1
                print(f"{peer:24} {name:20} FAILED {type(error).__name__}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
