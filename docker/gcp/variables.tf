variable "project" {
  description = "Id of an existing project with billing."
  type        = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project: expected an id of 6 to 30 letters, digits and dashes, such as my-market-1234."
  }
}

variable "region" {
  description = "Where the machine is."
  type        = string
  default     = "europe-west4"
  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]+$", var.region))
    error_message = "region: expected a region such as europe-west4, not a zone."
  }
}

variable "zone" {
  description = "Which zone of the region, by its letter."
  type        = string
  default     = "a"
  validation {
    condition     = can(regex("^[a-f]$", var.zone))
    error_message = "zone: expected one letter from a to f."
  }
}

variable "name" {
  description = "Of the machine; what belongs to it is called after it."
  type        = string
  default     = "stockstream"
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,18}[a-z0-9]$", var.name))
    error_message = "name: expected 6 to 20 small letters, digits and dashes, beginning with a letter."
  }
}

variable "machine_type" {
  description = "The stack takes up to 6 GB; with Airflow beside it 4 vCPUs and 16 GB are better."
  type        = string
  default     = "e2-standard-4"
  validation {
    condition     = can(regex("^[a-z][a-z0-9]*-(standard|highmem|highcpu)-[0-9]+$", var.machine_type))
    error_message = "machine_type: expected a type such as e2-standard-4; the shared ones have too little memory."
  }
}

variable "image" {
  description = "Image or image family of the boot disk; it has to have cloud-init and apt."
  type        = string
  default     = "ubuntu-os-cloud/ubuntu-2404-lts-amd64"
}

variable "data_disk_gb" {
  description = "Size of the disk with all that is to be kept, in GB. It can be raised later, not lowered."
  type        = number
  default     = 100
  validation {
    condition     = var.data_disk_gb >= 20 && var.data_disk_gb <= 65536 && floor(var.data_disk_gb) == var.data_disk_gb
    error_message = "data_disk_gb: expected a whole number from 20 to 65536."
  }
}

variable "snapshot_days" {
  description = "How many days a snapshot of the data disk is kept; one is made each night."
  type        = number
  default     = 14
  validation {
    condition     = var.snapshot_days >= 1 && var.snapshot_days <= 365
    error_message = "snapshot_days: expected 1 to 365."
  }
}

variable "repository" {
  description = "Git address that the machine clones without a password."
  type        = string
  validation {
    condition     = can(regex("^https://[A-Za-z0-9._~:/@-]+$", var.repository)) && !can(regex("@", var.repository))
    error_message = "repository: expected an address that begins with https:// and has no user or password in it."
  }
}

variable "release" {
  description = "Tag or full commit id to run. A branch would run whatever is pushed to it."
  type        = string
  validation {
    condition     = can(regex("^(v[0-9][A-Za-z0-9._-]*|[0-9a-f]{40})$", var.release))
    error_message = "release: expected a tag such as v1.2.0, or the 40 digits of a commit."
  }
}

variable "airflow" {
  description = "Whether Airflow runs there too: exports and marts by the clock."
  type        = bool
  default     = true
}

variable "dataset" {
  description = "The warehouse's dataset; three more are called after it."
  type        = string
  default     = "market"
  validation {
    condition     = can(regex("^[A-Za-z_][A-Za-z0-9_]{0,63}$", var.dataset))
    error_message = "dataset: expected letters, digits and underscores."
  }
}

variable "dataset_location" {
  description = "Where BigQuery keeps it. It can never be changed."
  type        = string
  default     = "EU"
  validation {
    condition     = can(regex("^(US|EU|[a-z]+-[a-z]+[0-9]+)$", var.dataset_location))
    error_message = "dataset_location: expected US, EU or a region such as europe-west4."
  }
}

variable "operators" {
  description = "Who may log in and become root there, as in user:you@example.com or group:team@example.com."
  type        = set(string)
  default     = []
  validation {
    condition     = alltrue([for who in var.operators : can(regex("^(user|group|serviceAccount):[^ ]+@[^ ]+$", who))])
    error_message = "operators: expected entries such as user:you@example.com; allUsers is none."
  }
}

variable "deletion_protection" {
  description = "Whether machine, data disk and dataset are kept from `terraform destroy`."
  type        = bool
  default     = true
}
