
-- CreateEnum
CREATE TYPE "charge_kind" AS ENUM ('initial', 'trigger');

-- CreateEnum
CREATE TYPE "charge_status" AS ENUM ('processing', 'pending_client_action', 'captured', 'failed', 'cancelled', 'refunded', 'disputed');

-- CreateEnum
CREATE TYPE "revenue_status" AS ENUM ('pending', 'confirmed', 'refunded', 'disputed');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('draft', 'sent', 'paid', 'overdue', 'void');

-- CreateEnum
CREATE TYPE "customer_status" AS ENUM ('pending', 'active', 'suspended');

-- CreateEnum
CREATE TYPE "payment_method_type" AS ENUM ('card', 'paypal', 'other');

-- CreateEnum
CREATE TYPE "payment_method_status" AS ENUM ('active', 'replaced', 'detached');

-- CreateEnum
CREATE TYPE "endpoint_status" AS ENUM ('active', 'paused', 'disabled');

-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('pending', 'delivered', 'failed');

-- CreateEnum
CREATE TYPE "gateway_name" AS ENUM ('stripe', 'paypal');

-- CreateEnum
CREATE TYPE "gateway_mode" AS ENUM ('live', 'test');

-- CreateEnum
CREATE TYPE "gateway_account_status" AS ENUM ('active', 'disabled');

-- CreateEnum
CREATE TYPE "inbox_status" AS ENUM ('received', 'done', 'failed');

-- CreateEnum
CREATE TYPE "billing_type" AS ENUM ('one-off', 'recurring', 'trigger');

-- CreateEnum
CREATE TYPE "trigger_mode" AS ENUM ('fixed', 'variable', 'event', 'threshold');

-- CreateEnum
CREATE TYPE "capture_mode" AS ENUM ('off_session', 'client_confirm');

-- CreateEnum
CREATE TYPE "trigger_condition" AS ENUM ('lte', 'gte', 'eq');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('active', 'inactive');

-- CreateEnum
CREATE TYPE "enrollment_status" AS ENUM ('active', 'paused', 'cancelled');

-- CreateEnum
CREATE TYPE "brand_mode" AS ENUM ('light', 'dark');

-- CreateEnum
CREATE TYPE "brand_font" AS ENUM ('system', 'serif', 'mono', 'rounded', 'humanist');

-- CreateEnum
CREATE TYPE "actor_type" AS ENUM ('api_key', 'customer', 'staff', 'system', 'gateway');

-- CreateEnum
CREATE TYPE "idempotency_status" AS ENUM ('running', 'done');

-- CreateEnum
CREATE TYPE "link_status" AS ENUM ('open', 'completed', 'expired', 'revoked', 'superseded');

-- CreateEnum
CREATE TYPE "setup_purpose" AS ENUM ('activate', 'replace');

-- CreateEnum
CREATE TYPE "attempt_status" AS ENUM ('created', 'open', 'processing', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "try_outcome" AS ENUM ('pending', 'failed', 'succeeded', 'cancelled');

-- CreateTable
CREATE TABLE "charge" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "kind" "charge_kind" NOT NULL,
    "item_id" TEXT,
    "enrollment_id" TEXT,
    "gateway" "gateway_name" NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "mode" "gateway_mode" NOT NULL,
    "payment_method_id" TEXT,
    "capture_mode" "capture_mode" NOT NULL DEFAULT 'off_session',
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "refunded_amount" INTEGER NOT NULL DEFAULT 0,
    "status" "charge_status" NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "gateway_ref" TEXT,
    "order_ref" TEXT,
    "failure_code" TEXT,
    "decline_code" TEXT,
    "trigger_id" TEXT,
    "metric_value" DECIMAL(20,4),
    "description" TEXT NOT NULL DEFAULT '',
    "next_check_at" TIMESTAMPTZ(3),
    "captured_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "charge_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "revenue" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "source" "charge_kind" NOT NULL,
    "gateway" "gateway_name" NOT NULL,
    "mode" "gateway_mode" NOT NULL,
    "gross" INTEGER NOT NULL,
    "fee" INTEGER,
    "net" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "status" "revenue_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "invoice_status" NOT NULL DEFAULT 'draft',
    "sent_to" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "billing_customer" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "gateway" "gateway_name" NOT NULL,
    "status" "customer_status" NOT NULL DEFAULT 'pending',
    "allow_trigger" BOOLEAN NOT NULL DEFAULT true,
    "require_initial" BOOLEAN NOT NULL,
    "initial_amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "initial_charged" BOOLEAN NOT NULL DEFAULT false,
    "item_id" TEXT,
    "meta" JSONB NOT NULL DEFAULT '{}',
    "notes" TEXT,
    "payment_method_id" TEXT,
    "activated_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "suspended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_customer_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "payment_method" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "gateway" "gateway_name" NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "mode" "gateway_mode" NOT NULL,
    "ref" TEXT NOT NULL,
    "customer_ref" TEXT,
    "type" "payment_method_type" NOT NULL,
    "label" TEXT NOT NULL,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "card_exp_month" INTEGER,
    "card_exp_year" INTEGER,
    "payer_id" TEXT,
    "status" "payment_method_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "customer_id" TEXT,
    "dedupe_key" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "event_types" TEXT[],
    "secrets" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "status" "endpoint_status" NOT NULL DEFAULT 'active',
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "status" "delivery_status" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "last_status" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "gateway_account" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "gateway" "gateway_name" NOT NULL,
    "mode" "gateway_mode" NOT NULL,
    "name" TEXT NOT NULL,
    "credentials" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "status" "gateway_account_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_account_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "provider_event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "raw" TEXT NOT NULL,
    "status" "inbox_status" NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "billable_item" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "brand_id" TEXT,
    "name" TEXT NOT NULL,
    "billing_type" "billing_type" NOT NULL,
    "trigger_mode" "trigger_mode",
    "capture_mode" "capture_mode" NOT NULL DEFAULT 'off_session',
    "trigger_condition" "trigger_condition",
    "trigger_threshold" DECIMAL(20,4),
    "trigger_floor" DECIMAL(20,4),
    "allow_amount_override" BOOLEAN NOT NULL DEFAULT false,
    "max_capture_amount" INTEGER,
    "trigger_description" TEXT NOT NULL DEFAULT '',
    "unit_price" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "item_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billable_item_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "status" "enrollment_status" NOT NULL DEFAULT 'active',
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0,
    "last_triggered_at" TIMESTAMPTZ(3),
    "last_charge_status" "charge_status",
    "status_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "require_initial_charge" BOOLEAN NOT NULL DEFAULT true,
    "initial_amount" INTEGER NOT NULL DEFAULT 1500,
    "minimum_initial_amount" INTEGER NOT NULL DEFAULT 1500,
    "max_capture_amount" INTEGER NOT NULL DEFAULT 50000,
    "capture_mode" "capture_mode" NOT NULL DEFAULT 'off_session',
    "cooldown_seconds" INTEGER NOT NULL DEFAULT 60,
    "failure_limit" INTEGER NOT NULL DEFAULT 3,
    "link_days" INTEGER NOT NULL DEFAULT 30,
    "signed_links" BOOLEAN NOT NULL DEFAULT false,
    "default_gateway" "gateway_name",
    "invoice_prefix" TEXT NOT NULL DEFAULT 'INV-',
    "invoice_sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "brand" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "logo_url" TEXT,
    "mode" "brand_mode" NOT NULL DEFAULT 'light',
    "primary_color" TEXT NOT NULL DEFAULT '#1a56db',
    "background_color" TEXT NOT NULL DEFAULT '#ffffff',
    "surface_color" TEXT NOT NULL DEFAULT '#f4f6f8',
    "text_color" TEXT NOT NULL DEFAULT '#16181d',
    "accent_color" TEXT NOT NULL DEFAULT '#1a56db',
    "font" "brand_font" NOT NULL DEFAULT 'system',
    "radius" INTEGER NOT NULL DEFAULT 8,
    "terms_url" TEXT,
    "privacy_url" TEXT,
    "support_url" TEXT,
    "home_url" TEXT,
    "return_url" TEXT,
    "locale" TEXT,
    "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brand_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "rate_per_second" INTEGER NOT NULL DEFAULT 50,
    "burst" INTEGER NOT NULL DEFAULT 100,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "actor_type" "actor_type" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "request_id" TEXT,
    "address" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "org_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" "idempotency_status" NOT NULL DEFAULT 'running',
    "response_status" INTEGER,
    "response_body" TEXT,
    "locked_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("org_id","action","key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "item_id" TEXT,
    "gateway" "gateway_name" NOT NULL,
    "status" "link_status" NOT NULL DEFAULT 'open',
    "token_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "setup_attempt" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "item_id" TEXT,
    "gateway" "gateway_name" NOT NULL,
    "gateway_account_id" TEXT NOT NULL,
    "mode" "gateway_mode" NOT NULL,
    "purpose" "setup_purpose" NOT NULL,
    "status" "attempt_status" NOT NULL DEFAULT 'created',
    "charge_id" TEXT,
    "gateway_ref" TEXT,
    "gateway_customer_ref" TEXT,
    "client" BYTEA,
    "locale" TEXT NOT NULL,
    "failure_code" TEXT,
    "decline_code" TEXT,
    "enrollment_skipped" TEXT,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "next_check_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_attempt_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "setup_try" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "outcome" "try_outcome" NOT NULL DEFAULT 'pending',
    "failure_ref" TEXT,
    "failure_code" TEXT,
    "decline_code" TEXT,
    "consent_version" TEXT NOT NULL,
    "consent_text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "amount" INTEGER,
    "currency" CHAR(3),
    "address" TEXT NOT NULL,
    "address_group" TEXT NOT NULL,
    "user_agent" TEXT,
    "receipt_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_try_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "charge_org_id_customer_id_created_at_idx" ON "charge"("org_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "charge_org_id_gateway_account_id_gateway_ref_idx" ON "charge"("org_id", "gateway_account_id", "gateway_ref");

-- CreateIndex
CREATE UNIQUE INDEX "charge_org_id_trigger_id_key" ON "charge"("org_id", "trigger_id");

-- CreateIndex
CREATE INDEX "revenue_org_id_created_at_idx" ON "revenue"("org_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "revenue_org_id_charge_id_key" ON "revenue"("org_id", "charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_org_id_number_key" ON "invoice"("org_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_org_id_charge_id_key" ON "invoice"("org_id", "charge_id");

-- CreateIndex
CREATE INDEX "billing_customer_org_id_status_created_at_idx" ON "billing_customer"("org_id", "status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "billing_customer_meta_idx" ON "billing_customer" USING GIN ("meta");

-- CreateIndex
CREATE UNIQUE INDEX "billing_customer_org_id_contact_id_key" ON "billing_customer"("org_id", "contact_id");

-- CreateIndex
CREATE INDEX "payment_method_org_id_customer_id_idx" ON "payment_method"("org_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_org_id_gateway_account_id_ref_key" ON "payment_method"("org_id", "gateway_account_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "event_seq_key" ON "event"("seq");

-- CreateIndex
CREATE INDEX "event_org_id_customer_id_seq_idx" ON "event"("org_id", "customer_id", "seq");

-- CreateIndex
CREATE INDEX "event_org_id_seq_idx" ON "event"("org_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_org_id_dedupe_key_key" ON "event"("org_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "webhook_delivery_org_id_endpoint_id_status_idx" ON "webhook_delivery"("org_id", "endpoint_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_account_id_key" ON "gateway_account"("id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_org_id_gateway_account_id_provider_event_id_key" ON "inbox_event"("org_id", "gateway_account_id", "provider_event_id");

-- CreateIndex
CREATE INDEX "billable_item_org_id_status_idx" ON "billable_item"("org_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_org_id_customer_id_idx" ON "enrollment"("org_id", "customer_id");

-- CreateIndex
CREATE INDEX "enrollment_org_id_item_id_status_idx" ON "enrollment"("org_id", "item_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_org_id_created_at_idx" ON "enrollment"("org_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "brand_number_key" ON "brand"("number");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "contact_org_id_email_idx" ON "contact"("org_id", "email");

-- CreateIndex
CREATE INDEX "audit_entry_org_id_customer_id_created_at_idx" ON "audit_entry"("org_id", "customer_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_entry_org_id_created_at_idx" ON "audit_entry"("org_id", "created_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "setup_link_org_id_customer_id_created_at_idx" ON "setup_link"("org_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "setup_attempt_org_id_link_id_idx" ON "setup_attempt"("org_id", "link_id");

-- CreateIndex
CREATE INDEX "setup_attempt_org_id_gateway_account_id_gateway_ref_idx" ON "setup_attempt"("org_id", "gateway_account_id", "gateway_ref");

-- CreateIndex
CREATE INDEX "setup_try_org_id_link_id_idx" ON "setup_try"("org_id", "link_id");

-- CreateIndex
CREATE INDEX "setup_try_address_group_created_at_idx" ON "setup_try"("address_group", "created_at");

-- CreateIndex
CREATE INDEX "setup_try_org_id_created_at_idx" ON "setup_try"("org_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "setup_try_org_id_attempt_id_failure_ref_key" ON "setup_try"("org_id", "attempt_id", "failure_ref");

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "billable_item"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_org_id_enrollment_id_fkey" FOREIGN KEY ("org_id", "enrollment_id") REFERENCES "enrollment"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_org_id_payment_method_id_fkey" FOREIGN KEY ("org_id", "payment_method_id") REFERENCES "payment_method"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revenue" ADD CONSTRAINT "revenue_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revenue" ADD CONSTRAINT "revenue_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_org_id_brand_id_fkey" FOREIGN KEY ("org_id", "brand_id") REFERENCES "brand"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "billable_item"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_customer" ADD CONSTRAINT "billing_customer_org_id_payment_method_id_fkey" FOREIGN KEY ("org_id", "payment_method_id") REFERENCES "payment_method"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_org_id_endpoint_id_fkey" FOREIGN KEY ("org_id", "endpoint_id") REFERENCES "webhook_endpoint"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_org_id_event_id_fkey" FOREIGN KEY ("org_id", "event_id") REFERENCES "event"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_account" ADD CONSTRAINT "gateway_account_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billable_item" ADD CONSTRAINT "billable_item_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billable_item" ADD CONSTRAINT "billable_item_org_id_brand_id_fkey" FOREIGN KEY ("org_id", "brand_id") REFERENCES "brand"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "billable_item"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand" ADD CONSTRAINT "brand_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_org_id_brand_id_fkey" FOREIGN KEY ("org_id", "brand_id") REFERENCES "brand"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_link" ADD CONSTRAINT "setup_link_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "billable_item"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_link_id_fkey" FOREIGN KEY ("org_id", "link_id") REFERENCES "setup_link"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "billing_customer"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_item_id_fkey" FOREIGN KEY ("org_id", "item_id") REFERENCES "billable_item"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_gateway_account_id_fkey" FOREIGN KEY ("org_id", "gateway_account_id") REFERENCES "gateway_account"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_attempt" ADD CONSTRAINT "setup_attempt_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_try" ADD CONSTRAINT "setup_try_org_id_link_id_fkey" FOREIGN KEY ("org_id", "link_id") REFERENCES "setup_link"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_try" ADD CONSTRAINT "setup_try_org_id_attempt_id_fkey" FOREIGN KEY ("org_id", "attempt_id") REFERENCES "setup_attempt"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
