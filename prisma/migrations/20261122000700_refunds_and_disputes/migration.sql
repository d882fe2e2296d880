-- CreateEnum
CREATE TYPE "dispute_status" AS ENUM ('open', 'won', 'lost');

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "idempotency_key" TEXT;

-- CreateTable
CREATE TABLE "dispute" (
    "org_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "status" "dispute_status" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("org_id","charge_id","ref")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_org_id_idempotency_key_key" ON "refund"("org_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_org_id_charge_id_fkey" FOREIGN KEY ("org_id", "charge_id") REFERENCES "charge"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the database itself refuses.
alter table dispute add constraint closed_has_time check ((status = 'open') = (closed_at is null));
alter table dispute enable row level security;
create policy tenant on dispute
  using (org_id = current_setting('edge.org_id', true)) with check (org_id = current_setting('edge.org_id', true));
