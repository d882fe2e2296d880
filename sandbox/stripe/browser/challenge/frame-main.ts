import { localiseError, resolveLanguage } from "../messages/resolve";
import { greetParent } from "../shared/greet-parent";
import { toOutcome } from "../shared/intent-outcome";
import type { ChallengeSettings, FromChallengeFrame } from "../shared/protocol";
import { BankCard } from "./bank-card";

const { settings, port } = await greetParent<ChallengeSettings>();
const language = resolveLanguage(settings.locale, navigator.languages);

const card = new BankCard({ ...settings, language }, ({ value: intent, error }) => {
  const outcome = intent ? toOutcome(intent) : { error };
  const message: FromChallengeFrame = {
    type: "done",
    outcome: outcome.error ? { error: localiseError(outcome.error, language.messages) } : outcome,
  };
  port.postMessage(message);
});

port.onmessage = () => void card.answer("fail");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") void card.answer("fail");
});

await card.show();
card.focus();
