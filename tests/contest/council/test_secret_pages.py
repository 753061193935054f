"""A secret vote on the pages of a server with its log: no row, file or line tells a choice afterwards."""

import io
import logging
import re
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from docx import Document

from hoadep.contest.council import actions
from hoadep.contest.council.models import Motion
from hoadep.contest.people import actions as people
from hoadep.contest.plans.facts import book_of
from tests.config.tasks import write

from .traces import CHOICE, dumped, files, tables_written, transactions

HOME = "/ba-dinh-2021"
PASSWORD = "hoa sen trắng"
ORDER = (5, 3, 8, 0, 7, 1, 2, 6, 4)
AGAINST = {3, 7}
COUNT = re.compile(r"\d+/\d+ phiếu|\d+ (?:phiếu |không )?đồng ý|in_favour|against|ballots_")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Visitor:
    """A browser without script: cookies, and the token of the page before in each form."""

    def __init__(self, address: str, username: str) -> None:
        self.address, self.page = address, ""
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self.get("/tai-khoan/dang-nhap/")
        self.post("/tai-khoan/dang-nhap/", {"username": username, "password": PASSWORD})

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path) as response:
            self.page = response.read().decode()
        return self.page

    def fetch(self, path: str) -> bytes:
        with self.opener.open(self.address + path) as response:
            return response.read()

    def post(self, path: str, given: dict[str, str]) -> str:
        typed = {"csrfmiddlewaretoken": TOKEN.search(self.page)[1], **given}
        with self.opener.open(self.address + path, urlencode(typed).encode()) as response:
            self.page = response.read().decode()
        return self.page


@pytest.fixture
def product() -> Callable[..., object]:
    """What a server calls; its making sets up the logging."""
    return get_wsgi_application()


@pytest.fixture
def log(tmp_path, product) -> Iterator[Path]:
    """All that is logged, down to the least, in a file."""
    path = tmp_path / "hoadep.log"
    handler = logging.FileHandler(path, encoding="utf-8")
    loggers = [logging.getLogger(name) for name in ("", "django", "django.server")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield path
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)
        logger.removeHandler(handler)
    handler.close()


@pytest.fixture
def address(transactional_db, product, log) -> Iterator[str]:
    """A server that writes down each request, as the one before the product does."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler, connections_override={})
    server.set_app(product)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    connections.close_all()


@pytest.fixture
def motion(season, cast, council) -> Motion:
    """A secret online vote that is open now, all nine members in the room with their accounts."""
    now = timezone.now()
    who, plan = {"by": cast.hoa, "at": now}, book_of(season, now).latest
    _give_passwords(cast, council)
    called = actions.Called(title="Xét khen", place="Phòng họp", starts_at=now - timedelta(minutes=30))
    meeting = actions.call_meeting(season, called, **who)
    actions.note_presence(meeting, dict.fromkeys(council, (meeting.starts_at, None)), **who)
    given = {"subject": "BD21-H0001", "title": "Khen Vũ Thị Mai", "page": "/", "level": "host"}
    moved = actions.Moved(form="giay_khen", **given)
    (made,) = actions.put_motions(season, plan, [moved], way="meeting", **who)
    actions.take_in(meeting, [made], plan, mode="online", **who)
    return actions.open_vote(made, plan, opened_at=meeting.starts_at + timedelta(minutes=1), **who)


def _give_passwords(cast, council) -> None:
    for n, member in enumerate(council):
        who = {"by": people.SYSTEM, "at": timezone.now()}
        account = people.make_account(username=f"uv{n}", name=member.name, password=PASSWORD, **who)
        people.give_role(account, "council_member", **who)
        member.account = account
        member.save()
    cast.hoa.set_password(PASSWORD)
    cast.hoa.save()


def vote(visitor: Visitor, motion: Motion, option: str) -> None:
    """The form, sent once without the word that it is meant, and then with it."""
    visitor.get(f"{HOME}/bieu-quyet/")
    assert "Hãy đánh dấu ô này" in refused(visitor, motion, {"option": option})
    given = {"option": option, "sure": "on"}
    assert "Đã bỏ phiếu kín" in visitor.post(f"{HOME}/bieu-quyet/{motion.code}/", given)


def refused(visitor: Visitor, motion: Motion, given: dict[str, str]) -> str:
    """What the page says where it does not take the vote."""
    with pytest.raises(HTTPError, match="422") as raised:
        visitor.post(f"{HOME}/bieu-quyet/{motion.code}/", given)
    visitor.page = raised.value.read().decode()
    return visitor.page


def run_a_task(folder) -> None:
    """A task of the kind that papers and lists need, by the worker's own hand."""
    with transaction.atomic():
        write.enqueue(str(folder / "giay"), "xong")
    given = {"queue_names": ["*"], "excluded_queue_names": [], "max_tasks": None, "worker_id": "w"}
    Worker(interval=0, batch=True, backend_name="default", startup_delay=False, **given).run()


@pytest.fixture
def voted(address, motion, cast, tmp_path) -> Visitor:
    """All have voted on their pages, a task ran in their midst; the secretary's browser is given back."""
    members = [Visitor(address, f"uv{n}") for n in range(9)]
    hoa = Visitor(address, "hoa")
    for n in ORDER:
        if n == ORDER[4]:
            run_a_task(tmp_path)
        vote(members[n], motion, "0" if n in AGAINST else "1")
    return hoa


def words_of(document: bytes) -> str:
    read = Document(io.BytesIO(document))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in read.paragraphs), *cells])


def test_until_the_closing_pages_and_papers_tell_only_who_has_voted(voted, motion):
    page = voted.get(f"{HOME}/noi-dung-xet/{motion.code}/")
    assert (page.count("<td>đã bỏ phiếu</td>"), COUNT.findall(page)) == (9, [])
    meeting = f"{HOME}/hop-hoi-dong/{motion.meeting.code}"
    assert COUNT.findall(voted.get(f"{meeting}/")) == []
    minutes = words_of(voted.fetch(f"{meeting}/bien-ban-hop.docx"))
    assert ("Chưa có kết quả" in minutes, COUNT.findall(minutes)) == (True, [])
    counted = Document(io.BytesIO(voted.fetch(f"{meeting}/bien-ban-kiem-phieu.docx")))
    row = next(table.rows[1] for table in counted.tables if len(table.columns) == 8)
    assert [cell.text for cell in row.cells[2:]] == [""] * 6


def close(hoa: Visitor, motion: Motion) -> str:
    hoa.get(f"{HOME}/noi-dung-xet/{motion.code}/")
    now = timezone.localtime()
    hour = {"hour": f"{now:%H:%M}"}
    return hoa.post(f"{HOME}/noi-dung-xet/{motion.code}/viec/ket-thuc/", hour)


def test_nothing_that_is_kept_tells_a_choice_once_it_is_closed(voted, motion, log):
    assert CHOICE.findall("".join(dumped())) != []
    assert "7/9 phiếu đồng ý" in close(voted, motion)
    told = [(line, CHOICE.findall(line)) for line in dumped()]
    (found,) = [line for line, words in told if words]
    assert ('"in_favour": 7' in found, '"against": 2' in found) == (True, True)
    assert found.startswith('{"model": "council.motion"')
    assert DBTaskResult.objects.filter(status="SUCCESSFUL").count() == 1
    written = log.read_text(encoding="utf-8")
    assert written.count(f"POST {HOME}/bieu-quyet/{motion.code}/ ") == 18
    assert [line for line in written.splitlines() if CHOICE.search(line)] == []


def _in_files(voted: Visitor, motion: Motion) -> None:
    assert b"ballots_" in files()
    close(voted, motion)
    assert b"ballots_" not in files()


def _in_tables(voted: Visitor, motion: Motion) -> None:
    """No table holds a row from among the votes, but those of the task that ran in their midst."""
    seen = transactions("council_hasvoted") | transactions("council_counter")
    assert "council_hasvoted" in tables_written(min(seen), max(seen))
    close(voted, motion)
    assert tables_written(min(seen), max(seen)) <= {DBTaskResult._meta.db_table}


def test_the_database_itself_tells_no_order_once_it_is_closed(voted, motion):
    {"sqlite": _in_files, "postgresql": _in_tables}[connection.vendor](voted, motion)


def answer(visitor: Visitor, motion: Motion, option: str) -> tuple[int, int, str]:
    """How long the request and its answer are, as logs tell, and whether a browser may keep the page."""
    visitor.get(f"{HOME}/bieu-quyet/")
    typed = {"csrfmiddlewaretoken": TOKEN.search(visitor.page)[1], "option": option}
    sent = urlencode(typed).encode()
    with pytest.raises(HTTPError) as raised:
        visitor.opener.open(f"{visitor.address}{HOME}/bieu-quyet/{motion.code}/", sent)
    return len(sent), len(raised.value.read()), raised.value.headers["Cache-Control"]


def test_no_size_tells_the_choice_and_no_browser_keeps_it(address, motion):
    visitor = Visitor(address, "uv0")
    told = {answer(visitor, motion, option) for option in ("1", "0")}
    ((_, _, kept),) = told
    assert sorted(kept.split(", ")) == ["no-store", "private"]


def test_who_has_voted_on_the_page_does_not_vote_again(voted, motion, address):
    again = Visitor(address, "uv5")
    assert "Bạn đã bỏ phiếu" in again.get(f"{HOME}/bieu-quyet/")
    again.get("/tai-khoan/dang-nhap/")
    given = {"option": "1", "sure": "on"}
    assert "Phiếu kín không đổi được" in refused(again, motion, given)
