"use server";

import { z } from "zod";
import { staffAction } from "@/lib/http/staff-action";
import { countReplay as count } from "@/lib/webhooks/count-replay";
import { createEndpoint as create } from "@/lib/webhooks/create-endpoint";
import { deleteEndpoint as remove } from "@/lib/webhooks/delete-endpoint";
import { replayEvents as replay } from "@/lib/webhooks/replay-events";
import { resendEvent as resend } from "@/lib/webhooks/resend-event";
import { rotateSecret as rotate } from "@/lib/webhooks/rotate-secret";
import { webhookInput } from "@/lib/webhooks/schema";
import { addEndpointForm, editEndpointForm, rotateSecretForm, wireSince } from "@/lib/webhooks/staff-schema";
import { testEndpoint as test } from "@/lib/webhooks/test-endpoint";
import { updateEndpoint as update } from "@/lib/webhooks/update-endpoint";
import { wireId } from "@/lib/wire";

export const createEndpoint = staffAction({
  role: "admin",
  schema: addEndpointForm,
  run: async (ctx, input) => {
    const { endpoint, secret } = await create(ctx, input);
    return { id: endpoint.id, secret };
  },
});

export const updateEndpoint = staffAction({
  role: "admin",
  schema: editEndpointForm,
  run: async (ctx, input) => ({ id: (await update(ctx, input)).id }),
});

export const rotateSecret = staffAction({
  role: "admin",
  schema: rotateSecretForm,
  run: async (ctx, input) => ({ secret: (await rotate(ctx, input)).secret }),
});

export const testEndpoint = staffAction({ role: "admin", schema: webhookInput, run: test });

export const countReplay = staffAction({
  role: "admin",
  schema: z.object({ wh_id: wireId, since: wireSince }),
  run: count,
});

export const replayEvents = staffAction({
  role: "admin",
  schema: z.object({ wh_id: wireId, since: wireSince }),
  run: replay,
});

export const deleteEndpoint = staffAction({
  role: "admin",
  schema: webhookInput,
  run: async (ctx, input) => ({ id: (await remove(ctx, input)).id }),
});

export const resendEvent = staffAction({
  role: "operator",
  schema: z.object({ event_id: wireId, wh_id: wireId }),
  run: resend,
});
