import pytest

from geo.model import Candidate, MatchRule
from geo.places.context import Belief, Context, Toponym, likelihood_there
from tests.places.small_gazetteer import place

HERE = place("Barsa", 16.5, 31.2, country="QA", admin1="1")
DISTRICT = place("Barsa District", 16.6, 31.3, "A.ADM2", country="QA", admin1="1")
ABROAD = place("Barsa", 80.0, 50.0, country="QB", admin1="1")
NEARBY = place("Homa", 16.9, 31.0, country="QA", admin1="1")


def candidates(*places):
    return tuple(Candidate(p, MatchRule.EXACT, p.name) for p in places)


def toponym(name, *places):
    return Toponym(name, (), candidates(*places), (), (), 1)


def context(*named):
    beliefs = tuple(Belief(tuple(1 / len(t.candidates) for _ in t.candidates), 0.0) for t in named)
    return Context(named, beliefs, {})


def test_others_speak_for_the_candidate_near_them():
    support = context(toponym("Barsa", HERE, ABROAD), toponym("Homa", NEARBY)).support(0)
    for values in (support.near, support.nearest, support.far, support.possible):
        assert values[0] > values[1]
    assert support.apart[0] < 0.2 < 0.9 < support.apart[1]


def test_where_the_others_lie_all_over_the_world_none_is_apart_from_them():
    beside = place("Tarn", 17.0, 31.5, country="QA", admin1="1")
    antipode = place("Tarn", -160.0, -31.0, country="QD")
    far = place("Osta", 80.0, -60.0, country="QE")
    names = toponym("Barsa", HERE, ABROAD), toponym("Homa", NEARBY)
    together = context(*names, toponym("Tarn", beside)).support(0).apart
    strewn = context(*names, toponym("Tarn", antipode), toponym("Osta", far)).support(0).apart
    assert strewn[1] < 0.5 < together[1]


def test_a_name_alone_is_not_apart():
    assert not context(toponym("Barsa", HERE, ABROAD)).support(0).apart.any()


def test_an_unsure_neighbour_speaks_by_what_it_may_mean():
    twin = place("Homa", 100.0, -30.0, country="QC")
    support = context(toponym("Barsa", HERE, ABROAD), toponym("Homa", twin, NEARBY)).support(0)
    assert support.near[0] > 10 * support.near[1]


@pytest.mark.parametrize("variant", ["BARSA", "Barsa District", "Barsan"])
def test_a_name_does_not_speak_for_its_own_variants(variant):
    named = context(toponym("Barsa", HERE, ABROAD), toponym(variant, ABROAD))
    assert not any(values.any() for values in named.support(0))
    assert named.country_share(0, "QB") == 0.0


def test_rivals_at_the_same_spot_share_their_likelihood():
    belief = Belief((0.4, 0.3, 0.2), 0.1)
    there = likelihood_there(candidates(HERE, DISTRICT, ABROAD), belief)
    assert there == pytest.approx([0.7, 0.7, 0.2])
