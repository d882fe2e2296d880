-- CreateEnum
CREATE TYPE "drift_status" AS ENUM ('running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "finding_status" AS ENUM ('open', 'healed', 'gone', 'dismissed');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('viewer', 'operator', 'admin', 'owner');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "company_address" TEXT,
ADD COLUMN     "company_name" TEXT,
ADD COLUMN     "company_tax_id" TEXT,
ADD COLUMN     "invoice_terms" TEXT,
ADD COLUMN     "tax_name" TEXT,
ADD COLUMN     "tax_percent" DECIMAL(5,2);

-- CreateTable
CREATE TABLE "api_request" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "error_code" TEXT,
    "api_key_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "idempotency_key" TEXT,
    "address" TEXT NOT NULL,
    "user_agent" TEXT,
    "latency_ms" INTEGER NOT NULL,
    "request" JSONB NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_request_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "drift_run" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "status" "drift_status" NOT NULL DEFAULT 'running',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "compared" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "requested_by" TEXT,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "drift_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "drift_finding" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "customer_id" TEXT,
    "charge_id" TEXT,
    "provider_ref" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "status" "finding_status" NOT NULL DEFAULT 'open',
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "drift_finding_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "doctor_run" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "doctor_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "brand_logo" (
    "org_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brand_logo_pkey" PRIMARY KEY ("org_id","brand_id","hash")
);

-- CreateTable
CREATE TABLE "staff_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "active_org_id" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "staff_two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "aaguid" TEXT,
    "created_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "staff_rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "org_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("org_id","user_id")
);

-- CreateTable
CREATE TABLE "staff_invitation" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_invitation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "api_request_org_id_created_at_id_idx" ON "api_request"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "api_request_org_id_customer_id_created_at_idx" ON "api_request"("org_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "api_request_created_at_idx" ON "api_request"("created_at");

-- CreateIndex
CREATE INDEX "drift_run_org_id_started_at_idx" ON "drift_run"("org_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "drift_finding_org_id_status_found_at_idx" ON "drift_finding"("org_id", "status", "found_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "drift_finding_org_id_gateway_account_id_kind_subject_key" ON "drift_finding"("org_id", "gateway_account_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "doctor_run_org_id_started_at_idx" ON "doctor_run"("org_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_email_key" ON "staff_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_key" ON "staff_session"("token");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE INDEX "staff_account_user_id_idx" ON "staff_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_account_provider_id_account_id_key" ON "staff_account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "staff_verification_identifier_idx" ON "staff_verification"("identifier");

-- CreateIndex
CREATE INDEX "staff_two_factor_user_id_idx" ON "staff_two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_passkey_credential_id_key" ON "staff_passkey"("credential_id");

-- CreateIndex
CREATE INDEX "staff_passkey_user_id_idx" ON "staff_passkey"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_rate_limit_key_key" ON "staff_rate_limit"("key");

-- CreateIndex
CREATE INDEX "staff_member_user_id_idx" ON "staff_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_invitation_token_hash_key" ON "staff_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "staff_invitation_org_id_email_idx" ON "staff_invitation"("org_id", "email");

-- AddForeignKey
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drift_run" ADD CONSTRAINT "drift_run_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "doctor_run" ADD CONSTRAINT "doctor_run_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_logo" ADD CONSTRAINT "brand_logo_org_id_brand_id_fkey" FOREIGN KEY ("org_id", "brand_id") REFERENCES "brand"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_two_factor" ADD CONSTRAINT "staff_two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_passkey" ADD CONSTRAINT "staff_passkey_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_invitation" ADD CONSTRAINT "staff_invitation_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Tenants ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['staff_member', 'staff_invitation', 'api_request', 'drift_run', 'drift_finding', 'doctor_run', 'brand_logo'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy tenant on %I using (org_id = current_setting(''edge.org_id'', true)) with check (org_id = current_setting(''edge.org_id'', true))',
      tenant_table);
  end loop;
end $$;
-- What was called, and what a logo's address shows, is never changed.
revoke update on api_request, brand_logo from edge_app;
-- People sign out, leave, and take their second factors away; calls are kept for a time only.
grant delete on staff_session, staff_account, staff_verification, staff_two_factor, staff_passkey, staff_rate_limit, staff_member, api_request to edge_app;

-- ── The few questions that come before a tenant is known ──────────────────────────────────────────────────────────
create function staff_memberships(of_user text) returns table (org_id text, org_name text, role staff_role)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.org_id, o.name, m.role from staff_member m join organization o on o.id = m.org_id
        where m.user_id = of_user order by o.name, m.org_id $$;

create function staff_invitation_of(token bytea) returns table (org_id text, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select i.org_id, i.id from staff_invitation i where i.token_hash = token $$;

create function logo_of_brand(brand_number int, of_hash text) returns table (media_type text, bytes bytea)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select l.media_type, l.bytes from brand b join brand_logo l on l.org_id = b.org_id and l.brand_id = b.id
        where b.number = brand_number and l.hash = of_hash $$;

-- Calls are kept for ninety days.
create function forget_api_requests(before timestamptz, at_most int) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  as $$ with gone as (
          delete from api_request where ctid in (select ctid from api_request where created_at < before order by created_at limit at_most) returning 1)
        select count(*) from gone $$;

revoke all on function staff_memberships, staff_invitation_of, logo_of_brand, forget_api_requests from public;
grant execute on function staff_memberships, staff_invitation_of, logo_of_brand, forget_api_requests to edge_app;
