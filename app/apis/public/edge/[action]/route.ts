import { actionTable } from "@/app/public/action-table";
import { olderPath } from "@/lib/http/older-path";

/** The older path: the same action, under `{action}.php`. */
const POST = olderPath(actionTable, "edge");

export { POST, POST as DELETE, POST as GET, POST as OPTIONS, POST as PATCH, POST as PUT };
