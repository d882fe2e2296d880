import { pageAction } from "@/lib/http/page-action";
import { finishFromPage } from "@/lib/setup/finish-from-page";
import { presentFinish } from "@/lib/setup/present-page-answers";
import { finishInput } from "@/lib/setup/schema";

/** The provider's form is done, whatever it said: asks the provider itself. */
export const POST = pageAction({
  schema: finishInput,
  run: async (ctx, { address, visitor, input }) => ({
    answer: presentFinish(await finishFromPage(ctx, { address, visitor, ...input })),
  }),
});
