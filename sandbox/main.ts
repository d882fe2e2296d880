import { startSandbox } from "./core/sandbox";
import { page } from "./page/page";
import { makePaypalPart } from "./paypal/part";
import { makeStripePart } from "./stripe/part";

const { SANDBOX_PORT, SANDBOX_STATE, SANDBOX_URL } = process.env;

function refuse(sentence: string): never {
  console.error(`sandbox: ${sentence}`);
  process.exit(1);
}

const port = Number(SANDBOX_PORT ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  refuse("SANDBOX_PORT must be a port number (0 takes any free one).");
if (!SANDBOX_STATE) refuse("SANDBOX_STATE must name a directory to keep its state in.");

try {
  const sandbox = await startSandbox({
    port,
    state: SANDBOX_STATE,
    url: SANDBOX_URL,
    parts: [makeStripePart, makePaypalPart],
    page,
  });
  const leave = () => {
    sandbox.stop();
    process.exit(0);
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
  if (process.send) process.on("disconnect", leave);
  const listening = SANDBOX_URL ? ` (public ${sandbox.origin})` : "";
  console.log(`sandbox listening on ${sandbox.address}${listening}`);
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  refuse(taken ? `port ${port} is taken; set SANDBOX_PORT to another.` : String(error));
}
