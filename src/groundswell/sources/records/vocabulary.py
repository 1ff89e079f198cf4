"""What the fields of exports are called, whatever the system: in lower case, parted by underlines.

"reviewReply", "review-reply" and "ReviewReply" are one name. Lists are in the order in which they are asked.
"""

import re
from functools import lru_cache

from groundswell.sources.columns.languages import english_name
from groundswell.sources.columns.wordlists import words
from groundswell.speech import Role

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FEWEST_LETTERS = 4  # of a word of another language: "de" and "an" are codes
_SPLIT = re.compile(r"[^\w]+|_+")

# What somebody said; those first that hold their own words alone.
WORDS = tuple(
    """
    stripped_text extracted_text text_stripped plain_body plain_text body_plain body_text text_body text
    message_text comment_text review_text text_content body message msg content comment comments review
    review_body review_content contents feedback verbatim free_response open_response
    description_text description
    details remark remarks suggestion pros cons advice likes dislikes love hate what_you_like
    what_you_dislike rich_text cooked raw feedback_message rating_comment satisfaction_comment csat_comment
    survey_comment
    rate_comment html_body body_html html content_html message_html snippet
    """.split()
)
# The same words once more.
TOLD_AGAIN = tuple(
    """
    stripped_html body_html html html_body content_html message_html description_html snippet body_text
    plain_body text_body description_text preview body_preview excerpt text_content rich_text blurb blocks
    text_entities caption_entities
    """.split()
)
# Of these, several in one record say different things.
EACH = words(
    """
    pros cons advice likes dislikes love hate what_you_like what_you_dislike suggestion remark
    feedback_message rating_comment satisfaction_comment csat_comment survey_comment rate_comment
    """
)
TITLES = tuple("subject title headline review_title topic post_title".split())
TIMES = tuple(
    """
    created_at created_datetime created_time created_on created_date create_time created date_created
    created_date_time sent_at sent_datetime sent_on sent_date sent timestamp time date datetime date_time
    posted_at posted_on published_at published_date publish_time timestamp_created datecreated date_created
    submitted_at submit_date submitted_on submission_date
    received_at received_time review_date date_posted reviewed_at responded_at added_at occurred_at ts at
    timestamp_ms submission_time time_created created_timestamp commented_time start_time started_at
    begin_time starts_at opened_at review_timestamp review_time review_created_at begin_at
    updated_at update_time
    update_date
    """.split()
)
IDS = tuple(
    """
    id uuid guid key conversation_id ticket_id chat_id session_id thread_id case_id review_id response_id
    survey_response_id response_token token submission_id feedback_id display_id number
    """.split()
)
# Ids of what a message belongs to.
CONVERSATIONS = tuple(
    """
    conversation_id ticket_id session_id thread_id chat_id case_id dialog_id dialogue_id room_id
    interaction_id conversation_uuid conversations_thread_id lead_conversation_id contact_session_id
    conversation_key issue_id
    """.split()
)
# Who wrote: an object, a name or an id. What a name tells of the side comes with it.
CUSTOMERS = tuple(
    """
    requester customer visitor contact reviewer respondent person client end_user enduser lead guest
    consumer buyer shopper subscriber member caller patient reporter profile
    """.split()
)
SELLERS = tuple(
    "agent operator admin staff responder assignee assigned_to teammate employee support_agent".split()
)
WRITERS = tuple(
    """
    sender author from user_profile senders user creator created_by posted_by submitted_by commenter writer
    participant actor
    submitter by_user owner by
    """.split()
)
NAMES = tuple(
    "real_name full_name name display_name nickname nick public_name author_name n consumer_name "
    "user_name username login handle screen_name".split()
)
MAILS = tuple("email email_address mail address user_email handle emails".split())
PEOPLE = words(
    """
    users participants members agents contacts customers visitors operators people authors attendees
    teammates recipients
    """
)
# A truth value that tells the side of whoever wrote.
OURS_IF = words(
    """
    from_agent is_agent by_agent is_staff staff is_admin from_admin is_operator from_operator from_team
    is_team_member outgoing outbound is_outbound is_outgoing is_employee from_me is_seller is_company
    is_owner is_support from_business
    """
)
THEIRS_IF = words(
    """
    from_customer is_customer from_contact is_contact from_visitor is_visitor incoming inbound is_inbound
    is_incoming from_user is_end_user from_client is_reviewer
    """
)
# A word that tells it.
SIDES = tuple(
    """
    direction message_direction author_type sender_type user_type from_type writer_type participant_type
    actor_type created_by_type speaker_type sender_role author_role role kind t message_type from by
    sent_by author sender creator type
    """.split()
)
INTERNAL_IF = words("private internal is_private is_internal is_note internal_note is_internal_note")
PUBLIC_IF = words("public is_public visible_to_customer")
AUTOMATIC_IF = words(
    """
    automated is_bot bot is_auto auto is_automated auto_generated is_system system is_automatic autoreply
    is_autoreply auto_reply from_bot by_bot is_ai is_ai_answer from_ai_agent automatic is_trigger
    """
)
AUTOMATIC_ID = tuple(
    "rule_id bot_id trigger_id automation_id workflow_id campaign_id auto_responder_id".split()
)
# Kinds of messages and of writers that are no person's.
AUTOMATIC = words(
    """
    system event activity bot trigger automation automated rule picker carousel card cards rich_message
    buttons button quick_replies system_message chatbot workflow ai ai_agent virtual_agent template
    notification auto_reply autoresponder auto autoreply info log status status_change assignment assigned
    close closed open
    opened reopened snoozed transfer transferred joined left chat_started chat_ended tagged deleted
    input_select input_email cards_carousel survey_request offline_notice campaign channel_join
    channel_leave bot_message s
    """
)
INTERNAL = words(
    "note private_note internal_note internal internal_comment staff_note agent_note whisper private"
)
# What belongs to a record and is nobody's words.
NO_WORDS = words(
    """
    tags tag labels label intents intent custom_fields custom_field attachments attachment attchs files
    file question questions choices options select_one select_many metadata meta properties
    person_properties preview previews mentions macros source via receiver to cc bcc recipients recipient
    brief ai_summary quoted_text quote quoted original_message url link links permalink location device
    browser department assignee team group groups account brand product products location_details
    channel inbox page pages pagination paging mailbox form definition schema settings config topics
    themes sentiment entities keywords trackers highlights action_items ai embed embeds logs
    events_log audits utm referrer categories category status priority sla macro template stats statistics
    hidden variables calculated thankyou_screen ending language locale stripped_signature signature
    translations translation
    translated_text translated_body machine_translation quick_replies buttons suggestions_ai
    """
)
# Lists of what was said in turns.
TALKS = words(
    """
    messages events comments history thread threads conversation_parts replies chat transcript entries parts
    message_list interactions correspondence
    """
)
NOTES = words(
    """
    notes note internal_notes note_text staff_comments private_notes staff_notes agent_notes internal_comments
    team_comments
    """
)
# What a field named for an answer holds is the seller's, unless its name says otherwise.
_REPLIES = words("reply replies response responses answer")
_NOT_OURS = words(
    """
    customer user reviewer survey form text free open time id count number date status question type rate at
    total code respondent rating first quick suggested latest visitor guest pages items list other source
    by name author email department url language count
    """
)
REPLY_WORDS = tuple(
    "response reply answer response_text reply_text answer_text response_body reply_body".split()
)
RATED = words(
    """
    rating ratings score stars star_rating nps nps_score csat review_rating satisfaction
    rating_value overall_rating
    review_stars ces emotion
    """
)
REVIEWS = words(
    """
    reviews review responses response survey surveys survey_responses feedback feedbacks ratings complaints
    testimonials submissions answers posts ideas suggestions requests nps
    """
)
# Of answers, those types that are not told in words of one's own.
CLOSED = words(
    """
    choice choices multiple_choice radio select checkbox dropdown boolean yes_no number date email
    phone_number
    phone url file_url file opinion_scale rating nps scale matrix ranking picture_choice name group_chooser
    payment calendly hidden fullname datetime spinner image_choice single multiple multi smiley csat ces
    stars group_rating rank select_one select_many single_choice dropdown_list legal contact_info address
    signature emotion star consent
    """
)
# Fields of answers: what is typed, and what may be chosen.
TYPED = tuple("free_response text_answer open_text text other_text other response comment".split())
ANSWERS = tuple("answer answer_text value".split())
# Where answers to a form stand.
FORMS = words(
    """
    answers additional_answers text_answers form_response form_fields form_data pre_chat_survey
    post_chat_survey prechat values survey_answers question_answers
    """
)


# English here, whatever it means elsewhere.
# Of what is not heard, objects that tell of a whole talk: its rating may stand there.
FRAMES = words(
    "channel statistics stats metadata meta properties survey rating ratings satisfaction_rating result"
)


_KNOWN = frozenset(
    (
        *WORDS,
        *TITLES,
        *TIMES,
        *IDS,
        *CUSTOMERS,
        *SELLERS,
        *WRITERS,
        *NAMES,
        *PEOPLE,
        *NO_WORDS,
        *NOTES,
        *RATED,
    )
) | words("data note notes fall case text")


@lru_cache(maxsize=8192)
def plain_key(name: str) -> str:
    """The plain name of a field: of a field in another language, what it is in English."""
    parts = _SPLIT.split(_CAMEL.sub("_", name) if not name.isupper() else name)
    plain = "_".join(part for part in parts if part).lower()
    foreign = len(plain) >= _FEWEST_LETTERS and plain not in _KNOWN
    english = english_name(plain.replace("_", " "), {}) if foreign else ""
    return english.replace(" ", "_") or plain


_RATING = words("rating rate score csat nps ces satisfaction feedback survey review stars")
_REMARK = words(
    "comment comments desc description text message remark remarks note feedback verbatim opinion"
)


def is_rating_remark(key: str) -> bool:
    """Whether a field holds what somebody wrote beside a rating: "ratingDesc", "csat_comment"."""
    first, _, rest = key.partition("_")
    return first in _RATING and rest in _REMARK


_SPOKEN = words("comment comments message messages text words reply response")


def side_in(key: str) -> Role:
    """Whose words a field holds by its name: "userComment", "developerComment"; unknown where it tells
    nobody."""
    first, _, rest = key.partition("_")
    if rest not in _SPOKEN:
        return Role.UNKNOWN
    if first in ("user", "customer", "reviewer", "visitor", "client", "guest"):
        return Role.CUSTOMER
    ours = first in ("developer", "owner", "merchant", "agent", "operator", "admin", "staff", "seller")
    return Role.SELLER if ours else Role.UNKNOWN


def is_our_reply(key: str) -> bool:
    """Whether such a field holds what the seller answered a review: "reviewReply", "ownerAnswer"."""
    words = set(key.split("_"))
    named = len(words) > 1 or key in ("reply", "replies")
    return named and bool(words & _REPLIES) and not words & _NOT_OURS
