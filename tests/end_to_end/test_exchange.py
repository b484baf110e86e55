"""Scenario S11 and what befalls bundles on their way, by command line, between a real post and headquarters."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.office import Office, consulaat, everything, meet

NIGHT = "2026-07-06T22:10:00Z"


@dataclass
class Exchange:
    """A post, headquarters, and the bundles between them."""

    post: Office
    hq: Office
    case: str
    sticks: Path

    def note_and_send(self, text: str) -> Path:
        """Let the post write something down, and a bundle of it."""
        self.post.new(
            "contact", case=self.case, direction="IN", channel="WHATSAPP", occurred_at=NIGHT, summary=text
        )
        return self.send()

    def send(self) -> Path:
        """Write a bundle of the post."""
        return self.post.export("DCV", self.sticks, user="bram")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    """Both stores with a case at the post, met, nothing sent yet."""
    folder = tmp_path_factory.mktemp("exchange")
    post, hq = Office(folder / "post", "RAB", at=NIGHT), Office(folder / "hq", "DCV", "hq", "hanna", at=NIGHT)
    post.found(bram="HOOFD_CONSULAIR")
    hq.found()
    meet(post, hq)
    person = post.new("person", given_names="Nadia", surname="Haddad", born_on="20090000")
    case = post.new("case", person=person, country_of_stay="MA")
    return Exchange(post, hq, case, folder / "sticks")


@pytest.fixture
def exchange(founded: Exchange, tmp_path: Path) -> Exchange:
    """A copy of both stores for one test."""
    copies = {}
    for office in (founded.post, founded.hq):
        shutil.copytree(office.folder, tmp_path / office.folder.name)
        copies[office.role] = Office(
            tmp_path / office.folder.name, office.post, office.role, office.admin, at=NIGHT
        )
    return Exchange(copies["post"], copies["hq"], founded.case, tmp_path / "sticks")


def test_a_bundle_waits_for_the_one_before_it_and_follows_by_itself(exchange: Exchange) -> None:
    first, second, third = (exchange.note_and_send(text) for text in ("dag 1", "dag 2", "dag 3"))
    hq = exchange.hq

    assert hq.take_in(first).json["files"][0]["state"] == "merged"
    before = everything(hq)
    held = hq.take_in(third)
    assert held.code == 1
    assert held.error == "bundle-gap"
    assert [each["state"] for each in held.json["files"]] == ["held"]
    assert " 2" in held.err
    assert everything(hq) == before
    [waiting] = hq.ok("bundle", "held")["bundles"]
    assert (waiting["number"], waiting["missing"], waiting["state"]) == (3, [2], "held")
    status = hq.ok("status")
    assert status["held"] == 1
    assert "bundle-held" in {each["code"] for each in status["alarms"]}
    _tell_the_post(exchange)

    both = hq.take_in(second)
    assert both.code == 0
    assert [(each["number"], each["state"]) for each in both.json["files"]] == [(2, "merged"), (3, "merged")]
    assert hq.ok("bundle", "held")["bundles"] == []
    assert {each["summary"] for each in hq.all("contact")} == {"dag 1", "dag 2", "dag 3"}
    assert everything(hq)["contact"] == exchange.post.all("contact")


def _tell_the_post(exchange: Exchange) -> None:
    """The receipt of headquarters confirms the first only."""
    receipt = exchange.hq.export("RAB", exchange.sticks)
    assert exchange.post.take_in(receipt, user="bram").code == 0
    sent = [
        each
        for each in exchange.post.ok("bundle", "log", user="bram")["bundles"]
        if each["direction"] == "UIT"
    ]
    assert [each["confirmed_at"] is not None for each in sent] == [True, False, False]


def test_sending_warns_of_helpers_whose_names_stand_openly_in_what_goes_along(exchange: Exchange) -> None:
    post, case = exchange.post, exchange.case
    for name, facts in (
        ("Idrissi", {"is_endangered_by_helping": "JA"}),
        ("Amrani", {"identity_is_sealed": True}),
    ):
        helper = post.new("person", surname=name)
        post.new("involvement", case=case, person=helper, role="VERTROUWENSPERSOON", **facts)
    exchange.sticks.mkdir()
    sending = ("bundle", "export", "--to", "DCV", "-o", str(exchange.sticks))

    said = post.ok(*sending, user="bram")
    [warned] = said["warnings"]
    assert (warned["code"], warned["count"]) == ("HELPERS_UNNAMED", 2)
    assert "Idrissi" not in warned["message"]
    assert post.ok(*sending, "--again", "1", user="bram")["warnings"] == [warned]

    exchange.hq.take_in(Path(said["files"][0]))
    post.take_in(exchange.hq.export("RAB", exchange.sticks), user="bram")
    exchange.post.new("wish_statement", case=case, wish="TERUGKEREN", stated_at=NIGHT)
    plain = consulaat(*post.options("bram"), *sending)
    assert "!" not in plain.out
    again = [post.ok(*sending, "--again", each, user="bram")["warnings"] for each in ("1", "2")]
    assert again == [[warned], []]
    post.ok("set", "person", helper, "given_names=Salma")
    assert post.ok(*sending, user="bram")["warnings"][0]["count"] == 1


def test_the_same_file_once_more_changes_nothing(exchange: Exchange) -> None:
    file = exchange.send()
    assert exchange.hq.take_in(file).json["files"][0]["new_changes"] > 0
    before = everything(exchange.hq)

    again = exchange.hq.take_in(file)

    assert again.code == 0
    assert again.json["files"][0]["state"] == "already-imported"
    assert "error" not in again.json
    assert everything(exchange.hq) == before


def test_a_plan_tells_and_keeps_nothing(exchange: Exchange) -> None:
    file = exchange.send()
    before = everything(exchange.hq)

    planned = exchange.hq.ok("bundle", "import", str(file), "--plan")

    assert (planned["plan"], planned["files"][0]["state"]) == (True, "merged")
    assert planned["files"][0]["counts"]["case"] == 1
    assert everything(exchange.hq) == before
    assert exchange.hq.ok("bundle", "log")["bundles"] == []


def test_a_receipt_lowers_what_is_unsent_to_nothing(exchange: Exchange) -> None:
    assert exchange.post.ok("status")["unsent_changes"] > 0
    assert exchange.hq.take_in(exchange.send()).code == 0

    assert exchange.post.take_in(exchange.hq.export("RAB", exchange.sticks), user="bram").code == 0

    status = exchange.post.ok("status")
    assert status["unsent_changes"] == 0
    assert status["last_confirmed"] == NIGHT
    assert (status["post"], status["role"], status["rehearsal"]) == ("RAB", "post", True)


def test_two_values_of_one_field_stand_side_by_side_until_a_person_chooses(exchange: Exchange) -> None:
    post, hq, case = exchange.post, exchange.hq, exchange.case
    assert hq.take_in(exchange.send()).code == 0
    hq.at = post.at = "2026-07-29T09:00:00Z"
    hq.set("case", case, established_phenomenon="KINDHUWELIJK")
    post.set("case", case, established_phenomenon="DREIGENDE_HUWELIJKSDWANG")

    [merged] = hq.take_in(exchange.send()).json["files"]
    [found] = merged["conflicts"]
    assert (found["type"], found["field"], found["record"]) == ("case", "established_phenomenon", case)
    [open_one] = hq.ok("conflicts")["conflicts"]
    assert open_one["id"] == found["id"]
    assert {(each["value"], each["by"], each["post"]) for each in open_one["values"]} == {
        ("KINDHUWELIJK", "hanna", "DCV"),
        ("DREIGENDE_HUWELIJKSDWANG", "anna", "RAB"),
    }
    assert "CONFLICT" in {each["code"] for each in hq.ok("check-case", case)["findings"]}
    _resolve(exchange, found["id"])

    hq.at = post.at = "2026-07-29T15:00:00Z"
    assert post.take_in(hq.export("RAB", exchange.sticks), user="bram").code == 0
    for office in (post, hq):
        assert office.show("case", case)["established_phenomenon"] == "DREIGENDE_HUWELIJKSDWANG"
        assert office.ok("status")["conflicts"] == 0
        assert office.ok("audit", "verify")["valid"] is True


def _resolve(exchange: Exchange, conflict: str) -> None:
    hq = exchange.hq
    hq.refuses(2, "resolve", conflict, "--reason", "x")
    hq.refuses(2, "resolve", conflict, "--keep", "mine", "--value", "X", "--reason", "x")
    hq.refuses(2, "resolve", conflict, "--keep", "mine", "--reason", "   ")
    hq.refuses(2, "resolve", conflict, "--value", "GEEN_CODE", "--reason", "x")
    assert (
        hq.refuses(1, "resolve", "0" * 32, "--keep", "mine", "--reason", "x")["error"]["code"] == "not-found"
    )
    assert hq.ok("status")["conflicts"] == 1
    kept = hq.ok("resolve", conflict, "--keep", "theirs", "--reason", "De post sprak haar gisteren.")
    assert kept["conflicts"] == []


def test_every_damaged_bundle_is_refused_with_its_code_and_nothing_changes(exchange: Exchange) -> None:
    data = exchange.send().read_bytes()
    before = everything(exchange.hq)
    for name, broken, codes in (
        ("empty.cbn", b"", {"bundle-not-a-bundle", "bundle-damaged"}),
        ("cut.cbn", data[: len(data) // 2], {"bundle-damaged", "bundle-tampered"}),
        ("short.cbn", data[:-1], {"bundle-damaged", "bundle-tampered"}),
        ("long.cbn", data + b"\n", {"bundle-damaged", "bundle-tampered"}),
        ("twice.cbn", data + data, {"bundle-damaged", "bundle-tampered"}),
        ("noise.cbn", b"no bundle at all" * 99, {"bundle-not-a-bundle", "bundle-damaged"}),
        ("middle.cbn", _flipped(data, len(data) // 2), {"bundle-tampered", "bundle-damaged"}),
        (
            "last.cbn",
            _flipped(data, len(data) - 9),
            {"bundle-tampered", "bundle-damaged", "bundle-unknown-sender"},
        ),
    ):
        file = exchange.sticks / name
        file.write_bytes(broken)
        said = exchange.hq.take_in(file)
        assert said.code == 4, (name, said)
        assert said.error in codes, (name, said.error)
        assert said.json["files"][0]["state"] == "refused"
        assert name in said.err
        assert exchange.hq.run("hanna", "bundle", "verify", str(file)).code == 4
    assert everything(exchange.hq) == before
    assert exchange.hq.take_in(exchange.sticks / next(exchange.sticks.glob("consulaat-*")).name).code == 0


def _flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_strangers_and_other_receivers_are_refused(exchange: Exchange, tmp_path: Path) -> None:
    stranger = Office(tmp_path / "stranger", "TUN", admin="tom", at=NIGHT)
    stranger.found()
    card = tmp_path / "hq2.card"
    code = exchange.hq.ok("identity", "--card", str(card))["public_code"]
    stranger.ok("trust", "add", str(card), "--code", code)
    before = everything(exchange.hq)

    unknown = exchange.hq.take_in(stranger.export("DCV", tmp_path / "other"))
    assert (unknown.code, unknown.error) == (4, "bundle-unknown-sender")

    own = tmp_path / "stranger.card"
    code = stranger.ok("identity", "--card", str(own))["public_code"]
    exchange.post.ok("trust", "add", str(own), "--code", code)
    foreign = exchange.hq.take_in(exchange.post.export("TUN", tmp_path / "other", user="bram"))
    assert (foreign.code, foreign.error) == (4, "bundle-not-for-us")
    assert everything(exchange.hq) == before


def test_a_copied_store_that_goes_on_is_seen_as_a_fork(exchange: Exchange, tmp_path: Path) -> None:
    shutil.copytree(exchange.post.folder, tmp_path / "copy")
    copy = Office(tmp_path / "copy", "RAB", at=NIGHT)
    copy.new("person", surname="Kopie")
    other = copy.export("DCV", tmp_path / "others", user="bram")
    assert exchange.hq.take_in(exchange.send()).code == 0
    before = everything(exchange.hq)

    forked = exchange.hq.take_in(other)

    assert (forked.code, forked.error) == (4, "bundle-forked")
    assert everything(exchange.hq) == before
    assert "bundle-forked" in {each["code"] for each in exchange.hq.ok("status")["alarms"]}


def test_a_revoked_device_is_neither_heard_nor_written_to(exchange: Exchange) -> None:
    file = exchange.send()
    exchange.hq.ok("trust", "revoke", _name_of(exchange), "--stolen", "--reason", "gestolen")
    before = everything(exchange.hq)

    said = exchange.hq.take_in(file)

    assert (said.code, said.error) == (4, "bundle-revoked")
    assert everything(exchange.hq) == before
    exchange.hq.refuses(1, "bundle", "export", "--to", "RAB", "-o", str(exchange.sticks))


def _name_of(exchange: Exchange) -> str:
    found: str = next(
        each["name"] for each in exchange.hq.ok("trust", "list")["devices"] if each["post"] == "RAB"
    )
    return found


def test_the_outside_of_a_bundle_is_read_without_a_store_and_without_a_key(exchange: Exchange) -> None:
    file = exchange.send()

    said = consulaat("bundle", "inspect", str(file), "--json")

    assert said.code == 0
    assert set(said.json) >= {"bundle", "from", "to", "number", "signed_by", "created_at", "parts", "valid"}
    assert (said.json["number"], said.json["valid"], said.json["created_at"]) == (1, True, NIGHT)
    assert exchange.case not in said.out
    verified = exchange.hq.ok("bundle", "verify", str(file))
    assert set(verified) >= {"bundle", "number", "valid", "files"}
    assert verified["valid"] is True


def test_an_export_never_overwrites_and_again_gives_the_same_bytes(exchange: Exchange) -> None:
    file = exchange.send()
    data = file.read_bytes()
    target = exchange.sticks / "again"

    again = exchange.post.export("DCV", target, "--again", "1", user="bram")

    assert again.read_bytes() == data
    again.unlink()
    again.symlink_to(exchange.sticks / "elsewhere")
    refused = exchange.post.refuses(
        1, "bundle", "export", "--to", "DCV", "-o", str(target), "--again", "1", user="bram"
    )
    assert refused["error"]["code"] == "file-exists"
    assert not (exchange.sticks / "elsewhere").exists()
    missing = ("bundle", "export", "--to", "DCV", "-o", str(target), "--again", "9")
    assert exchange.post.refuses(1, *missing, user="bram")["error"]["code"] == "bundle-not-kept"


def test_a_card_whose_code_or_bytes_differ_is_not_trusted(exchange: Exchange, tmp_path: Path) -> None:
    other = Office(tmp_path / "tun", "TUN", admin="tom")
    other.found()
    card = tmp_path / "tun.card"
    code = other.ok("identity", "--card", str(card))["public_code"]
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

    assert exchange.hq.refuses(4, "trust", "add", str(card), "--code", wrong)
    data = card.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 6)):
        card.write_bytes(_flipped(data, place))
        assert exchange.hq.refuses(4, "trust", "add", str(card), "--code", code)
    assert len(exchange.hq.ok("trust", "list")["devices"]) == 2
