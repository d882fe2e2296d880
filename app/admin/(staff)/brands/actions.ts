"use server";

import { createBrand as create } from "@/lib/brands/create-brand";
import { removeLogo as remove } from "@/lib/brands/remove-logo";
import { brandDraft, removeLogoInput, updateBrandInput, uploadLogoInput } from "@/lib/brands/schema";
import { updateBrand as update } from "@/lib/brands/update-brand";
import { uploadLogo as upload } from "@/lib/brands/upload-logo";
import { staffAction } from "@/lib/http/staff-action";

export const createBrand = staffAction({ role: "admin", schema: brandDraft, run: create });

export const updateBrand = staffAction({ role: "admin", schema: updateBrandInput, run: update });

export const uploadLogo = staffAction({
  role: "admin",
  schema: uploadLogoInput,
  run: async (ctx, { brandId, file }) =>
    upload(ctx, { brandId, file: new Uint8Array(await file.arrayBuffer()) }),
});

export const removeLogo = staffAction({ role: "admin", schema: removeLogoInput, run: remove });
