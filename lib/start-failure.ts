/** Starting cannot go on: the message is one sentence for the person at the terminal, who needs no stack. */
export class StartFailure extends Error {
  readonly kind = "start_failure";
  constructor(sentence: string) {
    super(sentence);
    this.name = "StartFailure";
  }
}
