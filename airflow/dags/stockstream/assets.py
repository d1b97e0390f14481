"""What one DAG makes and another waits for."""

from airflow.sdk import Asset

EXPORTED = Asset(name="exported_tables", uri="x-stockstream://warehouse/exported")
"""The tables that `export` fills. An update says that an export ran to its end, whether or not anything had changed."""

MARTS = Asset(name="marts", uri="x-stockstream://warehouse/marts")
"""The tables that people query, tested and published."""
