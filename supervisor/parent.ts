const ASK_EVERY_MS = 150;

/**
 * npm passes SIGTERM and Ctrl-C on to us, but when it is killed with -9 nobody tells us: we notice that our parent is
 * another one. Without npm we may well be meant to outlive the shell that started us.
 */
export function onLostNpm(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, ASK_EVERY_MS).unref();
}
