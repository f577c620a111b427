"""Which of several dates is the date of publication."""

import pytest

from haiti_digest.load.dates import date_at, month_at
from haiti_digest.load.fields import read_date
from haiti_digest.load.given import DateSaid
from haiti_digest.load.published import choose


def said(origin, value=None, readings=(), month=0, day=0, precision="day"):
    return DateSaid(
        value=value, precision=precision, origin=origin, reason="r", readings=readings, month=month, day=day
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2031-04-08", "2031-04-08"),
        ("20310408", "2031-04-08"),
        ("8 April 2031", "2031-04-08"),
        ("8th of April, 2031", "2031-04-08"),
        ("Tuesday, April 8, 2031", "2031-04-08"),
        ("Apr. 8 2031", "2031-04-08"),
        ("le mardi 8 avril 2031", "2031-04-08"),
        ("1er avril 2031 à 9h05", "2031-04-01T09:05"),
        ("8 April 2031, 9:05 PM EAT", "2031-04-08T21:05+03:00"),
        ("8 April 2031 21:05 IST", "2031-04-08T21:05"),
        ("2031-04-08T21:05:07.123Z", "2031-04-08T21:05:07+00:00"),
        ("2031-04-08T21:05:07-0500", "2031-04-08T21:05:07-05:00"),
        ("Tue, 08 Apr 2031 21:05:00 +0300", "2031-04-08T21:05:00+03:00"),
        ("08.04.2031", "2031-04-08"),
        ("23/04/2031", "2031-04-23"),
        ("04/23/2031", "2031-04-23"),
        ("April 2031", "2031-04"),
        ("2031-04", "2031-04"),
    ],
)
def test_dates_are_read_as_they_are_printed(words, value):
    read = read_date(words)
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize("words", ["", "soon", "5", "May", "31 April 2031", "2031-13-04", "1.2.3", "Friday", "12:30"])
def test_what_is_no_date_is_none(words):
    assert read_date(words) is None


def test_day_and_month_may_be_either():
    date = date_at("03/04/2031", 0)
    assert date is not None
    assert (date.value, date.readings) == (None, ("2031-04-03", "2031-03-04"))
    assert month_at("2031-04-03", 0) is None


def test_the_order_of_day_and_month_is_that_of_another_date():
    either = said("date line", readings=("2031-04-03", "2031-03-04"))
    chosen = choose([either, said("address", "2031-03", precision="month"), said("file name", "2031-03-04")])
    assert chosen is not None
    assert (chosen.value, chosen.origin) == ("2031-03-04", "date line")
    assert choose([either]) is None


def test_a_dateline_takes_its_year_from_a_date_less_than_a_week_off():
    chosen = choose([said("dateline", month=12, day=31), said("address", "2032-01-02")])
    assert chosen is not None
    assert chosen.value == "2031-12-31"
    assert choose([said("dateline", month=12, day=31)]) is None


def test_a_month_gives_way_to_a_day_in_it_and_the_label_to_nothing():
    chosen = choose([said("label", "2031-04", precision="month"), said("date line", "2031-04-08")])
    assert chosen is not None
    assert (chosen.value, chosen.origin) == ("2031-04-08", "date line")
    chosen = choose([said("date line", "2031-05-01"), said("label", "2031-04-08")])
    assert chosen is not None
    assert (chosen.value, chosen.reason) == ("2031-04-08", "r; the date line says 2031-05-01")


def test_a_date_line_far_from_the_dateline_is_the_pages_own():
    assert choose([said("date line", "2032-01-02"), said("dateline", month=9, day=30)]) is None
