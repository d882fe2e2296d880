import type { AdminFigures } from "./admin-measure";
import type { DeliveryFigures } from "./deliveries/measure-deliveries";
import type { FireFigures } from "./fire/measure-fire";
import type { ListFigures } from "./list/measure-list";
import type { PageFigures } from "./measure-page";
import type { ApiFigures, Target } from "./targets";

export type Report = {
  at: string;
  machine: { cores: number; node: string; loadAverage: number[] };
  api?: ApiFigures;
  targets: Target[];
  fire?: FireFigures;
  list?: ListFigures;
  admin?: AdminFigures;
  deliveries?: DeliveryFigures;
  page?: PageFigures[];
};

/** The figures for people; the JSON holds them all. */
export function toTable({ api, fire, list, admin, deliveries, targets, page, machine }: Report): string {
  const lines = [
    `${machine.cores} cores, Node ${machine.node}, load average ${machine.loadAverage.map((each) => each.toFixed(1)).join(" ")}`,
  ];
  if (api) {
    lines.push("", row(["connections", "subject", "per second", "p50 ms", "p99 ms"]));
    for (const { connections, subject, perSecond, p50, p99 } of api) {
      lines.push(row([connections, subject, Math.round(perSecond), p50.toFixed(2), p99.toFixed(2)]));
    }
  }
  if (fire) {
    lines.push("", row(["connections", "fire", "per second", "p50 ms", "p99 ms"]));
    for (const { connections, perSecond, p50, p99 } of fire.loads)
      lines.push(row([connections, "", Math.round(perSecond), p50.toFixed(2), p99.toFixed(2)]));
    const { fired, answered, rows, charged } = fire.crowd;
    const counts = Object.entries(answered).map(([status, count]) => `${count} × ${status}`);
    lines.push(`${fired} fired at once: ${counts.join(", ")}; ${rows} captured, ${charged} at the gateway`);
  }
  if (list) {
    lines.push("", row(["", `${list.rows} enrollments`, "", "p50 ms", "worst ms"]));
    for (const { page: which, p50, worst } of list.pages)
      lines.push(row(["", which, "", p50.toFixed(1), worst.toFixed(1)]));
  }
  if (admin) {
    lines.push("", row(["", `${admin.rows} customers`, "", "p50 ms", "p95 ms"]));
    for (const { read, p50, p95 } of admin.reads)
      lines.push(row(["", read, "", p50.toFixed(1), p95.toFixed(1)]));
  }
  if (deliveries) {
    const { idle, burst, crowded } = deliveries;
    lines.push("", row(["", "events to endpoints", "per second", "p50 ms", "p99 ms"]));
    lines.push(row(["", "idle", "", idle.p50.toFixed(1), idle.p99.toFixed(1)]));
    lines.push(row(["", `${burst.events} at once`, Math.round(burst.perSecond)]));
    const { receivedPerSecond, p50, p99 } = crowded;
    lines.push(
      row([
        "",
        "beside a slow and a dead one",
        Math.round(receivedPerSecond),
        p50.toFixed(1),
        p99.toFixed(1),
      ]),
    );
  }
  for (const { gateway, transfer, jsOnTop, usableMs } of page ?? []) {
    const { html, js, css, other, provider } = transfer;
    lines.push(
      "",
      `page with ${gateway}: usable after ${Math.round(usableMs)} ms; kB: HTML ${kb(html)}, JS ${kb(js)} (${kb(jsOnTop)} on top of an empty page), CSS ${kb(css)}, other ${kb(other)}; provider's ${kb(provider)}`,
    );
  }
  lines.push("");
  for (const { what, found, wanted, met } of targets) {
    lines.push(`${met ? "met   " : "MISSED"}  ${what}: ${found.toFixed(2)} (${wanted})`);
  }
  return lines.join("\n");
}

const WIDTHS = [12, 38, 12, 10, 10];

function row(cells: (string | number)[]): string {
  return cells
    .map((cell, column) => String(cell).padEnd(WIDTHS[column] ?? 0))
    .join("")
    .trimEnd();
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1);
