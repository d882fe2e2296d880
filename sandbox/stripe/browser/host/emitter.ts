export type Handler = (payload: Record<string, unknown>) => void;

/** `on`, `once` and `off` as Stripe's elements have them: each gives the emitter back. */
export class Emitter {
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly onceOnly = new WeakSet<Handler>();

  on(name: string, handler: Handler): this {
    const known = this.handlers.get(name) ?? new Set();
    this.handlers.set(name, known.add(handler));
    return this;
  }

  once(name: string, handler: Handler): this {
    this.onceOnly.add(handler);
    return this.on(name, handler);
  }

  off(name: string, handler?: Handler): this {
    if (handler) this.handlers.get(name)?.delete(handler);
    else this.handlers.delete(name);
    return this;
  }

  protected emit(name: string, payload: Record<string, unknown>): void {
    for (const handler of [...(this.handlers.get(name) ?? [])]) {
      if (this.onceOnly.has(handler)) this.off(name, handler);
      handler(payload);
    }
  }
}
