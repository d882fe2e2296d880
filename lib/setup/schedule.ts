/** When the reconciler asks the gateway again, in seconds from now. */
type Asked = {
  /** How often it has been asked since something last happened. */
  checks: number;
  /** Money may have moved, or the gateway has not decided. */
  inDoubt: boolean;
  /** The customer pressed the button within a day. */
  tried: boolean;
};

/**
 * In doubt: within half a minute of the provider answering again. Tried: so that with every webhook lost the state is
 * right within five minutes. Neither: nothing can have happened that we were not told of, an hour will do.
 */
export function secondsToNextCheck({ checks, inDoubt, tried }: Asked): number {
  const doubled = (first: number, most: number) => Math.min(first * 2 ** Math.min(checks, 16), most);
  if (inDoubt) return doubled(2, 30);
  return tried ? doubled(10, 300) : doubled(60, 3600);
}

export function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
