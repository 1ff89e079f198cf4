"""Where each page is found. Who may open it stands in `rights.toml`."""

from django.urls import path, register_converter

from groundswell.web.accounts import views as accounts
from groundswell.web.concerns import deciding
from groundswell.web.concerns import views as concerns
from groundswell.web.conversations import views as conversations
from groundswell.web.entering import views as entering
from groundswell.web.health import views as health
from groundswell.web.keys import views as keys
from groundswell.web.machines import views as machines
from groundswell.web.mine import views as mine
from groundswell.web.organisation import views as organisation
from groundswell.web.people import teams
from groundswell.web.people import views as people
from groundswell.web.provider import views as provider
from groundswell.web.searching import views as searching
from groundswell.web.settings import views as settings
from groundswell.web.shell.addresses import AccountName, ConcernId, VerbatimId
from groundswell.web.today import views as today
from groundswell.web.tokens import views as tokens

register_converter(AccountName, "account")
register_converter(ConcernId, "C")
register_converter(VerbatimId, "V")

urlpatterns = [
    path("", today.today, name="today"),
    path("concerns", concerns.board, name="concerns"),
    path("concerns/<C:number>", concerns.concern, name="concern"),
    path("concerns/<C:number>/decide", deciding.decide, name="decide"),
    path("history/<int:entry>/undo", deciding.undo, name="undo"),
    path("<C:number>", concerns.find, name="find-concern"),
    path("conversations/<int:number>", conversations.conversation, name="conversation"),
    path("<V:number>", conversations.find, name="find-verbatim"),
    path("search", searching.search, name="search"),
    path("accounts/<account:name>", accounts.account, name="account"),
    path("sign-in", entering.sign_in, name="sign-in"),
    path("sign-in/code", entering.code, name="code"),
    path("sign-in/provider", provider.go, name="provider"),
    path("sign-in/provider/return", provider.come_back, name="provider-return"),
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
    path("settings", settings.settings, name="settings"),
    path("settings/organisation", organisation.organisation, name="organisation"),
    path("settings/people", people.people, name="people"),
    path("settings/people/<int:user>", people.person, name="person"),
    path("settings/invitations/<int:number>", people.invited, name="invited"),
    path("settings/teams", teams.teams, name="teams"),
    path("settings/teams/<int:number>", teams.team, name="team"),
    path("keys", keys.keys, name="keys"),
    path("healthz", health.healthz, name="health"),
]

handler400 = "groundswell.web.shell.failing.not_understood"
handler403 = "groundswell.web.shell.failing.refused"
handler404 = "groundswell.web.gate.nothing_there"
handler500 = "groundswell.web.shell.failing.broken"
