"""What deals and accounts have besides, as CRM systems call it.

Only tables of business are looked through for these: in a survey the country is an answer.
"""

import re
from collections.abc import Mapping

from groundswell.sources.columns.meaning import Meaning
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.wordlists import in_order

OF_BUSINESS: Mapping[tuple[Shape, Meaning], tuple[str, ...]] = {
    (Shape.DEALS, Meaning.EXPECTED): in_order("""
        expected close date, expected close, expected closing date, expected closing, forecast close date,
        estimated close date, anticipated close date, target close date, close date expected
    """),
    (Shape.DEALS, Meaning.PRODUCT): in_order("""
        product, products, product name, product names, product line, line items, deal products,
        opportunity products, products interested in
    """),
    (Shape.DEALS, Meaning.STAGE_SINCE): in_order("""
        last stage change date, last stage change, stage change date, stage changed at, stage changed,
        date entered current stage, current stage since, stage since, in stage since, last stage changed
    """),
    (Shape.ACCOUNTS, Meaning.SEGMENT): in_order("""
        segment, customer segment, account segment, company segment, market segment, segment name, business
        segment, customer tier, account tier, tier, size segment
    """),
    (Shape.ACCOUNTS, Meaning.INDUSTRY): in_order("""
        industry, sector, account industry, company industry, industry group, branche, industrie, secteur,
        sector industrial, settore, setor, branża
    """),
    (Shape.ACCOUNTS, Meaning.COUNTRY): in_order("""
        country, country region, billing country, company country, country code, headquarters country,
        shipping country, land, pays, país, paese, kraj, country name, office location
    """),
    (Shape.SELLERS, Meaning.TITLE): in_order("""
        job title, jobtitle, title, position, user role, role name, profile, function, department
    """),
}

# A column for each stage: "Date entered "Proposal (Sales Pipeline)"", "hs_date_entered_123".
_ENTERED = re.compile(r"(?:(?:hs_)?(?:v2_)?date_entered_|date entered\s+)(?P<stage>.+)", re.IGNORECASE)
_PIPELINE = re.compile(r"\s*\([^()]*\)$")


def stage_entered(header: str) -> str:
    """The stage whose day of entering a column tells; empty for any other column."""
    match = _ENTERED.fullmatch(header.strip())
    stage = match["stage"].strip(" \"'“”«»") if match else ""
    return "" if stage.casefold() in ("current stage", "stage") else _PIPELINE.sub("", stage)
