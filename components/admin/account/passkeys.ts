import { passkeyClient } from "@better-auth/passkey/client";
import { createAuthClient } from "better-auth/react";
import { sentenceFor } from "./auth-post";
import type { Answer } from "./types";

type Said = { error: { code?: string | undefined; status: number } | null } | null | undefined;

/** Made when it is needed: only a browser knows where it is. */
function client() {
  return createAuthClient({
    baseURL: window.location.origin,
    basePath: "/admin/auth",
    plugins: [passkeyClient()],
  });
}

/** Asks the device for a passkey of ours and signs in with it. */
export async function signInWithPasskey(): Promise<Answer<null>> {
  return told(await client().signIn.passkey());
}

/** Asks the device to make a passkey for whoever is signed in. */
export async function addPasskey(name: string): Promise<Answer<null>> {
  return told(await client().passkey.addPasskey({ name }));
}

function told(said: Said): Answer<null> {
  if (said?.error) return { ok: false, message: sentenceFor(said.error.status, said.error.code) };
  return { ok: true, value: null };
}
