"""What the DAGs share: the tables they pass on, the commands they run, the dates they name, the words for when it fails."""
