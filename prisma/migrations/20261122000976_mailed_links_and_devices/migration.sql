-- ── Links that let whoever holds them in ─────────────────────────────────────────────────────────────────────────────
-- A mail to staff may carry a link to choose a password or to join. Its text holds a place for it; the link itself is sealed
-- beside it until the mail is sent, and gone after that: whoever reads a backup takes over no account.
ALTER TABLE "mail" ADD COLUMN "sealed_link" BYTEA, ADD COLUMN "link_key_id" TEXT;
alter table mail add constraint link_until_sent check (sealed_link is null or status = 'queued');

-- What was sent before needs its link no more. One that still waits is dead within seven days by itself.
update mail set
    text = regexp_replace(text, '\S+/admin/(reset-password#|invitation/)[\w-]{20,}', 'https://sealed.invalid/link', 'g'),
    html = regexp_replace(html, '[^\s"<>]+/admin/(reset-password#|invitation/)[\w-]{20,}', 'https://sealed.invalid/link', 'g')
  where kind in ('staff_password_reset', 'staff_invitation')
    and (status <> 'queued' or created_at < now() - interval '7 days');

-- ── Browsers that somebody signed in with ────────────────────────────────────────────────────────────────────────────
-- Each counts its wrong passwords and codes by itself: whoever fails on purpose elsewhere shuts its owner out no more.
CREATE TABLE "staff_device" (
    "user_id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_device_pkey" PRIMARY KEY ("user_id","token_hash")
);
ALTER TABLE "staff_device" ADD CONSTRAINT "staff_device_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
grant delete on staff_device to edge_app;
