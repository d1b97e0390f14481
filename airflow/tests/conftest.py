import shutil
from pathlib import Path

import pytest
from world import World

DAGS = Path(__file__).resolve().parents[1] / "dags"


@pytest.fixture(scope="session")
def dagbag():
    from airflow.dag_processing.dagbag import BundleDagBag

    return BundleDagBag(dag_folder=str(DAGS), bundle_path=DAGS, bundle_name="dags-folder")


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """Returns a world that is only there to be copied: to fill a store takes longest."""
    made = World(tmp_path_factory.mktemp("filled"))
    made.fill()
    return made


@pytest.fixture(scope="module")
def world(filled, tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    shutil.copy(filled.store, made.store)
    made.prepare()
    return made
