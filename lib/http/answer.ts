/** What goes out, in a form that can also be stored and replayed. */
export type Answer = { status: number; body: string; headers?: Record<string, string> };

/** The answer with the headers that every one has. */
export function withCommonHeaders({ status, body, headers }: Answer, requestId: string): Answer {
  return {
    status,
    body,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": requestId,
      ...headers,
    },
  };
}

export function toResponse(answer: Answer, requestId: string): Response {
  const { status, body, headers } = withCommonHeaders(answer, requestId);
  return new Response(body, { status, headers });
}

/** `status` stands after the action's own fields, and `warnings` only where there are some. */
export function toSuccess(fields: Record<string, unknown>, warnings: readonly string[]): Answer {
  const body = { ...fields, status: "success", ...(warnings.length > 0 && { warnings }) };
  return { status: 200, body: JSON.stringify(body) };
}
