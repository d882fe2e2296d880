import { PaymentError } from "./payment-error";
import { openModal, openPopup, type Presentation, windowUrl } from "./presentation";
import type { Subject } from "./subjects";
import type { WindowMessage } from "./window-message";

type Mode = "auto" | "popup" | "modal" | "redirect" | "payment-handler" | "direct-app-switch";
type StartOptions = {
  presentationMode?: Mode;
  fullPageOverlay?: { enabled: boolean };
  autoRedirect?: { enabled: boolean };
};

/** What PayPal is opened for, under the name that pages know it by: `{ orderId }`, `{ vaultSetupToken }`. */
export type Named<N extends string> = Record<N, string>;

export type SessionOptions<N extends string> = Partial<Named<N>> & {
  onApprove?: (data: Named<N> & { fundingSource: "paypal"; payerId?: string }) => unknown;
  onCancel?: (data: Partial<Named<N>>) => void;
  onComplete?: (data: { paymentSessionState: "approved" | "canceled" | "error" }) => void;
  onError?: (error: PaymentError) => void;
};

type Standing = { status: string; payer_id?: string };

function toPaymentError(error: unknown): PaymentError {
  if (error instanceof PaymentError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new PaymentError("ERR_INTEGRATION_ERROR", message, false, error);
}

/** A session that saves an account or pays an order: `start` within the click, then exactly one of the callbacks. */
export function makeSession<N extends string>(
  origin: string,
  subject: Subject<N>,
  options: SessionOptions<N>,
) {
  const { name } = subject;
  const named = (id: string) => ({ [name]: id }) as Named<N>;
  let open: { presentation: Presentation; id?: string } | undefined;
  let destroyed = false;

  function close() {
    const closing = open;
    open = undefined;
    closing?.presentation.close();
    return closing;
  }

  function cancelled(id: string | undefined): void {
    if (destroyed) return;
    options.onCancel?.(id ? named(id) : {});
    options.onComplete?.({ paymentSessionState: "canceled" });
  }

  function failed(error: unknown): void {
    if (destroyed) return;
    const paymentError = toPaymentError(error);
    if (!options.onError) throw paymentError;
    options.onError(paymentError);
    options.onComplete?.({ paymentSessionState: "error" });
  }

  async function approved(id: string, payerId: string | undefined): Promise<void> {
    if (destroyed) return;
    try {
      const payer = payerId ? { payerId } : {};
      await options.onApprove?.({ fundingSource: "paypal", ...named(id), ...payer });
      options.onComplete?.({ paymentSessionState: "approved" });
    } catch (error) {
      failed(error);
    }
  }

  function heard(message: WindowMessage): void {
    const id = close()?.id;
    if (message.state === "approved" && id) void approved(id, message.payerId);
    else cancelled(id);
  }

  function present(mode: Mode, overlay: boolean): Presentation {
    const hooks = {
      origin,
      overlay,
      pageOf: subject.pageOf,
      onMessage: heard,
      onClosed: () => cancelled(close()?.id),
    };
    const popup = mode === "modal" ? undefined : openPopup(hooks);
    if (popup) return popup;
    if (mode === "popup") {
      throw new PaymentError("ERR_DEV_UNABLE_TO_OPEN_POPUP", "Unable to open the PayPal popup window.", true);
    }
    return openModal(hooks);
  }

  async function startRedirect(start: StartOptions, promise: Promise<Named<N>>) {
    const redirectURL = windowUrl(origin, subject.pageOf((await promise)[name]));
    if (start.autoRedirect?.enabled === false) return { redirectURL };
    location.assign(redirectURL);
    return undefined;
  }

  async function startBeside(start: StartOptions, mode: Mode, promise: Promise<Named<N>>): Promise<void> {
    const mine = { presentation: present(mode, start.fullPageOverlay?.enabled !== false), id: "" };
    open = mine;
    mine.id = (await promise)[name];
    // Closed by hand while the page was still fetching its token or order.
    if (open === mine) mine.presentation.show(mine.id);
  }

  return {
    async start(
      start: StartOptions = {},
      promise?: Promise<Named<N>>,
    ): Promise<{ redirectURL: string } | undefined> {
      const mode = start.presentationMode ?? "auto";
      const wanted = promise ?? Promise.resolve(named(options[name] ?? ""));
      // Whoever waits for it hears of a failure; where nobody does any more, nobody needs to.
      wanted.catch(() => undefined);
      if (open) return void open.presentation.focus();
      if (mode === "payment-handler") {
        const message = "The Payment Handler presentation is not available in this browser.";
        throw new PaymentError("ERR_FLOW_PAYMENT_HANDLER_BROWSER_INCOMPATIBLE", message, true);
      }
      try {
        if (mode === "redirect" || mode === "direct-app-switch") return await startRedirect(start, wanted);
        await startBeside(start, mode, wanted);
      } catch (error) {
        close();
        if (error instanceof PaymentError && error.isRecoverable) throw error;
        failed(error);
      }
      return undefined;
    },
    hasReturned: () => subject.returned(new URLSearchParams(location.search)) !== undefined,
    /** Takes up the redirect that led away from this page: asks how it ended and calls back. */
    async resume(): Promise<void> {
      const id = subject.returned(new URLSearchParams(location.search));
      if (!id) return;
      try {
        const response = await fetch(`${origin}${subject.standing(id)}`);
        if (!response.ok) throw new PaymentError(subject.unknown, `The ${name} is not known.`, false);
        const standing = (await response.json()) as Standing;
        if (subject.agreed.includes(standing.status)) await approved(id, standing.payer_id);
        else cancelled(id);
      } catch (error) {
        failed(error);
      }
    },
    cancel(): void {
      cancelled(close()?.id);
    },
    destroy(): void {
      destroyed = true;
      close();
    },
  };
}
