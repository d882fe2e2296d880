import { setTimeout as sleep } from "node:timers/promises";
import { inOrg } from "@/lib/db";
import type { ProvokedEvent } from "@/lib/gateways/types";
import { newId } from "@/lib/ids";
import type { Patient, Practice, Verdict } from "../types";

const LOOK_EVERY_MS = 250;
/** The database's clock and ours may differ a little. */
const SLACK_MS = 5_000;
const DAY_MS = 24 * 3_600_000;

/** Lets the provider send a harmless event and waits for it in our inbox: address, signature and storage together. */
export async function checkRoundTrip({ outside }: Practice, patient: Patient): Promise<Verdict> {
  if (!(await patient.webhook())?.enabled)
    return {
      status: "waiting",
      found: "Nothing can arrive before the webhook is registered.",
      mend: "Register the webhook first.",
    };
  const beganAt = Date.now();
  const provoked = await patient.gateway.provokeEvent(patient.account, newId("doc"));
  do {
    if (await hasArrived(patient, provoked, new Date(beganAt - SLACK_MS))) {
      const seconds = ((Date.now() - beganAt) / 1000).toFixed(1);
      return { status: "ok", found: `An event that was asked for arrived after ${seconds} s.` };
    }
    await sleep(LOOK_EVERY_MS);
  } while (Date.now() - beganAt < outside.waitMs);
  const last = await lastEvent(patient);
  // PayPal may leave its samples unsigned: then a real event is the better witness.
  if (patient.name === "paypal" && last && last.getTime() > Date.now() - DAY_MS)
    return { status: "ok", found: `The last event arrived at ${toMinutes(last)} UTC.` };
  const before = last ? `the last one arrived at ${toMinutes(last)} UTC` : "none has ever arrived";
  return { status: "waiting", found: `The event that was asked for has not arrived yet; ${before}.` };
}

const toMinutes = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");

function hasArrived({ account }: Patient, provoked: ProvokedEvent, since: Date): Promise<boolean> {
  const { orgId, id: gatewayAccountId } = account;
  const which =
    "eventId" in provoked
      ? { providerEventId: provoked.eventId }
      : { receivedAt: { gte: since }, about: { path: ["ref"], equals: provoked.setupRef } };
  return inOrg(
    orgId,
    async (tx) => (await tx.inboxEvent.count({ where: { orgId, gatewayAccountId, ...which } })) > 0,
  );
}

async function lastEvent({ account: { orgId, id } }: Patient): Promise<Date | null> {
  const last = await inOrg(orgId, (tx) =>
    tx.inboxEvent.findFirst({
      where: { orgId, gatewayAccountId: id },
      orderBy: { receivedAt: "desc" },
      select: { receivedAt: true },
    }),
  );
  return last?.receivedAt ?? null;
}
