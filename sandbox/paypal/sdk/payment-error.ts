/** What the script throws and hands to `onError`: a code for programs, and whether another presentation may work. */
export class PaymentError extends Error {
  override readonly name = "PayPalError";

  constructor(
    readonly code: string,
    message: string,
    readonly isRecoverable: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
