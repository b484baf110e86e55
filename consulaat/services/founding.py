"""What a new store begins with: its first user, its own card and the reference rows that ship."""

from datetime import date

from consulaat.records.ids import UserId
from consulaat.records.reference import CostCategory, FundingCode, FundingSource
from consulaat.records.user import User
from consulaat.rules.permissions import first_roles
from consulaat.services.ports import Store, StoreIdentity
from consulaat.sync.trust import Card, public_code
from consulaat.values.ids import derived_id
from resources.reference import rows


def time_zone_of(post: str) -> str:
    """Return the time zone of a post; UTC for one that is not in the table."""
    return next((row["time_zone"] for row in rows("posts") if row["code"] == post), "UTC")


def found(store: Store, admin: UserId, name: str, card: Card, card_file: bytes) -> User:
    """Write the first records of a new store and return its first user."""
    identity: StoreIdentity = store.identity
    with store.work(admin) as work:
        work.exchange.add_device(card, card_file, public_code(card), admin, work.now())
        user = work.save(User(id=admin, name=name, display_name=name, roles=first_roles(identity.role)))
        for source in funding_sources():
            work.save(source)
        work.commit()
    return user


def funding_sources() -> tuple[FundingSource, ...]:
    """Return the sources of money that ship, with the same ids in every store."""
    return tuple(
        FundingSource(
            id=derived_id("funding_source", row["code"], row["valid_from"]),
            post="DCV",
            code=FundingCode(row["code"]),
            name=row["nl"],
            rule=row["rule"] or None,
            categories=frozenset(CostCategory(code) for code in row["categories"].split()),
            needs_hub_agreement=row["needs_hub_agreement"] == "true",
            needs_budget_code=row["needs_budget_code"] == "true",
            must_be_received_first=row["must_be_received_first"] == "true",
            valid_from=date.fromisoformat(row["valid_from"]),
            source=row["source"] or None,
        )
        for row in rows("funding_sources")
    )
