/** The part of autocannon that we use: it ships no types. */
declare module "autocannon" {
  export type Request = { method?: string; headers?: Record<string, string>; body?: string };
  type Options = Request & {
    url: string;
    connections: number;
    /** Seconds; so long, or so many calls. */
    duration?: number;
    amount?: number;
    /** Seconds that an answer may take. */
    timeout?: number;
    requests?: { setupRequest(request: Request): Request }[];
  };
  type Run = Promise<{ errors: number }> & {
    on(
      event: "response",
      heard: (client: unknown, status: number, bytes: number, latencyMs: number) => void,
    ): void;
  };
  function autocannon(options: Options): Run;
  export default autocannon;
}
