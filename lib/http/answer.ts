/** What goes out, before it becomes a `Response`: a form that can also be stored and replayed. */
export type Answer = { status: number; body: string; headers?: Record<string, string> };

const ALWAYS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

export function toResponse(answer: Answer, requestId: string): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...ALWAYS, "x-request-id": requestId, ...answer.headers },
  });
}

/** `status` stands after the action's own fields, and `warnings` only where there are some. */
export function toSuccess(fields: Record<string, unknown>, warnings: readonly string[]): Answer {
  const body = { ...fields, status: "success", ...(warnings.length > 0 && { warnings }) };
  return { status: 200, body: JSON.stringify(body) };
}
