"use server";

import { endChargeInDoubt } from "@/lib/drift/end-charge-in-doubt";
import { endChargeInDoubtInput } from "@/lib/drift/schema";
import { staffAction } from "@/lib/http/staff-action";

export const endInDoubt = staffAction({
  role: "admin",
  schema: endChargeInDoubtInput,
  run: endChargeInDoubt,
});
