import { pageAction } from "@/lib/http/page-action";
import { beginSetup } from "@/lib/setup/begin-setup";
import { presentBegin } from "@/lib/setup/present-page-answers";
import { beginInput } from "@/lib/setup/schema";

/** The form is shown: makes the gateway's object, or finds it again. */
export const POST = pageAction({
  schema: beginInput,
  run: async (ctx, { address, visitor, input }) => ({
    answer: presentBegin(await beginSetup(ctx, { address, visitor, ...input }), address, input.locale),
  }),
});
