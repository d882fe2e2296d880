import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Json = Record<string, unknown>;
type Operation = {
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Json; $ref?: string }>;
};
type Specification = { paths: Record<string, Record<string, Operation>> };

export type PaypalExchange = {
  method: string;
  path: string;
  requestBody?: unknown;
  status: number;
  responseBody?: unknown;
};

const ORDERS = "/v2/checkout/orders";
const CAPTURE = "/v2/checkout/orders/{id}/capture";
/** Documented by PayPal after the published description was made. */
const NEWER_ISSUES = new Set(["DUPLICATE_REQUEST_ID"]);
/** Statuses that any call can have, whether or not its description lists them. */
const ANYWHERE = new Set([401, 404, 409, 415, 429, 500, 503]);

/** Where the description of PayPal's API is, found by `EDGE_SPECS`; undefined when that is not set. */
function paypalSpecificationFile(): string | undefined {
  const folder = process.env.EDGE_SPECS;
  if (!folder) return undefined;
  const file = join(folder, "paypal", "paypal.merged.json");
  if (!existsSync(file)) throw new Error(`EDGE_SPECS is set, but there is no ${file}`);
  return file;
}

const pointer = (...parts: string[]) =>
  parts.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function makeChecker(file: string) {
  const specification = JSON.parse(readFileSync(file, "utf8")) as Specification;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(specification, "paypal");
  const compiled = new Map<string, ValidateFunction>();

  function errorsAt(location: string, value: unknown): string[] {
    const validate = compiled.get(location) ?? ajv.compile({ $ref: `paypal#/${location}` });
    compiled.set(location, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
  }

  function templateOf(path: string): string | undefined {
    const segments = path.split("/");
    const fits = (template: string) => {
      const parts = template.split("/");
      return (
        parts.length === segments.length &&
        parts.every((part, at) => /^\{/.test(part) || part === segments[at])
      );
    };
    return specification.paths[path] ? path : Object.keys(specification.paths).find(fits);
  }

  function responseErrors(template: string, method: string, status: number, body: unknown): string[] {
    const responses = specification.paths[template]?.[method]?.responses ?? {};
    const key = responses[status] ? String(status) : "default";
    const response = responses[key];
    if (!response || (key === "default" && status < 400)) {
      return ANYWHERE.has(status)
        ? errorsAt("components/schemas/vlt_error", body)
        : [`status ${status} is not documented`];
    }
    if (response.$ref) return errorsAt("components/schemas/ord_error_default", body);
    if (!response.content) return body ? ["a body where none is documented"] : [];
    const location = ["paths", template, method, "responses", key, "content", "application/json", "schema"];
    return errorsAt(pointer(...location), body);
  }

  return { specification, errorsAt, templateOf, responseErrors };
}

let checker: ReturnType<typeof makeChecker> | undefined;

/** Leaves out what PayPal documented later than the description at hand. */
function withoutNewerIssues(body: unknown): unknown {
  if (!isObject(body) || !Array.isArray(body.details)) return body;
  const details = body.details.filter(
    (detail) => !(isObject(detail) && NEWER_ISSUES.has(String(detail.issue))),
  );
  return { ...body, details };
}

function requestErrors(template: string, method: string, body: unknown): string[] {
  const content = checker?.specification.paths[template]?.[method]?.requestBody?.content;
  if (!checker || !content || body === undefined) return [];
  const type = Object.keys(content)[0] ?? "application/json";
  const value = typeof body === "string" ? Object.fromEntries(new URLSearchParams(body)) : body;
  const location = pointer("paths", template, method, "requestBody", "content", type, "schema");
  return checker.errorsAt(location, value).map((error) => `request: ${error}`);
}

/**
 * Compares one call and its answer with PayPal's published description; the answer is what does not fit, in words. A
 * request that was answered 400 is not checked. Creating an order with a saved method captures it, so that the refusals
 * of a capture count there too. Throws when `EDGE_SPECS` is not set.
 */
export function checkPaypalExchange(exchange: PaypalExchange): string[] {
  const file = paypalSpecificationFile();
  if (!file) throw new Error("EDGE_SPECS must name the folder of the providers' descriptions");
  checker ??= makeChecker(file);

  const { status, responseBody } = exchange;
  const method = exchange.method.toLowerCase();
  const path = exchange.path.split("?")[0] ?? "";
  const template = checker.templateOf(path);
  if (!template || !checker.specification.paths[template]?.[method])
    return [`no operation ${method} ${path}`];

  const request = status === 400 ? [] : requestErrors(template, method, exchange.requestBody);
  if (status === 401 && isObject(responseBody) && typeof responseBody.error === "string") return request;

  const body = status >= 400 ? withoutNewerIssues(responseBody) : responseBody;
  const response = checker.responseErrors(template, method, status, body);
  const asCapture = status === 422 && template === ORDERS && response.length > 0;
  if (asCapture && checker.responseErrors(CAPTURE, method, status, body).length === 0) return request;
  return [...request, ...response.map((error) => `response: ${error}`)];
}
