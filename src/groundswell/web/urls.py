"""Where each page is found. Who may open it stands in `rights.toml`."""

from django.urls import path

from groundswell.web.accounts import views as accounts
from groundswell.web.adopting import views as adopting
from groundswell.web.answers import views as answers
from groundswell.web.attention import views as attention
from groundswell.web.audit import views as audit
from groundswell.web.backups import views as backups
from groundswell.web.behind import views as behind
from groundswell.web.bringing import views as bringing
from groundswell.web.changes import views as changes
from groundswell.web.concerns import deciding, saved
from groundswell.web.concerns import views as concerns
from groundswell.web.conversations import restricting
from groundswell.web.conversations import views as conversations
from groundswell.web.covering import views as covering
from groundswell.web.deciding import views as decisions
from groundswell.web.drafts import views as drafts
from groundswell.web.entering import forgotten
from groundswell.web.entering import views as entering
from groundswell.web.erasing import views as erasing
from groundswell.web.gating import views as gating
from groundswell.web.health import views as health
from groundswell.web.heard import views as heard
from groundswell.web.heard_once import views as heard_once
from groundswell.web.keys import views as keys
from groundswell.web.launches import bringing_in as launching
from groundswell.web.launches import views as launches
from groundswell.web.machines import kit as machine_kit
from groundswell.web.machines import notes as machine_notes
from groundswell.web.machines import views as machines
from groundswell.web.mail import views as mail
from groundswell.web.me import views as me
from groundswell.web.meetings import views as meetings
from groundswell.web.message import claims as message_claims
from groundswell.web.message import house as message_house
from groundswell.web.message import signing as message_signing
from groundswell.web.mine import views as mine
from groundswell.web.noting import devices, offline
from groundswell.web.noting import views as noting
from groundswell.web.organisation import views as organisation
from groundswell.web.packing import views as packing
from groundswell.web.past.routes import SPECTRUM
from groundswell.web.people import teams
from groundswell.web.people import views as people
from groundswell.web.pocket.addresses import of_the_kit
from groundswell.web.presenting import views as presenting
from groundswell.web.proposals import views as proposals
from groundswell.web.provider import views as provider
from groundswell.web.results import views as results
from groundswell.web.retention import views as retention
from groundswell.web.searching import views as searching
from groundswell.web.settings import home
from groundswell.web.shared import answers as shared_answers
from groundswell.web.shared import drafts as shared_drafts
from groundswell.web.shared import joining as joining
from groundswell.web.shared import ours as shared_ours
from groundswell.web.shared import presenting as own
from groundswell.web.shared import views as spaces
from groundswell.web.sharing import drafts as draft_sharing
from groundswell.web.sharing import house as house_sharing
from groundswell.web.sharing import inviting as inviting
from groundswell.web.sharing import views as sharing
from groundswell.web.shell import converters as converters  # by which addresses are read
from groundswell.web.sources import views as sources
from groundswell.web.targets import views as targets
from groundswell.web.today import views as today
from groundswell.web.tokens import views as tokens
from groundswell.web.trackers import views as trackers
from groundswell.web.walking import views as walking

urlpatterns = [
    path("", today.today, name="today"),
    path("begun", today.begun, name="begun"),
    path("own", today.own, name="own"),
    path("walk", walking.walk, name="walk"),
    path("today/seen/<int:word>", today.seen, name="seen"),
    path("concerns", concerns.board, name="concerns"),
    path("concerns/merge", deciding.merge, name="merge"),
    path("concerns/views", saved.save, name="save-view"),
    path("concerns/views/<int:view>/forget", saved.forget, name="forget-view"),
    path("concerns/<C:number>", concerns.concern, name="concern"),
    path("concerns/<C:number>/who", concerns.who, name="who"),
    path("concerns/<C:number>/decide", deciding.decide, name="decide"),
    path("concerns/<C:number>/call", answers.call, name="call"),
    path("concerns/<C:number>/say", answers.say, name="say"),
    path("changes", changes.changes, name="changes"),
    path("changes/new", changes.new, name="change-new"),
    path("changes/<int:number>", changes.change, name="change"),
    path("changes/<int:number>/act", changes.act, name="change-act"),
    path("pack", packing.page, name="pack"),
    path("pack.md", packing.text, name="pack-text"),
    path("message/coverage", covering.texts, name="coverage"),
    path("message/coverage/<int:number>", covering.text, name="covered"),
    path("message/coverage/<int:number>/decide", covering.decide, name="cover-decide"),
    path("message/coverage/<int:number>/away", covering.away, name="covered-away"),
    path("launches/<L:launch>/coverage", covering.texts, name="launch-coverage"),
    path("launches/<L:launch>/coverage/<int:number>", covering.text, name="launch-covered"),
    path("launches/<L:launch>/coverage/<int:number>/decide", covering.decide, name="launch-cover-decide"),
    path("launches/<L:launch>/coverage/<int:number>/away", covering.away, name="launch-covered-away"),
    path("answers", answers.answers, name="answers"),
    path("meetings", meetings.meetings, name="meetings"),
    path("meetings/new", meetings.new, name="meeting-new"),
    path("meetings/<int:number>", meetings.meeting, name="meeting"),
    path("meetings/<int:number>/minutes", meetings.minutes, name="minutes"),
    path("meetings/<int:number>/off", meetings.off, name="meeting-off"),
    path("meetings/<int:number>/calendar.ics", meetings.calendar, name="meeting-calendar"),
    *SPECTRUM,
    path("launches", launches.launches, name="launches"),
    path("launches/new", launches.new, name="launch-new"),
    path("launches/bring", launching.choose, name="launch-bring"),
    path("launches/<L:number>", launches.launch, name="launch"),
    path("launches/<L:number>/change", launches.change, name="launch-change"),
    path("launches/<L:number>/concerns", launching.concerns, name="launch-concerns"),
    path("launches/<L:number>/changes", launching.changes, name="launch-changes"),
    path("launches/<L:number>/people", launching.people, name="launch-people"),
    path("launches/<L:number>/reach", launching.reach, name="launch-reach"),
    path("launches/<L:number>/away", launches.put_away, name="launch-away"),
    path("launches/<L:number>/presentation", presenting.presentation, name="presentation"),
    path("launches/<L:number>/presentation.pptx", presenting.pptx, name="presentation-file"),
    path("launches/<L:number>/presentation/edit", presenting.edit, name="presentation-edit"),
    path("launches/<L:number>/presentation/present", presenting.present, name="present"),
    path("launches/<L:number>/presentation/guests/<int:guest>", presenting.copy, name="presentation-copy"),
    path("launches/<L:number>/presentation/presented", presenting.presented, name="presented"),
    path("launches/<L:launch>/adoption", adopting.adoption, name="adoption"),
    path("launches/<L:launch>/adoption/decide", adopting.decide, name="adoption-decide"),
    path("launches/<L:number>/decision", decisions.decision, name="decision"),
    path("launches/<L:number>/decision/decide", decisions.decide, name="launch-decide"),
    path("launches/<L:number>/decision/override", decisions.override, name="launch-override"),
    path(
        "launches/<L:number>/decision/overrides/<int:override>/withdraw",
        decisions.withdraw,
        name="close-gate",
    ),
    path("launches/<L:number>/decision/conditions/<int:condition>", decisions.tick, name="condition"),
    path("launches/<L:number>/decision/evidence/<str:key>", decisions.evidence, name="decision-evidence"),
    path("<L:number>", launches.find, name="find-launch"),
    path("results", results.results, name="results"),
    path("results/deals", results.deals, name="results-deals"),
    path("results/<C:number>", results.worked, name="worked"),
    path("results/targets", targets.targets, name="targets"),
    path("results/targets/tables", targets.bring, name="targets-bring"),
    path("results/targets/tables/<int:table>", targets.table, name="targets-table"),
    path("results/targets/tables/<int:table>/refused.csv", targets.refused, name="targets-refused"),
    path("results/targets/<int:target>/away", targets.away, name="target-away"),
    path("launches/<L:number>/guests", inviting.guests, name="launch-guests"),
    path("launches/<L:number>/guests/one", inviting.guest, name="launch-guest"),
    path("launches/<L:launch>/drafts", drafts.drafts, name="drafts"),
    path("launches/<L:launch>/drafts/<int:draft>", drafts.draft, name="draft"),
    path("launches/<L:launch>/drafts/<int:draft>/comment", drafts.comment, name="draft-comment"),
    path("launches/<L:launch>/drafts/<int:draft>/settle", drafts.settle, name="draft-settle"),
    path("launches/<L:launch>/drafts/<int:draft>/approve", drafts.approve, name="draft-approve"),
    path("launches/<L:launch>/drafts/<int:draft>/away", drafts.away, name="draft-away"),
    path("launches/<L:launch>/drafts/<int:draft>/release", draft_sharing.release, name="draft-release"),
    path("launches/<L:launch>/drafts/<int:draft>/withdraw", draft_sharing.withdraw, name="draft-withdraw"),
    path("launches/<L:number>/shared", sharing.shared, name="launch-shared"),
    path("launches/<L:number>/shared/as-guest", sharing.guest_view, name="launch-as-guest"),
    path("launches/<L:number>/shared/words", sharing.words, name="launch-words"),
    path("launches/<L:number>/shared/house", house_sharing.house, name="launch-house-proposed"),
    path("launches/<L:number>/shared/text", sharing.text, name="launch-text"),
    path("launches/<L:number>/shared/withdraw", sharing.withdraw, name="launch-withdraw"),
    path("launches/<L:number>/shared/hide", sharing.hide, name="launch-hide"),
    path("shared/join/<str:token>", joining.join, name="join"),
    path("shared/<slug:space>", spaces.space, name="space"),
    path("shared/<slug:space>/presentation", own.presentation, name="space-presentation"),
    path("shared/<slug:space>/presentation.pptx", own.file, name="space-presentation-file"),
    path("shared/<slug:space>/presentation/edit", own.edit, name="space-presentation-edit"),
    path("shared/<slug:space>/presentation/presented", own.presented, name="space-presented"),
    path("shared/<slug:space>/presentation/back", own.take_back, name="space-presentation-back"),
    path("shared/<slug:space>/drafts", shared_drafts.drafts, name="space-drafts"),
    path("shared/<slug:space>/drafts/<int:place>", shared_drafts.draft, name="space-draft"),
    path("shared/<slug:space>/drafts/<int:place>/comment", shared_drafts.comment, name="space-comment"),
    path("shared/<slug:space>/drafts/<int:place>/back", shared_drafts.take_back, name="space-back"),
    path("shared/<slug:space>/drafts/<int:place>/answers", shared_answers.answers, name="space-answers"),
    path("shared/<slug:space>/ours/<slug:token>", shared_ours.ours, name="space-ours"),
    path("shared/<slug:space>/ours/<slug:token>/comment", shared_ours.comment, name="space-ours-comment"),
    path("shared/<slug:space>/ours/<slug:token>/back", shared_ours.take_back, name="space-ours-back"),
    path("shared/<slug:space>/words.csv", spaces.words, name="space-words"),
    path("history/<int:entry>/undo", deciding.undo, name="undo"),
    path("<C:number>", concerns.find, name="find-concern"),
    path("conversations/<int:number>", conversations.conversation, name="conversation"),
    path("conversations/<int:number>/mend", conversations.mend, name="mend"),
    path("conversations/<int:number>/restrict", restricting.restrict, name="restrict"),
    path("conversations/<int:number>/lift", restricting.lift, name="lift"),
    path("conversations/<int:number>/readers", restricting.readers, name="readers"),
    path("restricted", restricting.restricted, name="restricted"),
    path("<V:number>", conversations.find, name="find-verbatim"),
    path("heard-once", heard_once.heard_once, name="heard-once"),
    path("proposals", proposals.proposals, name="proposals"),
    path("proposals/answer", proposals.propose, name="propose"),
    path("search", searching.search, name="search"),
    path("accounts/<account:name>", accounts.account, name="account"),
    path("launches/<L:number>/message", message_claims.message, name="message"),
    path("launches/<L:number>/message/claims", message_claims.add, name="claim-new"),
    path("launches/<L:number>/message/claims/<int:claim>", message_claims.claim, name="claim"),
    path(
        "launches/<L:number>/message/claims/<int:claim>/concerns",
        message_claims.concerns,
        name="claim-concerns",
    ),
    path("launches/<L:number>/message/claims/<int:claim>/proofs", message_claims.prove, name="proof-new"),
    path(
        "launches/<L:number>/message/claims/<int:claim>/proofs/<int:proof>",
        message_claims.proof,
        name="proof",
    ),
    path("launches/<L:number>/message/house", message_house.house, name="house"),
    path("launches/<L:number>/message/house/pillars", message_house.pillars, name="pillars"),
    path("launches/<L:number>/message/house/words", message_house.words, name="wordings"),
    path("launches/<L:number>/message/evidence", message_signing.evidence, name="message-evidence"),
    path("launches/<L:number>/message/sign", message_signing.sign, name="sign"),
    path("launches/<L:number>/message/withdraw", message_signing.withdraw, name="withdraw"),
    *of_the_kit(),
    path("note", noting.note, name="note"),
    path("note/data", noting.data, name="note-data"),
    path("note/accounts", noting.accounts, name="note-accounts"),
    path("note/device", devices.this_device, name="note-device"),
    path("note/shell", offline.shell, name="note-shell"),
    path("note/<slug:key>", noting.noted, name="noted"),
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("me", me.me, name="me"),
    path("me/heard", heard.mine, name="my-heard"),
    path("heard/<int:user>", heard.heard, name="heard"),
    path("me/away", me.away, name="me-away"),
    path("me/mail", me.mail, name="me-mail"),
    path("me/devices/<int:device>/end", me.end_device, name="end-device"),
    path("sign-in", entering.sign_in, name="sign-in"),
    path("sign-in/code", entering.code, name="code"),
    path("sign-in/provider", provider.go, name="provider"),
    path("sign-in/provider/return", provider.come_back, name="provider-return"),
    path("sign-in/forgotten", forgotten.forgotten, name="forgotten"),
    path("new-password/<str:token>", forgotten.new_password, name="new-password"),
    path("sign-out", entering.sign_out, name="sign-out"),
    path("in/<str:token>", entering.come_in, name="come-in"),
    path("start/<str:token>", entering.first_run, name="first-run"),
    path("invitation/<str:token>", entering.invitation, name="invitation"),
    path("me/sign-in", mine.sign_in_of_mine, name="my-sign-in"),
    path("me/sign-in/password", mine.password, name="my-password"),
    path("me/sign-in/code", mine.code, name="my-code"),
    path("me/sign-in/code/change", mine.change_code, name="my-code-change"),
    path("me/tokens", tokens.mine, name="my-tokens"),
    path("me/tokens/<int:number>", tokens.token, name="token"),
    path("settings/tokens", tokens.everybodys, name="tokens"),
    path("api/concerns", machines.concerns, name="api-concerns"),
    path("api/kit", machine_kit.kit, name="api-kit"),
    path("api/notes", machine_notes.notes, name="api-notes"),
    path("settings/audit", audit.audited, name="audit"),
    path("settings/audit/export", audit.export, name="audit-export"),
    path("settings/organisation", organisation.organisation, name="organisation"),
    path("settings/people", people.people, name="people"),
    path("settings/people/<int:user>", people.person, name="person"),
    path("settings/invitations/<int:number>", people.invited, name="invited"),
    path("settings/teams", teams.teams, name="teams"),
    path("settings/teams/<int:number>", teams.team, name="team"),
    path("settings", home.home, name="settings"),
    path("settings/erasing", erasing.erasing, name="erasing"),
    path("settings/erasing/find", erasing.find, name="find-to-erase"),
    path("settings/erasing/look", erasing.look, name="look-before-erasing"),
    path("settings/erasing/everything", erasing.about, name="about-person"),
    path("settings/backup", backups.backup, name="backup"),
    path("settings/backup/<str:copy>", backups.download, name="download-backup"),
    path("settings/worker", behind.worker, name="worker"),
    path("settings/keeping", retention.keeping, name="keeping"),
    path("keys", keys.keys, name="keys"),
    path("settings/signing", message_signing.policy, name="signing"),
    path("settings/gates", gating.gates, name="gates"),
    path("settings/attention", attention.attention, name="attention"),
    path("settings/attention/<str:kind>", attention.rule, name="rule"),
    path("settings/mail", mail.mail, name="mail"),
    path("settings/mail/test", mail.test, name="mail-test"),
    path("settings/mail/without", mail.without, name="mail-without"),
    path("settings/mail/<uuid:item>/again", mail.again, name="mail-again"),
    path("mail/off/<str:token>", mail.off, name="mail-off"),
    path("settings/trackers", trackers.trackers, name="trackers"),
    path("settings/trackers/add", trackers.add, name="tracker-add"),
    path("settings/trackers/<int:number>", trackers.tracker, name="tracker"),
    path("hooks/<int:number>", trackers.hook, name="hook"),
    path("settings/imports", bringing.imports, name="imports"),
    path("settings/imports/<int:number>", bringing.one, name="import"),
    path("settings/imports/<int:number>/files", bringing.files, name="import-files"),
    path("settings/imports/<int:number>/progress", bringing.progress, name="import-progress"),
    path("settings/imports/<int:number>/refused/<int:file>.csv", bringing.refused, name="import-refused"),
    path("settings/sources", sources.sources, name="sources"),
    path("settings/sources/<int:folder>/unwatch", sources.unwatch, name="unwatch"),
    path("healthz", health.healthz, name="health"),
]

handler400 = "groundswell.web.gate.not_understood"
handler403 = "groundswell.web.shell.failing.refused"
handler404 = "groundswell.web.gate.nothing_there"
handler500 = "groundswell.web.shell.failing.broken"
