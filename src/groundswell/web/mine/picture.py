"""What a telephone reads from the screen, drawn as one path: nothing is inline that the policy forbids."""

from typing import NamedTuple

import qrcode


class Picture(NamedTuple):
    side: int  # modules, the white around among them
    path: str


def picture(address: str) -> Picture:
    code = qrcode.QRCode(border=4, error_correction=qrcode.ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Picture(len(rows), "".join(dark))
