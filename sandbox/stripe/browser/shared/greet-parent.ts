import { GREETING } from "./protocol";

/**
 * Called once by a frame's script: greets the embedding page and resolves with the settings and the port that it
 * answers with. Only the parent window is listened to; everything after goes over the port.
 */
export function greetParent<Settings>(): Promise<{ settings: Settings; port: MessagePort }> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<{ type?: string; settings?: Settings }>): void => {
      const port = event.ports[0];
      if (event.source !== window.parent || event.data?.type !== GREETING || !port) return;
      window.removeEventListener("message", listen);
      resolve({ settings: event.data.settings as Settings, port });
    };
    window.addEventListener("message", listen);
    window.parent.postMessage({ type: GREETING }, "*");
  });
}
