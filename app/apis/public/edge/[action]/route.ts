import { actionTable } from "@/app/public/edge/action-table";
import { unknownAction } from "@/lib/http/unknown-action";

/** The older path: the same action, under `{action}.php`. */
async function POST(
  request: Request,
  { params }: { params: Promise<{ action: string }> },
): Promise<Response> {
  const { action } = await params;
  const name = action.endsWith(".php") ? action.slice(0, -".php".length) : "";
  return (actionTable.get(name) ?? unknownAction)(request);
}

export { POST, POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
