import type pg from "pg";
import { checkStatements, comparisonStatements } from "./checks";
import { customerStatements } from "./customers";
import { historyStatements } from "./history";
import { moneyStatements } from "./money";
import type { Plan } from "./plan";
import { shopStatements } from "./shop";
import { addStaff, invitationStatements, type Person } from "./staff";

/**
 * Gives an organization that has a brand, items and provider accounts its staff, customers, money and history, all of it or nothing.
 * Answers its owner. Nothing of it is known to the providers.
 */
export async function fillOrganization(db: pg.Pool, known: Person, plan: Plan): Promise<Person> {
  const client = await db.connect();
  try {
    await client.query("begin");
    const owner = await addStaff(client, known, plan.orgId);
    const statements = [
      ...shopStatements(plan),
      ...customerStatements(plan),
      ...moneyStatements(plan),
      ...historyStatements(plan),
      ...comparisonStatements(plan),
      ...(plan.dearest === null ? [] : [...invitationStatements(plan.orgId), ...checkStatements(plan)]),
    ];
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
    return owner;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
