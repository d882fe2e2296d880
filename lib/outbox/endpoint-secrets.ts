import { type Sealed, seal, unseal } from "@/lib/secrets";
import type { EndpointAuth } from "./authorize";

/** A `whsec_…` that events are signed with; one that is being replaced, until then. `until`: ISO 8601 with Z. */
export type SigningSecret = { secret: string; until: string | null };

/** What an endpoint's row keeps sealed. The newest secret comes first. */
export type EndpointSecrets = { signing: SigningSecret[]; auth: EndpointAuth };

type SealedRow = { orgId: string; id: string; secrets: Uint8Array; keyId: string };

const secretsPlace = (orgId: string, id: string) => `webhook_endpoint:${orgId}/${id}:secrets`;

export function sealSecrets(orgId: string, id: string, secrets: EndpointSecrets): Sealed {
  return seal(JSON.stringify(secrets), secretsPlace(orgId, id));
}

/** @throws Error when no key of ours opens them, or they are another row's */
export function openSecrets({ orgId, id, secrets, keyId }: SealedRow): EndpointSecrets {
  return JSON.parse(unseal({ bytes: secrets, keyId }, secretsPlace(orgId, id)));
}

/** Null when no key of ours opens them: for those who go on without. */
export function openSecretsOrNull(row: SealedRow): EndpointSecrets | null {
  try {
    return openSecrets(row);
  } catch {
    return null;
  }
}

/** Those that an event is signed with now. */
export function validSecrets({ signing }: EndpointSecrets, now: Date): string[] {
  return signing.flatMap(({ secret, until }) =>
    until === null || Date.parse(until) > now.getTime() ? [secret] : [],
  );
}
