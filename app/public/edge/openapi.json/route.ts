import { actionTable } from "@/app/public/action-table";
import { serveOpenApi } from "@/lib/http/openapi/serve";

/** The API's description for programs; `/docs` is the same for people. */
export const GET = serveOpenApi(actionTable);
