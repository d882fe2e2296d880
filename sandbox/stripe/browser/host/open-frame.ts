import { GREETING } from "../shared/protocol";

/** How long after its page has loaded a frame may stay silent, in milliseconds. */
const SILENCE = 5_000;

export type OpenFrame = {
  iframe: HTMLIFrameElement;
  /** May be written to at once; messages wait until the frame takes its end. */
  port: MessagePort;
  close: () => void;
};

type Request = {
  url: string;
  title: string;
  parent: HTMLElement;
  /** Set through the CSS object model: a host page's policy allows no style attributes. */
  styles: Record<string, string>;
  settings: () => unknown;
  /** The frame's page did not come up. */
  onSilence: () => void;
};

/** Puts a frame of the sandbox's origin into the page and gives it its settings and a port when it greets. */
export function openFrame(request: Request): OpenFrame {
  const channel = new MessageChannel();
  const iframe = document.createElement("iframe");
  const origin = new URL(request.url).origin;
  let silence: number | undefined;

  const greet = (event: MessageEvent<{ type?: string }>): void => {
    if (event.source !== iframe.contentWindow || event.origin !== origin) return;
    if (event.data?.type !== GREETING) return;
    stop();
    const greeting = { type: GREETING, settings: request.settings() };
    iframe.contentWindow?.postMessage(greeting, origin, [channel.port2]);
  };
  const stop = (): void => {
    window.removeEventListener("message", greet);
    window.clearTimeout(silence);
    iframe.removeEventListener("load", loaded);
  };
  const loaded = (): void => {
    silence = window.setTimeout(() => {
      stop();
      request.onSilence();
    }, SILENCE);
  };

  window.addEventListener("message", greet);
  iframe.addEventListener("load", loaded);
  iframe.title = request.title;
  iframe.allow = "payment *";
  iframe.src = request.url;
  for (const [name, value] of Object.entries(request.styles))
    iframe.style.setProperty(name, value, "important");
  request.parent.append(iframe);
  return {
    iframe,
    port: channel.port1,
    close: () => {
      stop();
      channel.port1.close();
      iframe.remove();
    },
  };
}
