import type { PageError } from "@/lib/setup/view";

/** The server answered that it could not do it. A request that got no answer throws `TypeError`, as fetch does. */
export class PostRefused extends Error {
  override readonly name = "PostRefused";
  constructor(
    readonly status: number,
    readonly requestId: string | null,
  ) {
    super(`The page's server answered ${status}`);
  }
}

/** One of the page's own POSTs. Throws `PostRefused` on a status ≥ 400, anything else when there is no answer to read. */
export async function post<Answer>(url: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
  });
  if (response.ok) return (await response.json()) as Answer;
  const failure = (await response.json().catch(() => null)) as PageError | null;
  throw new PostRefused(response.status, failure?.error?.request_id ?? response.headers.get("x-request-id"));
}
