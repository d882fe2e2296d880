"use server";

import { dismissFinding as dismiss } from "@/lib/drift/dismiss-finding";
import { requestDrift } from "@/lib/drift/request-drift";
import { dismissFindingInput, requestDriftInput } from "@/lib/drift/schema";
import { staffAction } from "@/lib/http/staff-action";

export const compareNow = staffAction({ role: "admin", schema: requestDriftInput, run: requestDrift });

export const dismissFinding = staffAction({ role: "admin", schema: dismissFindingInput, run: dismiss });
