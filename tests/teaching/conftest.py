"""What the tests of plans share: the courses of the site, and every file that is made of them."""

import pytest

from explainer.teaching import plan_pages

COURSES = ("one-session", "one-week", "four-weeks")
HOME = "https://name.example/"


@pytest.fixture(scope="session")
def made(real):
    return plan_pages.all_files(real.dataset, real.teaching, real.items, HOME)


@pytest.fixture(params=COURSES)
def course(request, real):
    return real.teaching.courses[request.param]


@pytest.fixture
def file(made, course):
    """Return the file of the course by its ending."""
    return lambda ending: made[f"teach/syllabus/{course.id}.{ending}"]


@pytest.fixture
def named(course, real):
    """Title and address of all that the course names, session by session."""
    return [[(real.items[name].title, HOME + real.items[name].page) for name in (*each.read, *each.do)] for each in course.sessions]
