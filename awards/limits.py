"""The longest texts, each named by what it limits.

A text with a column of its own is limited by the length of that column. What has no column of its
own has its number here. Templates find this module as ``limits``.
"""

from __future__ import annotations

from piccolo.columns import Varchar

from awards.tables import (
    Account,
    ApiToken,
    Attendee,
    AttendeeReply,
    CalendarDay,
    Calibration,
    Category,
    Ceremony,
    Certificate,
    Commendation,
    Delivery,
    DoorDevice,
    FreeField,
    FrozenStage,
    Honour,
    Intake,
    LayoutVersion,
    Letter,
    Notice,
    Objection,
    Presenter,
    PrintRun,
    ProgrammeItem,
    Proposal,
    SavedView,
    Scan,
    Seat,
    SeatBlock,
    Session,
    StagedGroup,
    StagedWinner,
    StockCount,
    StoredLayout,
    Winner,
)


def of(column: Varchar) -> int:
    """Return how many characters a column holds."""
    if column.length is None:
        raise TypeError(f"{column} has no length")
    return column.length


# People.
USERNAME = of(Account.username)
DISPLAY_NAME = of(Account.display_name)
TOKEN_NAME = of(ApiToken.name)
BROWSER_ADDRESS = of(Session.address)
BROWSER_AGENT = of(Session.agent)
VIEW_NAME = of(SavedView.name)
VIEW_QUERY = of(SavedView.query)
#: A code of a second factor, with spaces.
FACTOR_CODE = 20

# A commendation.
COMMENDATION_CODE = of(Commendation.code)
COMMENDATION_TITLE = of(Commendation.title)
CERTIFICATE_TITLE = of(Commendation.certificate_title)
CERTIFICATE_TITLE_EN = of(Commendation.certificate_title_en)
ISSUERS_EN = of(Commendation.issuers_en)
SIGNER = of(Commendation.signer)
SIGNER_DUTY = of(Commendation.signer_duty)
SIGNATURE = of(Commendation.signature)
#: One issuer, and all of them as a form holds them, one in a line.
ISSUER = 60
ISSUERS = 1_000
QUIET_DAYS = of(Commendation.quiet_days)
QUIET_KINDS = 16
#: A matter that the rule of quiet days exempts, and all of them, one in a line.
QUIET_MATTER = 60
QUIET_EXEMPT = 1_000
CATEGORY_CODE = of(Category.code)
CATEGORY = of(Category.name)
HONOUR = of(Honour.name)
CATEGORY_EN = of(Category.name_en)
HONOUR_EN = of(Honour.name_en)
NUMBER_PATTERN = of(Category.number_pattern)
SALUTATION = of(Category.salutation)
BODY = of(Category.body)
BODY_EN = of(Category.body_en)
CLOSING = of(Category.closing)

# A field of the office's own.
FIELD_KEY = of(FreeField.key)
FIELD_NAME = of(FreeField.name)
FIELD_NAME_EN = of(FreeField.name_en)
#: A value, and one of the choices.
FIELD_VALUE = 200
FIELD_CHOICE = 40
#: The choices of a field as a form holds them, one in a line.
FIELD_CHOICES = 2_000

# A winner: see also `awards.winner_fields`.
UNIT = of(Winner.unit)
WINNER_NAME = of(Winner.name)
NOTE = of(Winner.note)
#: An employee or ID number as it is typed; only its tail and its fingerprint are stored.
PERSONAL_NUMBER = 50
#: People of one name and unit who carry no number.
MOST_NAMESAKES = 999
#: Folding can lengthen a text, and PostgreSQL takes no more than 2,700 bytes into an index.
SEARCH_KEY = 600

# Imports.
INTAKE_REFERENCE = of(Intake.reference)
FILE_NAME = of(Intake.file_name)
#: A cell that is corrected on a page.
CELL = 600

# What is decided, and why.
REASON = of(Certificate.reason)
NOTICE_CONTACT = of(Notice.contact)
DAY_NAME = of(CalendarDay.name)
OBJECTION_SOURCE = of(Objection.source)
OBJECTION_SUMMARY = of(Objection.summary)
OBJECTION_OUTCOME = of(Objection.outcome)
PROPOSER = 50
COMMENT = of(Proposal.comment)

# Certificates and layouts.
#: A number as it is issued, were there a million of them: the name of a file holds it whole.
NUMBER = 60
LAYOUT_ID = of(StoredLayout.layout_id)
NEW_LAYOUT_ID = 40
LAYOUT_NAME = 100
LAYOUT_NOTE = of(LayoutVersion.note)
ELEMENT_NAME = 60
PROPERTY = 500

# A ceremony.
MEETING_TITLE = of(Ceremony.title)
MEETING_PLACE = of(Ceremony.place)
HALL = of(Ceremony.hall_name)
SCAN_RECIPIENT = of(Scan.recipient)
ITEM_TITLE = of(ProgrammeItem.title)
SPEAKER = of(ProgrammeItem.speaker)
ITEM_NOTES = of(ProgrammeItem.notes)
GROUP = of(StagedGroup.name)
RECIPIENT = of(StagedWinner.recipient)
READING = of(StagedWinner.reading)
PRESENTER = of(Presenter.name)
PRESENTER_DUTY = of(Presenter.duty)
LETTER_UNIT = of(Letter.unit)
LETTER_SIGNER = of(Letter.signer)
VERSION_NOTE = of(FrozenStage.note)
SEAT_BLOCK = of(SeatBlock.block)
SEAT_LABEL = of(Seat.seat_label)
#: Lines that say whom a block of seats is for.
MOST_BLOCKS = 200
#: So many people who were found are listed.
MOST_FOUND = 100
ATTENDEE = of(Attendee.name)
ATTENDEE_DUTY = of(Attendee.duty)
ATTENDEE_KEY = of(Attendee.name_key)
REPLY_REASON = of(AttendeeReply.reason)
REPLY_NOTE = 500
#: Companions of a unit.
MOST_COMPANIONS = 5
#: People in one list of attendees.
MOST_ATTENDEES = 5_000
#: A text of the host's script, and one of the office's texts for papers.
SCRIPT = 20_000
CEREMONY_TEXT = 20_000

# A delivery.
CARRIER = of(Delivery.carrier)
ASKED_BY = of(Delivery.asked_by)
REFERENCE = of(Delivery.reference)
DELIVERY_MATTER = of(Delivery.reason)
RECEIVED_BY = of(Delivery.recipient)
CANCEL_REASON = of(Delivery.cancel_reason)

# The door.
DOOR_DEVICE = of(DoorDevice.name)
DOOR_TRAY = of(Scan.tray)
SCAN_RECIPIENT = of(Scan.recipient)

# The print room.
PRINTER = of(Calibration.printer)
TRAY = of(Calibration.tray)
STOCK = of(StockCount.stock)
STOCK_NOTE = of(StockCount.note)
RUN_TITLE = of(PrintRun.title)
RUN_REFERENCE = of(PrintRun.reference)
#: Numbers of certificates and ranges of them, as a form holds them; an address has room for them.
RUN_NUMBERS = 1_500
#: The mark of a form, by which the same form sent twice counts once.
ONCE = of(PrintRun.once)

#: What is looked for in a list.
SEARCH = 100
#: A short text of a request of which nothing more is known.
TEXT = 500
