provider "aws" {
  access_key = "{{aws}}"
  secret_key = "{{aws-secret}}"
  region     = "eu-west-1"
}
resource "db" "main" {
  identifier = "main-{{!n6}}"
  username   = "root"
  password   = "{{password}}"
  ami        = "ami-{{!md5}}"
  account    = "{{!account-aws}}"
  other      = var.db_password
  password_length = 24
}
module "x" {
  source  = "{{!git-remote}}?ref={{!sha1}}"
  version = "{{!version}}"
  token   = "${var.gitlab_token}"
}
