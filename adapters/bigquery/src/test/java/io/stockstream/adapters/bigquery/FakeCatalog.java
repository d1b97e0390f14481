package io.stockstream.adapters.bigquery;

import com.google.api.client.json.GenericJson;
import com.google.api.services.bigquery.model.Dataset;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfigurationLoad;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.JobList;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.JobStatistics2;
import com.google.api.services.bigquery.model.JobStatus;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableDataList;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableSchema;
import com.google.gson.JsonParser;
import io.stockstream.adapters.bigquery.FakeSql.Outcome;
import io.stockstream.adapters.bigquery.Fault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What the fake holds: datasets, tables, jobs. One lock. A job is done as soon as it is there. */
final class FakeCatalog {

  private static final String RESULTS = "_results";

  private final Map<String, Dataset> datasets = new HashMap<>();
  private final Map<String, FakeTable> tables = new LinkedHashMap<>();
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  synchronized Dataset dataset(String name) {
    Dataset dataset = datasets.get(name);
    if (dataset == null) {
      throw FakeError.notFound("Dataset " + FakeBigQuery.PROJECT + ":" + name);
    }
    return dataset;
  }

  synchronized Dataset insert(Dataset dataset) {
    String name = dataset.getDatasetReference().getDatasetId();
    if (datasets.putIfAbsent(name, dataset) != null) {
      throw FakeError.duplicate("Dataset " + name);
    }
    return dataset;
  }

  private static String name(TableReference table) {
    return table.getProjectId() + "." + table.getDatasetId() + "." + table.getTableId();
  }

  private FakeTable find(String dataset, String table) {
    FakeTable found = tables.get(FakeBigQuery.PROJECT + "." + dataset + "." + table);
    if (found == null) {
      throw FakeError.notFound("Table " + FakeBigQuery.PROJECT + ":" + dataset + "." + table);
    }
    return found;
  }

  synchronized Table table(String dataset, String table) {
    return find(dataset, table).about();
  }

  synchronized Table insert(Table table) {
    dataset(table.getTableReference().getDatasetId());
    table.setType(table.getView() == null ? "TABLE" : "VIEW");
    if (tables.putIfAbsent(name(table.getTableReference()), FakeTable.empty(table)) != null) {
      throw FakeError.duplicate("Table " + name(table.getTableReference()));
    }
    return table;
  }

  synchronized Table patch(Table table) {
    find(table.getTableReference().getDatasetId(), table.getTableReference().getTableId());
    tables.put(name(table.getTableReference()), FakeTable.empty(table.setType("VIEW")));
    return table;
  }

  synchronized GenericJson delete(String dataset, String table) {
    find(dataset, table);
    tables.remove(FakeBigQuery.PROJECT + "." + dataset + "." + table);
    return new GenericJson();
  }

  synchronized TableDataList rows(String dataset, String table, int from, int most) {
    FakeTable found = find(dataset, table);
    List<String> columns = found.fields().stream().map(TableFieldSchema::getName).toList();
    int until = Math.min(found.rows().size(), from + most);
    return new TableDataList()
        .setTotalRows((long) found.rows().size())
        .setPageToken(until < found.rows().size() ? Integer.toString(until) : null)
        .setRows(
            found.rows().subList(from, until).stream()
                .map(row -> FakeTable.row(columns, row))
                .toList());
  }

  synchronized Job job(String id) {
    Job job = jobs.get(id);
    if (job == null) {
      throw FakeError.notFound("Job " + FakeBigQuery.PROJECT + ":" + id);
    }
    return job;
  }

  synchronized List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  synchronized List<JobList.Jobs> children(String parent) {
    return jobs.values().stream()
        .filter(job -> parent.equals(job.getStatistics().getParentJobId()))
        .map(
            job ->
                new JobList.Jobs()
                    .setJobReference(job.getJobReference())
                    .setConfiguration(job.getConfiguration())
                    .setStatistics(job.getStatistics())
                    .setStatus(job.getStatus()))
        .toList();
  }

  /** Lets a job go on that a fault made stay. */
  synchronized void finish(String id) {
    end(job(id), null, null);
  }

  synchronized Job insert(Job job, byte[] upload, Fault fault) {
    if (Boolean.TRUE.equals(job.getConfiguration().getDryRun())) {
      return job.setStatus(new JobStatus().setState("DONE")).setStatistics(dryRun());
    }
    String id = job.getJobReference().getJobId();
    if (jobs.containsKey(id)) {
      throw FakeError.duplicate("Job " + FakeBigQuery.PROJECT + ":" + id);
    }
    job.setStatistics(new JobStatistics().setCreationTime(System.currentTimeMillis()));
    job.setStatus(new JobStatus().setState("RUNNING"));
    jobs.put(id, job);
    if (fault == null || fault.kind() != Kind.STAYS_RUNNING) {
      end(job, upload, fault);
    }
    return job;
  }

  private static JobStatistics dryRun() {
    return new JobStatistics()
        .setCreationTime(System.currentTimeMillis())
        .setQuery(new JobStatistics2().setStatementType("SELECT").setTotalBytesProcessed(1L << 20));
  }

  private void end(Job job, byte[] upload, Fault fault) {
    try {
      if (fault != null && fault.kind() == Kind.ENDS_WITH_AN_ERROR) {
        throw fault.error();
      }
      if (job.getConfiguration().getLoad() != null) {
        load(job.getConfiguration().getLoad(), upload);
      } else {
        query(job);
      }
      job.setStatus(new JobStatus().setState("DONE"));
    } catch (FakeError e) {
      job.setStatus(
          new JobStatus().setState("DONE").setErrorResult(e.proto()).setErrors(List.of(e.proto())));
    }
  }

  private void load(JobConfigurationLoad load, byte[] upload) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : (Iterable<String>) text(upload).lines()::iterator) {
      rows.add(
          FakeTable.load(
              load.getSchema().getFields(), JsonParser.parseString(line).getAsJsonObject()));
    }
    replace(load.getDestinationTable(), load.getSchema(), rows);
  }

  private static String text(byte[] upload) {
    boolean zipped = upload.length > 1 && upload[0] == 0x1f && upload[1] == (byte) 0x8b;
    try (InputStream in =
        zipped
            ? new GZIPInputStream(new ByteArrayInputStream(upload))
            : new ByteArrayInputStream(upload)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(TableReference name, TableSchema schema, List<Map<String, Object>> rows) {
    Table about = new Table().setTableReference(name).setSchema(schema).setType("TABLE");
    tables.put(name(name), FakeTable.empty(about).with(rows));
  }

  private void query(Job job) {
    JobConfigurationQuery query = job.getConfiguration().getQuery();
    List<Outcome> outcomes = run(query);
    Outcome last = outcomes.get(outcomes.size() - 1);
    job.getStatistics().setQuery(statistics(last));
    for (int i = 0; i < outcomes.size() - 1; i++) {
      addChild(job, i, outcomes.get(i));
    }
    if (last.type().equals("SELECT")) {
      keep(job, query, last);
    }
  }

  /** What a script changes is there as a whole or not at all. */
  private List<Outcome> run(JobConfigurationQuery query) {
    Map<String, FakeTable> before = new LinkedHashMap<>();
    tables.forEach((name, table) -> before.put(name, table.with(table.rows())));
    try {
      return new FakeSql(tables, parameters(query)).run(query.getQuery());
    } catch (FakeError e) {
      tables.clear();
      tables.putAll(before);
      throw e;
    }
  }

  private static Map<String, Object> parameters(JobConfigurationQuery query) {
    Map<String, Object> parameters = new HashMap<>();
    if (query.getQueryParameters() != null) {
      for (QueryParameter parameter : query.getQueryParameters()) {
        parameters.put(
            parameter.getName(),
            FakeTable.value(
                parameter.getParameterType().getType(), parameter.getParameterValue().getValue()));
      }
    }
    return parameters;
  }

  private static JobStatistics2 statistics(Outcome outcome) {
    return new JobStatistics2().setStatementType(outcome.type()).setDmlStats(outcome.changed());
  }

  private void addChild(Job parent, int number, Outcome outcome) {
    String id = "script_job_" + parent.getJobReference().getJobId() + "_" + number;
    jobs.put(
        id,
        new Job()
            .setJobReference(
                new JobReference()
                    .setProjectId(FakeBigQuery.PROJECT)
                    .setLocation("US")
                    .setJobId(id))
            .setConfiguration(parent.getConfiguration())
            .setStatus(new JobStatus().setState("DONE"))
            .setStatistics(
                new JobStatistics()
                    .setCreationTime(System.currentTimeMillis())
                    .setParentJobId(parent.getJobReference().getJobId())
                    .setQuery(statistics(outcome))));
  }

  private void keep(Job job, JobConfigurationQuery query, Outcome outcome) {
    if (query.getDestinationTable() == null) {
      query.setDestinationTable(
          new TableReference()
              .setProjectId(FakeBigQuery.PROJECT)
              .setDatasetId(RESULTS)
              .setTableId(job.getJobReference().getJobId()));
    }
    TableSchema schema =
        new TableSchema()
            .setFields(
                outcome.columns().stream()
                    .map(c -> new TableFieldSchema().setName(c).setType("STRING"))
                    .toList());
    replace(query.getDestinationTable(), schema, outcome.rows());
  }
}
