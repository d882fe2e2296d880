import type { SetupView } from "@/lib/setup/view";
import { ClosedOutcome } from "./closed-outcome";
import { DoneOutcome } from "./done-outcome";
import { OpenPage } from "./open-page";
import { ProcessingOutcome } from "./processing-outcome";
import { Shell } from "./shell";

/** The hosted page in whatever state the server decided. */
export function SetupPage({ view, nonce }: { view: SetupView; nonce: string }) {
  return (
    <Shell view={view} nonce={nonce}>
      <State view={view} nonce={nonce} />
    </Shell>
  );
}

function State({ view, nonce }: { view: SetupView; nonce: string }) {
  switch (view.state) {
    case "open":
    case "replacing":
      return <OpenPage view={view} nonce={nonce} />;
    case "processing":
      return <ProcessingOutcome view={view} />;
    case "done":
      return <DoneOutcome view={view} />;
    case "closed":
      return <ClosedOutcome view={view} />;
  }
}
