"""The plan as data: what a plan text may say, and the reader that turns it into frozen objects."""

from hoadep.rules.plan.reading import Fault, PlanFaults, read_plan
from hoadep.rules.plan.schema import Plan

__all__ = ["Fault", "Plan", "PlanFaults", "read_plan"]
