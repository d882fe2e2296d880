import type { Core, Reply } from "@/sandbox/core/types";
import type { SignerOf } from "../certificate/signer";
import { objectAt, textAt, urlAt } from "../http/body";
import type { ApiCall, Operation } from "../http/operation";
import { invalid, notFound, PaypalProblem } from "../http/problem";
import { newObjectId } from "../ids";
import { getWebhook, listWebhooks, presentWebhook, putWebhook, type Webhook } from "./records";

/** As many as PayPal allows an application. */
const MOST = 10;

function namesAt(value: unknown, field: string): string[] {
  if (value === undefined) throw invalid("MISSING_REQUIRED_PARAMETER", field);
  if (!Array.isArray(value)) throw invalid("INVALID_PARAMETER_SYNTAX", field, value);
  if (value.length === 0) throw invalid("INVALID_ARRAY_MIN_ITEMS", field, value);
  return value.map((entry, index) => {
    const at = `${field}/${index}`;
    return textAt(objectAt(entry, at).name, `${at}/name`, 255, /^(\*|[A-Z0-9]+([._-][A-Z0-9]+)+)$/);
  });
}

function requireFreeUrl(core: Core, account: string, url: string, self?: string): void {
  if (listWebhooks(core, account).some((other) => other.url === url && other.id !== self)) {
    throw new PaypalProblem("invalid", [
      { field: "url", location: "body", issue: "WEBHOOK_URL_ALREADY_EXISTS" },
    ]);
  }
}

function createWebhook(core: Core, signer: SignerOf, call: ApiCall): Reply {
  const body = objectAt(call.body, "/");
  const url = urlAt(body.url, "/url");
  const event_types = namesAt(body.event_types, "/event_types");
  requireFreeUrl(core, call.account, url);
  if (listWebhooks(core, call.account).length >= MOST) {
    throw new PaypalProblem("invalid", [{ issue: "WEBHOOK_NUMBER_LIMIT_EXCEEDED" }]);
  }
  const webhook: Webhook = { id: newObjectId(), url, event_types };
  putWebhook(core, call.account, webhook);
  // Made now, while a call is being answered: a delivery would have to wait for the key.
  signer.current();
  return { status: 201, body: presentWebhook(webhook, core.origin) };
}

function patchWebhook(core: Core, call: ApiCall, webhook: Webhook): Reply {
  if (!Array.isArray(call.body)) throw invalid("INVALID_PARAMETER_SYNTAX", "/", call.body);
  const changed: Webhook = { ...webhook };
  for (const [index, entry] of call.body.entries()) {
    const patch = objectAt(entry, `/${index}`);
    if (patch.op !== "replace") throw invalid("INVALID_PARAMETER_VALUE", `/${index}/op`, patch.op);
    if (patch.path === "/url") changed.url = urlAt(patch.value, `/${index}/value`);
    else if (patch.path === "/event_types") changed.event_types = namesAt(patch.value, `/${index}/value`);
    else throw invalid("INVALID_PARAMETER_VALUE", `/${index}/path`, patch.path);
  }
  requireFreeUrl(core, call.account, changed.url, webhook.id);
  putWebhook(core, call.account, changed);
  return { status: 200, body: presentWebhook(changed, core.origin) };
}

/** `/v1/notifications/webhooks`: where events go. Unlike PayPal's, addresses may be plain http, for loopback. */
export function webhookOperations(core: Core, signer: SignerOf): Operation[] {
  const pattern = "/v1/notifications/webhooks";
  const one = `${pattern}/:id`;
  const requireWebhook = (call: ApiCall): Webhook => {
    const webhook = getWebhook(core, call.account, call.params.id ?? "");
    if (!webhook) throw notFound();
    return webhook;
  };
  return [
    { method: "POST", pattern, run: (call) => createWebhook(core, signer, call) },
    {
      method: "GET",
      pattern,
      run: (call) => {
        const webhooks = listWebhooks(core, call.account).map((webhook) =>
          presentWebhook(webhook, core.origin),
        );
        return { status: 200, body: { webhooks } };
      },
    },
    {
      method: "GET",
      pattern: one,
      run: (call) => ({ status: 200, body: presentWebhook(requireWebhook(call), core.origin) }),
    },
    { method: "PATCH", pattern: one, run: (call) => patchWebhook(core, call, requireWebhook(call)) },
    {
      method: "DELETE",
      pattern: one,
      run: (call) => {
        core.store.remove("paypal", call.account, "webhook", requireWebhook(call).id);
        return { status: 204, body: "" };
      },
    },
  ];
}
