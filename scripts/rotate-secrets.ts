import { resealSecondFactors } from "@/lib/auth/staff/reseal-second-factors";
import { env } from "@/lib/env";
import { rotateSecrets } from "@/lib/gateway-accounts/rotate-secrets";
import { resealAnswers } from "@/lib/http/reseal-answers";
import { resealLinks } from "@/lib/mail/reseal-links";
import { connectTo } from "@/lib/migrations/connect";
import { runMain } from "@/lib/run-main";
import { resealClients } from "@/lib/setup/reseal-clients";
import { StartFailure } from "@/lib/start-failure";
import { resealEndpoints } from "@/lib/webhooks/reseal-endpoints";

// Set EDGE_SECRET_KEY to the new key and EDGE_SECRET_KEY_PREVIOUS to the former one, everywhere; then run this; then drop
// the former one.
await runMain(async () => {
  const owner = await connectTo(env().DATABASE_URL);
  try {
    const accounts = await rotateSecrets(owner);
    const forms = await resealClients(owner);
    const factors = await resealSecondFactors(owner);
    const endpoints = await resealEndpoints(owner);
    const answers = await resealAnswers(owner);
    const links = await resealLinks(owner);
    process.stdout.write(
      `Sealed ${accounts.resealed} gateway accounts, ${forms.resealed} open forms, ${factors.resealed} second factors, ${endpoints.resealed} webhook endpoints, ${answers.resealed} answers and ${links.resealed} mailed links under today's key.\n`,
    );
    const unopened = [accounts, forms, factors, endpoints, answers, links].flatMap(
      ({ unopened }) => unopened,
    );
    if (unopened.length > 0)
      throw new StartFailure(
        `No key opens ${unopened.join(", ")}: name the key that sealed them in EDGE_SECRET_KEY_PREVIOUS.`,
      );
  } finally {
    await owner.end();
  }
});
