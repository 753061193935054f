"""The council of commendation: members, meetings, motions, ballots, written opinions."""
