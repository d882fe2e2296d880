import { type Curtain, drawCurtain } from "./curtain";
import { currentLocale } from "./locale";
import { isWindowMessage, type WindowMessage } from "./window-message";

type Decision = WindowMessage & { state: "approved" | "canceled" };

/** How often a window is asked whether it is still there: no event tells. */
const CLOSED_CHECK_MS = 250;

export type Presentation = {
  /** Leads the open window or frame to the page where this is approved. */
  show: (id: string) => void;
  focus: () => void;
  close: () => void;
};

type Options = {
  origin: string;
  overlay: boolean;
  /** Path of PayPal's page about an id. */
  pageOf: (id: string) => string;
  onMessage: (message: Decision) => void;
  onClosed: () => void;
};

const newSession = () => crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);

const waitUrl = (origin: string, session: string) => windowUrl(origin, "/paypal/wait", session);

/** Address of a page of PayPal's, with the window's way back to this page. */
export function windowUrl(origin: string, path: string, session?: string): string {
  const url = new URL(path, origin);
  url.searchParams.set("locale", currentLocale());
  if (session) {
    url.searchParams.set("session", session);
    url.searchParams.set("host", location.origin);
  }
  return url.href;
}

/** Hears messages of this session from the sandbox's origin and from this very window; the answer stops it. */
function listen(
  session: string,
  source: () => Window | null,
  { origin, onMessage }: Options,
  onReady: () => void,
): () => void {
  const hear = ({ origin: from, source: by, data }: MessageEvent<unknown>) => {
    if (from !== origin || by !== source() || !isWindowMessage(data) || data.session !== session) return;
    if (data.state === "ready") onReady();
    else onMessage({ ...data, state: data.state });
  };
  addEventListener("message", hear);
  return () => removeEventListener("message", hear);
}

function featuresOf(width: number, height: number): string {
  const left = Math.round(screenX + Math.max(0, (outerWidth - width) / 2));
  const top = Math.round(screenY + Math.max(0, (outerHeight - height) / 2));
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/**
 * Leads a window or frame on to the page of an id, once its first page has said that it stands: led on before, it may stay
 * on that page, or lose the one that opened it.
 */
function makeLead(options: Options, session: string, go: (url: string) => void) {
  let ready = false;
  let wanted: string | undefined;
  const lead = () => {
    if (ready && wanted) go(windowUrl(options.origin, options.pageOf(wanted), session));
  };
  return {
    stands(): void {
      ready = true;
      lead();
    },
    show(id: string): void {
      wanted = id;
      lead();
    },
  };
}

/** Opens PayPal's window; undefined when the browser refuses. To be called within the click itself. */
export function openPopup(options: Options): Presentation | undefined {
  const session = newSession();
  const popup = window.open(waitUrl(options.origin, session), `paypal_${session}`, featuresOf(500, 680));
  if (!popup || popup.closed) return undefined;

  let curtain: Curtain | undefined;
  const { show, stands } = makeLead(options, session, (url) => popup.location.replace(url));
  const forget = listen(session, () => popup, options, stands);
  const timer = setInterval(() => {
    if (popup.closed) options.onClosed();
  }, CLOSED_CHECK_MS);
  if (options.overlay) {
    curtain = drawCurtain({ onClose: options.onClosed, onResume: () => popup.focus() });
  }
  return {
    show,
    focus: () => popup.focus(),
    close() {
      clearInterval(timer);
      forget();
      curtain?.remove();
      popup.close();
    },
  };
}

/** Opens PayPal in a frame over the page. */
export function openModal(options: Options): Presentation {
  const session = newSession();
  const { frame, remove } = drawCurtain({
    onClose: options.onClosed,
    frameUrl: waitUrl(options.origin, session),
  });
  const { show, stands } = makeLead(options, session, (url) => {
    if (frame) frame.src = url;
  });
  const forget = listen(session, () => frame?.contentWindow ?? null, options, stands);
  return {
    show,
    focus: () => frame?.focus(),
    close() {
      forget();
      remove();
    },
  };
}
