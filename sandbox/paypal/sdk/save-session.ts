import { PaymentError } from "./payment-error";
import { approvalUrl, openModal, openPopup, type Presentation } from "./presentation";
import type { WindowMessage } from "./window-message";

type Mode = "auto" | "popup" | "modal" | "redirect" | "payment-handler" | "direct-app-switch";
type StartOptions = {
  presentationMode?: Mode;
  fullPageOverlay?: { enabled: boolean };
  autoRedirect?: { enabled: boolean };
};
type TokenPromise = Promise<{ vaultSetupToken: string }>;

export type SaveSessionOptions = {
  vaultSetupToken?: string;
  onApprove?: (data: { fundingSource: "paypal"; vaultSetupToken: string; payerId?: string }) => unknown;
  onCancel?: (data: { vaultSetupToken?: string }) => void;
  onComplete?: (data: { paymentSessionState: "approved" | "canceled" | "error" }) => void;
  onError?: (error: PaymentError) => void;
};

type Standing = { status: string; payer_id?: string };

const RETURN_PARAMETER = "approval_token_id";

function toPaymentError(error: unknown): PaymentError {
  if (error instanceof PaymentError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new PaymentError("ERR_INTEGRATION_ERROR", message, false, error);
}

/** A session that saves a PayPal account: `start` within the click, then exactly one of the callbacks. */
export function makeSaveSession(origin: string, options: SaveSessionOptions) {
  let open: { presentation: Presentation; token?: string } | undefined;
  let destroyed = false;

  function close() {
    const closing = open;
    open = undefined;
    closing?.presentation.close();
    return closing;
  }

  function cancelled(token: string | undefined): void {
    if (destroyed) return;
    options.onCancel?.(token ? { vaultSetupToken: token } : {});
    options.onComplete?.({ paymentSessionState: "canceled" });
  }

  function failed(error: unknown): void {
    if (destroyed) return;
    const paymentError = toPaymentError(error);
    if (!options.onError) throw paymentError;
    options.onError(paymentError);
    options.onComplete?.({ paymentSessionState: "error" });
  }

  async function approved(vaultSetupToken: string, payerId: string | undefined): Promise<void> {
    if (destroyed) return;
    try {
      const payer = payerId ? { payerId } : {};
      await options.onApprove?.({ fundingSource: "paypal", vaultSetupToken, ...payer });
      options.onComplete?.({ paymentSessionState: "approved" });
    } catch (error) {
      failed(error);
    }
  }

  function heard(message: WindowMessage): void {
    const token = close()?.token;
    if (message.state === "approved" && token) void approved(token, message.payerId);
    else cancelled(token);
  }

  function present(mode: Mode, overlay: boolean): Presentation {
    const hooks = { origin, overlay, onMessage: heard, onClosed: () => cancelled(close()?.token) };
    const popup = mode === "modal" ? undefined : openPopup(hooks);
    if (popup) return popup;
    if (mode === "popup") {
      throw new PaymentError("ERR_DEV_UNABLE_TO_OPEN_POPUP", "Unable to open the PayPal popup window.", true);
    }
    return openModal(hooks);
  }

  async function startRedirect(start: StartOptions, promise: TokenPromise) {
    const { vaultSetupToken } = await promise;
    const redirectURL = approvalUrl(origin, vaultSetupToken);
    if (start.autoRedirect?.enabled === false) return { redirectURL };
    location.assign(redirectURL);
    return undefined;
  }

  async function startBeside(start: StartOptions, mode: Mode, promise: TokenPromise): Promise<void> {
    const mine = { presentation: present(mode, start.fullPageOverlay?.enabled !== false), token: "" };
    open = mine;
    const { vaultSetupToken } = await promise;
    mine.token = vaultSetupToken;
    // Closed by hand while the page was still fetching its token.
    if (open === mine) mine.presentation.show(vaultSetupToken);
  }

  return {
    async start(
      start: StartOptions = {},
      promise?: TokenPromise,
    ): Promise<{ redirectURL: string } | undefined> {
      const mode = start.presentationMode ?? "auto";
      const token = promise ?? Promise.resolve({ vaultSetupToken: options.vaultSetupToken ?? "" });
      // Whoever waits for it hears of a failure; where nobody does any more, nobody needs to.
      token.catch(() => undefined);
      if (open) return void open.presentation.focus();
      if (mode === "payment-handler") {
        const message = "The Payment Handler presentation is not available in this browser.";
        throw new PaymentError("ERR_FLOW_PAYMENT_HANDLER_BROWSER_INCOMPATIBLE", message, true);
      }
      try {
        if (mode === "redirect" || mode === "direct-app-switch") return await startRedirect(start, token);
        await startBeside(start, mode, token);
      } catch (error) {
        close();
        if (error instanceof PaymentError && error.isRecoverable) throw error;
        failed(error);
      }
      return undefined;
    },
    hasReturned: () => new URLSearchParams(location.search).has(RETURN_PARAMETER),
    /** Takes up the redirect that led away from this page: asks how it ended and calls back. */
    async resume(): Promise<void> {
      const token = new URLSearchParams(location.search).get(RETURN_PARAMETER);
      if (!token) return;
      try {
        const response = await fetch(`${origin}/paypal/sdk/setup-tokens/${encodeURIComponent(token)}`);
        if (!response.ok)
          throw new PaymentError("ERR_INVALID_SETUP_TOKEN", "The setup token is not known.", false);
        const standing = (await response.json()) as Standing;
        const agreed = standing.status === "APPROVED" || standing.status === "VAULTED";
        if (agreed) await approved(token, standing.payer_id);
        else cancelled(token);
      } catch (error) {
        failed(error);
      }
    },
    cancel(): void {
      const token = close()?.token;
      cancelled(token);
    },
    destroy(): void {
      destroyed = true;
      close();
    },
  };
}
