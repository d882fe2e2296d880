"use server";

import { staffAction } from "@/lib/http/staff-action";
import { activateItem as activate } from "@/lib/items/activate-item";
import { createItem as create } from "@/lib/items/create-item";
import { deactivateItem as deactivate } from "@/lib/items/deactivate-item";
import { createItemInput, itemChangeInput, updateItemInput } from "@/lib/items/edit-schema";
import { updateItem as update } from "@/lib/items/update-item";

export const createItem = staffAction({ role: "admin", schema: createItemInput, run: create });

export const updateItem = staffAction({ role: "admin", schema: updateItemInput, run: update });

export const deactivateItem = staffAction({ role: "admin", schema: itemChangeInput, run: deactivate });

export const activateItem = staffAction({ role: "admin", schema: itemChangeInput, run: activate });
