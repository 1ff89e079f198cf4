"""What a log may tell."""

import logging
import re

# Addresses whose last part lets somebody in, or act for them.
_LETS_IN = re.compile(r"(/(?:in|start|invitation|shared/join|new-password|mail/off)/)[^/\s]+")


class WithoutTokens(logging.Filter):
    """No log holds what a link holds: whoever reads it could come in by that."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _LETS_IN.sub(r"\1…", record.getMessage()), None
        return True
