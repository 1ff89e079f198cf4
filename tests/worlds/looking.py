"""Whether a page can be read and used as it stands: at a desk in dark, on a phone in light.

What a page is made of is the same in both; its colours and sizes are not.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from playwright.sync_api import Error, Page, ViewportSize

from tests.worlds.browsing import COLOURS, press, violations
from tests.worlds.keyboard import UNSEEN

_NARROWEST: ViewportSize = {"width": 360, "height": 740}
_DESK: ViewportSize = {"width": 1280, "height": 900}
_MOST = 200_000  # bytes of HTML

_UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true })"
# What can be pressed: of a box, whatever stands in its label as well; a link within a sentence is as high as
# its line.
_PRESSED = """
  const inline = "b, small, span:not(.unseen), em, code"
  const said = (it) => it.nodeType === 3 || (it.nodeType === 1 && it.matches(inline))
  const around = (one) => [...one.parentNode.childNodes].filter((it) => it !== one && said(it))
  const beside = (one) => around(one).some((it) => it.textContent.trim())
  const within = (one) => one.matches('a') && getComputedStyle(one).display === 'inline' && beside(one)
  const pressed = (one) => [one, ...(one.labels ?? [])].map((it) => it.getBoundingClientRect())
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip, .unseen')
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
  const all = [...document.querySelectorAll(kinds)].filter(seen)
"""
# As wide and high as a finger needs.
_SMALL = f"""() => {{{_PRESSED}
  const least = (one) => one.matches('main button:not(.quiet), main .act') ? 44 : 24
  const fits = (one) => pressed(one).some((it) => it.height > least(one) - .5 && it.width > 23.5)
  const sized = (it) => `${{Math.round(it.width)}} by ${{Math.round(it.height)}}`
  const told = (one) => pressed(one).map(sized).join(', ')
  return all
    .filter((one) => !within(one) && !fits(one))
    .map((one) => `is too small (${{told(one)}}): ${{one.outerHTML.slice(0, 160)}}`)
}}"""
# As high as a thumb, or so far from all else that a thumb hits nothing beside it.
_NEAR = f"""() => {{{_PRESSED}
  const thumb = 43.5, short = (one) => one.outerHTML.slice(0, 100)
  const hit = (one) => {{
    const box = one.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2
    const wide = Math.max(box.width, thumb)
    const lies = (it) => Math.abs((it.left + it.right) / 2 - x) < (wide + it.width) / 2 - 1
      && Math.abs((it.top + it.bottom) / 2 - y) < (thumb + it.height) / 2 - 1
    return all.find((it) => it !== one && !it.contains(one) && !one.contains(it) && pressed(it).some(lies))
  }}
  return all
    .filter((one) => !within(one) && !pressed(one).some((it) => it.height > thumb) && hit(one))
    .map((one) => `a thumb on ${{short(one)}} hits ${{short(hit(one))}}`)
}}"""
# Each in its turn, as the key would lead there; a key was pressed before, so that the focus is drawn.
_LOST = f"""() => {{
  const unseen = {UNSEEN}
  const kinds = 'a[href], button:not(:disabled), input:not([type=hidden]), select, textarea, summary'
  return [...document.querySelectorAll(kinds)].filter((one) => one.checkVisibility()).map((one) => {{
    one.focus()
    const wrong = document.activeElement === one ? unseen(one) : ''
    return wrong && `${{wrong}} when focused: ${{one.outerHTML.slice(0, 160)}}`
  }}).filter(Boolean)
}}"""
_NAMED = """() => {
  const heads = document.querySelectorAll('h1'), title = document.title.split(' · ')
  return [
    heads.length === 1 && heads[0].textContent.trim() ? '' : `has ${heads.length} first headings`,
    title.length > 1 && title[0].trim() ? '' : `is called “${document.title}”`,
  ].filter(Boolean)
}"""
# Until a script says otherwise; whoever presses what does nothing yet thinks that it is broken.
_SHOWN = """() => [...document.querySelectorAll('[hidden]')]
  .filter((one) => one.checkVisibility())
  .map((one) => `shows what is hidden: ${one.outerHTML.slice(0, 160)}`)"""

# As a form of the page would send it; without what the browser would hold back.
_SEND = """([action, fields]) => {
  const form = document.createElement('form')
  const token = document.querySelector('[name=csrfmiddlewaretoken]').value
  Object.assign(form, { method: 'post', action, hidden: true })
  for (const [name, value] of [['csrfmiddlewaretoken', token], ...Object.entries(fields)])
    form.append(Object.assign(document.createElement('input'), { name, value }))
  document.body.append(form)
  form.submit()
}"""


def send(page: Page, action: str, **fields: str) -> int:
    """The answer's status."""
    with page.expect_navigation() as sent:
        page.evaluate(_SEND, [action, fields])
    return sent.value.status if sent.value else 0


class Sent(NamedTuple):
    """What is sent, and the status that it is answered by."""

    action: str
    fields: dict[str, str]
    status: int = 422


def go(page: Page, address: str) -> None:
    """An import's page loads itself anew when it has gone on: where it does so in this very moment, which
    takes the way there away, once more."""
    try:
        page.goto(address)
    except Error as error:
        if "ERR_ABORTED" not in str(error):
            raise
        page.goto(address)


def opened(page: Page, *addresses: str) -> Iterator[Page]:
    """Each in its turn."""
    for address in addresses:
        go(page, address)
        yield page


def answers(page: Page, base: str, *sent: Sent) -> Iterator[Page]:
    """Each in its turn, sent from the page at `base`, as it is shown."""
    for action, fields, status in sent:
        go(page, base)
        assert send(page, action, **fields) == status, (action, fields, page.locator("h1").all_inner_texts())
        yield page


def wrong_with(page: Page) -> list[str]:
    """All of it, a line each; with every fold open, as nobody leaves one closed for ever."""
    page.wait_for_load_state()
    _as(page, "dark", _DESK)
    page.evaluate(_UNFOLD)
    found = [*page.evaluate(_NAMED), *page.evaluate(_SHOWN), *_too_long(page)]
    found += [f"in dark: {wrong}" for wrong in violations(page, *COLOURS, "target-size")]
    press(page, "Tab")
    found += page.evaluate(_LOST)
    _as(page, "light", _NARROWEST)
    found += [f"on a phone: {wrong}" for wrong in [*violations(page), *page.evaluate(_SMALL)]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("is wider than a phone")
    return [f"{page.url} “{page.title()}”: {wrong}" for wrong in found]


def near_a_thumb(page: Page) -> list[str]:
    """What a thumb hits beside what it meant, on the narrowest phone; with every fold open."""
    page.wait_for_load_state()
    _as(page, "light", _NARROWEST)
    page.evaluate(_UNFOLD)
    return [f"{page.url}: {wrong}" for wrong in page.evaluate(_NEAR)]


def _as(page: Page, scheme: Literal["light", "dark"], size: ViewportSize) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)


def _too_long(page: Page) -> list[str]:
    size = page.evaluate("performance.getEntriesByType('navigation')[0].decodedBodySize")
    return [] if size < _MOST else [f"has {size} bytes"]
