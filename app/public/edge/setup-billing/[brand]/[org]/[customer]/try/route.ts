import { pageAction } from "@/lib/http/page-action";
import { pageCookie } from "@/lib/http/page-cookies";
import { newToken } from "@/lib/secrets";
import { presentTry } from "@/lib/setup/present-page-answers";
import { tryInput } from "@/lib/setup/schema";
import { trySetup } from "@/lib/setup/try-setup";

/** The button was pressed: counts the try before the provider is asked, and marks the browser that pressed. */
export const POST = pageAction({
  schema: tryInput,
  run: async (ctx, { address, visitor, input }) => {
    const receipt = visitor.receipt ?? newToken();
    const result = await trySetup(ctx, {
      address,
      visitor: { ...visitor, receipt },
      attemptId: input.attemptId,
      consent: { version: input.consentVersion, locale: input.locale },
    });
    return { answer: presentTry(result), cookie: pageCookie("edge_receipt", receipt, address) };
  },
});
