"""What authors are told of marking and choice: that it goes on, and what was decided, never a proposal."""

from hoadep.contest.entries.stations import stations_of
from hoadep.contest.jury import actions as jury
from hoadep.contest.jury import blinding
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection import actions


def told(season, entries, at):
    """The last two stations of each entry: of the marking and of the choice."""
    ways = stations_of(book_of(season, at).latest, entries)
    return [[(one.label, one.who, one.state) for one in ways[entry.pk][-2:]] for entry in entries]


def test_marking_is_told_while_it_goes_on(season, entries, rubric, who):
    waits = [("Chấm", "Ban Giám khảo", "now"), ("Kết quả", "", "next")]
    assert told(season, entries[:1], who["at"]) == [waits]
    made = jury.make_round(season, rubric, entries=blinding.eligible(season), **who)
    invitation = jury.Invitation(name="Giám khảo", workplace="Hội Nhà báo")
    for n in range(2):
        jury.invite(made, invitation, key=f"duong-dan-{n}", secret="abcd2345", **who)
    jury.assign(made, seed=1, **who)
    jury.open_round(made, **who)
    assert told(season, entries[:1], who["at"]) == [waits]


def test_choice_is_told_only_when_it_is_decided(season, entries, marked, choose, who):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    actions.propose(selection, **who)
    undecided = [("Chấm", "Ban Giám khảo", "done"), ("Kết quả", "Phòng Nội vụ", "now")]
    assert told(season, entries[:2], who["at"]) == [undecided, undecided]
    ruling = actions.Ruling(number="15/QĐ", decided_on=who["at"].date(), decided_by="Chủ tịch UBND quận")
    actions.decide(selection, ruling, **who)
    assert [way[-1] for way in told(season, entries[:2], who["at"])] == [
        ("Kết quả", "được chọn", "done"),
        ("Kết quả", "không được chọn", "done"),
    ]
