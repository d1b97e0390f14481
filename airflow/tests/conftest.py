from pathlib import Path

import pytest
from world import World

DAGS = Path(__file__).resolve().parents[1] / "dags"


@pytest.fixture(scope="session")
def dagbag():
    from airflow.dag_processing.dagbag import BundleDagBag

    return BundleDagBag(dag_folder=str(DAGS), bundle_path=DAGS, bundle_name="dags-folder")


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    """Returns the one world of all tests: to fill a store and to make a home takes longest."""
    made = World(tmp_path_factory.mktemp("world"))
    made.fill()
    made.prepare()
    return made
