import { createEdgeClient, EdgeApiError } from "../src/index.ts";

/**
 * Lists the items that a brand can charge for.
 * EDGE_URL=… EDGE_API_KEY=… npx tsx clients/typescript/examples/first-call.ts <org_id> <brand_id>
 */
const { EDGE_URL = "", EDGE_API_KEY = "" } = process.env;
const [org_id = "", brand_id = ""] = process.argv.slice(2);

const edge = createEdgeClient({ baseUrl: EDGE_URL, apiKey: EDGE_API_KEY });
try {
  const { data } = await edge.getItems({ org_id, brand_id });
  for (const { bi_id, bi_name, bi_unit_price } of data) console.log(`${bi_id}  ${bi_unit_price}  ${bi_name}`);
} catch (error) {
  if (!(error instanceof EdgeApiError)) throw error;
  console.error(`${error.message} (${error.code}, ${error.requestId})`);
  process.exitCode = 1;
}
