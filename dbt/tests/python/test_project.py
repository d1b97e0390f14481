"""The project itself: what is tested and described, where it goes."""

from conftest import PROJECT


def models(warehouse):
    nodes = warehouse.manifest()["nodes"]
    return {key: node for key, node in nodes.items() if node["resource_type"] == "model"}


def test_every_model_that_computes_has_a_test(built):
    """The original ran none."""
    nodes = built.manifest()["nodes"].values()
    tested = {parent for node in nodes if node["resource_type"] == "test" for parent in node["depends_on"]["nodes"]}
    computed = {key for key, node in models(built).items() if "staging" not in node["fqn"]}

    assert len(computed) == 12
    assert computed <= tested


def test_every_model_says_what_a_row_is_and_every_column_what_it_holds(built):
    for node in models(built).values():
        assert node["description"].startswith("One row per"), node["name"]
        assert node["columns"], node["name"]
        assert all(column["description"] for column in node["columns"].values()), node["name"]


def test_no_mart_expires(built):
    """The original's tables did."""
    for node in models(built).values():
        assert not node["config"].get("hours_to_expiration"), node["name"]
        assert not node["config"].get("partition_expiration_days"), node["name"]


def test_the_project_and_dataset_come_from_the_environment(built, tmp_path, monkeypatch):
    """The original's were written into it."""
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_PROJECT", "somebodys-project")
    monkeypatch.setenv("STOCKSTREAM_BIGQUERY_DATASET", "market")
    warehouse = built.copy(tmp_path)

    assert warehouse.dbt("parse", target="cloud").success

    sources = warehouse.manifest()["sources"].values()
    assert {(n["database"], n["schema"]) for n in models(warehouse).values()} == {("somebodys-project", "market_work")}
    assert {(n["database"], n["schema"]) for n in sources} == {("somebodys-project", "market")}


def test_the_docs_are_one_file(built):
    assert built.dbt("docs", "generate", "--static", "--no-compile").success
    assert "fct_top_movers" in (built.folder / "target" / "static_index.html").read_text()
