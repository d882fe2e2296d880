import type { Part, Route } from "./types";

type Compiled = { route: Route; part: Part; shape: RegExp };
export type Found = { route: Route; part: Part; params: Record<string, string> };

/** Finds routes over all parts; where two patterns fit, the one with fewer open segments wins. */
export function makeRouter(parts: Part[]) {
  const compiled: Compiled[] = parts
    .flatMap((part) => part.routes.map((route) => ({ route, part, shape: toShape(route.pattern) })))
    .sort((a, b) => openness(a.route) - openness(b.route));

  return {
    find(method: string, path: string): Found | undefined {
      for (const { route, part, shape } of compiled) {
        if (route.method !== method) continue;
        const match = shape.exec(path);
        if (!match) continue;
        const params: Record<string, string> = {};
        for (const [name, value] of Object.entries(match.groups ?? {})) params[name] = decode(value);
        return { route, part, params };
      }
      return undefined;
    },
    knows: (path: string) => compiled.some(({ shape }) => shape.test(path)),
  };
}

function toShape(pattern: string): RegExp {
  const body = pattern
    .split("/")
    .map((segment) =>
      segment.startsWith(":")
        ? `(?<${segment.slice(1)}>[^/]+)`
        : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("/");
  return new RegExp(`^${body}$`);
}

const openness = (route: Route) => route.pattern.split("/:").length;

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
