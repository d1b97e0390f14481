output "ssh" {
  description = "Logs in, through IAP."
  value       = "gcloud compute ssh ${google_compute_instance.machine.name} --project ${var.project} --zone ${google_compute_instance.machine.zone} --tunnel-through-iap"
}

output "airflow" {
  description = "Brings Airflow's pages to http://localhost:8080 here."
  value       = "gcloud compute ssh ${google_compute_instance.machine.name} --project ${var.project} --zone ${google_compute_instance.machine.zone} --tunnel-through-iap -- -N -L 8080:localhost:8080"
}

output "service_account" {
  description = "Who the machine is to BigQuery."
  value       = google_service_account.machine.email
}

output "warehouse" {
  description = "As the commands' --warehouse takes it."
  value       = "bigquery://${var.project}/${var.dataset}?location=${var.dataset_location}"
}
