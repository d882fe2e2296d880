import { createEdgeClient, readEvents } from "../src/index.ts";

/**
 * Prints every event from the beginning, then what happens, until Ctrl-C.
 * EDGE_URL=… EDGE_API_KEY=… npx tsx clients/typescript/examples/poll.ts [event_id to go on behind]
 */
const { EDGE_URL = "", EDGE_API_KEY = "" } = process.env;
const [after] = process.argv.slice(2);

const edge = createEdgeClient({ baseUrl: EDGE_URL, apiKey: EDGE_API_KEY });
// Yours would write event_id down in the transaction that does what the event asks for, and begin behind it next time.
for await (const event of readEvents(edge, after ? { after } : {}))
  console.log(`${event.created_at}  ${event.event_type}  ${event.event_id}`);
