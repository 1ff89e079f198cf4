"""What each column of a table is taken for, by its name and by what it holds, and whose words it holds."""

from pathlib import Path

import pytest

from groundswell.sources.contract import Understood
from tests.unit.sources.tables.reading_tables import heard, items_of

# A table, what it holds, its columns by what they are taken for, and who says what in its first row.
TABLES: dict[str, tuple[str, str, dict[str, str], list[tuple[str, str, str]]]] = {
    "one filled of two account columns": (
        "Company,Account,Comment\n"
        ",Linden,The map is slow in the tunnel.\n"
        ",Elm,The list is far too long for us.\n",
        "words",
        {"account": "Account", "text": "Comment"},
        [("", "customer", "The map is slow in the tunnel.")],
    ),
    "dates in another column": (
        "Date,Created at,Comment\n"
        "Monday,2026-03-04,The map is slow in the tunnel.\n"
        "Tuesday,2026-03-05,The list is far too long for us.\n",
        "words",
        {"at": "Created at", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "the only column of dates": (
        "When it was,Comment\n"
        "2026-03-04,The map is slow in the tunnel.\n"
        "2026-03-05,The list is far too long for us.\n",
        "words",
        {"at": "When it was", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "two columns of dates, none named": (
        "A,B,Comment\n"
        "2026-03-04,2026-03-04,The map is slow in the tunnel.\n"
        "2026-03-05,2026-03-05,The list is far too long for us.\n",
        "words",
        {"text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "two columns of dates, one named": (
        "Date received,B,Comment\n"
        "2026-03-04,2026-03-04,The map is slow in the tunnel.\n"
        "2026-03-05,2026-03-05,The list is far too long for us.\n",
        "words",
        {"at": "Date received", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "a rating that is words": (
        "Rating,Score,Comment\n"
        "fine,3,The map is slow in the tunnel.\n"
        "bad,1,The list is far too long for us.\n",
        "feedback",
        {"rating": "Score", "text": "Comment"},
        [("", "customer", "The map is slow in the tunnel.")],
    ),
    "a rating half of numbers": (
        "Rating,Comment\nfine,The map is slow in the tunnel.\n3,The list is far too long for us.\n",
        "feedback",
        {"rating": "Rating", "text": "Comment"},
        [("", "customer", "The map is slow in the tunnel.")],
    ),
    "comments of tickets with ids of their own": (
        "Ticket ID,ID,Comment\n"
        "1,11,The map is slow in the tunnel.\n"
        "1,12,Which of the tunnels do you mean?\n"
        "2,13,The list is far too long for us.\n",
        "tickets",
        {"id": "ID", "conversation": "Ticket ID", "text": "Comment"},
        [
            ("", "unknown", "The map is slow in the tunnel."),
            ("", "unknown", "Which of the tunnels do you mean?"),
        ],
    ),
    "comments of tickets without": (
        "Ticket ID,Status,Comment\n"
        "1,open,The map is slow in the tunnel.\n"
        "1,open,It is the long tunnel again.\n"
        "2,open,The list is far too long for us.\n",
        "tickets",
        {"conversation": "Ticket ID", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel."), ("", "unknown", "It is the long tunnel again.")],
    ),
    "posts with a parent": (
        "ID,Parent ID,Comment\n"
        "1,0,The map is slow in the tunnel.\n"
        "2,1,It is the long tunnel again.\n"
        "3,1,The list is far too long for us.\n",
        "words",
        {"id": "ID", "conversation": "Parent ID", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "a segment for each row": (
        "Segment,Comment\nA1,The map is slow in the tunnel.\nB2,The list is far too long for us.\n",
        "words",
        {"text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "a segment that parts the rows": (
        "Segment,Comment\n"
        "small,The map is slow in the tunnel.\n"
        "small,The list is far too long for us.\n"
        "large,It fails every single day for us.\n"
        "large,It is too dear for what it does.\n",
        "words",
        {"segment": "Segment", "text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "sides called roles": (
        "Role,Message\ncustomer,The map is slow in the tunnel.\nagent,Which of the tunnels do you mean?\n",
        "words",
        {"role": "Role", "text": "Message"},
        [("", "customer", "The map is slow in the tunnel.")],
    ),
    "addresses without a name": (
        "Where,Comment\n"
        "ana@linden.example,The map is slow in the tunnel.\n"
        "ben@elm.example,The list is far too long for us.\n",
        "words",
        {"email": "Where", "text": "Comment"},
        [("ana@linden.example", "unknown", "The map is slow in the tunnel.")],
    ),
    "addresses of ours": (
        "Agent where,Comment\n"
        "ana@linden.example,The map is slow in the tunnel.\n"
        "ben@elm.example,The list is far too long for us.\n",
        "words",
        {"text": "Comment"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "created by a voter": (
        "Created by,Votes,Feedback\n"
        "Ana Roth,3,The map is slow in the tunnel.\n"
        "Ben Elm,4,The list is far too long for us.\n",
        "feedback",
        {"speaker": "Created by", "text": "Feedback"},
        [("Ana Roth", "customer", "The map is slow in the tunnel.")],
    ),
    "created by the customer": (
        "Email,Created by,Comment\n"
        "ana@linden.example,ana@linden.example,The map is slow in the tunnel.\n"
        "ben@elm.example,Dana,The list is far too long for us.\n",
        "words",
        {"email": "Created by", "text": "Comment"},
        [("ana@linden.example", "unknown", "The map is slow in the tunnel.")],
    ),
    "a thing called name": (
        "Name,Customer,Comment\n"
        "Sync is slow,Ana Roth,The map is slow in the tunnel.\n"
        "Map is bad,Ben Elm,The list is far too long for us.\n",
        "feedback",
        {"account": "Customer", "title": "Name", "text": "Comment"},
        [("Ana Roth", "customer", "The map is slow in the tunnel.")],
    ),
    "words by content": (
        "Id,Region,Whatever\n"
        "1,North,The map is slow in the tunnel.\n"
        "2,South,The list is far too long for us.\n",
        "words",
        {"id": "Id", "text": "Whatever"},
        [("", "unknown", "The map is slow in the tunnel.")],
    ),
    "a reply beside": (
        "Review,Reply\n"
        "The map is slow in the tunnel.,Thank you for telling us so.\n"
        "The list is far too long for us.,We are going to look at it.\n",
        "feedback",
        {"text": "Review", "text 2": "Reply"},
        [("", "customer", "The map is slow in the tunnel."), ("", "seller", "Thank you for telling us so.")],
    ),
    "outcomes": (
        "Ticket ID,Description,Resolution\n"
        "1,The map is slow in the tunnel.,Done\n"
        "2,The list is far too long for us.,Closed\n",
        "tickets",
        {"id": "Ticket ID", "text": "Description"},
        [("", "customer", "The map is slow in the tunnel.")],
    ),
    "outcomes in words": (
        "Ticket ID,Description,Resolution\n"
        "1,The map is slow in the tunnel.,We made the map fast again.\n"
        "2,The list is far too long for us.,The list was cut by half.\n",
        "tickets",
        {"id": "Ticket ID", "text": "Description", "text 2": "Resolution"},
        [("", "customer", "The map is slow in the tunnel."), ("", "seller", "We made the map fast again.")],
    ),
    "subject only": (
        "Ticket ID,Status,Subject\n"
        "1,open,The map is slow in the tunnel\n"
        "2,open,The list is far too long for us\n",
        "tickets",
        {"id": "Ticket ID", "text": "Subject"},
        [("", "customer", "The map is slow in the tunnel")],
    ),
    "weak name in a wide table": (
        "Id,Region,Team,Kind,Note\n"
        "1,North,Maps,a,the map is slow\n"
        "2,South,Lists,b,the list is far too long for us\n",
        "words",
        {"id": "Id", "text": "Note"},
        [("", "unknown", "the map is slow")],
    ),
    "weak name in a narrow table": (
        "Id,Answer\n1,slow map\n2,long list\n",
        "words",
        {"id": "Id", "text": "Answer"},
        [("", "unknown", "slow map")],
    ),
    "write in": (
        "Id,What did you use?,What did you use? [Other]\n1,Maps,\n2,Other,a list of my own\n3,Maps,\n",
        "words",
        {"id": "Id", "text": "What did you use? [Other]"},
        [("", "unknown", "a list of my own")],
    ),
    "numbered comments": (
        "Comment 1,Comment 2\nThe map is slow in the tunnel.,It fails.\nThe list is far too long for us.,\n",
        "words",
        {"text": "Comment 1", "text 2": "Comment 2"},
        [("", "unknown", "The map is slow in the tunnel."), ("", "unknown", "It fails.")],
    ),
    "pros and cons": (
        "Title,Pros,Cons,Rating\n"
        "So,Fast to learn and cheap,The map is slow in the tunnel.,3\n"
        "Well,Nice people there,The list is far too long for us.,2\n",
        "feedback",
        {"title": "Title", "rating": "Rating", "text": "Cons", "text 2": "Pros"},
        [
            ("", "customer", "So"),
            ("", "customer", "The map is slow in the tunnel."),
            ("", "customer", "Fast to learn and cheap"),
        ],
    ),
    "deals": (
        "Deal Name,Amount,Stage,Close Date,Account Name,Description\n"
        "Linden - Starter,1200,Won,2026-03-04,Linden,They want the map to be fast.\n"
        "Elm - Starter,900,Lost,2026-03-05,Elm,They said that it is too dear.\n",
        "deals",
        {
            "stage": "Stage",
            "amount": "Amount",
            "close_date": "Close Date",
            "deal": "Deal Name",
            "account": "Account Name",
            "text": "Description",
        },
        [("", "seller", "They want the map to be fast.")],
    ),
    "mails": (
        "From,To,Subject,Date,Body\n"
        "Ana Roth <ana@linden.example>,dana@us.example,Map,2026-03-04,The map is slow in the tunnel.\n"
        "Ben Elm <ben@elm.example>,dana@us.example,List,2026-03-05,The list is far too long for us.\n",
        "mails",
        {"at": "Date", "speaker": "From", "title": "Subject", "text": "Body"},
        [("Ana Roth", "unknown", "The map is slow in the tunnel.")],
    ),
    "a talk": (
        "Start,Speaker,Text\n"
        "0:01,Ana,The map is slow in the tunnel.\n"
        "0:05,Dana,Which of the tunnels do you mean?\n"
        "0:09,Ana,It is the long tunnel again.\n"
        "0:12,Dana,We will look at it at once.\n",
        "calls",
        {"speaker": "Speaker", "text": "Text", "offset": "Start"},
        [
            ("Ana", "unknown", "The map is slow in the tunnel."),
            ("Dana", "unknown", "Which of the tunnels do you mean?"),
            ("Ana", "unknown", "It is the long tunnel again."),
            ("Dana", "unknown", "We will look at it at once."),
        ],
    ),
    "names first and last": (
        "First name,Last name,Email,Comment\n"
        "Ana,Roth,ana@linden.example,The map is slow in the tunnel.\n"
        "Ben,Elm,ben@elm.example,The list is far too long for us.\n",
        "words",
        {"first_name": "First name", "last_name": "Last name", "email": "Email", "text": "Comment"},
        [("Ana Roth", "unknown", "The map is slow in the tunnel.")],
    ),
    "notes of sellers": (
        "Activity Type,Owner,Notes,Date\n"
        "Call,Dana Whit,They said that the map is slow.,2026-03-04\n"
        "Call,Dana Whit,They want a shorter list of it.,2026-03-05\n",
        "notes of sellers",
        {"at": "Date", "seller": "Owner", "channel": "Activity Type", "text": "Notes"},
        [("Dana Whit", "seller", "They said that the map is slow.")],
    ),
    "labels": (
        "Comment ID,Product name,Map comment\n"
        "1,Maps of the whole wide world here,slow\n"
        "2,Lists of the whole wide world here,long\n",
        "words",
        {"id": "Comment ID", "text": "Map comment"},
        [("", "unknown", "slow")],
    ),
    "who": (
        "Complaint,What we answered,Who\n"
        "The map is slow in the tunnel.,We are going to look at it.,Dana\n"
        "The list is far too long for us.,We have cut it by half now.,Dana\n",
        "feedback",
        {"seller": "Who", "text": "Complaint", "text 2": "What we answered"},
        [
            ("", "customer", "The map is slow in the tunnel."),
            ("Dana", "seller", "We are going to look at it."),
        ],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_column_is_what_its_name_and_its_cells_say_together(kind: str, tmp_path: Path) -> None:
    content, what, columns, first = TABLES[kind]
    items = items_of(tmp_path, content)
    (understood,) = (item for item in items if isinstance(item, Understood) and item.header)
    assert (understood.what, dict(understood.columns)) == (what, columns)
    told = heard(items)[0]
    assert [
        (turn.speaker.name or turn.speaker.email, turn.speaker.role.value, turn.text) for turn in told.turns
    ] == first
