locals {
  services = [
    "bigquery.googleapis.com",
    "compute.googleapis.com",
    "iam.googleapis.com",
    "iap.googleapis.com",
    "oslogin.googleapis.com",
  ]

  # The exports' own, where they stage, and where dbt builds and publishes.
  datasets = toset([var.dataset, "${var.dataset}_staging", "${var.dataset}_work", "${var.dataset}_marts"])

  data_device = "data"
}

resource "google_project_service" "apis" {
  for_each = toset(local.services)

  service            = each.value
  disable_on_destroy = false
}

# Network: nothing comes in but SSH through IAP, what goes out does so by NAT. The machine has no address of its own.

resource "google_compute_network" "network" {
  name                    = var.name
  auto_create_subnetworks = false

  depends_on = [google_project_service.apis]
}

resource "google_compute_subnetwork" "subnet" {
  name                     = var.name
  network                  = google_compute_network.network.id
  ip_cidr_range            = "10.10.0.0/28"
  private_ip_google_access = true
}

resource "google_compute_router" "router" {
  name    = var.name
  network = google_compute_network.network.id
}

resource "google_compute_router_nat" "nat" {
  name                               = var.name
  router                             = google_compute_router.router.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"

  log_config {
    enable = true
    filter = "ERRORS_ONLY"
  }
}

resource "google_compute_firewall" "ssh_through_iap" {
  name                    = "${var.name}-ssh-through-iap"
  network                 = google_compute_network.network.id
  source_ranges           = ["35.235.240.0/20"] # IAP's own, for forwarding of TCP.
  target_service_accounts = [google_service_account.machine.email]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# Who the machine is: it may run jobs and edit these datasets, and nothing else.

resource "google_service_account" "machine" {
  account_id   = var.name
  display_name = "StockStream's machine"

  depends_on = [google_project_service.apis]
}

resource "google_project_iam_member" "runs_jobs" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.machine.member
}

resource "google_bigquery_dataset" "warehouse" {
  for_each = local.datasets

  dataset_id                 = each.value
  location                   = var.dataset_location
  delete_contents_on_destroy = !var.deletion_protection

  # Shipments on their way: what died is gone after a week.
  default_table_expiration_ms = each.value == "${var.dataset}_staging" ? 7 * 24 * 3600 * 1000 : null

  depends_on = [google_project_service.apis]
}

resource "google_bigquery_dataset_iam_member" "edits" {
  for_each = local.datasets

  dataset_id = google_bigquery_dataset.warehouse[each.value].dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = google_service_account.machine.member
}

# Data: a disk of its own, that outlives the machine, with a snapshot each night.

resource "google_compute_disk" "data" {
  name = "${var.name}-data"
  type = "pd-balanced"
  zone = "${var.region}-${var.zone}"
  size = var.data_disk_gb

  depends_on = [google_project_service.apis]

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_compute_resource_policy" "nightly" {
  name   = "${var.name}-nightly"
  region = var.region

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "03:00"
      }
    }

    retention_policy {
      max_retention_days    = var.snapshot_days
      on_source_disk_delete = "KEEP_AUTO_SNAPSHOTS"
    }
  }

  depends_on = [google_project_service.apis]
}

resource "google_compute_disk_resource_policy_attachment" "nightly" {
  name = google_compute_resource_policy.nightly.name
  disk = google_compute_disk.data.name
  zone = google_compute_disk.data.zone
}

resource "google_compute_instance" "machine" {
  name                      = var.name
  machine_type              = var.machine_type
  deletion_protection       = var.deletion_protection
  allow_stopping_for_update = true

  boot_disk {
    initialize_params {
      image = var.image
      size  = 20
      type  = "pd-balanced"
    }
  }

  attached_disk {
    source      = google_compute_disk.data.id
    device_name = local.data_device
  }

  network_interface {
    subnetwork = google_compute_subnetwork.subnet.id
  }

  # The scope bounds what any container can do with the machine's identity, whatever roles it is given later.
  service_account {
    email  = google_service_account.machine.email
    scopes = ["https://www.googleapis.com/auth/bigquery"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    block-project-ssh-keys = "TRUE"
    enable-oslogin         = "TRUE"
    serial-port-enable     = "FALSE"
    user-data = templatefile("${path.module}/cloud-init.yaml", {
      repository = var.repository
      release    = var.release
      device     = "/dev/disk/by-id/google-${local.data_device}"
      airflow    = var.airflow
      warehouse  = "bigquery://${var.project}/${var.dataset}?location=${var.dataset_location}"
      project    = var.project
      dataset    = var.dataset
      location   = var.dataset_location
    })
  }

  # The image of the day is for the next machine; this one is kept up to date by its own updates.
  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].image]
  }

  depends_on = [google_compute_router_nat.nat]
}

# Who may come in: by IAP, to this machine, as themselves, to root, and through it to what the machine may do.

resource "google_iap_tunnel_instance_iam_member" "tunnel" {
  for_each = var.operators

  instance = google_compute_instance.machine.name
  zone     = google_compute_instance.machine.zone
  role     = "roles/iap.tunnelResourceAccessor"
  member   = each.value
}

resource "google_compute_instance_iam_member" "login" {
  for_each = var.operators

  instance_name = google_compute_instance.machine.name
  zone          = google_compute_instance.machine.zone
  role          = "roles/compute.osAdminLogin"
  member        = each.value
}

resource "google_service_account_iam_member" "login" {
  for_each = var.operators

  service_account_id = google_service_account.machine.name
  role               = "roles/iam.serviceAccountUser"
  member             = each.value
}
