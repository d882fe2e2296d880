import type { Core, Route } from "../../core/types";
import { all, type Context, forget, getOrThrow, keep, seconds } from "./context";
import { endpoint } from "./endpoint";
import { createdFits, createdParam, page, pageParams } from "./list";
import type { StripeEvent, WebhookEndpoint } from "./objects";
import { boolean, clearable, list, mergeMetadata, metadata, string, unplayed } from "./params";
import { invalid } from "./stripe-error";

const MOST_ENDPOINTS = 16;

/** Nothing is ever paid out here. */
const EMPTY = { amount: 0, currency: "usd", source_types: { card: 0 } };

const eventFilters = {
  ...pageParams,
  created: createdParam,
  delivery_success: boolean(),
  type: string(),
  types: list(string()),
};

/** The account itself, its events, and where they go. */
export function accountRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "GET",
      pattern: "/v1/account",
      params: {},
      run: (ctx) => ({
        id: `acct_${ctx.account}`,
        object: "account",
        business_profile: { mcc: null, name: "Sandbox", support_email: null, url: null },
        business_type: "company",
        capabilities: { card_payments: "active", transfers: "active" },
        charges_enabled: true,
        country: "US",
        created: 1_700_000_000,
        default_currency: "usd",
        details_submitted: true,
        email: "sandbox@example.com",
        metadata: {},
        payouts_enabled: true,
        settings: {
          branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
          card_payments: { statement_descriptor_prefix: null },
          dashboard: { display_name: "Sandbox", timezone: "Etc/UTC" },
          payments: { statement_descriptor: "SANDBOX" },
        },
        type: "standard",
      }),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/balance",
      params: {},
      run: () => ({ object: "balance", available: [EMPTY], livemode: false, pending: [EMPTY] }),
    }),
    ...eventRoutes(core),
    ...endpointRoutes(core),
  ];
}

function eventRoutes(core: Core): Route[] {
  return [
    endpoint(core, {
      method: "GET",
      pattern: "/v1/events",
      gives: "event",
      list: true,
      params: eventFilters,
      run(ctx, params) {
        if (params.type && params.types)
          throw invalid("You may only specify one of these parameters: type, types.", undefined, "types");
        const wanted = params.types ?? (params.type ? [params.type] : ["*"]);
        const rows = all(ctx, "event")
          .filter(
            (row) => createdFits(row.created, params.created) && wanted.some((type) => fits(row.type, type)),
          )
          .map((row) => withPending(ctx, row))
          .filter(
            (row) =>
              params.delivery_success === undefined ||
              params.delivery_success === (row.pending_webhooks === 0),
          );
        return page("/v1/events", rows, params);
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/events/:id",
      gives: "event",
      params: {},
      run: (ctx, _params, { id = "" }) => withPending(ctx, getOrThrow(ctx, "event", id)),
    }),
  ];
}

/** `charge.*` means every type that begins so. */
function fits(type: string, wanted: string): boolean {
  return wanted === "*" || type === wanted || (wanted.endsWith(".*") && type.startsWith(wanted.slice(0, -1)));
}

function withPending(ctx: Context, event: StripeEvent): StripeEvent {
  const account = { provider: "stripe" as const, id: ctx.account };
  return { ...event, pending_webhooks: ctx.core.pendingDeliveries(account, event.id) };
}

function endpointRoutes(core: Core): Route[] {
  const shape = {
    url: string(),
    enabled_events: list(string()),
    description: clearable(string()),
    metadata: metadata(),
  };
  return [
    endpoint(core, {
      method: "POST",
      pattern: "/v1/webhook_endpoints",
      params: { ...shape, api_version: string(), connect: unplayed() },
      required: ["url", "enabled_events"],
      run(ctx, params) {
        if (all(ctx, "webhook_endpoint").length >= MOST_ENDPOINTS)
          throw invalid(`You have reached the maximum of ${MOST_ENDPOINTS} test webhook endpoints.`);
        return keep(ctx, "webhook_endpoint", {
          id: ctx.core.newId("we_"),
          object: "webhook_endpoint",
          api_version: params.api_version ?? null,
          application: null,
          created: seconds(ctx),
          description: params.description ?? null,
          enabled_events: checkEvents(params.enabled_events ?? []),
          livemode: false,
          metadata: mergeMetadata({}, params.metadata),
          secret: `whsec_${ctx.core.newId("")}${ctx.core.newId("").slice(0, 8)}`,
          status: "enabled",
          url: checkUrl(params.url ?? ""),
        });
      },
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/webhook_endpoints",
      list: true,
      params: pageParams,
      run: (ctx, params) =>
        page("/v1/webhook_endpoints", all(ctx, "webhook_endpoint").map(withoutSecret), params),
    }),
    endpoint(core, {
      method: "GET",
      pattern: "/v1/webhook_endpoints/:id",
      params: {},
      run: (ctx, _params, { id = "" }) =>
        withoutSecret(getOrThrow(ctx, "webhook_endpoint", id, "webhook_endpoint")),
    }),
    endpoint(core, {
      method: "POST",
      pattern: "/v1/webhook_endpoints/:id",
      params: { ...shape, disabled: boolean() },
      run(ctx, params, { id = "" }) {
        const before = getOrThrow(ctx, "webhook_endpoint", id, "webhook_endpoint");
        const disabled = params.disabled ?? before.status === "disabled";
        return withoutSecret(
          keep(ctx, "webhook_endpoint", {
            ...before,
            description: params.description === undefined ? before.description : params.description,
            enabled_events: params.enabled_events
              ? checkEvents(params.enabled_events)
              : before.enabled_events,
            metadata: mergeMetadata(before.metadata, params.metadata),
            status: disabled ? "disabled" : "enabled",
            url: params.url ? checkUrl(params.url) : before.url,
          }),
        );
      },
    }),
    endpoint(core, {
      method: "DELETE",
      pattern: "/v1/webhook_endpoints/:id",
      params: {},
      run(ctx, _params, { id = "" }) {
        getOrThrow(ctx, "webhook_endpoint", id, "webhook_endpoint");
        forget(ctx, "webhook_endpoint", id);
        return { id, object: "webhook_endpoint", deleted: true };
      },
    }),
  ];
}

/** The secret is told once, when the endpoint is made. */
function withoutSecret({ secret: _secret, ...rest }: WebhookEndpoint): Omit<WebhookEndpoint, "secret"> {
  return rest;
}

function checkUrl(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url_invalid", "url");
}

function checkEvents(types: string[]): string[] {
  const wrong = types.find((type) => type !== "*" && !/^[a-z_]+(?:\.[a-z_]+)+$/.test(type));
  if (wrong === undefined && types.length > 0) return types;
  throw invalid(
    `Invalid enabled_events: must be one of the known event types; got ${wrong ?? "none"}.`,
    undefined,
    "enabled_events",
  );
}
