/** What every route handler costs, and nothing else. */
export const dynamic = "force-dynamic";

export function POST(): Response {
  return Response.json({ status: "success" });
}

export { POST as GET };
