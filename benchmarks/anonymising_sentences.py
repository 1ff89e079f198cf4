"""Sentences that customers could say, with places for names and numbers: `FIRST` was there while the rules
were made; `SECOND` and `THIRD` were each written once they stood, and mended for after the first figure;
`FOURTH` is by somebody who saw neither the program nor the other three."""

import json
from pathlib import Path

FIRST = """
{customer} pays {amount} a month and still waits three hours for an engineer.
We moved from {product} to you because {person} insisted.
{first} said the invoice {order} was wrong again.
Hi {first}, can you call me on {phone}?
I talked to {person} about it last Tuesday.
Please send it to {email} and copy {first}.
{short}'s technicians cannot see the map when they are underground.
At {customer} the app freezes twice a day.
My colleague {person} from {customer} has the same trouble.
The quote over {amount} expired before {first} could sign it.
You can reach the office at {phone} or {email}.
Why does order {order} show up as open?
Our contract with {customer} ends in March and we will not renew it.
They wanted {amount} for a licence that nobody uses.
Is the portal at {link} down for everybody?
We are at {place}, second floor.
Will you bill us for that? It was {amount} before.
{person}, who runs the dispatch desk, types everything twice.
It took {short} eleven days to get an answer.
{customer} and {customer} complained about the very same thing.
Ask {first} or {first}, they both saw it.
The {person} account was locked after the update.
What happens to ticket {order} when {first} is on holiday?
We compared you with {product} and your mobile app lost.
Someone from {short} told us that {product} does it for {amount}.
The driver was sent to {place} instead of {place}.
Nobody answers at {phone} after five o'clock.
Is {email} still the right address for invoices?
Have a look at {link} before the meeting with {person}.
That is {person}'s job and not mine.
{customer}'s price went up by {amount} without a word.
I would rather wait for the next release than pay {amount} for a workaround.
According to {person}, customers at {short} print every job sheet.
Thanks {first}, that helps a lot.
After the call with {short} we lost two hours of data.
Every invoice from the export comes doubled and nobody tells us why.
Can the report show the last twelve months on one page?
Our drivers do not want to be tracked after work.
There is no signal in the basement, so the app is dead when we need it most.
Why do I have to type the same address three times?
The price per seat is too high when crews are seasonal.
I do not see how this would save us more than an hour a week.
We had fifteen people in the training and only four could log in.
On Monday the sync stopped at 10:30 and came back at noon.
May I ask why the calendar starts on Sunday?
The new version is better, but the old one was faster.
In April and May we are outside all day and need it offline.
It would be great to have dark mode on the tablets.
The map shows the wrong side of the street in half of the cases.
Two of our vans were sent to the same job on 2026-03-04.
""".strip().splitlines()
SECOND = """
just off a call with {first} at {customer}, they are leaving for {product}
{person} asked whether {product} imports our old visits, she had quoted {amount}
re {order}: {first} never got the parts, please ring {phone}
fwd from {email} - see what {person} wrote about the outage
the crew of {customer} waited four hours outside {place} because the address was wrong
{short} would sign tomorrow if the mobile app kept photos
Does {customer} get a better price? We pay {amount} per year.
I am replacing {person} while she is on leave, so write to {email} instead.
Sorry, {first} mixed it up, the right number is {phone}.
Between us, {short} was quoted {amount} and {customer} only {amount}.
{first} and {first} both lost their drafts when the tablet restarted.
The engineer who came to {place} did not know {product} either.
Credit note {order} still shows the old address, {place}.
We found {link} faster than your own help pages.
{product} sends a text message when the engineer is ten minutes away, you do not.
I had {person} on the line for forty minutes without a result.
What {first} needs is one list, not five screens.
If {customer} can have single sign-on, why can't we?
Half of {short} works offline by now and the other half writes on paper.
{person}: we would pay {amount} more for phone support at weekends.
Forward the contract to {email}, subject {order}, before Friday.
Nobody at {customer} has seen the release notes.
{first} has left; {person} signs now.
All of us were on {link} and then it logged us out.
Could {first} show me how {short} plans its routes?
We are told that {person} decides, not {first}.
It says overdue for {order} although {customer} paid {amount} in May.
de: {person} von {customer} wartet seit drei Wochen auf eine Antwort.
de: Das Angebot über {amount} ging an {email} und nicht an {first}.
de: Bei {customer} stürzt die App im Keller ab, sagt {person}.
de: Rufen Sie {first} unter {phone} an, es geht um den Auftrag {order}.
de: Unsere Techniker tippen jede Adresse zweimal ein und niemand weiß warum.
de: Der Export verdoppelt jede Rechnung am Ende des Monats.
de: Für zwölf Fahrzeuge im Winter ist uns der Preis je Platz zu hoch.
the calendar shows yesterday, every single morning
our people in the field hate typing with gloves on
Would it kill you to let us sort that list by date?
I cannot print a job sheet without opening it three times.
Nothing syncs until somebody drives back to the yard.
The trainer was excellent, but two weeks later we had forgotten most of it.
Your support answers within a day, which is fine for us.
We lost a big customer because the report came a week late.
Who decides which of the alerts go to the night shift?
If seats were cheaper in winter, we would stay another year.
The photos are there, but they hang on the wrong visit.
Please, no more pop-ups while somebody signs on the glass.
Version 4.2 broke the scanner on about thirty handhelds.
Each depot has its own price list, and none of them is in the system.
We bill in quarters, from July to June, and your report starts in January.
It took six clicks before; now it takes nine.
""".strip().splitlines()
THIRD = """
Quick one: who invoices {customer} for the spare parts, you or us?
{first} here. The installer for {place} cancelled on us twice.
no reply from {person} since friday, meanwhile {short} keeps calling
Could you resend {order} to {email}? It bounced.
We benchmarked against {product}, and on routing it was no contest.
On the phone ({phone}) a lady told {first} to restart the router.
Both {customer} and {short} run three shifts, we only run one.
So {first} drives to {place}, finds nobody, and drives home again.
Our finance team, that is {person}, cannot match {order} with anything.
{short} got a discount of {amount}, or so I hear from {first}.
The screenshot is at {link}, have {person} look at it.
Budget is {amount}; beyond that it goes to the board.
Per vehicle we would go to {amount}, not a cent more.
Since {first} retired nobody understands the price list at {customer}.
Reach me under {phone} or, better, {email}.
I copied {person}, {first} and {email}.
If {product} can do signatures offline, so can you.
Why was {customer} told before us?
Delivery note {order} lists four pumps, the van had three.
{person}'s tablet is fine. {first}'s is not.
They have moved to {place}; please change that on {order}.
We would rather stay with {short} than learn {product}.
I have to say {first} was very kind about the outage.
Someone called {first} promised us a credit of {amount} in writing.
de: Frau Sommer und {person} haben beide die falsche Anschrift gesehen.
de: {short} zahlt {amount} im Monat, wir zahlen {amount}.
de: Laut {first} liegt die Rechnung {order} noch bei {customer}.
de: Ohne Netz im Aufzugsschacht ist die App für {customer} wertlos.
de: Schreiben Sie an {email}, nicht an {person}.
de: Das Protokoll fehlt, die Fotos fehlen, und der Kunde unterschreibt auf Papier.
de: Warum dauert das Laden der Karte am Morgen zehn Minuten?
Could the list remember which columns I hide?
Overtime is typed in by hand and then typed in again for payroll.
I dread the first of the month, the system crawls until lunch.
Seven of our nine depots refused the roll-out.
Scheduling is a mess when two people move the same card.
We ended up buying paper forms again, which says it all.
A tablet fell in a pit and with it a week of readings.
Nights and weekends are when things break, and then there is no one.
The search finds nothing unless I spell it exactly.
Is it normal that the battery is flat by eleven?
Old visits vanish from the list once the contract is renewed.
Great idea, shame about the speed.
Let the office see what the crew sees, that would end most arguments.
""".strip().splitlines()
FOURTH: list[str] = json.loads(
    (Path(__file__).parent / "data" / "anonymising_fourth.json").read_text(encoding="utf-8")
)["sentences"]
