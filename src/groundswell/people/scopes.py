"""What a token may be for. Who calls by one is, in the table of rights, `token:SCOPE`."""

SCOPES = {
    "field:read": "Read concerns, and what customers said",
    "notes:write": "Send notes of what was heard",
}
