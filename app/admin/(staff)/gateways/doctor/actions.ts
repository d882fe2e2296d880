"use server";

import { z } from "zod";
import { toTally } from "@/lib/doctor/to-view";
import { examineOrganization } from "@/lib/http/examine-organization";
import { staffAction } from "@/lib/http/staff-action";

export const runDoctor = staffAction({
  role: "admin",
  schema: z.object({}),
  run: async (ctx) => toTally((await examineOrganization(ctx)).results),
});
