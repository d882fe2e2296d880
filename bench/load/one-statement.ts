import { hashApiKey } from "@/lib/auth/api-keys/secret";
import { newId } from "@/lib/ids";
import { hashToken, newToken } from "@/lib/secrets";
import { BUILD_STATEMENT } from "@/lib/setup/build-setup";
import type { Work } from "./work";

/** The same work as the product sends it: the key's statement, and the one that does the rest. */
export const oneStatement: Work = async (client, { apiKey, body }, contact) => {
  const { rows: keys } = await client.query({
    name: "authenticate-api-key",
    text: "select * from authenticate_api_key($1)",
    values: [Buffer.from(hashApiKey(apiKey).buffer)],
  });
  const { rows } = await client.query({
    ...BUILD_STATEMENT,
    values: [
      keys[0].org_id,
      body.brand_id,
      contact,
      JSON.stringify(body.bc_meta),
      body.bi_id,
      null,
      newId("bc"),
      newId("link"),
      hashToken(newToken()),
      newId("aud"),
      "api_key",
      keys[0].key_id,
      newId("req"),
      "127.0.0.1",
      null,
      null,
    ],
  });
  if (rows[0]?.outcome !== "built") throw new Error(`build_customer_setup answered ${rows[0]?.outcome}`);
};
