/** For `vi.waitFor`: a busy machine is slow, not wrong; only what never comes runs into this. */
export const PATIENCE = { timeout: 30_000, interval: 25 };
