import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { is, within } from "@/lib/lists/conditions";
import { AUDIT_KINDS } from "@/lib/timeline/sentence";
import { actionsOf } from "@/lib/timeline/tell-audit";
import { ACTORS, type AuditFilters } from "./schema";

type Conditions = {
  /** What an index answers together with the order. */
  indexed: Prisma.Sql[];
  /** What each row is looked at for. */
  checked: Prisma.Sql[];
};

/** Written by calls and by nobody else; the index over actions leaves them out. */
const HOT = ["trigger.fired", "customer.setup_built"];

/** Every action that may be asked for, by its name. */
export const AUDITED_ACTIONS: readonly string[] = actionsOf(AUDIT_KINDS).toSorted();

/** The filters as conditions: at most one of them picks the index, the others are looked at in its rows. */
export async function toConditions(tx: Tx, orgId: string, filters: AuditFilters): Promise<Conditions> {
  const term = filters.q === undefined ? null : await termOf(tx, orgId, filters.q);
  const choices = [
    filters.about ? aboutOf(filters.about) : null,
    term,
    whoOf(filters.who),
    actionOf(filters.action),
  ].filter((choice) => choice !== null);
  const chosen = choices.find(({ indexed }) => indexed.length > 0);
  return {
    indexed: [...within(filters), ...(chosen?.indexed ?? [])],
    checked: choices.flatMap((choice) =>
      choice === chosen ? choice.checked : [...choice.indexed, ...choice.checked],
    ),
  };
}

const indexed = (...conditions: Prisma.Sql[]): Conditions => ({ indexed: conditions, checked: [] });
const checked = (...conditions: Prisma.Sql[]): Conditions => ({ indexed: [], checked: conditions });

function aboutOf(id: string): Conditions {
  return id.startsWith("bc_")
    ? indexed(Prisma.sql`customer_id = ${id}`)
    : indexed(Prisma.sql`subject_id = ${id}`);
}

function whoOf(who: AuditFilters["who"]): Conditions | null {
  if (who === undefined) return null;
  const sort = ACTORS.find((known) => known === who);
  if (sort) return checked(is("actor_type", sort));
  return who.startsWith("user_")
    ? indexed(is("actor_type", "staff"), Prisma.sql`actor_id = ${who}`)
    : checked(Prisma.sql`actor_id = ${who}`);
}

function actionOf(action: string | undefined): Conditions | null {
  if (action === undefined) return null;
  const one = Prisma.sql`action = ${action}`;
  return HOT.includes(action)
    ? checked(one)
    : indexed(Prisma.sql`action not in ('trigger.fired', 'customer.setup_built')`, one);
}

/** An id as it stands; otherwise a part of a member's name or e-mail, of a key's name, or of what was done. */
async function termOf(tx: Tx, orgId: string, q: string): Promise<Conditions> {
  if (/^req_[\w-]+$/.test(q)) return checked(Prisma.sql`request_id = ${q}`);
  if (/^user_[\w-]+$/.test(q)) return checked(Prisma.sql`(actor_id = ${q} or subject_id = ${q})`);
  if (/^key_[\w-]+$/.test(q)) return checked(Prisma.sql`(actor_id = ${q} or subject_id = ${q})`);
  if (/^[a-z]{2,6}_[\w-]{8,}$/.test(q)) return aboutOf(q);
  const actors = await actorsNamed(tx, orgId, q);
  const word = q.toLowerCase();
  const actions = AUDITED_ACTIONS.filter(
    (action) => action.replace(/[._]/g, " ").includes(word) || action.includes(word),
  );
  return checked(
    Prisma.sql`(actor_id = any(${actors}::text[]) or action = any(${actions}::text[]) or address = ${q})`,
  );
}

/** Keys, and whoever works here or did: what somebody who was removed has done stays theirs. */
async function actorsNamed(tx: Tx, orgId: string, q: string): Promise<string[]> {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from staff_user u where (name ilike ${pattern} or email ilike ${pattern}) and ${hasActed(orgId)}
    union all
    select id from api_key where org_id = ${orgId} and name ilike ${pattern}`;
  return rows.map(({ id }) => id);
}

/** Of a person `u`: that the organization's log has something that they did. */
export const hasActed = (orgId: string): Prisma.Sql => Prisma.sql`exists (
  select from audit_entry a where a.org_id = ${orgId} and a.actor_type = 'staff' and a.actor_id = u.id)`;
