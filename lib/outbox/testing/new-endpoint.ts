import { inOrg } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { newId } from "@/lib/ids";
import { type EndpointSecrets, sealSecrets } from "../endpoint-secrets";
import { newSigningSecret } from "../sign";

type Change = Partial<Omit<Prisma.WebhookEndpointUncheckedCreateInput, "orgId" | "secrets">> & {
  secrets?: EndpointSecrets;
};

/** An endpoint of the organization, past every check of its address. Answers its id. */
export async function newEndpoint(orgId: string, { secrets, ...change }: Change = {}): Promise<string> {
  const id = change.id ?? newId("wh");
  const { bytes, keyId } = sealSecrets(
    orgId,
    id,
    secrets ?? { signing: [{ secret: newSigningSecret(), until: null }], auth: { type: "none" } },
  );
  await inOrg(orgId, (tx) =>
    tx.webhookEndpoint.create({
      data: {
        orgId,
        name: "Test",
        url: "http://127.0.0.1:9/",
        eventTypes: ["*"],
        ...change,
        id,
        secrets: new Uint8Array(bytes),
        keyId,
      },
    }),
  );
  return id;
}
