"use server";

import { makeApiKey as make } from "@/lib/auth/api-keys/make-api-key";
import { renameApiKey as rename } from "@/lib/auth/api-keys/rename-api-key";
import { revokeApiKey as revoke } from "@/lib/auth/api-keys/revoke-api-key";
import { makeApiKeyInput, renameApiKeyInput, revokeApiKeyInput } from "@/lib/auth/api-keys/schema";
import { staffAction } from "@/lib/http/staff-action";

export const makeApiKey = staffAction({ role: "owner", schema: makeApiKeyInput, run: make });

export const renameApiKey = staffAction({ role: "owner", schema: renameApiKeyInput, run: rename });

export const revokeApiKey = staffAction({ role: "owner", schema: revokeApiKeyInput, run: revoke });
